//! One request and what came of it: the only place that speaks HTTP, and the only one that knows the client library.
//!
//! Limits, retries and what an answer means are left to [`super::call`]. Addresses never reach an error or a log, since
//! TikTok's token calls carry the app's secret in them.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;

use reqwest::header::{CONTENT_TYPE, DATE, HeaderMap, HeaderValue, RETRY_AFTER};
use reqwest::{Method, redirect};
use tokio::time::Instant;
use url::Url;

use super::error::Cause;
use crate::domain::Millis;

/// How long to wait for a marketplace.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// For a connection.
    pub connect: Duration,
    /// For the answer to one attempt, connecting included.
    pub attempt: Duration,
    /// For a call with all its attempts and the waits between them, counted from when the rate limit let it go.
    pub call: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(5),
            attempt: Duration::from_secs(10),
            call: Duration::from_secs(45),
        }
    }
}

/// One request, ready to go.
pub(crate) struct Request {
    pub(crate) method: Method,
    pub(crate) url: Url,
    pub(crate) headers: HeaderMap,
    /// JSON, as signed.
    pub(crate) body: Option<Vec<u8>>,
}

impl Request {
    /// Returns a `GET` of `url`.
    pub(crate) fn get(url: Url) -> Self {
        Self { method: Method::GET, url, headers: HeaderMap::new(), body: None }
    }

    /// Returns a `POST` of `body` to `url`, or of nothing.
    pub(crate) fn post(url: Url, body: Option<Vec<u8>>) -> Self {
        Self { method: Method::POST, url, headers: HeaderMap::new(), body }
    }
}

/// What came back, whatever its status.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    /// The marketplace's clock, from the `Date` header: whole seconds.
    pub(crate) date: Option<Millis>,
    pub(crate) retry_after: Option<Duration>,
    pub(crate) body: Vec<u8>,
}

/// Nothing came back.
#[derive(Debug)]
pub(crate) enum Lost {
    /// The request never left: it surely did nothing.
    NeverSent(Cause),
    /// It left; whether it acted is not known.
    NoAnswer(Cause),
}

/// A connection pool that is built when first used: building it reads the machine's certificates.
pub(crate) struct Http {
    /// On this very machine: no proxy is asked.
    near: bool,
    client: OnceLock<reqwest::Client>,
    sent: AtomicU64,
    /// The last `Date` seen and when. Held only to copy.
    heard: Mutex<Option<(Millis, Instant)>>,
}

impl Http {
    /// Returns a pool, not built yet, for the host of `url`.
    pub(crate) fn new(url: &Url) -> Self {
        let near = match url.host() {
            Some(url::Host::Ipv4(address)) => address.is_loopback(),
            Some(url::Host::Ipv6(address)) => address.is_loopback(),
            Some(url::Host::Domain(name)) => name == "localhost",
            None => false,
        };
        Self { near, client: OnceLock::new(), sent: AtomicU64::new(0), heard: Mutex::new(None) }
    }

    /// Returns how many requests were sent so far.
    pub(crate) fn sent(&self) -> u64 {
        self.sent.load(Ordering::Relaxed)
    }

    /// Returns a time that the marketplace's clock has surely passed: its last `Date`, and what went by since.
    pub(crate) fn marketplace_time(&self) -> Option<Millis> {
        let heard = *self.heard.lock().unwrap_or_else(PoisonError::into_inner);
        heard.map(|(date, at)| date.plus_ms(at.elapsed().as_millis().try_into().unwrap_or(i64::MAX)))
    }

