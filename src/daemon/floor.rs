//! What all parts of a daemon share, and the parts that work for all shops: acting on messages, following the ledger,
//! looking after who is served.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{Notify, watch};
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use super::Timetable;
use super::desk::{Desks, Place};
use super::shop;
use crate::engine::{Engine, Error, Millis, Status};

/// How often is looked for what nobody told us of: messages that another process kept, movements that another process
/// made.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// How often is looked for shops that were connected or disconnected.
const LOOK_FOR_SHOPS_EVERY: Duration = Duration::from_secs(3);
/// How often lost messages are asked for, and old ones forgotten.
const TIDY_EVERY: Duration = Duration::from_secs(10 * 60);
/// Rows of the ledger are numbered when they are written and seen when they are committed: this many are looked at twice.
const OVERLAP: i64 = 64;

/// What the parts of a daemon share.
pub(super) struct Floor {
    /// Acts for the app; each shop's parts act for its group.
    pub(super) engine: Engine,
    /// When what is due.
    pub(super) timetable: watch::Sender<Timetable>,
    /// What is due where.
    pub(super) desks: Desks,
    /// Where marketplaces are to send their messages, where they are to be told.
    pub(super) webhooks: Option<Arc<str>>,
    /// Rung when a message was kept.
    pub(super) news: Arc<Notify>,
    /// Rung when the ledger moved.
    moved: Notify,
    /// When the earliest message arrived that moved the ledger since the bell was last heard.
    heard: Mutex<Option<Millis>>,
    /// Cancelled: begin nothing new.
    pub(super) stop: CancellationToken,
}

impl Floor {
    pub(super) fn new(
        engine: Engine,
        timetable: Timetable,
        webhooks: Option<Arc<str>>,
        stop: CancellationToken,
    ) -> Arc<Self> {
        Arc::new(Self {
            engine,
            timetable: watch::Sender::new(timetable),
            desks: Desks::default(),
            webhooks,
            news: Arc::default(),
            moved: Notify::new(),
            heard: Mutex::default(),
            stop,
        })
    }

    /// Says that the ledger moved, by something that was heard of at `at`.
    pub(super) fn ring(&self, at: Option<Millis>) {
        let mut heard = self.heard.lock().unwrap_or_else(PoisonError::into_inner);
        *heard = [*heard, at].into_iter().flatten().min();
        drop(heard);
        self.moved.notify_one();
    }

    /// Waits for `bell`, or for a while. `false`: it is time to stop.
    async fn wait(&self, bell: &Notify, at_most: Duration) -> bool {
        tokio::select! {
            biased;
            () = self.stop.cancelled() => false,
            () = bell.notified() => true,
            () = tokio::time::sleep(at_most) => true,
        }
    }

    /// Acts on messages until told to stop.
    pub(super) async fn act_on_inbox(self: Arc<Self>) {
        while self.wait(&self.news, LOOK_EVERY).await {
            loop {
                match self.engine.act_on_inbox().await {
                    Ok(acted) => {
                        if acted.movements > 0 {
                            self.ring(acted.oldest);
                        }
                        if acted.taken > 0 {
                            let (taken, movements) = (acted.taken, acted.movements);
                            tracing::info!(
                                messages = taken,
                                movements,
                                again = acted.failed,
                                "acted on messages"
                            );
                        }
                        if !acted.more || self.stop.is_cancelled() {
                            break;
                        }
                    }
                    Err(error) => {
                        tracing::warn!(%error, "messages could not be acted on");
                        break;
                    }
                }
            }
        }
    }

    /// Follows the ledger until told to stop, and puts what moves on the desks of all shops that may show it.
    pub(super) async fn follow_ledger(self: Arc<Self>) {
        let mut end = None;
        let mut seen = BTreeSet::new();
        loop {
            match self.look_at_ledger(end, &mut seen).await {
                Ok(to) => end = Some(to),
                Err(error) => tracing::warn!(%error, "the ledger could not be looked at"),
            }
            if !self.wait(&self.moved, LOOK_EVERY).await {
                return;
            }
        }
    }

    /// Looks at what moved behind row `end`; the first time nothing, as every shop begins with a full push.
    async fn look_at_ledger(&self, end: Option<i64>, seen: &mut BTreeSet<i64>) -> Result<i64, Error> {
        let Some(end) = end else { return self.engine.last_movement().await };
        let heard = self.heard.lock().unwrap_or_else(PoisonError::into_inner).take();
        let from = end.saturating_sub(OVERLAP).max(0);
        let (mut moved, to) = self.engine.moved_since(from).await?;
        if seen.is_empty() {
            seen.extend(moved.iter().map(|it| it.id).filter(|id| *id <= end)); // they were there when we began
        }
        moved.retain(|it| !seen.contains(&it.id));
        seen.extend(moved.iter().map(|it| it.id));
        *seen = seen.split_off(&to.saturating_sub(OVERLAP));
        self.desks.put(&moved, heard);
        Ok(to)
    }

    /// Serves every shop that can be served until told to stop, and waits for what they are about then.
    pub(super) async fn serve_shops(self: Arc<Self>) {
        let mut served: HashMap<Place, CancellationToken> = HashMap::new();
        let mut tasks = JoinSet::new();
        loop {
            match self.servable().await {
                Ok(shops) => {
                    served.retain(|place, stop| {
                        let stays = shops.contains(place);
                        if !stays {
                            stop.cancel();
                            self.desks.close(place);
                        }
                        stays
                    });
                    for place in shops {
                        served.entry(place.clone()).or_insert_with(|| {
                            let stop = self.stop.child_token();
                            tasks.spawn(shop::serve(Arc::clone(&self), place, stop.clone()));
                            stop
                        });
                    }
                }
                Err(error) => tracing::warn!(%error, "the shops could not be listed"),
            }
            while tasks.try_join_next().is_some() {}
            tokio::select! {
                () = self.stop.cancelled() => break,
                () = tokio::time::sleep(LOOK_FOR_SHOPS_EVERY) => {}
            }
        }
        while tasks.join_next().await.is_some() {}
    }

    async fn servable(&self) -> Result<BTreeSet<Place>, Error> {
        let mut places = BTreeSet::new();
        for group in self.engine.groups().await? {
            let shops = self.engine.acting_for(group.key, super::ACTOR).shops().await?;
            let works = |status| matches!(status, Status::Active | Status::Expiring);
            places.extend(shops.into_iter().filter(|it| works(it.status)).map(|it| (group.key, it.alias)));
        }
        Ok(places)
    }

    /// Asks for messages that were lost, at first those of an outage, and forgets old ones.
    pub(super) async fn tidy(self: Arc<Self>) {
        loop {
            let lost = self.engine.read_lost_messages().await;
            if lost > 0 {
                tracing::info!(messages = lost, "found messages that had been lost");
                self.news.notify_one();
            }
            if let Err(error) = self.engine.tidy_inbox().await {
                tracing::warn!(%error, "old messages could not be forgotten");
            }
            tokio::time::sleep(TIDY_EVERY).await;
        }
    }
}
