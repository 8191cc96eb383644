//! One shop's work: taking its orders in, keeping its authorisation fresh, making it show what it should.
//!
//! Each shop has its own loops, so that one that is slow or dead keeps no other waiting. Several daemons share a shop's
//! regular work: whoever comes second finds it done, or being done.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use metrics::{counter, histogram};
use tokio::sync::watch;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use super::Timetable;
use super::desk::{Desk, Due, Place};
use super::floor::Floor;
use super::metrics::{JOBS, PUSHED, SALE_TO_SAFE};
use super::webhooks;
use crate::engine::jobs::{JobEnd, JobKind, JobStatus, Turn};
use crate::engine::orders::Ingested;
use crate::engine::push::{AskOrders, PushRequest, Report};
use crate::engine::{Engine, Error, Fault as _, Kind, Millis, Retry, ShopAlias, Timing};

/// From one push to the next: what happens within is told in one.
const REST: Duration = Duration::from_millis(20);
/// The wait before the first further try of a push that did not go through; doubled with every one after it.
const PAUSE: Duration = Duration::from_millis(250);
const LONGEST_PAUSE: Duration = Duration::from_secs(60);
/// From a push of everything that something of the moment has stopped to the next try, where the timetable says later.
const AGAIN_AFTER_MS: i64 = 10_000;
/// More SKUs than this are a push of everything.
const FEW: usize = 200;
/// How far a reconciliation reaches back among the orders: further than marketplaces have ever been late.
const RECONCILE_MS: i64 = 3 * 24 * 60 * 60 * 1000;
/// How often is looked whether a token is near its end: access tokens live for hours.
const TOKENS_EVERY: Duration = Duration::from_secs(10 * 60);

/// One shop and whoever works for it.
struct Clerk {
    floor: Arc<Floor>,
    engine: Engine,
    alias: ShopAlias,
    desk: Arc<Desk>,
    /// The last push of everything was stopped by something of the moment.
    was_stopped: AtomicBool,
    stop: CancellationToken,
}

/// Serves a shop until told to stop, and finishes what it is about then.
pub(super) async fn serve(floor: Arc<Floor>, place: Place, stop: CancellationToken) {
    let engine = floor.engine.acting_for(place.0, super::ACTOR);
    let desk = floor.desks.open(&place);
    let clerk = Clerk { floor, engine, alias: place.1, desk, was_stopped: AtomicBool::new(false), stop };
    tracing::info!(shop.alias = %clerk.alias, "serving a shop");
    clerk.set_webhook().await;
    tokio::join!(clerk.orders(), clerk.tokens(), clerk.pushes());
}

impl Clerk {
    /// Tells the marketplace where to send its messages. Without them there is polling.
    async fn set_webhook(&self) {
        let Some(base) = &self.floor.webhooks else { return };
        let set = async {
            let platform = self.engine.shop(&self.alias).await?.platform;
            self.engine.set_webhook(&self.alias, &webhooks::address(base, &platform)).await
        };
        match set.await {
            Ok(true) => tracing::info!(shop.alias = %self.alias, "messages come to us now"),
            Ok(false) => {}
            Err(error) => {
                tracing::warn!(shop.alias = %self.alias, %error, "the marketplace could not be told where to send messages")
            }
        }
    }

    /// Takes new orders in, regularly.
    async fn orders(&self) {
        let mut beat = Beat::new(self, JobKind::Orders, |table| table.orders.clone(), true);
        while beat.next().await {
            beat.turn(self.take_in_orders(None).boxed()).await;
        }
    }

    /// Keeps the authorisation fresh, regularly.
    async fn tokens(&self) {
        let mut beat = Beat::new(self, JobKind::Tokens, |_| Timing::Every(TOKENS_EVERY), true);
        while beat.next().await {
            beat.turn(self.keep_token().boxed()).await;
        }
    }

    /// Makes the shop show what it should: at once what moved, and now and then everything.
    async fn pushes(&self) {
        let mut push = Beat::new(self, JobKind::Push, |table| table.push.clone(), true);
        let mut reconcile = Beat::new(self, JobKind::Reconcile, |table| table.reconcile.clone(), false);
        let mut pause = Duration::ZERO;
        loop {
            let began = Instant::now();
            tokio::select! {
                biased;
                going = push.next() => match going {
                    true => push.turn(self.push_everything().boxed()).await,
                    false => return,
                },
                going = reconcile.next() => match going {
                    true => reconcile.turn(self.reconcile().boxed()).await,
                    false => return,
                },
                due = self.desk.take() => pause = self.push_due(due, pause).await,
            }
            tokio::select! {
                () = self.stop.cancelled() => {} // which the beats will say
                () = tokio::time::sleep_until(began + REST.max(pause)) => {}
            }
        }
    }

    async fn keep_token(&self) -> JobEnd {
        match self.engine.keep_token(&self.alias).await {
            Ok(()) => done("fresh".to_owned()),
            Err(error) => failed(&error),
        }
    }

