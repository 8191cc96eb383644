//! The inbox: messages of marketplaces are checked, kept and answered at once; acted on afterwards, each once.
//!
//! A message is a hint. What it names is fetched, and what the fetching says is taken in; so a forged, late, doubled or
//! reordered one can at worst cost a call. These use cases look beyond one tenant: a marketplace talks to the app.

mod act;
mod lost;
mod spool;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Engine, Error};
use crate::domain::{Fault, Kind, Millis, Platform, ShopId};
use crate::marketplace::webhook::{Delivery, Notice};
use crate::store::{self, inbox};

pub use crate::store::inbox::State as MessageState;
pub use act::Acted;
pub use spool::Spool;

const HOUR_MS: i64 = 60 * 60 * 1000;
/// What was first sent longer ago is no retry of a marketplace's: TikTok's last one comes after 16 hours.
const OLDEST_MS: i64 = 24 * HOUR_MS;
/// Clocks disagree by this much at most: marketplaces refuse calls above it.
const AHEAD_MS: i64 = 10 * 60 * 1000;
/// How long messages are remembered, so that a repeat is known for one: longer than a repeat is believed, and than
/// Shopee keeps lost messages.
const KEPT_MS: i64 = 7 * 24 * HOUR_MS;
/// A longer body is no message of a marketplace's.
pub const LONGEST_BODY: usize = 256 * 1024;

/// Longer names than these are none.
const LONGEST_KEY: usize = 191;

/// A message that a marketplace has sent, on its way to be kept. Their order is that of their keys.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Incoming {
    platform: Platform,
    key: String,
    topic: String,
    shops: Vec<ShopId>,
    body: String,
    received_at: Millis,
}

impl Incoming {
    fn new(platform: &Platform, notice: Notice, body: String, received_at: Millis) -> Result<Self, Refused> {
        let Notice { key, topic, shops, .. } = notice;
        if key.len() > LONGEST_KEY || topic.len() > LONGEST_KEY {
            return Err(Refused::Unreadable("it has a name that is no name".to_owned()));
        }
        Ok(Self { platform: platform.clone(), key, topic, shops, body, received_at })
    }
}

/// Why a message is not taken.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// Its marketplace has not sent it.
    #[error("the signature is wrong")]
    Unsigned,
    /// It was sent too long ago, or will be.
    #[error("it was sent at {0}, which is not now")]
    Stale(Millis),
    /// Nobody can tell what it says.
    #[error("{0}")]
    Unreadable(String),
}

impl Fault for Refused {
    fn kind(&self) -> Kind {
        match self {
            Self::Unsigned | Self::Stale(_) => Kind::Auth,
            Self::Unreadable(_) => Kind::Invalid,
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Unsigned => "webhook_unsigned",
            Self::Stale(_) => "webhook_stale",
            Self::Unreadable(_) => "webhook_unreadable",
        }
    }
}

/// How many messages of a marketplace are in one state.
#[derive(Debug, Clone, Serialize)]
pub struct InboxCount {
    /// The marketplace.
    pub platform: Platform,
    /// Their state.
    pub state: &'static str,
    /// How many.
    pub messages: i64,
}

impl Engine {
    /// Checks a message of `platform`, and returns what is to be kept; `None`: it only wanted to know whether somebody
    /// answers. `address` is ours as the marketplace knows it, `authorization` the header of that name, `body` the bytes as
    /// received.
    ///
    /// # Errors
    /// [`Refused`], or an unknown marketplace.
    pub fn check(
        &self,
        platform: &Platform,
        address: &str,
        authorization: &str,
        body: &[u8],
    ) -> Result<Option<Incoming>, Error> {
        let market = self.market(platform)?;
        let is_signed = market.is_signed(&Delivery { address, authorization, body });
        if market.is_greeting(body) {
            return Ok(None);
        }
        if !is_signed {
            return Err(Refused::Unsigned.into());
        }
        let notice = market.read_notice(body).map_err(Refused::Unreadable)?;
        if let Some(sent_at) = notice.sent_at.filter(|at| self.is_stale(*at)) {
            return Err(Refused::Stale(sent_at).into());
        }
        let body =
            String::from_utf8(body.to_vec()).map_err(|error| Refused::Unreadable(error.to_string()))?;
        Ok(Some(Incoming::new(platform, notice, body, self.clock.now())?))
    }

    fn is_stale(&self, sent_at: Millis) -> bool {
        let age = self.clock.now().0.saturating_sub(sent_at.0);
        !(-AHEAD_MS..=OLDEST_MS).contains(&age)
    }

    /// Keeps messages, all or none, and tells of each whether it is new: kept for the first time. On a server, where others
    /// keep messages at the same time, they are best in their own order.
    ///
    /// # Errors
    /// The store's: nothing is kept, and the marketplace will send them again.
    pub async fn keep(&self, messages: Vec<Incoming>) -> Result<Vec<bool>, Error> {
        let mut heard: BTreeMap<Platform, (BTreeSet<ShopId>, Millis)> = BTreeMap::new();
        for message in &messages {
            let (shops, at) = heard.entry(message.platform.clone()).or_default();
            shops.extend(message.shops.iter().cloned());
            *at = message.received_at.max(*at);
        }
        let keep = move |tx: &mut store::Tx<'_>| {
            heard.iter().try_for_each(|(platform, (shops, at))| inbox::hear(tx, platform, shops, *at))?;
            let keep =
                |it: &Incoming| inbox::keep(tx, &it.platform, (&it.key, &it.topic), &it.body, it.received_at);
            messages.iter().map(keep).collect()
        };
        Ok(self.store.write("keep messages", keep).await?)
    }

    /// Forgets old messages, and returns how many.
    ///
    /// # Errors
    /// The store's.
    pub async fn tidy_inbox(&self) -> Result<u64, Error> {
        let before = self.clock.now().plus_ms(-KEPT_MS);
        Ok(self.store.write("forget old messages", move |tx| inbox::forget(tx, before)).await?)
    }

    /// Returns how many messages are kept, by marketplace and state: of the whole app, not of one tenant. A state without
    /// any is there with 0, as whoever draws it over time must hear that it fell.
    ///
    /// # Errors
    /// The store's.
    pub async fn inbox_counts(&self) -> Result<Vec<InboxCount>, Error> {
        let states = |platform: Platform| MessageState::ALL.map(|state| ((platform.clone(), state), 0));
        let mut counts: BTreeMap<_, _> =
            self.markets.iter().flat_map(|market| states(market.platform())).collect();
        let kept = self.store.read("count messages", inbox::counts).await?;
        counts.extend(kept.into_iter().map(|(platform, state, messages)| ((platform, state), messages)));
        let view = |((platform, state), messages): ((_, MessageState), _)| InboxCount {
            platform,
            state: state.as_str(),
            messages,
        };
        Ok(counts.into_iter().map(view).collect())
    }
}
