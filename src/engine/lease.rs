//! Exclusive work: a lease that is renewed for as long as its guard lives.

use std::future::poll_fn;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::task::Poll;
use std::time::Duration;

use tokio::task::AbortHandle;

use super::{Engine, process};
use crate::clock::Clock;
use crate::domain::{Fault, Kind, Millis, Retry};
use crate::store::leases::{self, HeldBy, Lease};
use crate::store::shops::Shop;
use crate::store::{self, Store};

/// Three tries fit into a lease, so that one renewal stuck behind a long import does not lose it.
const RENEWALS: u32 = 3;

/// Somebody else does exclusive work there.
#[derive(Debug, thiserror::Error)]
#[error("{holder} is working on {what}, until {until} unless it takes longer")]
pub struct Error {
    /// What the work is on.
    pub what: String,
    /// Who does it.
    pub holder: String,
    /// When the lease ends unless renewed.
    pub until: Millis,
}

impl Error {
    pub(super) fn held(what: String, by: &HeldBy) -> Self {
        Self { what, holder: process::in_words(&by.holder), until: by.until }
    }
}

impl Fault for Error {
    fn kind(&self) -> Kind {
        Kind::Busy
    }

    fn code(&self) -> &'static str {
        "lease_held"
    }

    fn retry(&self) -> Retry {
        Retry::After(Duration::from_secs(10))
    }
}

/// A lease that this process holds. [`Held::release`] gives it back; so does dropping it, a little later.
pub(crate) struct Held {
    lease: Lease,
    /// Until when it certainly runs, by this process' own clock: counted from before it was asked for.
    runs_until: Arc<AtomicI64>,
    renewer: AbortHandle,
    store: Store,
    clock: Arc<dyn Clock>,
    released: bool,
}

impl Engine {
    /// Takes the lease on everything that changes what `shop` shows.
    ///
    /// # Errors
    /// [`Error`] when another process has it.
    pub(crate) async fn hold_shop(&self, shop: &Shop) -> Result<Held, super::Error> {
        let held = self.try_hold(format!("shop:{}", shop.id.0)).await?;
        Ok(held.map_err(|by| Error::held(format!("`{}`", shop.alias), &by))?)
    }

    /// Takes the lease on `name`, or says who has it. A holder that is certainly dead is buried first.
    pub(super) async fn try_hold(&self, name: String) -> Result<Result<Held, HeldBy>, store::Error> {
        let (clock, holder) = (Arc::clone(&self.clock), process::holder(&self.entropy));
        let ttl_ms = ms(self.lease_ttl);
        let runs_until = clock.now().plus_ms(ttl_ms);
        let acquired = self
            .store
            .write("take a lease", move |tx| {
                let now = clock.now();
                match leases::acquire(tx, &name, &holder, ttl_ms, now)? {
                    Err(by) if process::is_dead(&by.holder) => {
                        leases::end(tx, &name, &by.holder)?;
                        leases::acquire(tx, &name, &holder, ttl_ms, now)
                    }
                    outcome => Ok(outcome),
                }
            })
            .await?;
        Ok(acquired.map(|lease| {
            let renewal = Renewal {
                lease: lease.clone(),
                ttl: self.lease_ttl,
                runs_until: Arc::new(AtomicI64::new(runs_until.0)),
                store: self.store.clone(),
                clock: Arc::clone(&self.clock),
            };
            Held::new(renewal)
        }))
    }
}

fn ms(time: Duration) -> i64 {
    i64::try_from(time.as_millis()).unwrap_or(i64::MAX)
}

impl Held {
    fn new(renewal: Renewal) -> Self {
        let (lease, store, clock) =
            (renewal.lease.clone(), renewal.store.clone(), Arc::clone(&renewal.clock));
        let runs_until = Arc::clone(&renewal.runs_until);
        let renewer = tokio::spawn(renewal.run()).abort_handle();
        Self { lease, runs_until, renewer, store, clock, released: false }
    }

    /// Returns what [`leases::check`] wants, in the transaction that writes under the lease.
    pub(crate) fn lease(&self) -> &Lease {
        &self.lease
    }

    /// Insists, without asking the database, that the lease still runs: before each call to a marketplace.
    ///
    /// # Errors
    /// [`store::Error::LeaseLost`] when its time has passed or another holder has it.
    pub(crate) fn check(&self) -> Result<(), store::Error> {
        if self.clock.now().0 < self.runs_until.load(Ordering::SeqCst) {
            return Ok(());
        }
        Err(store::Error::LeaseLost { lease: self.lease.name.clone() })
    }

    /// Makes a call for as long as the lease runs. The clock is looked at before every step of it: what waited too long for
    /// its turn, or for another attempt, or was frozen meanwhile, takes no further step.
    ///
    /// # Errors
    /// As [`Held::check`]. Whether the call had acted by then is not known.
    pub(crate) async fn while_held<T>(&self, call: impl Future<Output = T>) -> Result<T, store::Error> {
        let mut call = pin!(call);
        poll_fn(|cx| match self.check() {
            Ok(()) => call.as_mut().poll(cx).map(Ok),
            Err(lost) => Poll::Ready(Err(lost)),
        })
        .await
    }

    /// Gives the lease back, so that nobody has to wait for it to end.
    pub(crate) async fn release(mut self) {
        self.released = true;
        self.renewer.abort();
        give_back(self.store.clone(), self.lease.clone()).await;
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        self.renewer.abort();
        if let (false, Ok(runtime)) = (self.released, tokio::runtime::Handle::try_current()) {
            runtime.spawn(give_back(self.store.clone(), self.lease.clone()));
        }
    }
}

