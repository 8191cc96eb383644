//! Seals tokens for the database, under a key that is not in it.
//!
//! XChaCha20-Poly1305: its 24 byte nonce may be drawn at random for every value without ever repeating. The
//! identity of the row is authenticated with it, so that a value moved to another row does not open.

use std::sync::{Arc, Mutex, PoisonError};

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hmac::{Hmac, Mac as _};
use sha2::Sha256;
use zeroize::{ZeroizeOnDrop, Zeroizing};

use super::{Error, KeyPlace, Secret};
use crate::clock::Entropy;

const NONCE: usize = 24;
/// First byte of everything sealed, so that another cipher can follow one day.
const VERSION: u8 = 1;
/// What a canary holds: it only has to open.
const CANARY: &str = "spark";
const CANARY_IDENTITY: &str = "canary";

/// The data key. Neither prints nor serialises.
#[derive(Clone, ZeroizeOnDrop)]
pub struct Key([u8; 32]);

impl Key {
    /// Wraps `bytes`.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    pub(super) fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// Seals and opens secrets. The key is fetched when first needed: what needs no token never asks the keyring.
pub struct Vault {
    key: Mutex<Option<Key>>,
    place: Option<KeyPlace>,
    canary: Option<Vec<u8>>,
    entropy: Arc<Entropy>,
}

impl Vault {
    /// Returns a vault that works with `key`.
    pub fn new(key: [u8; 32], entropy: Arc<Entropy>) -> Self {
        Self { key: Mutex::new(Some(Key::new(key))), place: None, canary: None, entropy }
    }

    /// Returns a vault that fetches its key from `place` when it is first needed, and refuses one that does not
    /// open `canary`.
    pub fn lazy(place: KeyPlace, canary: Option<Vec<u8>>, entropy: Arc<Entropy>) -> Self {
        Self { key: Mutex::default(), place: Some(place), canary, entropy }
    }

    /// Returns `plain` sealed for `identity`, e.g. `consent:3:access`, and for no other.
    ///
    /// # Errors
    /// When the key cannot be had.
    pub fn seal(&self, identity: &str, plain: &Secret) -> Result<Vec<u8>, Error> {
        let nonce: [u8; NONCE] = self.entropy.bytes();
        let payload = Payload { msg: plain.expose().as_bytes(), aad: identity.as_bytes() };
        let sealed = cipher(&self.key()?)
            .encrypt(&XNonce::from(nonce), payload)
            .map_err(|_| Error::Broken { identity: identity.to_owned() })?;
        Ok([&[VERSION], nonce.as_slice(), &sealed].concat())
    }

    /// Returns what was sealed for `identity`.
    ///
    /// # Errors
    /// [`Error::Broken`] when it was sealed for another identity, with another key, or changed since; else when
    /// the key cannot be had.
    pub fn open(&self, identity: &str, sealed: &[u8]) -> Result<Secret, Error> {
        open(&self.key()?, identity, sealed)
    }

    /// Returns a key for another `purpose`, made from the data key: the same every time, and no way back from it.
    ///
    /// # Errors
    /// When the key cannot be had.
    pub fn derive(&self, purpose: &str) -> Result<Zeroizing<[u8; 32]>, Error> {
        let mut mac = Hmac::<Sha256>::new_from_slice(self.key()?.bytes()).expect("HMAC takes any key");
        mac.update(purpose.as_bytes());
        Ok(Zeroizing::new(mac.finalize().into_bytes().into()))
    }

    /// Returns a value that only the right key opens: kept in the database, it tells a wrong key at once.
    ///
    /// # Errors
    /// When the key cannot be had.
    pub fn canary(&self) -> Result<Vec<u8>, Error> {
        self.seal(CANARY_IDENTITY, &Secret::new(CANARY))
    }

    /// Fetches the key, if that has not happened yet, and says whether it is the right one.
    ///
    /// # Errors
    /// [`Error::WrongKey`], or why the key cannot be had.
    pub fn check(&self) -> Result<(), Error> {
        self.key().map(|_| ())
    }

    fn key(&self) -> Result<Key, Error> {
        // Held while the key is fetched: several tasks ask the keyring once.
        let mut known = self.key.lock().unwrap_or_else(PoisonError::into_inner);
        match (&*known, &self.place) {
            (Some(key), _) => Ok(key.clone()),
            (None, Some(place)) => {
                let key = place.load()?;
                if let Some(canary) = &self.canary {
                    open(&key, CANARY_IDENTITY, canary).map_err(|_| Error::WrongKey)?;
                }
                Ok(known.insert(key).clone())
            }
            (None, None) => Err(Error::WrongKey), // `new` always brings a key
        }
    }
}

fn cipher(key: &Key) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(key.bytes().into())
}

fn open(key: &Key, identity: &str, sealed: &[u8]) -> Result<Secret, Error> {
    let broken = || Error::Broken { identity: identity.to_owned() };
    let rest = sealed.strip_prefix(&[VERSION]).ok_or_else(broken)?;
    let (nonce, sealed) = rest.split_first_chunk::<NONCE>().ok_or_else(broken)?;
    let payload = Payload { msg: sealed, aad: identity.as_bytes() };
    let plain = cipher(key).decrypt(&XNonce::from(*nonce), payload).map_err(|_| broken())?;
    let plain = Zeroizing::new(plain);
    Ok(Secret::new(std::str::from_utf8(&plain).map_err(|_| broken())?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vault(key: u8) -> Vault {
        Vault::new([key; 32], Arc::new(Entropy::seeded(7)))
    }

    #[test]
    fn what_was_sealed_opens_again() {
        let vault = vault(1);
        let sealed = vault.seal("consent:1:access", &"token".into()).unwrap();
        assert_eq!(vault.open("consent:1:access", &sealed).unwrap().expose(), "token");
    }

    #[test]
    fn a_derived_key_repeats_and_differs_by_purpose_and_by_data_key() {
        let derived = |key: u8, purpose| *vault(key).derive(purpose).unwrap();
        assert_eq!(derived(1, "a"), derived(1, "a"));
        assert_ne!(derived(1, "a"), derived(1, "b"));
        assert_ne!(derived(1, "a"), derived(2, "a"));
    }

    #[test]
    fn the_same_secret_never_looks_the_same_twice() {
        let vault = vault(1);
        assert_ne!(vault.seal("a", &"token".into()).unwrap(), vault.seal("a", &"token".into()).unwrap());
    }

    #[test]
    fn a_value_moved_to_another_row_does_not_open() {
        let vault = vault(1);
        let sealed = vault.seal("consent:1:access", &"token".into()).unwrap();
        assert!(matches!(vault.open("consent:2:access", &sealed), Err(Error::Broken { .. })));
    }

    #[test]
    fn neither_another_key_nor_a_changed_byte_opens() {
        let sealed = vault(1).seal("a", &"token".into()).unwrap();
        assert!(vault(2).open("a", &sealed).is_err());
        for place in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[place] ^= 1;
            assert!(vault(1).open("a", &changed).is_err(), "byte {place}");
            assert!(vault(1).open("a", &sealed[..place]).is_err(), "cut at {place}");
        }
    }
}
