//! Work that comes again and again: one process at a time does it, each run is recorded, and nobody repeats what another
//! has just done.

use std::fmt;

use futures_util::future::BoxFuture;
use serde::Serialize;

use super::{Engine, Error, shops};
use crate::domain::{Millis, ShopAlias};
use crate::store::{self, jobs};

pub use crate::store::runs::Status as JobStatus;

/// What kind of work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum JobKind {
    /// Taking in new orders.
    Orders,
    /// Making the shop show its targets.
    Push,
    /// Looking at everything afresh: catalogue, orders of the last days, stock.
    Reconcile,
    /// Keeping the authorisation fresh.
    Tokens,
}

impl JobKind {
    /// Returns its name in the database and every output.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Orders => "orders",
            Self::Push => "push",
            Self::Reconcile => "reconcile",
            Self::Tokens => "tokens",
        }
    }
}

impl fmt::Display for JobKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The last run of one kind of work in one shop. The fields are `spark daemon status --json`'s.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct JobView {
    /// The shop.
    pub shop: ShopAlias,
    /// What kind of work.
    pub job: String,
    /// `running`, `done`, `partial`, `failed`.
    pub status: &'static str,
    /// What it did.
    pub summary: String,
    /// When it began.
    pub started_at: Millis,
    /// When it ended.
    pub finished_at: Option<Millis>,
    /// Runs so far.
    pub runs: i64,
    /// How many of the last ones failed in a row.
    pub failures: i64,
}

/// What became of a turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// The work was done, or tried.
    Ran(JobStatus),
    /// Another process did it at this time.
    DoneBy(Millis),
    /// Another process is doing it.
    Busy,
}

/// How a piece of work ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobEnd {
    /// How far it came.
    pub status: JobStatus,
    /// What it did, in words.
    pub summary: String,
}

impl Engine {
    /// Does `work` in the shop called `alias`, unless another process does it, or has begun it since `since`.
    ///
    /// # Errors
    /// An unknown shop, or the store's.
    pub async fn take_turn(
        &self,
        alias: &ShopAlias,
        kind: JobKind,
        since: Millis,
        work: BoxFuture<'_, JobEnd>,
    ) -> Result<Turn, Error> {
        let shop = self.resolve_shops(std::slice::from_ref(alias)).await?.pop();
        let shop = shop.ok_or_else(|| shops::Error::NoSuchShop { alias: alias.clone(), nearest: None })?.id;
        let Ok(held) = self.try_hold(format!("job:{kind}:{shop}")).await? else { return Ok(Turn::Busy) };
        let now = self.clock.now();
        let begin = move |tx: &mut store::Tx<'_>| {
            let last = jobs::started_at(tx, shop, kind.as_str())?.filter(|at| *at > since);
            if last.is_none() {
                jobs::begin(tx, shop, kind.as_str(), now)?;
            }
            Ok::<_, store::Error>(last)
        };
        if let Some(at) = self.store.write("begin a job", begin).await? {
            held.release().await;
            return Ok(Turn::DoneBy(at));
        }
        let JobEnd { status, summary } = work.await;
        let now = self.clock.now();
        let finish =
            move |tx: &mut store::Tx<'_>| jobs::finish(tx, (shop, kind.as_str()), status, &summary, now);
        self.store.write("finish a job", finish).await?;
        held.release().await;
        Ok(Turn::Ran(status))
    }

    /// Returns the last run of every kind of work in every shop of the group.
    ///
    /// # Errors
    /// The store's.
    pub async fn jobs(&self) -> Result<Vec<JobView>, Error> {
        let group = self.group;
        let jobs = self.store.read("list jobs", move |tx| jobs::all(tx, group)).await?;
        let view = |job: jobs::Job| JobView {
            shop: job.shop,
            job: job.kind,
            status: job.status.as_str(),
            summary: job.summary,
            started_at: job.started_at,
            finished_at: job.finished_at,
            runs: job.runs,
            failures: job.failures,
        };
        Ok(jobs.into_iter().map(view).collect())
    }
}