async fn give_back(store: Store, lease: Lease) {
    let name = lease.name.clone();
    let outcome = store.write("release a lease", move |tx| leases::release(tx, &lease)).await;
    if let Err(error) = outcome {
        tracing::warn!(lease.name = name, %error, "a lease was not given back and will run out");
    }
}

/// Renews a lease until it is aborted.
struct Renewal {
    lease: Lease,
    ttl: Duration,
    runs_until: Arc<AtomicI64>,
    store: Store,
    clock: Arc<dyn Clock>,
}

impl Renewal {
    async fn run(self) {
        loop {
            tokio::time::sleep(self.ttl / RENEWALS).await;
            let (lease, time, ttl_ms) = (self.lease.clone(), Arc::clone(&self.clock), ms(self.ttl));
            let runs_until = time.now().plus_ms(ttl_ms);
            let renew = move |tx: &mut store::Tx<'_>| leases::renew(tx, &lease, ttl_ms, time.now());
            match self.store.write("renew a lease", renew).await {
                Ok(_) => self.runs_until.store(runs_until.0, Ordering::SeqCst),
                Err(store::Error::LeaseLost { .. }) => {
                    self.runs_until.store(i64::MIN, Ordering::SeqCst);
                    tracing::warn!(lease.name = self.lease.name, "a lease was lost to another process");
                    return;
                }
                Err(error) => {
                    tracing::warn!(lease.name = self.lease.name, %error, "a lease was not renewed, trying again");
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicBool;

    use tempfile::TempDir;

    use super::*;
    use crate::engine::fake::{Fake, connect};
    use crate::engine::{self, Kind};

    const TTL_MS: i64 = 30_000; // as the fake's engine has it

    async fn stage() -> (TempDir, Arc<Fake>, Engine, Shop) {
        let folder = TempDir::new().unwrap();
        let market = Fake::with(&[("1", "ID")]);
        let engine = market.engine(folder.path()).await;
        connect(&engine, None).await.unwrap();
        let shop = engine.resolve_shops(&[]).await.unwrap().remove(0);
        (folder, market, engine, shop)
    }

    #[tokio::test]
    async fn who_comes_second_is_told_who_has_it_and_until_when() {
        let (folder, market, one, shop) = stage().await;
        let other = market.engine(folder.path()).await;
        let held = one.hold_shop(&shop).await.unwrap();
        let engine::Error::Held(busy) = other.hold_shop(&shop).await.err().unwrap() else { panic!() };
        assert_eq!(busy.kind(), Kind::Busy);
        assert!(busy.holder.contains(&format!("process {}", std::process::id())), "{busy}");
        assert_eq!(busy.until, engine::fake::START.plus_ms(TTL_MS));
        held.release().await;
        assert!(other.hold_shop(&shop).await.is_ok());
    }

    #[tokio::test]
    async fn a_holder_that_slept_too_long_knows_and_cannot_write() {
        let (folder, market, one, shop) = stage().await;
        let other = market.engine(folder.path()).await;
        let slept = one.hold_shop(&shop).await.unwrap();
        assert!(slept.check().is_ok());
        market.clock.advance_ms(TTL_MS);
        assert!(slept.check().is_err());
        let taker = other.hold_shop(&shop).await.unwrap();
        for (held, may) in [(&slept, false), (&taker, true)] {
            let (lease, now) = (held.lease().clone(), market.clock.now());
            let write = one.store.write("write", move |tx| leases::check(tx, &lease, now)).await;
            assert_eq!(write.is_ok(), may);
        }
    }

    #[tokio::test]
    async fn a_call_whose_lease_runs_out_while_it_waits_is_not_made() {
        let (_folder, market, engine, shop) = stage().await;
        let held = engine.hold_shop(&shop).await.unwrap();
        for (wait_ms, is_made) in [(TTL_MS - 1, true), (1, false)] {
            let made = AtomicBool::new(false);
            let call = async {
                market.clock.advance_ms(wait_ms);
                tokio::task::yield_now().await;
                made.store(true, Ordering::SeqCst);
            };
            assert_eq!((held.while_held(call).await.is_ok(), made.into_inner()), (is_made, is_made));
        }
    }

    #[tokio::test]
    async fn a_dropped_lease_is_given_back() {
        let (folder, market, one, shop) = stage().await;
        let other = market.engine(folder.path()).await;
        drop(one.hold_shop(&shop).await.unwrap());
        while other.hold_shop(&shop).await.is_err() {
            tokio::task::yield_now().await; // given back behind our back
        }
    }

    #[cfg(target_os = "linux")]
    #[tokio::test]
    async fn a_dead_process_is_not_waited_for() {
        let (_folder, market, engine, shop) = stage().await;
        let name = format!("shop:{}", shop.id.0);
        let me = process::holder(&engine.entropy);
        let (before, _) = me.rsplit_once('.').unwrap();
        let (dead, now) = (format!("{before}.1"), market.clock.now());
        let killed = move |tx: &mut store::Tx<'_>| leases::acquire(tx, &name, &dead, TTL_MS, now);
        engine.store.write("be killed", killed).await.unwrap().unwrap();
        assert!(engine.hold_shop(&shop).await.is_ok());
    }
}
