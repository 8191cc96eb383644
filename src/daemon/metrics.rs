//! Figures for Prometheus. What happens is counted where it happens; what stands in the database is read when asked.

use std::sync::OnceLock;
use std::time::Duration;

use axum::extract::{MatchedPath, Request};
use axum::middleware::Next;
use axum::response::Response;
use metrics::{counter, describe_gauge, gauge, histogram};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use tokio::time::Instant;

use super::floor::Floor;
use crate::engine::{Error, Status};

// What each is, `MEANS` says.
pub(super) const SALE_TO_SAFE: &str = "spark_sale_to_safe_seconds";
pub(super) const JOBS: &str = "spark_jobs_total";
pub(super) const PUSHED: &str = "spark_listings_pushed_total";
pub(super) const WEBHOOKS: &str = "spark_webhooks_total";
const LIMITER_WAIT: &str = "spark_limiter_wait_seconds";
const REQUESTS: &str = "spark_http_requests_total";
const REQUEST_SECONDS: &str = "spark_http_request_seconds";
const TOKEN_DAYS: &str = "spark_token_days_left";
const JOB_AGE: &str = "spark_job_age_seconds";
const JOB_FAILURES: &str = "spark_job_failures_in_a_row";
const DUE: &str = "spark_due_skus";
const DRIFTED: &str = "spark_drifted_listings";
const INBOX: &str = "spark_inbox_messages";

/// What each figure says, for whoever looks at them.
const MEANS: [(&str, &str); 13] = [
    (
        SALE_TO_SAFE,
        "From the hearing of a sale to the last answer of the shops that had to be told, in seconds.",
    ),
    (JOBS, "Regular work that ended, by kind and outcome."),
    (PUSHED, "Listings that were told another figure."),
    (WEBHOOKS, "Messages of marketplaces, by what became of them at the door."),
    (LIMITER_WAIT, "How long calls of a marketplace waited for their turn, in seconds."),
    (REQUESTS, "Requests answered, by route, method and status."),
    (REQUEST_SECONDS, "How long requests took, by route, in seconds."),
    (TOKEN_DAYS, "Days until a shop has to be connected again."),
    (JOB_AGE, "Seconds since regular work last began in a shop."),
    (JOB_FAILURES, "How often regular work failed in a row in a shop."),
    (DUE, "SKUs whose figure a shop has not been told yet."),
    (DRIFTED, "Listings whose drift waits for a decision, as of the last full push."),
    (INBOX, "Messages of marketplaces that are kept, by state; failed ones were given up."),
];

/// Bounds of the histograms, in seconds: what is worth telling apart between a local read and a slow marketplace.
const BOUNDS: [f64; 12] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 15.0, 60.0];

/// How often histograms are put together, so that they don't pile up where nobody scrapes.
const TIDY_EVERY: Duration = Duration::from_secs(15);

/// The process's figures: the library that counts them knows one set a process.
#[derive(Clone)]
pub(super) struct Meters(PrometheusHandle);

impl Meters {
    /// Returns the figures, installed when first asked for.
    pub(super) fn install() -> Self {
        static INSTALLED: OnceLock<PrometheusHandle> = OnceLock::new();
        let install = || {
            let builder = [SALE_TO_SAFE, REQUEST_SECONDS, LIMITER_WAIT].into_iter().fold(
                PrometheusBuilder::new(),
                |builder, name| {
                    let name = Matcher::Full(name.to_owned());
                    builder.set_buckets_for_metric(name, &BOUNDS).expect("there are bounds")
                },
            );
            let recorder = builder.build_recorder();
            let handle = recorder.handle();
            // Another recorder in the process leaves ours empty, and does no harm.
            let _ = metrics::set_global_recorder(recorder);
            MEANS.into_iter().for_each(|(name, words)| describe_gauge!(name, words)); // of what kind, it doesn't ask
            handle
        };
        Self(INSTALLED.get_or_init(install).clone())
    }

    /// Puts histograms together now and then.
    pub(super) async fn tidy(self) {
        loop {
            tokio::time::sleep(TIDY_EVERY).await;
            self.0.run_upkeep();
        }
    }

    /// Returns everything as Prometheus reads it.
    ///
    /// # Errors
    /// The store's.
    pub(super) async fn render(&self, floor: &Floor) -> Result<String, Error> {
        let now = floor.engine.clock.now();
        for group in floor.engine.groups().await? {
            let engine = floor.engine.acting_for(group.key, super::ACTOR);
            let gid = group.gid.to_string();
            for shop in engine.shops().await? {
                let days = match shop.status {
                    Status::Active | Status::Expiring => shop.days_left.unwrap_or(0) as f64,
                    Status::Expired | Status::Revoked => 0.0, // whatever was left
                    Status::Disconnected => f64::NAN,         // on purpose: nothing to be alarmed about
                };
                gauge!(TOKEN_DAYS, "group" => gid.clone(), "shop" => shop.alias.to_string()).set(days);
            }
            for job in engine.jobs().await? {
                let labels = [("group", gid.clone()), ("shop", job.shop.to_string()), ("job", job.job)];
                let seconds = (now.0 - job.started_at.0).max(0) as f64 / 1000.0;
                gauge!(JOB_AGE, &labels).set(seconds);
                gauge!(JOB_FAILURES, &labels).set(job.failures as f64);
            }
            for ((_, alias), desk) in floor.desks.all().into_iter().filter(|((key, _), _)| *key == group.key)
            {
                let labels = [("group", gid.clone()), ("shop", alias.to_string())];
                gauge!(DUE, &labels).set(desk.len() as f64);
                gauge!(DRIFTED, &labels).set(desk.drifted() as f64);
            }
        }
        for count in floor.engine.inbox_counts().await? {
            let labels = [("platform", count.platform.to_string()), ("state", count.state.to_owned())];
            gauge!(INBOX, &labels).set(count.messages as f64);
        }
        Ok(self.0.render())
    }
}

/// Counts a request once it is answered, by its route and not by its path: paths hold ids, and have no end.
pub(super) async fn count(request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().map_or("none", MatchedPath::as_str).to_owned();
    let (method, began) = (request.method().as_str().to_owned(), Instant::now());
    let response = next.run(request).await;
    let status = response.status().as_u16().to_string();
    histogram!(REQUEST_SECONDS, "route" => route.clone()).record(began.elapsed().as_secs_f64());
    counter!(REQUESTS, "route" => route, "method" => method, "status" => status).increment(1);
    response
}
