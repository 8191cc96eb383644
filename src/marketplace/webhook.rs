//! What marketplaces tell by themselves: TikTok's webhooks, Shopee's push messages.
//!
//! A message is a hint to fetch, never the truth: of what it says only what it is *about* is taken.

use async_trait::async_trait;

use super::{Error, Session};
use crate::domain::{Millis, OrderId, ShopId};

/// A message as it arrived.
#[derive(Debug, Clone, Copy)]
pub struct Delivery<'a> {
    /// Our address as the marketplace knows it: behind a proxy it is not the one that the request names.
    pub address: &'a str,
    /// The header of that name; empty where it is missing.
    pub authorization: &'a str,
    /// The bytes as received.
    pub body: &'a [u8],
}

/// What a message is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Names the message: when it comes again, it has the same key.
    pub key: String,
    /// The marketplace's own word or number for its kind.
    pub topic: String,
    /// When it was first sent, by the marketplace's clock.
    pub sent_at: Option<Millis>,
    /// The shops that it is about; none where it is about the app.
    pub shops: Vec<ShopId>,
    /// What happened there.
    pub news: News,
}

/// What happened in a shop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum News {
    /// Something about these orders.
    Orders(Vec<OrderId>),
    /// The authorisation was withdrawn.
    ConsentGone,
    /// The authorisation will end, at this time where it was told.
    ConsentEnds(Option<Millis>),
    /// Something that spark has no use for.
    Other,
}

/// Messages that a marketplace could not deliver.
#[derive(Debug, Clone, Default)]
pub struct Lost {
    /// Their bodies.
    pub messages: Vec<String>,
    /// What to confirm once they are stored; `None`: there is nothing to confirm.
    pub mark: Option<i64>,
    /// There are more behind these.
    pub more: bool,
}

/// How a marketplace tells news.
#[async_trait]
pub trait Webhooks: Send + Sync {
    /// Returns whether the marketplace itself has sent this. The comparison takes the same time wherever it fails.
    fn is_signed(&self, delivery: &Delivery<'_>) -> bool;

    /// Returns whether a body is only there to see whether somebody answers. It may be unsigned.
    fn is_greeting(&self, _body: &[u8]) -> bool {
        false
    }

    /// Reads what a message is about. Kinds that are not known are [`News::Other`].
    ///
    /// # Errors
    /// Says what is wrong with the body, and repeats nothing of it.
    fn read_notice(&self, body: &[u8]) -> Result<Notice, String>;

    /// Makes the marketplace send what happens in `shop` to `address`, where it does not do so yet, and tells whether
    /// that was anything new.
    async fn set_webhook(&self, shop: &Session, address: &str) -> Result<bool, Error>;

    /// Returns messages that the marketplace gave up on, oldest first; none where it keeps none.
    async fn lost_messages(&self) -> Result<Lost, Error> {
        Ok(Lost::default())
    }

    /// Makes the marketplace forget the messages up to [`Lost::mark`].
    async fn confirm_lost(&self, _mark: i64) -> Result<(), Error> {
        Ok(())
    }
}

/// Returns a key for a message that has no id of its own.
pub(super) fn digest(body: &[u8]) -> String {
    use sha2::Digest as _;
    format!("sha256:{}", hex::encode(sha2::Sha256::digest(body)))
}