    /// Sends `request` once and waits for the whole answer.
    ///
    /// # Errors
    /// [`Lost`] when there is none within `patience`.
    pub(crate) async fn send(&self, request: Request, patience: &Patience) -> Result<Answer, Lost> {
        let client = self.client(patience).map_err(|error| Lost::NeverSent(Arc::new(error)))?;
        let mut builder = client
            .request(request.method, request.url)
            .headers(request.headers)
            .header(CONTENT_TYPE, HeaderValue::from_static("application/json"))
            .timeout(patience.attempt);
        if let Some(body) = request.body {
            builder = builder.body(body);
        }
        self.sent.fetch_add(1, Ordering::Relaxed);
        let response = builder.send().await.map_err(lost)?;
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let date = headers.get(DATE).and_then(http_date);
        if let Some(date) = date {
            *self.heard.lock().unwrap_or_else(PoisonError::into_inner) = Some((date, Instant::now()));
        }
        let retry_after = headers.get(RETRY_AFTER).and_then(|value| retry_after(value, date));
        let body = response.bytes().await.map_err(|error| Lost::NoAnswer(Arc::new(error.without_url())))?;
        Ok(Answer { status, date, retry_after, body: body.into() })
    }

    /// Returns the pool, building it when it is the first time.
    pub(crate) fn client(&self, patience: &Patience) -> Result<&reqwest::Client, reqwest::Error> {
        if let Some(client) = self.client.get() {
            return Ok(client);
        }
        // A second installation fails, and leaves the first in place: that is all that is wanted.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let builder = || {
            let builder = reqwest::Client::builder()
                .user_agent(concat!("spark/", env!("CARGO_PKG_VERSION")))
                .connect_timeout(patience.connect)
                .redirect(redirect::Policy::none()); // a signature holds for one address
            if self.near { builder.no_proxy() } else { builder }
        };
        // A machine without any CA certificate can't do https, but can still talk to a sandbox.
        let client = builder().build().or_else(|_| builder().tls_certs_only([]).build())?;
        Ok(self.client.get_or_init(|| client))
    }
}

/// Returns `path` at `base`, which may itself have a path (a proxy's).
pub(crate) fn join(base: &Url, path: &str) -> Url {
    let mut url = base.clone();
    url.set_path(&format!("{}{path}", base.path().trim_end_matches('/')));
    url
}

/// Sorts a failed request by whether it can have arrived.
fn lost(error: reqwest::Error) -> Lost {
    let error = error.without_url();
    if error.is_connect() || error.is_builder() {
        Lost::NeverSent(Arc::new(error))
    } else {
        Lost::NoAnswer(Arc::new(error))
    }
}

/// Reads a time as HTTP headers write it: `Sun, 06 Nov 1994 08:49:37 GMT`.
fn http_date(value: &HeaderValue) -> Option<Millis> {
    let zoned = jiff::fmt::rfc2822::parse(value.to_str().ok()?).ok()?;
    Some(Millis(zoned.timestamp().as_millisecond()))
}

/// Reads `Retry-After`: seconds, or a time by the marketplace's own clock.
fn retry_after(value: &HeaderValue, now: Option<Millis>) -> Option<Duration> {
    if let Ok(seconds) = value.to_str().ok()?.trim().parse() {
        return Some(Duration::from_secs(seconds));
    }
    let ms = http_date(value)?.0.saturating_sub(now?.0);
    Some(Duration::from_millis(ms.try_into().unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_http_writes_them() {
        let date = HeaderValue::from_static("Sun, 06 Nov 1994 08:49:37 GMT");
        assert_eq!(http_date(&date), Some(Millis(784_111_777_000)));
        assert_eq!(http_date(&HeaderValue::from_static("yesterday")), None);
    }

    #[test]
    fn retry_after_is_seconds_or_a_date() {
        let now = Some(Millis(784_111_777_000));
        for (text, waits) in [
            ("7", Some(7)),
            ("Sun, 06 Nov 1994 08:49:40 GMT", Some(3)),
            ("Sun, 06 Nov 1994 08:49:30 GMT", Some(0)),
            ("soon", None),
        ] {
            let value = HeaderValue::from_static(text);
            assert_eq!(retry_after(&value, now), waits.map(Duration::from_secs), "{text}");
        }
    }
}
