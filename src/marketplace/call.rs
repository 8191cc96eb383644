//! One call as its caller sees it: it waits for its turn, tries as often as makes sense, and ends in a value or in an
//! [`Error`] that says what to do about it.
//!
//! What an answer means is the marketplace's own business: its `judge` reads it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;
use url::Url;

use super::error::Cause;
use super::http::{Answer, Http, Lost, Patience, Request};
use super::limiter::{Limiter, Turn};
use super::retry::{self, Next, Seen};
use super::{Error, Refusal};
use crate::clock::{Clock, Entropy};
use crate::domain::{Millis, ShopAlias};

/// Calls a second on one endpoint of one shop. TikTok documents 50; Shopee publishes nothing, and starts there too.
const PER_SECOND: f64 = 50.0;

/// How long Shopee's daily quota and the like are waited for at most before looking again.
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// What a call is, for limits, logs and errors.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Call<'a> {
    /// The shop's alias, or the marketplace's name for calls without a shop.
    pub(crate) name: &'a str,
    /// What the limit is counted by: the shop's id, or nothing.
    pub(crate) lane: &'a str,
    /// The endpoint, in the marketplace's own words.
    pub(crate) endpoint: &'static str,
    /// What it does there.
    pub(crate) effect: Effect,
}

/// What a call does to a marketplace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Effect {
    /// Nothing.
    Reads,
    /// It sets something: repeated it leaves what one call leaves, unanswered it is in doubt.
    Sets,
    /// It does something once: unanswered it is in doubt, and its caller looks before trying again.
    Acts,
}

/// What a marketplace means by a no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// Too many calls just now.
    Throttled,
    /// The day's calls are used up.
    Quota,
    /// A fault of its own.
    Busy,
    /// The access token.
    Token,
    /// The authorisation as a whole.
    Consent,
    /// A permission, or our address.
    Denied,
    /// The time in the signature.
    Clock,
    /// The app's key or signature.
    Credentials,
    /// The code of a callback.
    Code,
    /// The request itself.
    Refused,
    /// The state of the thing asked about: later perhaps.
    ForNow,
}

/// Why an answer is no value.
#[derive(Debug)]
pub(crate) enum Trouble {
    /// The marketplace said no.
    No(Meaning, Refusal),
    /// It is no answer that the marketplace documents.
    Unreadable(String),
}

/// What was wrong with an answer: the cause of an error.
#[derive(Debug, thiserror::Error)]
enum Bad {
    #[error("HTTP status {status}: {} ({})", refusal.message, refusal.code)]
    Said { status: u16, refusal: Refusal },
    #[error("HTTP status {status}: {reason}")]
    Unreadable { status: u16, reason: String },
}

/// Makes the calls of one app at one marketplace.
pub(crate) struct Caller {
    platform: &'static str,
    pub(crate) clock: Arc<dyn Clock>,
    entropy: Arc<Entropy>,
    http: Http,
    pub(crate) patience: Patience,
    /// What the limiters count their time from.
    started: Instant,
    /// Held only to take a turn or to learn from an answer, never across a wait.
    limiters: Mutex<HashMap<(String, &'static str), Limiter>>,
}

impl Caller {
    /// Returns a caller of the host of `url` that has called nobody yet.
    pub(crate) fn new(
        platform: &'static str,
        url: &Url,
        clock: Arc<dyn Clock>,
        entropy: Arc<Entropy>,
    ) -> Self {
        Self {
            platform,
            clock,
            entropy,
            http: Http::new(url),
            patience: Patience::default(),
            started: Instant::now(),
            limiters: Mutex::default(),
        }
    }

    /// Returns how many requests were sent so far.
    pub(crate) fn requests(&self) -> u64 {
        self.http.sent()
    }

    /// Returns a time that the marketplace's clock has surely passed, if it ever told.
    pub(crate) fn heard(&self) -> Option<Millis> {
        self.http.marketplace_time()
    }

    /// Returns a time that the marketplace's clock has surely passed; our own where it never told.
    pub(crate) fn marketplace_time(&self) -> Millis {
        self.heard().unwrap_or_else(|| self.clock.now())
    }

