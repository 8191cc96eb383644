//! Logins at daemons elsewhere: in the keyring where there is one, else in a file that nobody but its owner may read.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::{fs, io};

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{Error, Kept, Secret, keyring, private};

/// A login at a daemon.
#[derive(Debug, Clone, Deserialize)]
pub struct Login {
    /// What opens it.
    pub token: Secret,
    /// When it ends, in RFC 3339, as the daemon said.
    pub expires_at: String,
}

/// Where logins are kept, each under the address of its daemon.
#[derive(Debug, Clone)]
pub struct LoginPlace {
    /// The file. A login in it holds, whatever the keyring says.
    pub file: PathBuf,
    /// Whether the keyring may be asked. Not where one folder is to hold everything.
    pub keyring: bool,
}

/// A login on its way to where it is kept.
#[derive(Serialize)]
struct Bare<'a> {
    token: &'a str,
    expires_at: &'a str,
}

impl<'a> From<&'a Login> for Bare<'a> {
    fn from(login: &'a Login) -> Self {
        Self { token: login.token.expose(), expires_at: &login.expires_at }
    }
}

type Logins = BTreeMap<String, Login>;

impl LoginPlace {
    /// Returns the login at `server`. A keyring that cannot be used holds none.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn find(&self, server: &str) -> Result<Option<Login>, Error> {
        if let Some(login) = self.read()?.remove(server) {
            return Ok(Some(login));
        }
        let kept = if self.keyring { keyring::get(&entry(server)).ok().flatten() } else { None };
        Ok(kept.and_then(|text| serde_json::from_str(text.expose()).ok()))
    }

    /// Keeps the login at `server`, in place of the one before.
    ///
    /// # Errors
    /// When neither the keyring nor the file can be written.
    pub fn keep(&self, server: &str, login: &Login) -> Result<Kept, Error> {
        if self.keyring && keyring::works() {
            let text = Zeroizing::new(serde_json::to_string(&Bare::from(login)).unwrap_or_default());
            keyring::set(&entry(server), &Secret::new(text.as_str()))?;
            self.change(|logins| logins.remove(server).is_some())?; // it would hold over the keyring
            return Ok(Kept::Keyring);
        }
        self.change(|logins| {
            logins.insert(server.to_owned(), login.clone());
            true
        })?;
        Ok(Kept::File)
    }

    /// Forgets the login at `server`.
    ///
    /// # Errors
    /// When it is there and cannot be taken away.
    pub fn forget(&self, server: &str) -> Result<(), Error> {
        if self.keyring && keyring::works() {
            keyring::forget(&entry(server))?;
        }
        self.change(|logins| logins.remove(server).is_some())
    }

    fn read(&self) -> Result<Logins, Error> {
        let text = match fs::read_to_string(&self.file) {
            Ok(text) => Zeroizing::new(text),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Logins::new()),
            Err(source) => return Err(Error::Unreadable { path: self.file.clone(), source }),
        };
        serde_json::from_str(&text).map_err(|error| {
            let source = io::Error::new(io::ErrorKind::InvalidData, format!("line {}", error.line()));
            Error::Unreadable { path: self.file.clone(), source }
        })
    }

    /// Writes what `change` makes of the logins in the file, if it says that it changed any.
    fn change(&self, change: impl FnOnce(&mut Logins) -> bool) -> Result<(), Error> {
        let mut logins = self.read()?;
        if !change(&mut logins) {
            return Ok(());
        }
        let bare: BTreeMap<_, _> = logins.iter().map(|(server, login)| (server, Bare::from(login))).collect();
        let text = Zeroizing::new(serde_json::to_vec(&bare).unwrap_or_default()); // texts always serialise
        private::replace(&self.file, &text)
            .map_err(|source| Error::Unwritable { path: self.file.clone(), source })
    }
}

/// Returns the name of the keyring's entry for `server`.
fn entry(server: &str) -> String {
    format!("login {server}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn login(token: &str) -> Login {
        Login { token: token.into(), expires_at: "2026-12-22T00:00:00Z".to_owned() }
    }

    #[test]
    fn every_daemon_has_a_login_of_its_own_until_it_is_forgotten() {
        let home = tempfile::tempdir().unwrap();
        let place = LoginPlace { file: home.path().join("folder/logins"), keyring: false };
        let found = |server: &str| place.find(server).unwrap().map(|login| login.token.expose().to_owned());
        assert_eq!(found("https://a"), None);
        place.forget("https://a").unwrap();
        assert!(!place.file.exists());
        for (server, token) in [("https://a", "one"), ("https://b", "two"), ("https://a", "three")] {
            assert_eq!(place.keep(server, &login(token)).unwrap(), Kept::File);
        }
        assert_eq!(private::others_may_read(&place.file).unwrap(), None);
        assert_eq!(
            (found("https://a").as_deref(), found("https://b").as_deref()),
            (Some("three"), Some("two"))
        );
        place.forget("https://a").unwrap();
        assert_eq!((found("https://a"), found("https://b").as_deref()), (None, Some("two")));
    }

    #[test]
    fn a_damaged_file_is_named_and_not_repeated() {
        let home = tempfile::tempdir().unwrap();
        let place = LoginPlace { file: home.path().join("logins"), keyring: false };
        fs::write(&place.file, "{\"https://a\":\"hunter2\"").unwrap();
        let error = place.find("https://a").err().unwrap();
        assert!(matches!(error, Error::Unreadable { .. }));
        assert!(!format!("{error:?}").contains("hunter2"));
        assert!(place.keep("https://b", &login("one")).is_err(), "nothing is thrown away");
    }
}
