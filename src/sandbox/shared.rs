//! What every handler shares: the options, the world under its lock, and what guards and watches the calls.

use std::ops::{Deref, DerefMut};
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::http::StatusCode;
use tokio::sync::Notify;

use crate::sandbox::catalogue::Catalogue;
use crate::sandbox::clock::Clock;
use crate::sandbox::faults::{Fault, FaultKind, Faults};
use crate::sandbox::journal::Journal;
use crate::sandbox::limits::Limits;
use crate::sandbox::random::Random;
use crate::sandbox::world::{Platform, TokenTtl, World};

/// How a sandbox behaves.
#[derive(Debug, Clone)]
pub struct Options {
    /// The same seed and the same calls give the same ids, orders and faults.
    pub seed: u64,
    /// What time it is there.
    pub clock: Clock,
    /// How long every marketplace call takes on top of its work.
    pub latency: Duration,
    /// Whether to limit the rate of calls as the marketplaces do.
    pub rate_limits: bool,
    /// Faults on order from the start.
    pub faults: Vec<Fault>,
    /// How long an access token lives.
    pub token_ttl: Duration,
    /// Where TikTok's consent page sends the seller back to.
    pub redirect: String,
    /// Whether to start with two shops that sell something, rather than with none.
    pub starter: bool,
    /// What the starter shops sell instead of the built-in things.
    pub products: Option<Catalogue>,
    /// Where the world is kept over a restart; what it holds wins over `seed`, `redirect`, `starter` and `products`.
    pub state: Option<PathBuf>,
    /// How many times faster than documented an undelivered webhook is tried again.
    pub webhook_speed: f64,
    /// The HTTP status with which Shopee's gateway refuses, which its documents leave open.
    pub shopee_refusals: StatusCode,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            seed: 1,
            clock: Clock::system(),
            latency: Duration::ZERO,
            rate_limits: true,
            faults: Vec::new(),
            token_ttl: Duration::from_secs(4 * 3600),
            redirect: "http://127.0.0.1:5588/callback".to_owned(),
            starter: false,
            products: None,
            state: None,
            webhook_speed: 1.0,
            shopee_refusals: StatusCode::FORBIDDEN,
        }
    }
}

/// What every handler shares.
#[derive(Debug)]
pub(crate) struct Shared {
    pub(crate) options: Options,
    /// The sandbox's own address, `http://127.0.0.1:PORT`.
    pub(crate) url: String,
    world: Mutex<World>,
    /// The world after start, to go back to.
    first: World,
    /// Rings when the world has news for the apps.
    pub(crate) news: Notify,
    traffic: Mutex<Traffic>,
    /// Request ids come from a stream of their own, so that reading does not change the ids made.
    requests: Mutex<Random>,
}

/// What guards and watches the calls. Locked apart from the world, and never while the world is.
#[derive(Debug)]
pub(crate) struct Traffic {
    pub(crate) faults: Faults,
    pub(crate) limits: Limits,
    pub(crate) journal: Journal,
}

impl Shared {
    pub(crate) fn new(options: Options, url: String, first: World) -> Self {
        let world = Mutex::new(first.clone());
        let traffic = Mutex::new(Traffic::first(&options));
        let requests = Mutex::new(Random::seeded(options.seed, 3));
        Self { options, url, world, first, news: Notify::new(), traffic, requests }
    }

    /// Locks the world, at the present time. Hold it briefly, and never across an await.
    pub(crate) fn world(&self) -> Open<'_> {
        let mut world = self.world.lock().unwrap_or_else(PoisonError::into_inner);
        world.now_ms = self.options.clock.now_ms();
        world.catch_up();
        Open { world, news: &self.news }
    }

    /// Locks faults, limits and journal.
    pub(crate) fn traffic(&self) -> MutexGuard<'_, Traffic> {
        self.traffic.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes one request out of the rate limit of `endpoint`; `false` when there is none left.
    pub(crate) fn admit(&self, platform: Platform, shop: i64, endpoint: &str) -> bool {
        !self.options.rate_limits
            || self.traffic().limits.admit(platform, shop, endpoint, self.options.clock.now_ms())
    }

    /// Returns whether one row of this batch must fail, because a `partial_batch` fault hit.
    pub(crate) fn partial_batch(&self, platform: Platform, path: &str) -> bool {
        self.traffic().faults.draw(platform, path, |kind| kind == FaultKind::PartialBatch).is_some()
    }

    /// Returns how long tokens live: refresh tokens a year at TikTok, 30 days at Shopee.
    pub(crate) fn token_ttl(&self, platform: Platform) -> TokenTtl {
        const DAY_MS: i64 = 24 * 3600 * 1000;
        let refresh_ms = match platform {
            Platform::Tiktok => 365 * DAY_MS,
            Platform::Shopee => 30 * DAY_MS,
        };
        TokenTtl { access_ms: self.options.token_ttl.as_millis() as i64, refresh_ms }
    }

    /// Returns `digits` hexadecimal digits for a request id.
    pub(crate) fn request_hex(&self, digits: usize) -> String {
        self.requests.lock().unwrap_or_else(PoisonError::into_inner).hex(digits)
    }

    /// Returns a request id as TikTok makes them: 14 digits of UTC time and 20 hexadecimal digits.
    pub(crate) fn tiktok_request_id(&self) -> String {
        let now = jiff::Timestamp::from_millisecond(self.options.clock.now_ms()).unwrap_or_default();
        format!("{}{}", now.strftime("%Y%m%d%H%M%S"), self.request_hex(20).to_uppercase())
    }

    /// Puts everything back to the state after start.
    pub(crate) fn reset(&self) {
        *self.world() = self.first.clone();
        *self.traffic() = Traffic::first(&self.options);
    }
}

/// The world, locked. Letting go of it rings for the news in it.
#[derive(Debug)]
pub(crate) struct Open<'a> {
    world: MutexGuard<'a, World>,
    news: &'a Notify,
}

impl Deref for Open<'_> {
    type Target = World;

    fn deref(&self) -> &World {
        &self.world
    }
}

impl DerefMut for Open<'_> {
    fn deref_mut(&mut self) -> &mut World {
        &mut self.world
    }
}

impl Drop for Open<'_> {
    fn drop(&mut self) {
        if !self.world.news.is_empty() || self.world.shopee_push_changed {
            self.news.notify_one();
        }
    }
}

impl Traffic {
    fn first(options: &Options) -> Self {
        Self {
            faults: Faults::seeded(options.seed, options.faults.clone()),
            limits: Limits::default(),
            journal: Journal::default(),
        }
    }
}

/// How a marketplace refuses in its own words when a fault makes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refusal {
    RateLimit,
    CodeError,
    TokenExpired,
}
