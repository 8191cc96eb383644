//! Agreeing to returns: done once at the marketplace and then read back. It moves no stock.

use futures_util::stream::{self, StreamExt as _};
use tokio_util::sync::CancellationToken;

use super::ReturnView;
use crate::domain::{Fault as _, ReturnId};
use crate::engine::{Engine, Error, session};
use crate::marketplace::{self, Consent, Deed, Marketplace, Named, ReturnPage, Session};
use crate::store::returns::Listed;

/// Returns under way at once; the marketplaces' clients keep to the rate limits.
const WIDTH: usize = 16;

/// How often an agreement is tried of which nobody knows whether it was heard; each time it is looked at first.
const ATTEMPTS: usize = 3;

/// What became of one return.
#[derive(Debug)]
pub struct Accepted {
    /// Which, as it was asked for.
    pub id: ReturnId,
    /// Whether there was anything to agree to, or why it was not done. `None`: stopped before its turn.
    pub result: Option<Result<Deed, Error>>,
    /// How it stands now, as far as it is known.
    pub now: Option<ReturnView>,
}

impl Engine {
    /// Agrees to every return of `ids`, side by side, and takes in how each stands afterwards. Done again it changes
    /// nothing. `each` hears how many are through; `stop` leaves those alone whose turn has not come; with `dry_run` the
    /// shops are only looked at.
    pub async fn accept_returns(
        &self,
        ids: &[ReturnId],
        dry_run: bool,
        each: impl Fn(u64) + Sync,
        stop: &CancellationToken,
    ) -> Vec<Accepted> {
        let mut accepted: Vec<(usize, Accepted)> = stream::iter(ids.iter().enumerate())
            .map(async |(n, id)| (n, self.accept_one(id, dry_run, stop).await))
            .buffer_unordered(WIDTH)
            .enumerate()
            .map(|(through, one)| {
                each(through as u64 + 1);
                one
            })
            .collect()
            .await;
        accepted.sort_by_key(|(n, _)| *n);
        accepted.into_iter().map(|(_, one)| one).collect()
    }

    async fn accept_one(&self, id: &ReturnId, dry_run: bool, stop: &CancellationToken) -> Accepted {
        if stop.is_cancelled() {
            return Accepted { id: id.clone(), result: None, now: None };
        }
        let result = self.agree(id, Consent::ToRequest, dry_run).await;
        Accepted { id: id.clone(), result: Some(result), now: self.return_named(id).await.ok() }
    }

    /// Says to the shop that `consent` is given, and takes in how the return stands then.
    pub(super) async fn agree(&self, id: &ReturnId, consent: Consent, dry_run: bool) -> Result<Deed, Error> {
        let what = self.find_return(id).await?;
        let mut shops = self.resolve_shops(std::slice::from_ref(&what.shop)).await?;
        let Some(shop) = shops.pop() else { return Err(super::NoReturn::Unknown(id.clone()).into()) };
        let market = self.market(&shop.platform)?;
        let mut session = self.session(&shop).await?;
        let deed = match agree(&*market, &session, &what, consent, dry_run).await {
            Err(error) if session::is_rejection(&error) => {
                session = self.after_rejection(&shop, &session).await?;
                agree(&*market, &session, &what, consent, dry_run).await?
            }
            deed => deed?,
        };
        if !dry_run {
            let read_back = match market.read_return(&session, &what.return_id).await {
                Ok(found) => {
                    let page = ReturnPage { returns: found.into_iter().collect(), complete_to: None };
                    self.take_in_returns(shop.id, page).await.map(drop)
                }
                Err(error) => Err(error.into()),
            };
            if let Err(error) = read_back {
                // It is done all the same, and the next fetching of returns brings it.
                tracing::warn!(id = %what.return_id, code = error.code(), "the return could not be read back");
            }
        }
        Ok(deed)
    }

    /// Returns one return, named by its id, or by that of an order with one return.
    ///
    /// # Errors
    /// [`super::NoReturn`].
    pub async fn return_named(&self, id: &ReturnId) -> Result<ReturnView, Error> {
        let (group, id) = (self.group, id.clone());
        self.store
            .read("show a return", move |tx| {
                let found = super::named(tx, group, &id)?;
                super::views(tx, vec![found])?
                    .pop()
                    .ok_or_else(|| super::NoReturn::Unknown(id.clone()).into())
            })
            .await
    }
}

/// Agrees once. Where nobody knows whether that was heard it is said again, which looks first.
async fn agree(
    market: &dyn Marketplace,
    session: &Session,
    what: &Listed,
    consent: Consent,
    dry_run: bool,
) -> Result<Deed, marketplace::Error> {
    let named = Named { return_id: &what.return_id, order_id: &what.order_id };
    let mut attempt = 1;
    loop {
        match market.accept_return(session, named, consent, dry_run).await {
            Err(marketplace::Error::OutcomeUnknown { .. }) if attempt < ATTEMPTS => attempt += 1,
            // Now it is seen to be done: by the call that nobody answered.
            Ok(Deed::DoneBefore) if attempt > 1 => return Ok(Deed::Done),
            deed => return deed,
        }
    }
}
