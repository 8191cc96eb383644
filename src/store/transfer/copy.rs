//! From one database into another.

use std::sync::{Arc, mpsc};

use serde::Serialize;

use super::table::{Rows, Table};
use super::{Sums, Tally, UNFINISHED, begin, finish, is_empty, meta, tables};
use crate::store::{Error, Store, Tx, meta as said};

/// What stands between reading and writing: enough that neither waits for the other, little enough to hold.
const BATCHES: usize = 4;

/// A copy that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Copying {
    /// Whether it went on with one that had been cut off.
    pub resumed: bool,
    /// Rows written by this run.
    pub written: u64,
    /// What each table comes to, at both ends.
    pub tables: Vec<Tally>,
    /// What the ledger comes to, at both ends.
    pub ledger: Sums,
}

/// Copies everything from `from` to `to`, as it is at one instant, and compares both ends row by row. What was cut off
/// goes on where it stopped. `progress` hears how many rows were written, now and then.
///
/// # Errors
/// [`Error::NotEmpty`] where `to` holds something else; [`Error::Differs`] when a table came out otherwise, because
/// somebody wrote to it meanwhile. `to` counts as unfinished until all is well.
pub async fn copy(from: &Store, to: &Store, progress: impl Fn(u64)) -> Result<Copying, Error> {
    let (about, tables) = from.read("describe", |tx| Ok::<_, Error>((meta(tx)?, tables(tx)?))).await?;
    let source: String = about.iter().map(|(_, value)| value.as_str()).collect();
    let tables = Arc::new(tables);
    let (resumed, there) = {
        let tables = Arc::clone(&tables);
        to.write("begin copy", move |tx| claim(tx, &source, &tables)).await?
    };

    let (sender, mut receiver) = mpsc::sync_channel(BATCHES);
    let reading = {
        let (from, tables) = (from.clone(), Arc::clone(&tables));
        let read =
            move |tx: &mut Tx<'_>| Ok::<_, Error>((send(tx, &tables, &there, &sender)?, Sums::of(tx)?));
        tokio::spawn(async move { from.read("copy", read).await })
    };
    let mut written = 0;
    loop {
        let next = tokio::task::spawn_blocking(move || (receiver.recv(), receiver));
        let (batch, back) = next.await.map_err(|_| Error::Closed { name: "copy" })?;
        receiver = back;
        let Ok((at, rows)) = batch else { break };
        written += rows.len() as u64;
        let tables = Arc::clone(&tables);
        to.write("copy", move |tx| tables[at].write(tx, &rows)).await?;
        progress(written);
    }
    let (sent, sums) = reading.await.map_err(|_| Error::Closed { name: "copy" })??;

    let (arrived, ledger) =
        to.read("compare", move |tx| Ok::<_, Error>((tally(tx, &tables)?, Sums::of(tx)?))).await?;
    if let Some((table, _)) = sent.iter().zip(&arrived).find(|(sent, arrived)| sent != arrived) {
        return Err(Error::Differs { table: table.table.clone() });
    }
    if ledger != sums {
        return Err(Error::Differs { table: "movement".to_owned() });
    }
    to.write("finish copy", move |tx| finish(tx, &about)).await?;
    Ok(Copying { resumed, written, tables: arrived, ledger })
}

/// Takes the target: an empty one, or one that holds the beginning of this very copy. Returns which, and how many rows
/// of each table are there.
fn claim(tx: &mut Tx<'_>, source: &str, tables: &[Table]) -> Result<(bool, Vec<u64>), Error> {
    let resumed = match said::get(tx, UNFINISHED)? {
        Some(begun) if begun == source => true,
        Some(_) => return Err(Error::NotEmpty),
        None if is_empty(tx)? => {
            begin(tx, source)?;
            false
        }
        None => return Err(Error::NotEmpty),
    };
    let there = tables.iter().map(|table| table.count(tx)).collect::<Result<_, _>>()?;
    Ok((resumed, there))
}

/// Sends every row that is not there yet with its table's place, and returns what all come to.
fn send(
    tx: &mut Tx<'_>,
    tables: &[Table],
    there: &[u64],
    to: &mpsc::SyncSender<(usize, Rows)>,
) -> Result<Vec<Tally>, Error> {
    let each = tables.iter().zip(there).enumerate();
    each.map(|(at, (table, skip))| {
        table.read(tx, *skip, |rows| to.send((at, rows)).map_err(|_| Error::Closed { name: "copy" }))
    })
    .collect()
}

/// Returns what each table comes to, its columns in the order that the source has them.
fn tally(tx: &mut Tx<'_>, tables: &[Table]) -> Result<Vec<Tally>, Error> {
    tables.iter().map(|table| table.read(tx, u64::MAX, |_| Ok(()))).collect()
}
