//! Moving over from SparkCommerce, the system before: people, groups, shops and tokens from its backend's database; SKUs,
//! mappings and the log of dashboard posts from a phone's file.
//!
//! What is here already stays as it is, so a second run brings only what the first could not. Each row that can't come is
//! named with its reason; the others come, all in one transaction.

mod backend;
mod phone;
mod report;
mod unseal;

use std::path::PathBuf;

use url::Url;

use super::{Engine, Error};
use crate::domain::{Fault, Kind};
use crate::secrets::Secret;
use crate::store::sparkcommerce as old;

pub use report::{Left, Moved, Table};

/// Where the backend's database is, and how to read it.
#[derive(Clone)]
pub struct BackendSource {
    /// `mysql://…` or `postgres://…`.
    pub url: Url,
    /// The password, where it is not in the address.
    pub password: Option<Secret>,
    /// What the backend called `TOKEN_ENCRYPTION_KEY`; without it sealed tokens can't come.
    pub token_key: Option<Secret>,
}

/// Why nothing could be moved.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The key is none.
    #[error("the token key is no key: it is 32 bytes as base64 or hex, or 32 characters")]
    BadKey,
}

impl Fault for ImportError {
    fn kind(&self) -> Kind {
        Kind::Config
    }

    fn code(&self) -> &'static str {
        "token_key_invalid"
    }
}

impl Engine {
    /// Moves groups, people, shops, tokens and who works where over from a backend's database. Spans every tenant.
    ///
    /// # Errors
    /// [`ImportError::BadKey`], the old database's, or this one's. Nothing is changed then.
    pub async fn import_sparkcommerce(&self, source: BackendSource, dry_run: bool) -> Result<Moved, Error> {
        let key = source.token_key.as_ref().map(unseal::Key::read).transpose()?;
        self.check_key()?;
        let found = old::read_backend(&source.url, source.password.as_ref().map(Secret::expose)).await?;
        let (engine, now) = (self.clone(), self.clock.now());
        self.change("move over", dry_run, move |tx| {
            let mut book = report::Book::default();
            backend::Mover { engine: &engine, key: key.as_ref(), now, book: &mut book }
                .everything(tx, &found)?;
            Ok(book.close(dry_run))
        })
        .await
    }

    /// Moves SKUs with their stock, mappings and the log of dashboard posts of this group over from a phone's file.
    /// The file tells no currency, so prices have none.
    ///
    /// # Errors
    /// The file's, or this database's. Nothing is changed then.
    pub async fn import_sparkcommerce_phone(&self, file: PathBuf, dry_run: bool) -> Result<Moved, Error> {
        let read = tokio::task::spawn_blocking(move || old::read_phone(&file)).await;
        let found = read.map_err(|_| crate::store::Error::Closed { name: "move over" })??;
        let (group, actor, now) = (self.group, self.actor.clone(), self.clock.now());
        self.change("move over", dry_run, move |tx| {
            let mut book = report::Book::default();
            phone::Mover { group, actor: &actor, now, book: &mut book }.everything(tx, &found)?;
            Ok(book.close(dry_run))
        })
        .await
    }
}

#[cfg(test)]
mod tests;
