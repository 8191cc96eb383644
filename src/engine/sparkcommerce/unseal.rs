//! Tokens as the backend sealed them: `ENC::iv:tag:data`, each base64; AES-256-GCM without associated data.

use aes_gcm::aead::{Aead as _, KeyInit as _};
use aes_gcm::{Aes256Gcm, Nonce};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use zeroize::Zeroizing;

use super::ImportError;
use crate::secrets::Secret;

/// What sealed values begin with; others are in clear.
const SEALED: &str = "ENC::";

/// The backend's key.
pub(super) struct Key(Aes256Gcm);

impl Key {
    /// Reads the key as the backend read it: base64 of 32 bytes, else hex of them, else 32 characters.
    pub(super) fn read(text: &Secret) -> Result<Self, ImportError> {
        let text = text.expose().trim();
        let long_enough = |bytes: &Vec<u8>| bytes.len() == 32;
        let bytes = BASE64_STANDARD.decode(text).ok().filter(long_enough);
        let bytes = bytes.or_else(|| hex::decode(text).ok().filter(long_enough));
        let bytes = bytes.or_else(|| Some(text.as_bytes().to_vec()).filter(long_enough));
        let bytes = Zeroizing::new(bytes.ok_or(ImportError::BadKey)?);
        Aes256Gcm::new_from_slice(&bytes).map(Self).map_err(|_| ImportError::BadKey)
    }
}

/// Returns `value` in clear.
///
/// # Errors
/// Says in words why it can't be.
pub(super) fn open(key: Option<&Key>, value: &str) -> Result<Secret, &'static str> {
    let Some(sealed) = value.strip_prefix(SEALED) else { return Ok(Secret::from(value.to_owned())) };
    let key = key.ok_or("it is sealed, and no token key was given")?;
    let parts: Option<Vec<_>> = sealed.split(':').map(|part| BASE64_STANDARD.decode(part).ok()).collect();
    let Some([iv, tag, data]) = parts.as_deref() else { return Err("it is no sealed token") };
    let iv: [u8; 12] = iv.as_slice().try_into().map_err(|_| "it is no sealed token")?;
    let opened = key.0.decrypt(&Nonce::from(iv), [data.as_slice(), tag].concat().as_slice());
    let opened = opened.map_err(|_| "the token key does not open it")?;
    String::from_utf8(opened).map(Secret::from).map_err(|_| "it holds no text")
}
