//! Keeps messages before they are answered: in the database, or beside it for as long as another process holds that.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tokio::sync::{Notify, mpsc, oneshot};
use tokio::time::{sleep, timeout};

use crate::engine::inbox::{Incoming, Spool};
use crate::engine::{Engine, Error, Fault as _};

/// Messages kept at a time, at most: a storm's, in a transaction of a few milliseconds.
const BATCH: usize = 256;
/// How long the database may take for that before messages are kept beside it: marketplaces are to be answered within
/// 100 ms.
const SOON: Duration = Duration::from_millis(40);
/// From one try to bring them in to the next, where the database does not take them.
const AGAIN_AFTER: Duration = Duration::from_secs(5);

/// A message to be kept, and whoever waits to be told what became of it.
type Letter = (Incoming, oneshot::Sender<Answer>);

/// What became of a message: `new`, `repeat`, or `spooled`, when that is not known yet. Otherwise why it is not kept.
pub(super) type Answer = Result<&'static str, &'static str>;

/// Takes messages to the keeper.
#[derive(Clone)]
pub(super) struct Mail(mpsc::Sender<Letter>);

impl Mail {
    /// Waits until a message is kept, or is known not to be.
    pub(super) async fn keep(&self, message: Incoming) -> Answer {
        let (reply, kept) = oneshot::channel();
        let _ = self.0.send((message, reply)).await; // where nobody keeps any more, nobody replies
        kept.await.unwrap_or(Err("stopping"))
    }
}

/// Keeps what comes by mail.
pub(super) struct Keeper {
    engine: Engine,
    /// Beside a database in a file, which one process at a time may write to. A server has no such queue, and may
    /// be all that outlives this machine.
    spool: Option<Spool>,
    /// Rung for new messages.
    news: Arc<Notify>,
    /// Messages lie in the spool: the database is not asked before they are in.
    is_behind: AtomicBool,
    /// Rung for messages in the spool.
    spooled: Notify,
}

impl Keeper {
    pub(super) fn new(engine: Engine, spool: Option<Spool>, news: Arc<Notify>) -> Self {
        Self { engine, spool, news, is_behind: AtomicBool::new(false), spooled: Notify::new() }
    }

    /// Returns where to send messages, and the keeper at work, until there is nobody to send any.
    pub(super) fn start(self) -> (Mail, impl Future<Output = ()> + Send) {
        let (mail, letters) = mpsc::channel(BATCH);
        let work = async move {
            tokio::select! {
                () = self.keep_all(letters) => {}
                () = self.follow_spool() => {}
            }
            let _ = self.empty_spool().await; // what stays is the next start's
        };
        (Mail(mail), work)
    }

    /// Keeps messages. Those that come while others are being written are written together: the disk is waited for once
    /// a batch, so that the last one of a storm waits hardly longer than the first.
    async fn keep_all(&self, mut letters: mpsc::Receiver<Letter>) {
        let mut batch: Vec<Letter> = Vec::with_capacity(BATCH);
        while letters.recv_many(&mut batch, BATCH).await > 0 {
            batch.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
            let (messages, replies): (Vec<_>, Vec<_>) = batch.drain(..).unzip();
            let kept = self.keep(messages).await;
            if let Err(error) = &kept {
                tracing::warn!(%error, messages = replies.len(), "messages could not be kept; they will be sent again");
            }
            for (place, reply) in replies.into_iter().enumerate() {
                // Whoever gave up waiting will send it again, and be told that it is a repeat.
                let _ = reply.send(kept.as_ref().map(|words| words[place]).map_err(Error::code));
            }
        }
    }

    /// Keeps messages, all or none, and tells what became of each.
    async fn keep(&self, messages: Vec<Incoming>) -> Result<Vec<&'static str>, Error> {
        let Some(spool) = &self.spool else { return self.bring_in(messages).await };
        let keeping = self.bring_in(messages.clone());
        tokio::pin!(keeping);
        if !self.is_behind.load(Ordering::SeqCst)
            && let Ok(kept) = timeout(SOON, &mut keeping).await
        {
            return kept;
        }
        let words = vec!["spooled"; messages.len()];
        if let Err(error) = spool.put(messages).await {
            tracing::warn!(%error, "messages cannot be kept beside the database, so they wait for it");
            return keeping.await;
        }
        self.is_behind.store(true, Ordering::SeqCst);
        self.spooled.notify_one();
        Ok(words)
    }

    async fn bring_in(&self, messages: Vec<Incoming>) -> Result<Vec<&'static str>, Error> {
        let new = self.engine.keep(messages).await?;
        if new.contains(&true) {
            self.news.notify_one();
        }
        Ok(new.into_iter().map(|is_new| if is_new { "new" } else { "repeat" }).collect())
    }

    /// Brings in what lies in the spool, at first what an earlier process left there.
    async fn follow_spool(&self) {
        loop {
            match self.empty_spool().await {
                Ok(()) => self.spooled.notified().await,
                Err(error) => {
                    tracing::warn!(%error, "messages wait beside the database");
                    sleep(AGAIN_AFTER).await;
                }
            }
        }
    }

    async fn empty_spool(&self) -> Result<(), String> {
        let Some(spool) = &self.spool else { return Ok(()) };
        let mut brought = 0;
        loop {
            let Some(spooled) = spool.take().await.map_err(|error| error.to_string())? else { break };
            self.engine.keep(spooled.messages.clone()).await.map_err(|error| error.to_string())?;
            brought += spooled.messages.len();
            self.news.notify_one(); // what is no news may be a write that was given up on, and done all the same
            spool.forget(spooled).await.map_err(|error| error.to_string())?;
        }
        self.is_behind.store(false, Ordering::SeqCst);
        if brought > 0 {
            tracing::info!(messages = brought, "brought in what had waited beside the database");
        }
        Ok(())
    }
}
