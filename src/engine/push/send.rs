//! Sending: product by product, as wide as the limiter inside the client allows, every answer recorded.
//!
//! What is sent is recorded before, and what was answered after, each in batches so that commits don't set the pace.
//! A call without an answer is read back at the end, sent once more if it did not act, and else reported as unknown:
//! the next push reads that product before it decides anything.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use futures_util::{StreamExt as _, stream};
use tokio::sync::mpsc;

use super::PushRequest;
use crate::domain::plan::{Input, Plan, State};
use crate::domain::{Fault as _, Kind, ListingKey, ProductId, RunKey, VariantId, WarehouseId};
use crate::engine::reading::{Reach, shown};
use crate::engine::session::is_rejection;
use crate::engine::trouble::Trouble;
use crate::engine::{Engine, Error};
use crate::marketplace::{self, Session, StockOutcome, StockRow, StockUpdate};
use crate::store::push_items::{self, Answer, Answered, ItemKey, NewItem};

/// Products in flight at once: more than any marketplace's rate times its latency asks for; the limiter sets the pace.
const WIDTH: usize = 32;
/// Products recorded as sent in one transaction.
const BATCH: usize = 50;
/// Products in a row that a shop was not available for before it is left alone: each of them was retried already.
const PATIENCE: u32 = 5;

/// One product to be set.
pub(super) struct Job {
    product: ProductId,
    rows: Vec<StockRow>,
    /// The rows that are to change; the others only come along.
    pub(super) due: Vec<Due>,
}

/// A listing to be set.
#[derive(Clone)]
pub(super) struct Due {
    listing: ListingKey,
    variant: VariantId,
    warehouse: WarehouseId,
    shown: Option<i64>,
    target: i64,
}

/// Returns what is to be sent to a shop, by product. All warehouses of a variant are set at once: those that are not
/// due keep what they show.
pub(super) fn jobs(reach: &Reach, input: &Input, plan: &Plan) -> Vec<Job> {
    let targets: HashMap<_, _> = plan
        .items
        .iter()
        .filter(|item| item.shop == reach.shop.id)
        .filter_map(|item| Some((item.key, item.to_send()?)))
        .collect();
    let mut jobs: Vec<Job> = Vec::new();
    if targets.is_empty() {
        return jobs;
    }
    let live = |state: State| state != State::Gone;
    let listings: Vec<_> =
        input.listings.iter().filter(|it| it.shop == reach.shop.id && live(it.state)).collect();
    for variant in
        listings.chunk_by(|a, b| a.name.product == b.name.product && a.name.variant == b.name.variant)
    {
        if !variant.iter().any(|listing| targets.contains_key(&listing.key)) {
            continue;
        }
        let product = &variant[0].name.product;
        if jobs.last().is_none_or(|job| job.product != *product) {
            jobs.push(Job { product: product.clone(), rows: Vec::new(), due: Vec::new() });
        }
        let Some(job) = jobs.last_mut() else { continue };
        for listing in variant {
            let target = targets.get(&listing.key).copied();
            let Some(quantity) = target.or(listing.shown) else { continue }; // the plan holds such a variant
            let variant_id = listing.name.variant.clone().unwrap_or_else(|| VariantId::from("0"));
            let warehouse_id = listing.warehouse.clone();
            if let Some(target) = target {
                job.due.push(Due {
                    listing: listing.key,
                    variant: variant_id.clone(),
                    warehouse: warehouse_id.clone(),
                    shown: listing.shown,
                    target,
                });
            }
            job.rows.push(StockRow { variant_id, warehouse_id, quantity });
        }
    }
    // What is scarce is oversold first.
    jobs.sort_by_key(|job| job.due.iter().map(|due| due.target).min());
    jobs
}

/// What became of a shop's jobs.
pub(super) struct Sent {
    /// By listing: done, or what went wrong.
    pub(super) outcomes: Vec<(ListingKey, Option<Trouble>)>,
    /// Why the shop was left alone before everything was sent.
    pub(super) halted: Option<Trouble>,
    pub(super) interrupted: bool,
}

impl Sent {
    pub(super) fn pushed(&self) -> bool {
        self.outcomes.iter().any(|(_, trouble)| trouble.is_none())
    }
}

/// Sends `jobs` to the shop.
pub(super) async fn send(
    engine: &Engine,
    reach: &Reach,
    run: RunKey,
    jobs: Vec<Job>,
    request: &PushRequest,
) -> Sent {
    let sender = Sender {
        engine,
        reach,
        run,
        request,
        session: Mutex::new(reach.session.clone()),
        halted: Mutex::new(None),
        unavailable: AtomicU32::new(0),
    };
    let mut sent = Sent { outcomes: Vec::new(), halted: None, interrupted: false };
    let unknown = sender.pass(jobs, Step::Set, &mut sent).await;
    sender.pass(unknown, Step::ReadBack, &mut sent).await;
    sent.halted = sender.halted();
    sent
}

