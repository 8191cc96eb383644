//! Into a file that any engine can be filled from, and out of it: gzip over lines of JSON.
//!
//! ```text
//! {"spark_dump":1,"schema":3,"meta":[["canary","…"]]}
//! {"table":"seller_group","columns":["id","gid","name","created_at"]}
//! [1,"main","Main",0]
//! …
//! {"end":[{"table":"seller_group","rows":1,"sha256":"…"},…],"ledger":{…}}
//! ```
//!
//! The last line has what every table comes to, so that neither a cut nor a changed byte goes unseen.

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::table::{Counter, Rows, Table};
use super::{Stored, Sums, Tally, finish, is_empty, is_unfinished, meta, tables};
use crate::store::{Error, Store, Tx, health};

/// The format that this spark writes, and the only one so far.
const FORMAT: u32 = 1;

/// Rows of one statement while loading.
const ROWS: usize = 500;

/// What a dump holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Dump {
    /// The schema that it was written under.
    pub schema: i64,
    /// What each table comes to.
    pub tables: Vec<Tally>,
    /// What the ledger comes to.
    pub ledger: Sums,
}

#[derive(Serialize, Deserialize)]
struct Head {
    spark_dump: u32,
    schema: i64,
    meta: Vec<(String, String)>,
}

#[derive(Serialize, Deserialize)]
struct Section {
    table: String,
    columns: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct End {
    end: Vec<Tally>,
    ledger: Sums,
}

/// One line behind the head.
#[derive(Deserialize)]
#[serde(untagged)]
enum Line {
    Row(Vec<Json>),
    Section(Section),
    End(End),
}

/// Writes everything that `from` holds, as it is at one instant, to `file`, which takes its name when it is whole.
///
/// # Errors
/// [`Error::File`], [`Error::Full`]; `file` is then as it was.
pub async fn save(from: &Store, file: &Path) -> Result<Dump, Error> {
    let file = file.to_owned();
    from.read("dump", move |tx| save_in(tx, &file)).await
}

fn save_in(tx: &mut Tx<'_>, file: &Path) -> Result<Dump, Error> {
    let unwritable = |source| Error::File { path: file.to_owned(), source };
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let copy = tempfile::Builder::new().prefix(".spark-").tempfile_in(folder).map_err(unwritable)?; // mode 0600
    let dump = write(tx, copy.as_file(), file)?;
    copy.as_file().sync_all().map_err(unwritable)?;
    copy.persist(file).map_err(|error| unwritable(error.error))?;
    Ok(dump)
}

/// Writes everything to `to`, which will be called `path`.
fn write(tx: &mut Tx<'_>, to: &File, path: &Path) -> Result<Dump, Error> {
    let mut out = Lines { out: GzEncoder::new(BufWriter::new(to), Compression::fast()), path };
    let schema = health::schema(tx)?;
    out.line(&Head { spark_dump: FORMAT, schema, meta: meta(tx)? })?;
    let mut tallies = Vec::new();
    for table in tables(tx)? {
        out.line(&Section { table: table.name.clone(), columns: table.columns.clone() })?;
        tallies.push(table.read(tx, 0, |rows| {
            rows.iter().try_for_each(|row| out.line(&row.iter().map(Stored::to_json).collect::<Vec<_>>()))
        })?);
    }
    let ledger = Sums::of(tx)?;
    out.line(&End { end: tallies.clone(), ledger })?;
    let written = out.out.finish().and_then(|mut buffer| buffer.flush());
    written.map_err(|source| Error::File { path: path.to_owned(), source })?;
    Ok(Dump { schema, tables: tallies, ledger })
}

/// Writes lines of JSON.
struct Lines<'f, W: Write> {
    out: W,
    path: &'f Path,
}

impl<W: Write> Lines<'_, W> {
    fn line(&mut self, line: &impl Serialize) -> Result<(), Error> {
        let unwritable = |source| Error::File { path: self.path.to_owned(), source };
        serde_json::to_writer(&mut self.out, line).map_err(|error| unwritable(error.into()))?;
        self.out.write_all(b"\n").map_err(unwritable)
    }
}

