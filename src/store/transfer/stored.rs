//! A value out of one database, ready for another.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value as Json, json};
use sha2::{Digest, Sha256};

use crate::store::{FromValue, ToValue, Value, ValueRef};

/// A column's value, owned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Stored {
    /// SQL NULL.
    Null,
    /// A 64-bit integer.
    Int(i64),
    /// Text.
    Text(String),
    /// Bytes.
    Blob(Vec<u8>),
}

impl FromValue for Stored {
    fn from_value(value: ValueRef<'_>) -> Result<Self, String> {
        Ok(match value {
            ValueRef::Null => Self::Null,
            ValueRef::Int(int) => Self::Int(int),
            ValueRef::Text(text) => Self::Text(text.to_owned()),
            ValueRef::Blob(bytes) => Self::Blob(bytes.to_vec()),
        })
    }
}

impl ToValue for Stored {
    fn to_value(&self) -> Value<'_> {
        match self {
            Self::Null => Value::Null,
            Self::Int(int) => Value::Int(*int),
            Self::Text(text) => Value::Text(text),
            Self::Blob(bytes) => Value::Blob(bytes),
        }
    }
}

impl Stored {
    /// Returns about how many bytes the value takes.
    pub(super) fn size(&self) -> usize {
        match self {
            Self::Null | Self::Int(_) => 8,
            Self::Text(text) => text.len(),
            Self::Blob(bytes) => bytes.len(),
        }
    }

    /// Adds the value to a digest, so that no two rows of values look alike.
    pub(super) fn digest(&self, into: &mut Sha256) {
        let (kind, bytes): (u8, &[u8]) = match self {
            Self::Null => (0, &[]),
            Self::Int(int) => (1, &int.to_be_bytes()),
            Self::Text(text) => (2, text.as_bytes()),
            Self::Blob(bytes) => (3, bytes),
        };
        into.update([kind]);
        into.update((bytes.len() as u64).to_be_bytes());
        into.update(bytes);
    }

    /// Returns the value as a dump has it: bytes are `{"base64": …}`.
    pub(super) fn to_json(&self) -> Json {
        match self {
            Self::Null => Json::Null,
            Self::Int(int) => json!(int),
            Self::Text(text) => json!(text),
            Self::Blob(bytes) => json!({ "base64": BASE64_STANDARD.encode(bytes) }),
        }
    }

    /// Reads a value as [`Stored::to_json`] writes it.
    pub(super) fn from_json(json: Json) -> Option<Self> {
        match json {
            Json::Null => Some(Self::Null),
            Json::Number(number) => number.as_i64().map(Self::Int),
            Json::String(text) => Some(Self::Text(text)),
            Json::Object(object) => {
                let bytes = BASE64_STANDARD.decode(object.get("base64")?.as_str()?).ok()?;
                Some(Self::Blob(bytes))
            }
            Json::Bool(_) | Json::Array(_) => None,
        }
    }
}
