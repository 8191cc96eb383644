//! Where the data key is kept: in a file beside the database, or in the keyring. Never in the database.

use std::fs;
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::{Error, Key, Secret, keyring, private};
use crate::clock::Entropy;

/// The keyring's entry.
const ENTRY: &str = "data-key";

/// Where to look for the data key, and where to put a new one.
#[derive(Debug, Clone)]
pub struct KeyPlace {
    /// The key file. Where it exists it is the key, whatever the keyring says.
    pub file: PathBuf,
    /// Whether the keyring may be asked. Not where one folder is to hold everything.
    pub keyring: bool,
}

/// Where a data key was found or put.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kept {
    /// In the key file.
    File,
    /// In the system's keyring.
    Keyring,
}

impl KeyPlace {
    /// Returns the key and where it was.
    ///
    /// # Errors
    /// [`Error::NoKey`] where there is none, [`Error::Exposed`] where others can read it.
    pub fn find(&self) -> Result<(Key, Kept), Error> {
        match self.read_file()? {
            Some(key) => Ok((key, Kept::File)),
            None if self.keyring => match keyring::get(ENTRY) {
                Ok(Some(text)) => Ok((decode(text.expose(), "keyring:data-key")?, Kept::Keyring)),
                Ok(None) => Err(self.no_key()),
                Err(error) => Err(error),
            },
            None => Err(self.no_key()),
        }
    }

    /// Returns the key.
    ///
    /// # Errors
    /// As [`KeyPlace::find`].
    pub fn load(&self) -> Result<Key, Error> {
        self.find().map(|(key, _)| key)
    }

    /// Draws a new key and keeps it: in the keyring where that may be asked and works, else in the file.
    ///
    /// # Errors
    /// [`Error::Unwritable`], also where there is a key file already.
    pub fn create(&self, entropy: &Entropy) -> Result<Kept, Error> {
        let key = Zeroizing::new(entropy.bytes::<32>());
        let text = Secret::new(hex::encode(*key));
        if self.keyring && keyring::works() {
            keyring::set(ENTRY, &text)?;
            return Ok(Kept::Keyring);
        }
        let line = Zeroizing::new(format!("{}\n", text.expose()));
        let created = private::create(&self.file, line.as_bytes());
        created.map_err(|source| Error::Unwritable { path: self.file.clone(), source })?;
        Ok(Kept::File)
    }

    fn no_key(&self) -> Error {
        Error::NoKey { path: self.file.clone() }
    }

    fn read_file(&self) -> Result<Option<Key>, Error> {
        let path = &self.file;
        match fs::read_to_string(path) {
            Ok(text) => {
                let text = Zeroizing::new(text);
                refuse_exposed(path)?;
                decode(text.trim(), &path.display().to_string()).map(Some)
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(source) => Err(Error::Unreadable { path: path.clone(), source }),
        }
    }
}

fn refuse_exposed(path: &Path) -> Result<(), Error> {
    match private::others_may_read(path) {
        Ok(None) => Ok(()),
        Ok(Some(mode)) => Err(Error::Exposed { path: path.to_owned(), mode }),
        Err(source) => Err(Error::Unreadable { path: path.to_owned(), source }),
    }
}

fn decode(text: &str, place: &str) -> Result<Key, Error> {
    let mut bytes = [0_u8; 32];
    hex::decode_to_slice(text, &mut bytes).map_err(|_| Error::NotAKey { place: place.to_owned() })?;
    Ok(Key::new(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(home: &tempfile::TempDir) -> KeyPlace {
        KeyPlace { file: home.path().join("key"), keyring: false }
    }

    #[test]
    fn a_new_key_is_found_again() {
        let home = tempfile::tempdir().unwrap();
        let place = place(&home);
        assert!(matches!(place.load(), Err(Error::NoKey { .. })));
        assert_eq!(place.create(&Entropy::seeded(1)).unwrap(), Kept::File);
        let (key, kept) = place.find().unwrap();
        assert_eq!((key.bytes(), kept), (&Entropy::seeded(1).bytes::<32>(), Kept::File));
    }

    #[test]
    fn a_key_is_never_overwritten() {
        let home = tempfile::tempdir().unwrap();
        let place = place(&home);
        place.create(&Entropy::seeded(1)).unwrap();
        assert!(matches!(place.create(&Entropy::seeded(2)), Err(Error::Unwritable { .. })));
    }

    #[cfg(unix)]
    #[test]
    fn a_key_that_others_can_read_is_refused() {
        use std::os::unix::fs::PermissionsExt;
        let home = tempfile::tempdir().unwrap();
        let place = place(&home);
        place.create(&Entropy::seeded(1)).unwrap();
        fs::set_permissions(&place.file, fs::Permissions::from_mode(0o640)).unwrap();
        assert!(matches!(place.load(), Err(Error::Exposed { mode: 0o640, .. })));
    }

    #[test]
    fn rubbish_is_no_key_and_is_not_repeated() {
        let home = tempfile::tempdir().unwrap();
        let place = place(&home);
        private::create(&place.file, b"hunter2\n").unwrap();
        let error = place.load().err().unwrap();
        assert!(matches!(error, Error::NotAKey { .. }));
        assert!(!format!("{error} {error:?}").contains("hunter2"));
    }
}