    /// Makes a call: `build` signs a request anew for each attempt, `judge` reads what came back.
    ///
    /// # Errors
    /// By what `judge` says; [`Error::Unavailable`], [`Error::Throttled`] or [`Error::Malformed`] when attempts or
    /// time ran out, [`Error::OutcomeUnknown`] when the call may have changed something by then.
    pub(crate) async fn call<T>(
        &self,
        call: Call<'_>,
        build: impl Fn() -> Request,
        judge: impl Fn(&Answer) -> Result<T, Trouble>,
    ) -> Result<T, Error> {
        self.http
            .client(&self.patience)
            .map_err(|error| unavailable(call, Some(Arc::new(error.without_url()))))?;
        let mut deadline = None;
        let mut in_doubt = false;
        let mut attempt = 0;
        loop {
            attempt += 1;
            let turn = self.take_turn(call).await;
            let began = Instant::now();
            let deadline = *deadline.get_or_insert(began + self.patience.call);
            let sent = self.http.send(build(), &self.patience).await;
            tracing::debug!(
                marketplace = self.platform,
                shop.alias = call.name,
                endpoint = call.endpoint,
                attempt,
                status = sent.as_ref().ok().map(|answer| answer.status),
                duration_ms = began.elapsed().as_millis() as u64,
                "asked the marketplace"
            );
            let judged = sent.map(|answer| (judge(&answer), answer));
            let seen = seen(&judged);
            self.learn(call, turn, &seen);
            in_doubt |= call.effect != Effect::Reads && matches!(seen, Seen::Faulty | Seen::NoAnswer);
            let left = deadline.saturating_duration_since(Instant::now());
            match (retry::next(call.effect != Effect::Acts, attempt, left, &seen), judged) {
                (Next::Again(wait), _) => {
                    tokio::time::sleep(wait.mul_f64(1.0 + self.entropy.fraction() / 2.0)).await;
                }
                (_, Ok((Ok(value), _))) => return Ok(value),
                (_, Ok((Err(trouble), answer))) => {
                    return Err(self.given_up(call, attempt, in_doubt, trouble, &answer));
                }
                (_, Err(Lost::NeverSent(cause) | Lost::NoAnswer(cause))) => {
                    return Err(if in_doubt { unknown(call, cause) } else { unavailable(call, Some(cause)) });
                }
            }
        }
    }

    /// Returns how far the clock of whoever answers at `url` is ahead of ours, in milliseconds.
    pub(crate) async fn clock_skew_ms(&self, url: Url) -> Result<i64, Error> {
        let call = Call { name: self.platform, lane: "", endpoint: "clock", effect: Effect::Reads };
        let before = self.clock.now();
        let answer = self.http.send(Request::get(url), &self.patience).await.map_err(|lost| {
            let (Lost::NeverSent(cause) | Lost::NoAnswer(cause)) = lost;
            unavailable(call, Some(cause))
        })?;
        let halfway = before.0 + (self.clock.now().0 - before.0) / 2;
        // `Date` has whole seconds, rounded down: half of one is the best guess.
        answer.date.map(|date| date.0 + 500 - halfway).ok_or_else(|| Error::Malformed {
            shop: self.platform.to_owned(),
            endpoint: call.endpoint,
            reason: "no `Date` header".to_owned(),
        })
    }

    async fn take_turn(&self, call: Call<'_>) -> Turn {
        loop {
            let turn = self.limiter(call, |limiter, now| limiter.turn(now));
            if !turn.wait.is_zero() {
                metrics::histogram!("spark_limiter_wait_seconds", "platform" => self.platform)
                    .record(turn.wait.as_secs_f64());
                tokio::time::sleep(turn.wait).await;
            }
            if self.limiter(call, |limiter, _| limiter.holds(turn)) {
                return turn;
            }
        }
    }

    fn learn(&self, call: Call<'_>, turn: Turn, seen: &Seen) {
        self.limiter(call, |limiter, now| match *seen {
            Seen::Throttled { after } => limiter.throttled(turn, now, after),
            Seen::Done | Seen::Refused => limiter.served(),
            Seen::Faulty | Seen::NeverSent | Seen::NoAnswer => {}
        });
    }

    fn limiter<T>(&self, call: Call<'_>, act: impl FnOnce(&mut Limiter, Duration) -> T) -> T {
        let mut limiters: MutexGuard<'_, _> = self.limiters.lock().unwrap_or_else(PoisonError::into_inner);
        let limiter =
            limiters.entry((call.lane.to_owned(), call.endpoint)).or_insert_with(|| Limiter::new(PER_SECOND));
        act(limiter, self.started.elapsed())
    }

