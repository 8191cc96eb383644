//! What did not arrive by itself: telling marketplaces where we are, and asking for messages that they gave up on.

use super::{Incoming, Refused};
use crate::domain::ShopAlias;
use crate::engine::{Engine, Error, session};
use crate::marketplace::Marketplace;

/// Pages read at a time: 10,000 messages, more than any marketplace keeps for long.
const PAGES: usize = 100;

impl Engine {
    /// Makes the marketplace of a shop send its messages to `address`, where it does not do so yet, and tells whether
    /// that was anything new.
    ///
    /// # Errors
    /// An unknown shop, or the marketplace's.
    pub async fn set_webhook(&self, alias: &ShopAlias, address: &str) -> Result<bool, Error> {
        let mut shops = self.resolve_shops(std::slice::from_ref(alias)).await?;
        let Some(shop) = shops.pop() else { return Ok(false) };
        let market = self.market(&shop.platform)?;
        let session = self.session(&shop).await?;
        match market.set_webhook(&session, address).await {
            Err(error) if session::is_rejection(&error) => {
                let session = self.after_rejection(&shop, &session).await?;
                Ok(market.set_webhook(&session, address).await?)
            }
            set => Ok(set?),
        }
    }

    /// Reads the messages that marketplaces could not deliver, and returns how many were new. Trouble with one
    /// marketplace stops none of the others.
    pub async fn read_lost_messages(&self) -> u64 {
        let mut new = 0;
        for market in self.markets.iter() {
            match self.read_lost_of(&**market).await {
                Ok(found) => new += found,
                Err(error) => {
                    tracing::debug!(platform = %market.platform(), %error, "lost messages could not be read");
                }
            }
        }
        new
    }

    /// Reads page after page, each confirmed once it is kept.
    async fn read_lost_of(&self, market: &dyn Marketplace) -> Result<u64, Error> {
        let platform = market.platform();
        let mut new = 0;
        for _ in 0..PAGES {
            let lost = market.lost_messages().await?;
            let mut found = Vec::with_capacity(lost.messages.len());
            for body in lost.messages {
                let notice = market.read_notice(body.as_bytes()).map_err(Refused::Unreadable);
                match notice.and_then(|notice| Incoming::new(&platform, notice, body, self.clock.now())) {
                    Ok(message) => found.push(message),
                    // Confirmed all the same: nobody will ever be able to read it.
                    Err(reason) => tracing::warn!(%platform, %reason, "a lost message cannot be read"),
                }
            }
            new += self.keep(found).await?.into_iter().filter(|is_new| *is_new).count() as u64;
            let Some(mark) = lost.mark else { break };
            market.confirm_lost(mark).await?;
            if !lost.more {
                break;
            }
        }
        Ok(new)
    }
}
