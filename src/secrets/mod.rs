//! Secrets: a type that neither prints nor serialises, where secrets come from, and the vault that seals tokens.

mod secret;

pub use secret::Secret;
