//! Why a secret cannot be had.

use std::path::PathBuf;

use crate::domain::{Fault, Kind};

type Cause = Box<dyn std::error::Error + Send + Sync>;

/// A failure to read, keep, seal or open a secret. Never holds one.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The environment variable that should hold the secret is not set.
    #[error("the environment variable `{name}` is not set")]
    NoVariable { name: String },
    /// The file that should hold the secret cannot be read.
    #[error("cannot read the secret in `{}`", path.display())]
    Unreadable { path: PathBuf, source: std::io::Error },
    /// The keyring has no such entry.
    #[error("the keyring has no entry `{name}` of the service `spark`")]
    NoEntry { name: String },
    /// There is no keyring, or it is locked.
    #[error("the system's keyring cannot be used")]
    NoKeyring { source: Cause },
    /// The key of the database was lost, or never made.
    #[error("there is no data key, neither in `{}` nor in the keyring", path.display())]
    NoKey { path: PathBuf },
    /// Others may read the key.
    #[error("others can read the data key `{}` (mode {mode:03o})", path.display())]
    Exposed { path: PathBuf, mode: u32 },
    /// What should be the key is none.
    #[error("`{place}` does not hold a data key (64 hexadecimal digits)")]
    NotAKey { place: String },
    /// A secret cannot be put there.
    #[error("a secret can be put into `keyring:NAME` or `file:PATH` only")]
    NoPlace,
    /// A key or another secret cannot be written.
    #[error("cannot write the secret to `{}`", path.display())]
    Unwritable { path: PathBuf, source: std::io::Error },
    /// The key belongs to another database.
    #[error("the data key does not belong to this database: what it sealed cannot be opened")]
    WrongKey,
    /// A sealed value is damaged, or was moved from another row.
    #[error("the sealed secret of `{identity}` cannot be opened")]
    Broken { identity: String },
}

impl Fault for Error {
    fn kind(&self) -> Kind {
        Kind::Config
    }

    fn code(&self) -> &'static str {
        match self {
            Self::NoVariable { .. } | Self::Unreadable { .. } | Self::NoEntry { .. } => "secret_missing",
            Self::NoKeyring { .. } => "keyring_unavailable",
            Self::NoKey { .. } => "data_key_missing",
            Self::Exposed { .. } => "data_key_exposed",
            Self::NotAKey { .. } => "data_key_unreadable",
            Self::Unwritable { .. } => "secret_unwritable",
            Self::NoPlace => "secret_place_unknown",
            Self::WrongKey => "data_key_wrong",
            Self::Broken { .. } => "secret_damaged",
        }
    }
}
