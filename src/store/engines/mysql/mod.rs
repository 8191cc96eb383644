//! MariaDB and MySQL (Galera and TiDB speak the same) through sqlx: a few threads, each with a connection of its own.
//!
//! **Isolation.** A transaction that writes is READ COMMITTED: every statement, locking or not, sees what is committed
//! now. Under REPEATABLE READ a plain read would show the past beside a locking read that shows the present, and
//! searches would lock gaps, which is where most deadlocks of inserts come from. What has to hold still is locked by
//! name: `FOR UPDATE` on the row, in the order of keys. A transaction that only reads is REPEATABLE READ from a
//! consistent snapshot taken at its start: a report adds up, whoever writes meanwhile.
//!
//! **Repeating.** A transaction that met a deadlock, a lock that stayed taken or a lost connection before its commit
//! left nothing behind: its closure runs again from the start, a few times, with back-off. So does one that met a row
//! which another transaction added in between (what it looked for was not there yet when it looked). A connection that
//! is lost *while* committing leaves open whether the commit happened; that is reported as it is and not repeated:
//! most of spark's rows have keys that would make a repeat harmless, but not all, and whoever called recovers from it
//! as from a process killed at that instant.

mod connection;
mod fault;

use std::any::Any;
use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::{Engine, Error, Job, Mode};
use crate::store::address::{Limits, Server};
use connection::Link;
use fault::Trouble;

pub(in crate::store) use connection::create_database;
pub(in crate::store) use fault::{is_missing_database, was_done_before};

/// Attempts at a transaction that others got in the way of.
const ATTEMPTS: u32 = 6;
/// The first pause before another attempt; the next ones are longer.
const PAUSE: Duration = Duration::from_millis(5);
/// The longest pause.
const LONGEST_PAUSE: Duration = Duration::from_secs(1);

/// A database on a server. Threads and connections are made when first needed.
pub(in crate::store) struct MySql(Arc<Shared>);

struct Shared {
    server: Server,
    limits: Limits,
    queue: Mutex<Queue>,
    changed: Condvar,
}

#[derive(Default)]
struct Queue {
    work: VecDeque<Work>,
    /// Threads that wait for work.
    idle: usize,
    started: usize,
    /// Whether the server was ever reached: then it is worth waiting for.
    reached: bool,
    closed: bool,
}

struct Work {
    mode: Mode,
    name: &'static str,
    job: Box<dyn Job>,
}

impl MySql {
    pub(in crate::store) fn new(server: Server, limits: Limits) -> Self {
        Self(Arc::new(Shared { server, limits, queue: Mutex::default(), changed: Condvar::new() }))
    }
}

impl Engine for MySql {
    fn submit(&self, mode: Mode, name: &'static str, job: Box<dyn Job>) -> Result<(), Error> {
        let mut queue = self.0.queue();
        queue.work.push_back(Work { mode, name, job });
        if queue.idle < queue.work.len() && queue.started < self.0.limits.connections.max(1) {
            queue.started += 1;
            let shared = Arc::clone(&self.0);
            thread::spawn(move || Worker { shared, link: None }.run());
        }
        drop(queue);
        self.0.changed.notify_one();
        Ok(())
    }
}

impl Drop for MySql {
    fn drop(&mut self) {
        self.0.queue().closed = true;
        self.0.changed.notify_all();
    }
}

impl Shared {
    fn queue(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for work; `None` when the store is gone.
    fn next(&self) -> Option<Work> {
        let mut queue = self.queue();
        loop {
            if let Some(work) = queue.work.pop_front() {
                return Some(work);
            }
            if queue.closed {
                return None;
            }
            queue.idle += 1;
            queue = self.changed.wait(queue).unwrap_or_else(PoisonError::into_inner);
            queue.idle -= 1;
        }
    }
}

/// How an attempt ended.
enum Ended {
    /// The closure has its answer: committed, or refused by itself and rolled back.
    Done,
    /// Nothing is left of it, and it may be tried again. `Err` is what the caller hears if it is not.
    Again(Trouble, Result<(), Error>),
    Failed(Error),
    Panicked(Box<dyn Any + Send>),
}

/// A thread with a connection.
struct Worker {
    shared: Arc<Shared>,
    link: Option<Link>,
}

impl Worker {
    fn run(mut self) {
        while let Some(Work { mode, name, job }) = self.shared.next() {
            self.serve(mode, name, job);
        }
        if let Some(link) = self.link {
            link.close();
        }
    }

    /// Runs one job in a transaction, again from the start where that may help.
    fn serve(&mut self, mode: Mode, name: &'static str, mut job: Box<dyn Job>) {
        let give_up = Instant::now() + self.shared.limits.busy_timeout;
        for attempt in 1.. {
            let (trouble, end) = match self.attempt(mode, name, job.as_mut()) {
                Ended::Done => return job.finish(Ok(())),
                Ended::Failed(error) => return job.finish(Err(error)),
                Ended::Panicked(panic) => return job.panicked(panic),
                Ended::Again(trouble, end) => (trouble, end),
            };
            let may_repeat = match trouble {
                Trouble::Lost => Instant::now() < give_up,
                Trouble::Deadlock | Trouble::LockWait => attempt < ATTEMPTS,
                Trouble::Duplicate => attempt < 2, // a true duplicate is met again
            };
            if !may_repeat {
                return job.finish(end);
            }
            tracing::debug!(
                transaction = name,
                cause = trouble.as_str(),
                attempt,
                "a transaction is repeated"
            );
            metrics::counter!("spark_database_retries_total", "transaction" => name, "cause" => trouble.as_str())
                .increment(1);
            thread::sleep(self.pause(attempt));
        }
    }

    fn attempt(&mut self, mode: Mode, name: &'static str, job: &mut dyn Job) -> Ended {
        if let Some(stale) = self.link.take_if(|link| link.is_stale()) {
            stale.close();
        }
        let link = match self.link.take().map_or_else(|| self.connect(), Ok) {
            Ok(link) => self.link.insert(link),
            Err(error) if self.shared.queue().reached && matches!(error, Error::Unreachable { .. }) => {
                return Ended::Again(Trouble::Lost, Err(error));
            }
            Err(error) => return Ended::Failed(error),
        };
        let ended = catch_unwind(AssertUnwindSafe(|| link.transact(mode, name, job)));
        let ended = ended.unwrap_or_else(Ended::Panicked);
        // Whatever is open on it, the server rolls it back when the connection goes.
        if !link.is_clean() {
            self.link = None;
        }
        ended
    }

    fn connect(&self) -> Result<Link, Error> {
        let link = Link::open(&self.shared.server, self.shared.limits.busy_timeout / ATTEMPTS)?;
        self.shared.queue().reached = true;
        Ok(link)
    }

    /// Returns how long to wait after so many attempts: growing, and different for those who got in each other's way.
    /// What differs between them for certain is the server's number of their connection.
    fn pause(&self, attempt: u32) -> Duration {
        let longest = PAUSE.saturating_mul(1 << attempt.min(10)).min(LONGEST_PAUSE);
        let mut noise = self.link.as_ref().map_or(0, Link::id).wrapping_add(u64::from(attempt));
        noise = (noise ^ (noise >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9); // as SplitMix64 mixes
        noise = (noise ^ (noise >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let share = (noise >> 54) as u32; // 0 to 1023
        longest / 2 + (longest / 2) * share / 1024
    }
}
