//! Comma, semicolon or tab separated text, quoted as RFC 4180 says, lines ending in LF or CRLF.

use std::io::{self, BufRead, BufReader, Read};
use std::ops::ControlFlow;

use csv::{ByteRecord, ReaderBuilder};

use super::error::{Problem, Stop};
use super::layout::{Layout, Row, Visit};

pub(super) fn each_row(
    mut file: BufReader<impl Read>,
    layout: &Layout,
    ignore_unknown: bool,
    visit: &mut Visit<'_>,
) -> Result<(), Stop> {
    let start = file.fill_buf()?;
    if start.starts_with(b"\xff\xfe") || start.starts_with(b"\xfe\xff") {
        return Err(Stop::Format("it is UTF-16; save it as CSV UTF-8".to_owned()));
    }
    let delimiter = delimiter(start);
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(Lines::of(file));
    let mut record = ByteRecord::new();
    if !read(&mut reader, &mut record)? {
        return Ok(());
    }
    let Ok(header) = record.iter().map(std::str::from_utf8).collect::<Result<Vec<_>, _>>() else {
        return Err(Stop::Format("its header is not UTF-8; save it as CSV UTF-8".to_owned()));
    };
    let places = layout.match_header(line(&record, &reader), header, ignore_unknown).map_err(Stop::Header)?;
    let mut cells = vec![String::new(); layout.columns.len()];
    while read(&mut reader, &mut record)? {
        if record.iter().all(<[u8]>::is_empty) {
            continue;
        }
        let line = line(&record, &reader);
        let row = match fill(&record, &places, &mut cells) {
            Ok(()) if is_open(&record, reader.get_ref()) => {
                Err(vec![Problem::of_row(line, "a quote that opens here is never closed")])
            }
            Ok(()) => Ok(Row::new(line, layout, &cells)),
            Err(reason) => Err(vec![Problem::of_row(line, reason)]),
        };
        if visit(line, row).is_break() {
            break;
        }
    }
    Ok(())
}

fn read<R: Read>(reader: &mut csv::Reader<R>, record: &mut ByteRecord) -> Result<bool, Stop> {
    reader.read_byte_record(record).map_err(|error| match error.into_kind() {
        csv::ErrorKind::Io(error) => Stop::Io(error),
        other => Stop::Format(format!("{other:?}")),
    })
}

/// Returns the line that a record just read begins on. The reader's own idea of it lies before blank lines.
fn line<R: Read>(record: &ByteRecord, reader: &csv::Reader<Lines<R>>) -> u64 {
    let inside = record.as_slice().iter().filter(|byte| **byte == b'\n').count() as u64;
    let behind = u64::from(!reader.get_ref().ended); // its own line end, unless the file's end came first
    reader.position().line().saturating_sub(inside + behind)
}

/// Puts a record's fields where the layout wants them.
fn fill(record: &ByteRecord, places: &[Option<usize>], cells: &mut [String]) -> Result<(), String> {
    if record.len() < places.len() || record.iter().skip(places.len()).any(|field| !field.is_empty()) {
        return Err(format!("has {} fields where the header has {}", record.len(), places.len()));
    }
    for (field, place) in record.iter().zip(places) {
        let Some(place) = *place else { continue };
        let text = std::str::from_utf8(field).map_err(|_| "is not UTF-8; save the file as CSV UTF-8")?;
        let cell = &mut cells[place];
        cell.clear();
        cell.push_str(text);
    }
    Ok(())
}

/// Tells whether the file ended inside a quoted last field of this record: the field runs over lines up to the file's
/// end, and no quote stands there.
fn is_open<R>(record: &ByteRecord, lines: &Lines<R>) -> bool {
    let runs_on = || record.iter().next_back().is_some_and(|last| last.contains(&b'\n'));
    lines.ended && lines.last != b'"' && runs_on()
}

/// A file whose lines all end in LF, whatever they ended in, and how it ended.
struct Lines<R> {
    file: R,
    /// The last byte was a CR: an LF that follows belongs to it.
    after_cr: bool,
    ended: bool,
    /// The last byte so far that is no white space.
    last: u8,
}

impl<R> Lines<R> {
    fn of(file: R) -> Self {
        Self { file, after_cr: false, ended: false, last: 0 }
    }
}

impl<R: Read> Read for Lines<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let read = self.file.read(buffer)?;
            let kept = if self.after_cr || buffer[..read].contains(&b'\r') {
                self.unify(&mut buffer[..read])
            } else {
                read
            };
            if let Some(last) = buffer[..kept].iter().rfind(|byte| !byte.is_ascii_whitespace()) {
                self.last = *last;
            }
            self.ended = read == 0;
            if kept > 0 || self.ended {
                return Ok(kept); // never 0 for a block that held nothing but the LF of a CR before
            }
        }
    }
}

impl<R> Lines<R> {
    /// Makes CR and CRLF in `block` LF, and returns how many bytes are left.
    fn unify(&mut self, block: &mut [u8]) -> usize {
        let mut kept = 0;
        for at in 0..block.len() {
            let byte = block[at];
            let belongs_to_cr = byte == b'\n' && self.after_cr;
            self.after_cr = byte == b'\r';
            if !belongs_to_cr {
                block[kept] = if byte == b'\r' { b'\n' } else { byte };
                kept += 1;
            }
        }
        kept
    }
}

/// Returns the separator that the header line has most of, outside quotes.
fn delimiter(start: &[u8]) -> u8 {
    let mut quoted = false;
    let mut counts = [(b',', 0_u32), (b';', 0), (b'\t', 0)];
    let mut text = start.iter().skip_while(|byte| byte.is_ascii_whitespace());
    let _ = text.try_for_each(|byte| match byte {
        b'"' => {
            quoted = !quoted;
            ControlFlow::Continue(())
        }
        b'\n' | b'\r' if !quoted => ControlFlow::Break(()),
        byte => {
            for (_, count) in counts.iter_mut().filter(|(separator, _)| separator == byte && !quoted) {
                *count += 1;
            }
            ControlFlow::Continue(())
        }
    });
    // The first of several equals wins, so that a header of one column is comma separated.
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(separator, _)| *separator)
}