    /// Takes in what is new among the orders, or since `since`.
    async fn take_in_orders(&self, since: Option<Millis>) -> JobEnd {
        let pulled = self.engine.pull_orders(std::slice::from_ref(&self.alias), since, &self.stop).await;
        let pulled = match pulled.map(|mut pulled| pulled.pop()) {
            Ok(Some(pulled)) => pulled,
            Ok(None) => return done(String::new()),
            Err(error) => return failed(&error),
        };
        let Ingested { new, changed, movements, .. } = pulled.ingested;
        if movements > 0 {
            tracing::info!(shop.alias = %self.alias, new, changed, movements, "took in orders");
            self.floor.ring(None);
        }
        match pulled.error {
            Some(error) => failed(&error),
            None => done(format!("{new} new orders, {changed} changed, {movements} movements")),
        }
    }

    /// Pushes whatever differs.
    async fn push_everything(&self) -> JobEnd {
        let due = self.desk.clear();
        let request = PushRequest { shops: vec![self.alias.clone()], ..self.request() };
        match self.apply(request).await {
            Ok(report) => {
                if report.shops.is_empty() {
                    self.desk.drifted.store(report.conflicts, Ordering::Relaxed);
                }
                self.told(due.clone(), &report);
                if is_worth_another_try(&report) {
                    self.desk.put(due);
                    self.was_stopped.store(true, Ordering::Relaxed);
                }
                let Report { pushed, unchanged, held, failed, .. } = &report;
                let summary = format!("{pushed} pushed, {unchanged} unchanged, {held} held, {failed} failed");
                match trouble(&report) {
                    None => done(summary),
                    Some(why) => JobEnd { status: JobStatus::Partial, summary: format!("{summary}: {why}") },
                }
            }
            Err(error) => {
                self.desk.put(due);
                failed(&error)
            }
        }
    }

    /// Looks at everything afresh.
    async fn reconcile(&self) -> JobEnd {
        let shops = [self.alias.clone()];
        match self.engine.pull_listings(&shops, Arc::new(|_| {}), self.stop.clone()).await {
            Err(error) => return failed(&error),
            Ok(pulled) => {
                if let Some(error) = pulled.into_iter().find_map(|shop| shop.error) {
                    return failed(&error);
                }
            }
        }
        let since = self.floor.engine.clock.now().plus_ms(-RECONCILE_MS);
        let orders = self.take_in_orders(Some(since)).await;
        if orders.status == JobStatus::Failed {
            return orders;
        }
        let pushed = self.push_everything().await;
        JobEnd { summary: format!("{}; {}", orders.summary, pushed.summary), ..pushed }
    }

    /// Tells the shop what is due, then asks it about what is in doubt, where it may. Returns how long to wait before the
    /// next push.
    async fn push_due(&self, due: Due, pause: Duration) -> Duration {
        if !due.is_empty() {
            let pause = self.push(due, AskOrders::Later, pause).await;
            if !pause.is_zero() {
                return pause;
            }
        }
        if let Some((doubted, orders)) = self.desk.take_doubted() {
            self.push(doubted, orders, Duration::ZERO).await; // what goes wrong there keeps nothing waiting that is due
            self.desk.asked();
        }
        Duration::ZERO
    }

    /// Tells the shop the figures of these SKUs, and returns how long to wait before the next push.
    async fn push(&self, due: Due, orders: AskOrders, pause: Duration) -> Duration {
        let skus = if due.len() > FEW { Vec::new() } else { due.keys().cloned().collect() };
        let request = PushRequest { skus, orders, ..self.request() };
        let (error, retry) = match self.apply(request).await {
            Ok(report) => {
                self.told(due.clone(), &report);
                if report.pushed > 0 {
                    tracing::info!(
                        shop.alias = %self.alias,
                        pushed = report.pushed,
                        elapsed_ms = report.elapsed_ms,
                        "told the shop"
                    );
                }
                if report.shops.iter().any(|it| it.trouble.kind == Kind::Busy) {
                    self.desk.put(due); // another daemon may be telling the shop the same
                    return PAUSE;
                }
                match trouble(&report) {
                    None => return Duration::ZERO,
                    Some(why) => (why, is_worth_another_try(&report)),
                }
            }
            // A SKU that was removed since can only be left to a push of everything.
            Err(error) => (error.to_string(), error.retry() != Retry::No || error.kind() == Kind::Bug),
        };
        tracing::warn!(shop.alias = %self.alias, error, again = retry, "the shop could not be told");
        if retry {
            self.desk.put(due);
        }
        (pause * 2).clamp(PAUSE, LONGEST_PAUSE)
    }

    fn request(&self) -> PushRequest {
        PushRequest {
            shops: vec![self.alias.clone()],
            idle_unrecorded: true,
            stop: self.stop.clone(),
            ..PushRequest::default()
        }
    }

    async fn apply(&self, request: PushRequest) -> Result<Report, Error> {
        let report = self.engine.prepare_push(request).await?.apply().await?;
        counter!(PUSHED).increment(report.pushed);
        if report.orders.movements > 0 {
            self.floor.ring(None);
        }
        Ok(report)
    }

