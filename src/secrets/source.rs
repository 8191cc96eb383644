//! Where a configured secret comes from: `keyring:NAME`, `env:NAME`, `file:PATH`, or the text itself.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::{fmt, fs};

use zeroize::Zeroizing;

use super::{Error, Secret, keyring, private};

/// Where a secret comes from. Prints the place, never the secret.
#[derive(Clone, PartialEq, Eq)]
pub enum Source {
    /// Nowhere: nothing is configured.
    Empty,
    /// An entry of the service `spark` in the system's keyring.
    Keyring(String),
    /// An environment variable.
    Env(String),
    /// A file; its last line break does not count. A relative path starts at the folder of the config file.
    File(PathBuf),
    /// The configuration itself, which is worth a warning.
    Literal(Secret),
}

impl Source {
    /// Fetches the secret; [`Source::Empty`] gives an empty one.
    ///
    /// `env` are the environment's variables, `base` is where relative paths start.
    ///
    /// # Errors
    /// When the place does not hold it.
    pub fn fetch(&self, env: &BTreeMap<String, String>, base: &Path) -> Result<Secret, Error> {
        match self {
            Self::Empty => Ok(Secret::new("")),
            Self::Keyring(name) => keyring::get(name)?.ok_or_else(|| Error::NoEntry { name: name.clone() }),
            Self::Env(name) => env
                .get(name)
                .filter(|text| !text.is_empty())
                .map(|text| Secret::new(text.as_str()))
                .ok_or_else(|| Error::NoVariable { name: name.clone() }),
            Self::File(path) => {
                let path = base.join(path);
                let text = Zeroizing::new(
                    fs::read_to_string(&path).map_err(|source| Error::Unreadable { path, source })?,
                );
                Ok(Secret::new(text.trim_end_matches(['\r', '\n'])))
            }
            Self::Literal(secret) => Ok(secret.clone()),
        }
    }

    /// Puts `secret` into the place, where it is one that spark can write to: the keyring, or a file.
    ///
    /// # Errors
    /// [`Error::NoPlace`] for any other place; else when it cannot be written.
    pub fn keep(&self, secret: &Secret, base: &Path) -> Result<(), Error> {
        match self {
            Self::Keyring(name) => keyring::set(name, secret),
            Self::File(path) => {
                let path = base.join(path);
                private::replace(&path, secret.expose().as_bytes())
                    .map_err(|source| Error::Unwritable { path, source })
            }
            Self::Empty | Self::Env(_) | Self::Literal(_) => Err(Error::NoPlace),
        }
    }

    /// Returns whether nothing is configured.
    pub fn is_empty(&self) -> bool {
        *self == Self::Empty
    }

    /// Returns whether the secret stands in the configuration itself.
    pub fn is_literal(&self) -> bool {
        matches!(self, Self::Literal(_))
    }
}

impl FromStr for Source {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(match text.split_once(':') {
            _ if text.is_empty() => Self::Empty,
            Some(("keyring", name)) => Self::Keyring(name.to_owned()),
            Some(("env", name)) => Self::Env(name.to_owned()),
            Some(("file", path)) => Self::File(path.into()),
            _ => Self::Literal(Secret::new(text)),
        })
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => Ok(()),
            Self::Keyring(name) => write!(f, "keyring:{name}"),
            Self::Env(name) => write!(f, "env:{name}"),
            Self::File(path) => write!(f, "file:{}", path.display()),
            Self::Literal(_) => f.write_str("(set, hidden)"),
        }
    }
}

impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Source({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str) -> Source {
        text.parse().unwrap_or(Source::Empty)
    }

    #[test]
    fn a_source_prints_its_place_and_never_the_secret() {
        for text in ["keyring:tiktok", "env:TT", "file:/run/secrets/tt", ""] {
            assert_eq!(source(text).to_string(), text);
        }
        let literal = source("hunter2");
        assert!(literal.is_literal());
        assert!(!format!("{literal} {literal:?}").contains("hunter2"));
    }

    #[test]
    fn a_secret_comes_from_a_variable_a_file_or_the_text() {
        let home = tempfile::tempdir().unwrap();
        fs::write(home.path().join("tt"), "from file\r\n").unwrap();
        let env = BTreeMap::from([("TT".to_owned(), "from env".to_owned())]);
        for (text, secret) in [("env:TT", "from env"), ("file:tt", "from file"), ("text", "text"), ("", "")] {
            assert_eq!(source(text).fetch(&env, home.path()).unwrap().expose(), secret, "{text}");
        }
        assert!(matches!(source("env:NO").fetch(&env, home.path()), Err(Error::NoVariable { .. })));
        assert!(matches!(source("file:no").fetch(&env, home.path()), Err(Error::Unreadable { .. })));
    }
}
