//! Secrets: a type that neither prints nor serialises, where secrets come from, and the vault that seals tokens.

mod error;
mod key;
mod keyring;
mod logins;
pub mod private;
mod secret;
mod source;
mod vault;

pub use error::Error;
pub use key::{Kept, KeyPlace};
pub use logins::{Login, LoginPlace};
pub use secret::Secret;
pub use source::Source;
pub use vault::{Key, Vault};