    /// Notes what the shop was told, and measures how long that took from the hearing of a change to the shop's answer.
    fn told(&self, due: Due, report: &Report) {
        let now = self.floor.engine.clock.now();
        let told = self.desk.keep_doubted(due, report, now);
        if report.ending() == crate::engine::push::Ending::Done {
            for change in told.values() {
                histogram!(SALE_TO_SAFE).record((now.0 - change.heard.0).max(0) as f64 / 1000.0);
            }
        }
    }
}

/// Returns what is wrong, where something is that a person or a later try must mend.
fn trouble(report: &Report) -> Option<String> {
    let shop = report.shops.first().map(|it| it.trouble.message.clone());
    let guard = || report.guards.first().map(|it| format!("{it}: nothing was sent"));
    let item = || report.items.iter().find_map(|it| Some(it.error.as_ref()?.message.clone()));
    shop.or_else(guard).or_else(item)
}

/// Returns whether what was not done may be done soon.
fn is_worth_another_try(report: &Report) -> bool {
    report.shops.iter().any(|it| it.trouble.retryable)
        || report.items.iter().any(|it| it.error.as_ref().is_some_and(|error| error.retryable))
}

fn done(summary: String) -> JobEnd {
    JobEnd { status: JobStatus::Done, summary }
}

fn failed(error: &Error) -> JobEnd {
    JobEnd { status: JobStatus::Failed, summary: error.to_string() }
}

/// The beat of one kind of regular work in one shop.
struct Beat<'a> {
    clerk: &'a Clerk,
    kind: JobKind,
    /// Finds its line in the timetable.
    line: fn(&Timetable) -> Timing,
    timetable: watch::Receiver<Timetable>,
    /// When the last run began, by whomever; at first, when we began.
    last: Millis,
    /// When the next is due; `None`: it was not reckoned yet.
    next: Option<Millis>,
}

impl<'a> Beat<'a> {
    fn new(clerk: &'a Clerk, kind: JobKind, line: fn(&Timetable) -> Timing, at_once: bool) -> Self {
        let now = clerk.floor.engine.clock.now();
        let timetable = clerk.floor.timetable.subscribe();
        Self { clerk, kind, line, timetable, last: now, next: at_once.then_some(now) }
    }

    /// Waits for the next beat; those that were missed are skipped. `false`: it is time to stop.
    async fn next(&mut self) -> bool {
        let clerk = self.clerk;
        loop {
            // Whoever is handed another timetable begins to reckon anew.
            let wait = self.due().map(|due| due.0.saturating_sub(clerk.floor.engine.clock.now().0));
            if wait.is_some_and(|ms| ms <= 0) {
                // At once: a timer takes a moment even for no time at all, and a busy desk would come first every time.
                return !clerk.stop.is_cancelled();
            }
            let beat = async {
                match wait {
                    Some(ms) => tokio::time::sleep(Duration::from_millis(ms.try_into().unwrap_or(0))).await,
                    None => std::future::pending().await,
                }
            };
            tokio::select! {
                biased;
                () = clerk.stop.cancelled() => return false,
                Ok(()) = self.timetable.changed() => self.next = None,
                () = beat => return true,
            }
        }
    }

    /// Returns when the next beat is due; `None`: never.
    fn due(&mut self) -> Option<Millis> {
        if self.next.is_none() {
            self.next = self.due_anew();
        }
        self.next
    }

    /// Reckons when the next is due.
    fn due_anew(&self) -> Option<Millis> {
        let (timing, zone) = {
            let table = self.timetable.borrow();
            ((self.line)(&table), table.zone.clone())
        };
        let next = timing.next(self.last, &zone)?;
        Some(next.plus_ms(timing.jitter_ms(self.clerk.floor.engine.entropy.fraction())))
    }

    /// Does `work` where it is still to be done, and reckons when it is next.
    async fn turn(&mut self, work: BoxFuture<'_, JobEnd>) {
        let clerk = self.clerk;
        let now = clerk.floor.engine.clock.now();
        // What another daemon began in the second half of the interval counts for this beat.
        let since = Millis(self.last.0 + (now.0 - self.last.0) / 2);
        let (kind, alias) = (self.kind, &clerk.alias);
        let noted = async {
            let end = work.await;
            match end.status {
                JobStatus::Done => {
                    tracing::debug!(shop.alias = %alias, job = %kind, summary = end.summary, "done")
                }
                status => {
                    tracing::warn!(shop.alias = %alias, job = %kind, status = status.as_str(), summary = end.summary, "not done")
                }
            }
            counter!(JOBS, "job" => kind.as_str(), "status" => end.status.as_str()).increment(1);
            end
        };
        self.last = match clerk.engine.take_turn(alias, kind, since, noted.boxed()).await {
            Ok(Turn::DoneBy(at)) => at,
            Ok(Turn::Ran(_) | Turn::Busy) => now,
            Err(error) => {
                tracing::warn!(shop.alias = %alias, job = %kind, %error, "could not be done");
                now
            }
        };
        self.next = match clerk.was_stopped.swap(false, Ordering::Relaxed) {
            true => self.due_anew().map(|due| due.min(now.plus_ms(AGAIN_AFTER_MS))),
            false => None,
        };
    }
}