/// What a pass does with a product.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    /// Set it.
    Set,
    /// See whether setting it has acted; if not, set it once more.
    ReadBack,
}

struct Sender<'s> {
    engine: &'s Engine,
    reach: &'s Reach,
    run: RunKey,
    request: &'s PushRequest,
    session: Mutex<Session>,
    /// Why nothing more is to be sent.
    halted: Mutex<Option<Trouble>>,
    /// Products in a row that the shop was not available for.
    unavailable: AtomicU32,
}

/// A product on its way: recorded as sent, unless there is trouble already.
struct Marked {
    job: Job,
    keys: Vec<ItemKey>,
}

/// A product's answer.
struct Reply {
    marked: Marked,
    rows: Vec<(Due, Verdict)>,
}

/// What became of a listing.
#[derive(Clone)]
enum Verdict {
    Acknowledged,
    Refused(Trouble),
    Unknown(Trouble),
    /// It was never sent.
    Left(Option<Trouble>),
}

impl Sender<'_> {
    /// Takes `jobs` through one step, and returns those whose outcome is still unknown and worth a second look.
    async fn pass(&self, jobs: Vec<Job>, step: Step, sent: &mut Sent) -> Vec<Job> {
        let (replies, mut arrived) = mpsc::unbounded_channel::<Reply>();
        let mut batches = Vec::new();
        let mut jobs = jobs.into_iter().peekable();
        while jobs.peek().is_some() {
            batches.push(jobs.by_ref().take(BATCH).collect::<Vec<_>>());
        }
        // Boxed, so that the compiler sees that a push may move from thread to thread.
        let marked =
            stream::iter(batches).then(|batch| self.mark(batch, step)).flat_map(stream::iter).boxed();
        let calls = marked.map(|marked| self.call(marked, step)).buffer_unordered(WIDTH).boxed();
        let sending = async move {
            calls.for_each(|reply| async { drop(replies.send(reply)) }).await; // the other end outlives this one
        };
        let recording = async {
            let mut unknown = Vec::new();
            let mut batch = Vec::new();
            while arrived.recv_many(&mut batch, BATCH).await > 0 {
                let recorded = self.record(&batch).await.map_err(|error| Trouble::of(&error));
                if let Err(trouble) = &recorded {
                    self.halt(trouble.clone());
                }
                for reply in batch.drain(..) {
                    unknown.extend(self.sort(reply, step, recorded.as_ref().err(), sent));
                }
                if let Some(progress) = &self.request.progress {
                    progress(sent.outcomes.len() as u64);
                }
            }
            unknown
        };
        let ((), unknown) = futures_util::join!(sending, recording);
        unknown
    }

    /// Records that a batch is being sent; a batch that is not to be sent any more passes unrecorded.
    async fn mark(&self, jobs: Vec<Job>, step: Step) -> Vec<Marked> {
        let unmarked =
            |jobs: Vec<Job>| jobs.into_iter().map(|job| Marked { job, keys: Vec::new() }).collect();
        let is_stopped = step == Step::Set && self.request.stop.is_cancelled();
        if self.halted().is_some() || is_stopped {
            return unmarked(jobs);
        }
        match self.record_sent(&jobs).await {
            Ok(keys) => {
                let mut keys = keys.into_iter();
                jobs.into_iter()
                    .map(|job| Marked { keys: keys.by_ref().take(job.due.len()).collect(), job })
                    .collect()
            }
            Err(error) => {
                self.halt(Trouble::of(&error));
                unmarked(jobs)
            }
        }
    }

    async fn record_sent(&self, jobs: &[Job]) -> Result<Vec<ItemKey>, Error> {
        let items: Vec<_> = jobs.iter().flat_map(|job| &job.due).map(new_item).collect();
        let (lease, run, at) = (self.reach.lease()?, self.run, self.engine.clock.now());
        let send = move |tx: &mut crate::store::Tx<'_>| push_items::send(tx, &lease, run, &items, at);
        Ok(self.engine.store.write("record what is sent", send).await?)
    }

    /// Makes the call for one product, unless nothing more is to be sent.
    async fn call(&self, marked: Marked, step: Step) -> Reply {
        let due = marked.job.due.clone();
        let lost =
            self.reach.lease.as_ref().and_then(|held| held.check().err()).map(|error| Trouble::of(&error));
        if let Some(trouble) = lost.clone() {
            self.halt(trouble);
        }
        let halted = self.halted();
        if halted.is_some() || marked.keys.is_empty() {
            let rows = all(&due, &Verdict::Left(halted));
            return Reply { marked, rows };
        }
        let rows = match step {
            Step::Set => match self.set(&marked.job).await {
                Ok(outcomes) => verdicts(&due, outcomes),
                Err(verdict) => all(&due, &verdict),
            },
            Step::ReadBack => self.read_back(&marked.job).await,
        };
        Reply { marked, rows }
    }

    /// Sets a product, once more with a new token where the one in use is refused.
    async fn set(&self, job: &Job) -> Result<Vec<StockOutcome>, Verdict> {
        let update = StockUpdate { product_id: job.product.clone(), rows: job.rows.clone() };
        let session = self.session();
        let market = Arc::clone(&self.reach.market);
        let outcome = match self.while_held(market.set_stock(&session, &update)).await? {
            Err(error) if is_rejection(&error) => {
                match self.engine.after_rejection(&self.reach.shop, &session).await {
                    Ok(renewed) => {
                        *self.session.lock().unwrap_or_else(PoisonError::into_inner) = renewed.clone();
                        self.while_held(market.set_stock(&renewed, &update)).await?
                    }
                    Err(error) => {
                        let trouble = Trouble::of(&error);
                        self.halt(trouble.clone());
                        return Err(Verdict::Refused(trouble));
                    }
                }
            }
            outcome => outcome,
        };
        match outcome {
            Ok(outcomes) => {
                self.unavailable.store(0, Ordering::SeqCst);
                Ok(outcomes)
            }
            Err(error) => {
                let trouble = Trouble::of(&error);
                self.note(&error, &trouble);
                Err(verdict(&error, trouble))
            }
        }
    }

    /// Makes a call that changes the shop for as long as its lease runs.
    async fn while_held<T>(&self, call: impl Future<Output = T>) -> Result<T, Verdict> {
        let Some(held) = &self.reach.lease else { return Ok(call.await) };
        held.while_held(call).await.map_err(|lost| {
            let trouble = Trouble::of(&lost);
            self.halt(trouble.clone());
            Verdict::Unknown(trouble)
        })
    }

    /// Stops the shop for trouble that the next product would meet as well.
    fn note(&self, error: &marketplace::Error, trouble: &Trouble) {
        let in_a_row = match error.kind() {
            Kind::Unavailable => self.unavailable.fetch_add(1, Ordering::SeqCst) + 1,
            _ => 0,
        };
        if in_a_row >= PATIENCE || matches!(error.kind(), Kind::Auth | Kind::Config) {
            self.halt(trouble.clone());
        }
    }

    /// Looks whether a call without an answer has acted, and repeats it where nothing has changed. Where anything has, the
    /// shop may have acted and sold some of it: repeating it would offer that again, so the next push finds out.
    async fn read_back(&self, job: &Job) -> Vec<(Due, Verdict)> {
        let trouble = || unknown("the shop shows neither what it showed before nor what it was told");
        let first = match self.compare(job).await {
            Ok(first) => first,
            Err(trouble) => return all(&job.due, &Verdict::Unknown(unknown(&trouble.message))),
        };
        if first.iter().any(|(_, seen)| *seen != Seen::Before) {
            return told(first, &trouble());
        }
        match self.set(job).await {
            Ok(outcomes) => verdicts(&job.due, outcomes),
            Err(Verdict::Unknown(trouble)) => match self.compare(job).await {
                Ok(second) => told(second, &trouble),
                Err(_) => all(&job.due, &Verdict::Unknown(trouble)),
            },
            Err(verdict) => all(&job.due, &verdict),
        }
    }

    /// Reads a product and returns what its listings show.
    async fn compare(&self, job: &Job) -> Result<Vec<(Due, Seen)>, Trouble> {
        let read = self.reach.market.product(&self.session(), &job.product).await;
        let product = read.map_err(|error| Trouble::of(&error))?;
        let see = |due: &Due| {
            let shows = product.as_ref().and_then(|product| shown(product, &due.variant, &due.warehouse));
            let seen = match shows {
                _ if shows == Some(due.target) => Seen::Target,
                _ if shows == due.shown => Seen::Before,
                _ => Seen::Neither,
            };
            (due.clone(), seen)
        };
        Ok(job.due.iter().map(see).collect())
    }

    /// Records answers.
    async fn record(&self, replies: &[Reply]) -> Result<(), Error> {
        let mut answered = Vec::new();
        let mut touched = Vec::new();
        for Reply { marked, rows } in replies {
            let before = answered.len();
            for (key, (due, verdict)) in marked.keys.iter().zip(rows) {
                let answer = match verdict {
                    Verdict::Acknowledged => Answer::Acknowledged,
                    Verdict::Refused(Trouble { code, message, .. }) => {
                        Answer::Refused { code, message: message.clone() }
                    }
                    Verdict::Unknown(Trouble { code, message, .. }) => {
                        Answer::Unknown { code, message: message.clone() }
                    }
                    Verdict::Left(trouble) => {
                        let code = trouble.as_ref().map_or("not_sent", |trouble| trouble.code);
                        Answer::Refused { code, message: "never sent".to_owned() }
                    }
                };
                answered.push(Answered { key: *key, listing: due.listing, target: due.target, answer });
            }
            if answered.len() > before {
                touched.push(marked.job.product.clone());
            }
        }
        if answered.is_empty() {
            return Ok(());
        }
        let (lease, shop, at) = (self.reach.lease()?, self.reach.shop.id, self.engine.clock.now());
        let record = move |tx: &mut crate::store::Tx<'_>| {
            push_items::answer(tx, &lease, &answered, at)?;
            touched.iter().try_for_each(|product| push_items::unsettle(tx, shop, product))
        };
        Ok(self.engine.store.write("record what was answered", record).await?)
    }

    /// Sorts a reply, and returns the part of its job that deserves a second look. What was not recorded stays open,
    /// whatever the shop said.
    fn sort(&self, reply: Reply, step: Step, unrecorded: Option<&Trouble>, sent: &mut Sent) -> Option<Job> {
        let mut again = Vec::new();
        for (due, verdict) in reply.rows {
            match (verdict, unrecorded) {
                (Verdict::Left(None), _) => sent.interrupted = true,
                (_, Some(trouble)) => sent.outcomes.push((due.listing, Some(trouble.clone()))),
                (Verdict::Acknowledged, None) => sent.outcomes.push((due.listing, None)),
                (Verdict::Unknown(_), None) if step == Step::Set => again.push(due),
                (
                    Verdict::Refused(trouble) | Verdict::Unknown(trouble) | Verdict::Left(Some(trouble)),
                    None,
                ) => {
                    sent.outcomes.push((due.listing, Some(trouble)));
                }
            }
        }
        let job = reply.marked.job;
        (!again.is_empty()).then_some(Job { due: again, ..job })
    }

    fn session(&self) -> Session {
        self.session.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn halted(&self) -> Option<Trouble> {
        self.halted.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn halt(&self, trouble: Trouble) {
        self.halted.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(trouble);
    }
}

/// What a listing shows after a call without an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Seen {
    /// What it was told.
    Target,
    /// What it showed before.
    Before,
    /// Neither: it may have taken the target and sold some of it.
    Neither,
}

