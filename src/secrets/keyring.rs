//! The system's keyring: Secret Service, Keychain, Credential Manager. On a headless Linux there is none.

use super::{Error, Secret};

/// The name under which everything of spark's stands in the keyring.
const SERVICE: &str = "spark";
/// An entry that only exists for a moment, to see whether the keyring really keeps things.
const TRIAL: &str = "trial";

fn unusable(source: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::NoKeyring { source: Box::new(source) }
}

fn entry(name: &str) -> Result<keyring::Entry, Error> {
    if let Err(error) = keyring::Entry::store_status() {
        return Err(Error::NoKeyring { source: error.to_string().into() });
    }
    keyring::Entry::new(SERVICE, name).map_err(unusable)
}

/// Returns the entry `name`, or `None` where there is no such entry.
pub(super) fn get(name: &str) -> Result<Option<Secret>, Error> {
    match entry(name)?.get_password() {
        Ok(text) => Ok(Some(Secret::new(text))),
        Err(keyring::Error::NoEntry) => Ok(None),
        Err(error) => Err(unusable(error)),
    }
}

/// Writes the entry `name`.
pub(super) fn set(name: &str, secret: &Secret) -> Result<(), Error> {
    entry(name)?.set_password(secret.expose()).map_err(unusable)
}

/// Removes the entry `name`, if there is one.
pub(super) fn forget(name: &str) -> Result<(), Error> {
    match entry(name)?.delete_credential() {
        Ok(()) | Err(keyring::Error::NoEntry) => Ok(()),
        Err(error) => Err(unusable(error)),
    }
}

/// Returns whether the keyring keeps what it is given: there are some that take an entry and never show it again.
pub(super) fn works() -> bool {
    let trial = || -> Result<bool, Error> {
        let entry = entry(TRIAL)?;
        entry.set_password(TRIAL).map_err(unusable)?;
        let kept = entry.get_password().is_ok_and(|text| text == TRIAL);
        entry.delete_credential().map_err(unusable)?;
        Ok(kept)
    };
    trial().unwrap_or(false)
}
