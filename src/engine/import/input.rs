//! The file that is taken in: what it is called, of which format it is, and how to read it again from its start.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::error::{Error, Problems, Stop};
use super::layout::{Layout, Visit};
use super::{delimited, ndjson, xlsx};

/// A format that spark reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Comma, semicolon or tab separated text; which one is seen from the header.
    Csv,
    /// One JSON object a line.
    Ndjson,
    /// The first sheet of an Excel workbook.
    Xlsx,
}

impl Format {
    fn of_extension(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "csv" | "tsv" | "tab" | "txt" => Some(Self::Csv),
            "ndjson" | "jsonl" => Some(Self::Ndjson),
            "xlsx" | "xlsm" => Some(Self::Xlsx),
            _ => None,
        }
    }

    /// Tells the format from the first bytes, for input that has no name.
    fn of_content(start: &[u8]) -> Self {
        if start.starts_with(b"PK\x03\x04") {
            return Self::Xlsx;
        }
        match start.iter().find(|byte| !byte.is_ascii_whitespace()) {
            Some(b'{') => Self::Ndjson,
            _ => Self::Csv,
        }
    }
}

/// A file to take in. It may be read several times over: a transaction may run twice.
#[derive(Debug)]
pub struct Input {
    place: Place,
    name: String,
    format: Format,
}

#[derive(Debug)]
enum Place {
    File(PathBuf),
    Spool(tempfile::NamedTempFile),
}

impl Input {
    /// Names a file. Without `format`, its extension tells.
    ///
    /// # Errors
    /// [`Error::Unsupported`] when the extension tells nothing, [`Error::Unreadable`] when it cannot be opened.
    pub fn file(path: &Path, format: Option<Format>) -> Result<Self, Error> {
        let name = path.display().to_string();
        let Some(format) = format.or_else(|| Format::of_extension(path)) else {
            let reason =
                "its name does not end in .csv, .tsv, .ndjson or .xlsx; say what it is with `--input-format`";
            return Err(Error::Unsupported { name, reason: reason.to_owned() });
        };
        let input = Self { place: Place::File(path.to_owned()), name, format };
        input.open()?;
        Ok(input)
    }

    /// Takes a stream that has no name, such as stdin, by way of a temporary file. Without `format`, the first
    /// bytes tell.
    ///
    /// # Errors
    /// [`Error::Unreadable`] when it breaks off.
    pub fn stream(mut from: impl Read, format: Option<Format>) -> Result<Self, Error> {
        let name = "stdin".to_owned();
        let spool = || -> io::Result<_> {
            let mut spool = tempfile::NamedTempFile::new()?;
            io::copy(&mut from, &mut spool)?;
            let mut start = Vec::new();
            spool.reopen()?.take(64).read_to_end(&mut start)?;
            Ok((spool, start))
        };
        match { spool }() {
            Ok((spool, start)) => {
                let format = format.unwrap_or_else(|| Format::of_content(&start));
                Ok(Self { place: Place::Spool(spool), name, format })
            }
            Err(source) => Err(Error::Unreadable { name, source }),
        }
    }

    /// Returns what the file is called in messages.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns a name for the file's content: the same bytes, the same name.
    ///
    /// # Errors
    /// [`Error::Unreadable`].
    pub fn digest(&self) -> Result<String, Error> {
        let mut file = self.open()?;
        let mut hash = Sha256::new();
        let mut block = vec![0; 1 << 16];
        loop {
            match file.read(&mut block).map_err(|source| self.unreadable(source))? {
                0 => return Ok(format!("sha256:{}", hex::encode(hash.finalize()))),
                read => hash.update(&block[..read]),
            }
        }
    }

    /// Hands every row to `visit`, until it breaks off. Blank rows are passed over.
    ///
    /// # Errors
    /// Any of [`Error`]'s: [`Error::Rows`] for a header that does not fit `layout`.
    pub fn each_row(
        &self,
        layout: &Layout,
        ignore_unknown: bool,
        visit: &mut Visit<'_>,
    ) -> Result<(), Error> {
        let file = self.open()?;
        let end = match self.format {
            Format::Csv => delimited::each_row(file, layout, ignore_unknown, visit),
            Format::Ndjson => ndjson::each_row(file, layout, ignore_unknown, visit),
            Format::Xlsx => xlsx::each_row(file, layout, ignore_unknown, visit),
        };
        end.map_err(|stop| match stop {
            Stop::Io(source) => self.unreadable(source),
            Stop::Format(reason) => Error::Unsupported { name: self.name.clone(), reason },
            Stop::Header(problems) => self.invalid(problems),
        })
    }

    pub(super) fn invalid(&self, problems: Problems) -> Error {
        Error::Rows { name: self.name.clone(), problems }
    }

    fn unreadable(&self, source: io::Error) -> Error {
        Error::Unreadable { name: self.name.clone(), source }
    }

    /// Opens the file at its start, behind a byte order mark.
    fn open(&self) -> Result<BufReader<File>, Error> {
        let open = || -> io::Result<_> {
            let mut file = match &self.place {
                Place::File(path) => File::open(path)?,
                Place::Spool(spool) => spool.reopen()?,
            };
            let mut start = [0; 3];
            let mark = matches!(file.read_exact(&mut start), Ok(())) && start == *b"\xef\xbb\xbf";
            file.seek(SeekFrom::Start(if mark { 3 } else { 0 }))?;
            Ok(BufReader::with_capacity(1 << 16, file))
        };
        open().map_err(|source| self.unreadable(source))
    }
}
