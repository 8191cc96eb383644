//! What is wrong with the settings, and where.

use std::ops::Range;
use std::path::{Path, PathBuf};

use super::Origin;
use crate::domain::{Fault, Kind};

/// A setting that cannot be used. Says where it stands; never holds the value of a secret.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The config file cannot be read.
    #[error("cannot read the config file `{}`", path.display())]
    Unreadable { path: PathBuf, source: std::io::Error },
    /// The config file is no TOML.
    #[error("{origin}: {reason}")]
    Syntax { origin: Origin, reason: String },
    /// There is no such key.
    #[error("{origin}: there is no setting `{key}`")]
    UnknownKey { origin: Origin, key: String, nearest: Option<String> },
    /// The value has the wrong type.
    #[error("{origin}: `{key}` must be {expected}, and is {found}")]
    WrongType { origin: Origin, key: String, expected: &'static str, found: &'static str },
    /// The value is of the right type, and still none.
    #[error("{origin}: `{key}` cannot be `{value}`: {reason}")]
    BadValue { origin: Origin, key: String, value: String, reason: String },
}

impl Error {
    /// Returns the error for `text`, read from `path`, that is no TOML.
    pub(super) fn syntax(path: &Path, text: &str, at: Option<Range<usize>>, reason: &str) -> Self {
        let line = at.map_or(1, |at| line_of(text, at.start));
        Self::Syntax {
            origin: Origin::File { path: path.to_owned(), line },
            reason: reason.trim_end().replace('\n', "; "),
        }
    }

    /// Returns the key that is wrong, where one is named, and where it stands.
    pub fn place(&self) -> Option<(&Origin, Option<&str>)> {
        match self {
            Self::Unreadable { .. } => None,
            Self::Syntax { origin, .. } => Some((origin, None)),
            Self::UnknownKey { origin, key, .. }
            | Self::WrongType { origin, key, .. }
            | Self::BadValue { origin, key, .. } => Some((origin, Some(key))),
        }
    }

    /// Returns the key or variable that was probably meant.
    pub fn nearest(&self) -> Option<&str> {
        match self {
            Self::UnknownKey { nearest, .. } => nearest.as_deref(),
            _ => None,
        }
    }
}

impl Fault for Error {
    fn kind(&self) -> Kind {
        Kind::Config
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "config_unreadable",
            Self::Syntax { .. } => "config_syntax",
            Self::UnknownKey { .. } => "config_unknown_key",
            Self::WrongType { .. } => "config_wrong_type",
            Self::BadValue { .. } => "config_bad_value",
        }
    }
}

/// Returns the line (from 1) of byte `at`.
pub(super) fn line_of(text: &str, at: usize) -> usize {
    1 + text.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count()
}
