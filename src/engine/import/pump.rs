//! Reads and parses a file on a thread of its own while the rows before are being written.

use std::ops::ControlFlow;
use std::sync::mpsc;
use std::thread;

use super::error::{Error, Problem};
use super::input::Input;
use super::layout::{Layout, Row};

/// Rows handed over at once: enough that handing over costs nothing.
const BATCH: usize = 1024;
/// Batches that may wait: enough to keep both sides busy, few enough to keep memory flat.
const WAITING: usize = 4;

/// A row's line with what was made of it.
pub(super) type Parsed<T> = (u64, Result<T, Vec<Problem>>);

/// Parses every row of `input` with `parse`, which notes what is wrong, and hands the rows to `take` in the file's order,
/// many at once.
///
/// # Errors
/// What `take` returns, or the reader's; [`Error::Empty`] when there were no rows.
pub(super) fn pump<T: Send, E: From<Error>>(
    input: &Input,
    layout: &Layout,
    ignore_unknown: bool,
    parse: fn(&Row<'_>, &mut Vec<Problem>) -> Option<T>,
    mut take: impl FnMut(Vec<Parsed<T>>) -> Result<(), E>,
) -> Result<(), E> {
    thread::scope(|scope| {
        let (sender, receiver) = mpsc::sync_channel::<Vec<Parsed<T>>>(WAITING);
        let reader = scope.spawn(move || {
            let mut batch = Vec::with_capacity(BATCH);
            input.each_row(layout, ignore_unknown, &mut |line, row| {
                let mut problems = Vec::new();
                let parsed = row.and_then(|row| parse(&row, &mut problems).ok_or(problems));
                batch.push((line, parsed));
                if batch.len() < BATCH {
                    return ControlFlow::Continue(());
                }
                match sender.send(std::mem::replace(&mut batch, Vec::with_capacity(BATCH))) {
                    Ok(()) => ControlFlow::Continue(()),
                    Err(_) => ControlFlow::Break(()), // the other side failed and has gone
                }
            })?;
            let _ = sender.send(batch); // as above
            Ok::<_, Error>(())
        });
        let mut is_empty = true;
        for batch in receiver {
            is_empty &= batch.is_empty();
            take(batch)?;
        }
        match reader.join() {
            Ok(end) => end?,
            Err(panic) => std::panic::resume_unwind(panic),
        }
        if is_empty {
            return Err(Error::Empty { name: input.name().to_owned() }.into());
        }
        Ok(())
    })
}