/// Returns what is known of a call without an answer, from what its listings show: `trouble`, unless that is the target.
fn told(seen: Vec<(Due, Seen)>, trouble: &Trouble) -> Vec<(Due, Verdict)> {
    let judge = |(due, seen): (Due, Seen)| match seen {
        Seen::Target => (due, Verdict::Acknowledged),
        Seen::Before | Seen::Neither => (due, Verdict::Unknown(trouble.clone())),
    };
    seen.into_iter().map(judge).collect()
}

fn all(due: &[Due], verdict: &Verdict) -> Vec<(Due, Verdict)> {
    due.iter().map(|due| (due.clone(), verdict.clone())).collect()
}

fn unknown(message: &str) -> Trouble {
    let (code, kind) = ("outcome_unknown", Kind::Unavailable);
    Trouble { code, message: message.to_owned(), retryable: true, kind }
}

fn new_item(due: &Due) -> NewItem {
    NewItem { listing: due.listing, shown: due.shown, target: due.target }
}

fn verdict(error: &marketplace::Error, trouble: Trouble) -> Verdict {
    match error {
        marketplace::Error::OutcomeUnknown { .. } | marketplace::Error::Malformed { .. } => {
            Verdict::Unknown(trouble)
        }
        _ => Verdict::Refused(trouble),
    }
}

/// Returns what became of each listing that is due. One that the answer does not mention is unknown.
fn verdicts(due: &[Due], outcomes: Vec<StockOutcome>) -> Vec<(Due, Verdict)> {
    let unmentioned = || unknown("the answer does not mention this listing");
    let judge = |due: &Due| {
        let mut found = outcomes
            .iter()
            .filter(|it| it.variant_id == due.variant && it.warehouse_id == due.warehouse)
            .peekable();
        let verdict = match found.peek() {
            None => Verdict::Unknown(unmentioned()),
            Some(_) => match found.find_map(|outcome| outcome.result.as_ref().err()) {
                Some(error) => verdict(error, Trouble::of(error)),
                None => Verdict::Acknowledged,
            },
        };
        (due.clone(), verdict)
    };
    due.iter().map(judge).collect()
}