    fn given_up(
        &self,
        call: Call<'_>,
        attempts: u32,
        in_doubt: bool,
        trouble: Trouble,
        answer: &Answer,
    ) -> Error {
        let shop = || call.name.to_owned();
        let endpoint = call.endpoint;
        let status = answer.status;
        match trouble {
            Trouble::Unreadable(reason) if in_doubt => {
                unknown(call, Arc::new(Bad::Unreadable { status, reason }))
            }
            Trouble::Unreadable(reason) => Error::Malformed { shop: shop(), endpoint, reason },
            Trouble::No(Meaning::Busy | Meaning::Throttled, refusal) if in_doubt => {
                unknown(call, Arc::new(Bad::Said { status, refusal }))
            }
            Trouble::No(Meaning::Busy, refusal) => {
                unavailable(call, Some(Arc::new(Bad::Said { status, refusal })))
            }
            Trouble::No(Meaning::Throttled, _) => {
                let after = answer.retry_after.unwrap_or(Duration::from_secs(60)).min(DAY);
                Error::Throttled { shop: shop(), endpoint, attempts, after }
            }
            Trouble::No(Meaning::Quota, _) => {
                Error::Throttled { shop: shop(), endpoint, attempts, after: self.until_new_day() }
            }
            Trouble::No(meaning, refusal) => self.refused(call, meaning, refusal, answer.date),
        }
    }

    fn refused(&self, call: Call<'_>, meaning: Meaning, refusal: Refusal, date: Option<Millis>) -> Error {
        let alias = || ShopAlias::from(call.name);
        let platform = self.platform;
        match meaning {
            Meaning::Token => Error::TokenRejected { shop: alias() },
            Meaning::Consent => Error::ConsentGone { shop: call.name.to_owned(), refusal },
            Meaning::Denied => Error::Denied { shop: alias(), refusal },
            Meaning::Clock => {
                let now = self.clock.now();
                let skew_seconds = (now.0 - date.unwrap_or(now).0) / 1000;
                Error::ClockOff { platform, skew_seconds }
            }
            Meaning::Credentials => Error::BadCredentials { platform, refusal },
            Meaning::Code => Error::CodeRejected { platform, refusal },
            Meaning::Refused => Error::Refused { shop: alias(), refusal },
            Meaning::ForNow | Meaning::Busy | Meaning::Throttled | Meaning::Quota => {
                Error::RefusedForNow { shop: alias(), refusal }
            }
        }
    }

    /// Returns the time until a daily quota starts anew, at 00:00 of UTC+8 (Shopee reference, 6.3).
    fn until_new_day(&self) -> Duration {
        const DAY_MS: i64 = 86_400_000;
        let into_day = (self.marketplace_time().0 + 8 * 3_600_000).rem_euclid(DAY_MS);
        Duration::from_millis((DAY_MS - into_day).unsigned_abs())
    }
}

/// What one row of a batch was refused with.
pub(crate) fn row_refused(shop: &ShopAlias, meaning: Meaning, refusal: Refusal) -> Error {
    match meaning {
        Meaning::Busy | Meaning::Throttled | Meaning::Quota | Meaning::ForNow => {
            Error::RefusedForNow { shop: shop.clone(), refusal }
        }
        _ => Error::Refused { shop: shop.clone(), refusal },
    }
}

fn unavailable(call: Call<'_>, source: Option<Cause>) -> Error {
    Error::Unavailable { shop: call.name.to_owned(), endpoint: call.endpoint, source }
}

fn unknown(call: Call<'_>, source: Cause) -> Error {
    Error::OutcomeUnknown { shop: call.name.into(), endpoint: call.endpoint, source: Some(source) }
}

fn seen<T>(judged: &Result<(Result<T, Trouble>, Answer), Lost>) -> Seen {
    match judged {
        Err(Lost::NeverSent(_)) => Seen::NeverSent,
        Err(Lost::NoAnswer(_)) => Seen::NoAnswer,
        Ok((Ok(_), _)) => Seen::Done,
        Ok((Err(Trouble::No(Meaning::Throttled, _)), answer)) => {
            Seen::Throttled { after: answer.retry_after }
        }
        Ok((Err(Trouble::No(Meaning::Busy, _) | Trouble::Unreadable(_)), _)) => Seen::Faulty,
        Ok((Err(Trouble::No(..)), _)) => Seen::Refused,
    }
}