/// Returns the schema that the dump `file` was written under, or `None` where it is no dump.
///
/// # Errors
/// [`Error::File`] when it cannot be read, [`Error::BadDump`] when its format is not known.
pub fn schema(file: &Path) -> Result<Option<i64>, Error> {
    let open = File::open(file).map_err(|source| Error::File { path: file.to_owned(), source })?;
    let mut first = String::new();
    let read = BufReader::new(GzDecoder::new(open).take(1 << 20)).read_line(&mut first);
    match (read, serde_json::from_str::<Head>(&first)) {
        (Ok(_), Ok(head)) if head.spark_dump == FORMAT => Ok(Some(head.schema)),
        (Ok(_), Ok(head)) => {
            Err(bad(file, format!("its format {} is none that this spark reads", head.spark_dump)))
        }
        _ => Ok(None),
    }
}

/// Fills the empty database `to` from the dump `file`: all of it, or nothing.
///
/// # Errors
/// [`Error::NotEmpty`]; [`Error::BadDump`] when the file is cut, changed, or of another schema than `to`.
pub async fn load(file: &Path, to: &Store) -> Result<Dump, Error> {
    let file = file.to_owned();
    to.write("restore", move |tx| load_in(tx, &file)).await
}

fn load_in(tx: &mut Tx<'_>, file: &Path) -> Result<Dump, Error> {
    if is_unfinished(tx)? || !is_empty(tx)? {
        return Err(Error::NotEmpty);
    }
    let open = File::open(file).map_err(|source| Error::File { path: file.to_owned(), source })?;
    let mut lines = BufReader::new(GzDecoder::new(open)).lines();
    let mut next = || match lines.next() {
        Some(Ok(line)) => Ok(line),
        Some(Err(error)) => Err(bad(file, error.to_string())),
        None => Err(bad(file, "it was cut off".to_owned())),
    };
    let parse = |error: serde_json::Error| bad(file, error.to_string());

    let head: Head = serde_json::from_str(&next()?).map_err(parse)?;
    let schema = health::schema(tx)?;
    if head.schema != schema {
        return Err(bad(file, format!("it has schema {}, the database {schema}", head.schema)));
    }
    super::begin(tx, "")?;
    let known = tables(tx)?;
    let mut tallies = Vec::new();
    let mut open: Option<Loading<'_>> = None;
    loop {
        match serde_json::from_str(&next()?).map_err(parse)? {
            Line::Section(Section { table, columns }) => {
                tallies.extend(open.take().map(|loading| loading.end(tx)).transpose()?);
                let same = |known: &&Table| known.name == table && known.columns.len() == columns.len();
                let found =
                    known.iter().find(same).ok_or_else(|| bad(file, format!("`{table}` is no table")))?;
                open = Some(Loading::new(file, Table { columns, ..found.clone() }));
            }
            Line::Row(row) => {
                let loading = open.as_mut().ok_or_else(|| bad(file, "a row of no table".to_owned()))?;
                loading.add(tx, row)?;
            }
            Line::End(End { end, ledger }) => {
                tallies.extend(open.take().map(|loading| loading.end(tx)).transpose()?);
                if end != tallies || Sums::of(tx)? != ledger {
                    return Err(bad(file, "its rows are not those that were written".to_owned()));
                }
                finish(tx, &head.meta)?;
                return Ok(Dump { schema, tables: tallies, ledger });
            }
        }
    }
}

/// A table being filled.
struct Loading<'f> {
    file: &'f Path,
    table: Table,
    rows: Rows,
    counter: Counter,
}

impl<'f> Loading<'f> {
    fn new(file: &'f Path, table: Table) -> Self {
        Self { file, counter: Counter::new(&table.name), table, rows: Rows::new() }
    }

    fn add(&mut self, tx: &mut Tx<'_>, row: Vec<Json>) -> Result<(), Error> {
        let row: Option<Vec<_>> = row.into_iter().map(Stored::from_json).collect();
        let row = row
            .filter(|row| row.len() == self.table.columns.len())
            .ok_or_else(|| bad(self.file, format!("a row of `{}` is none", self.table.name)))?;
        self.counter.add(&row);
        self.rows.push(row);
        if self.rows.len() == ROWS { self.flush(tx) } else { Ok(()) }
    }

    fn end(mut self, tx: &mut Tx<'_>) -> Result<Tally, Error> {
        self.flush(tx)?;
        Ok(self.counter.tally())
    }

    fn flush(&mut self, tx: &mut Tx<'_>) -> Result<(), Error> {
        if !self.rows.is_empty() {
            self.table.write(tx, &self.rows)?;
            self.rows.clear();
        }
        Ok(())
    }
}

fn bad(file: &Path, reason: String) -> Error {
    Error::BadDump { path: PathBuf::from(file), reason }
}
