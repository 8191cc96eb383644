//! How many calls a client may make: counted by the session that its token names, else by its address. Neither can be
//! chosen: a token is believed for its signature. Accounts are counted by the address always, as whoever may register or
//! log in once more has as many sessions as they like.
//!
//! A bucket that fills steadily, so that a client that keeps below its rate never waits. Each process counts for
//! itself.

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse as _, Response};
use governor::clock::{Clock as _, DefaultClock};
use governor::middleware::StateInformationMiddleware;
use governor::state::keyed::DefaultKeyedStateStore;
use governor::{Quota, RateLimiter};

use super::App;
use super::caller;
use super::failure::Failure;

/// The window that the budgets are for.
const WINDOW: Duration = Duration::from_secs(15 * 60);
/// Clients are forgotten every so many calls, once their bucket is full again.
const SWEEP: u32 = 4096;

/// Calls that one client may make in a quarter of an hour, by kind of route.
#[derive(Debug, Clone, Copy)]
pub struct Budgets {
    /// Accounts, and connecting shops.
    pub accounts: NonZeroU32,
    /// Orders, and reports.
    pub reports: NonZeroU32,
    /// Everything else.
    pub general: NonZeroU32,
}

impl Budgets {
    /// Returns budgets of `calls` for every kind of route.
    pub fn all(calls: NonZeroU32) -> Self {
        Self { accounts: calls, reports: calls, general: calls }
    }
}

/// Which of the [`Budgets`] some routes have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Budget {
    Accounts,
    Reports,
    General,
}

impl Budgets {
    fn of(&self, budget: Budget) -> NonZeroU32 {
        match budget {
            Budget::Accounts => self.accounts,
            Budget::Reports => self.reports,
            Budget::General => self.general,
        }
    }
}

type Limiter = RateLimiter<Client, DefaultKeyedStateStore<Client>, DefaultClock, StateInformationMiddleware>;

/// Who calls, as far as it was not theirs to choose.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Client {
    Session(String),
    Address(IpAddr),
}

#[derive(Clone)]
struct Guard {
    app: App,
    kind: Budget,
    budget: NonZeroU32,
    limiter: Arc<Limiter>,
    calls: Arc<AtomicU32>,
}

/// Lets each client make as many calls to `routes` in a quarter of an hour as their budget has.
pub(super) fn around(routes: Router<App>, app: &App, kind: Budget) -> Router<App> {
    let budget = app.settings().budgets.of(kind);
    let every = WINDOW / budget.get();
    let quota = Quota::with_period(every).expect("no budget is that large").allow_burst(budget);
    let guard = Guard {
        app: app.clone(),
        kind,
        budget,
        limiter: Arc::new(RateLimiter::keyed(quota).with_middleware::<StateInformationMiddleware>()),
        calls: Arc::default(),
    };
    routes.layer(middleware::from_fn_with_state(guard, check))
}

async fn check(State(guard): State<Guard>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    if guard.calls.fetch_add(1, Ordering::Relaxed) % SWEEP == SWEEP - 1 {
        guard.limiter.retain_recent();
    }
    let every = WINDOW / guard.budget.get();
    match guard.limiter.check_key(&client(&guard, &parts)) {
        Ok(state) => {
            let left = state.remaining_burst_capacity();
            let mut response = next.run(Request::from_parts(parts, body)).await;
            tell(response.headers_mut(), guard.budget, left, every * (guard.budget.get() - left));
            response
        }
        Err(until) => {
            let wait = until.wait_time_from(DefaultClock::default().now()).as_secs() + 1;
            let failure = Failure::new(StatusCode::TOO_MANY_REQUESTS, "Too many requests: try again later");
            let mut response = failure.code("too_many_requests").retry_after(wait).into_response();
            tell(response.headers_mut(), guard.budget, 0, Duration::from_secs(wait));
            response
        }
    }
}

/// Returns whom a call counts for: a session, else the address (of an IPv6 client its network, as it has all of that to
/// choose from). A session that has ended uses up nothing but its own.
fn client(Guard { app, kind, .. }: &Guard, parts: &Parts) -> Client {
    let token = caller::token(&parts.headers).filter(|_| *kind != Budget::Accounts);
    if let Some(session) = token.and_then(|token| app.engine().session_named(token)) {
        return Client::Session(session);
    }
    Client::Address(match caller::address(parts, app.settings().trusted_hops) {
        IpAddr::V6(address) => IpAddr::V6((address.to_bits() & !u128::from(u64::MAX)).into()),
        address => address,
    })
}

fn tell(headers: &mut HeaderMap, budget: NonZeroU32, left: u32, reset: Duration) {
    headers.insert("ratelimit-limit", HeaderValue::from(budget.get()));
    headers.insert("ratelimit-remaining", HeaderValue::from(left));
    headers.insert("ratelimit-reset", HeaderValue::from(reset.as_secs()));
    if let Ok(policy) = HeaderValue::from_str(&format!("{budget};w={}", WINDOW.as_secs())) {
        headers.insert("ratelimit-policy", policy);
    }
}
