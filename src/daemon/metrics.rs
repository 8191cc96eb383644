//! Figures for Prometheus. What happens is counted where it happens; what stands in the database is read when asked.

use std::sync::OnceLock;
use std::time::Duration;

use axum::extract::{MatchedPath, Request};
use axum::middleware::Next;
use axum::response::Response;
use metrics::{counter, gauge, histogram};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use tokio::time::Instant;

use super::floor::Floor;
use crate::engine::Error;

/// From the hearing of a sale to the last answer of the shops that had to be told, in seconds.
pub(super) const SALE_TO_SAFE: &str = "spark_sale_to_safe_seconds";
/// Jobs, by kind and outcome.
pub(super) const JOBS: &str = "spark_jobs_total";
/// Listings that were told another figure.
pub(super) const PUSHED: &str = "spark_listings_pushed_total";
/// Messages of marketplaces, by marketplace and what became of them at the door.
pub(super) const WEBHOOKS: &str = "spark_webhooks_total";
/// How long calls waited for their turn, by marketplace. Recorded where it happens.
const LIMITER_WAIT: &str = "spark_limiter_wait_seconds";
/// Requests, by route, method and status.
const REQUESTS: &str = "spark_http_requests_total";
/// How long requests took, by route.
const REQUEST_SECONDS: &str = "spark_http_request_seconds";

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
                let days = shop.days_left.unwrap_or(0) as f64;
                gauge!("spark_token_days_left", "group" => gid.clone(), "shop" => shop.alias.to_string())
                    .set(days);
            }
            for job in engine.jobs().await? {
                let labels = [("group", gid.clone()), ("shop", job.shop.to_string()), ("job", job.job)];
                let seconds = (now.0 - job.started_at.0).max(0) as f64 / 1000.0;
                gauge!("spark_job_age_seconds", &labels).set(seconds);
                gauge!("spark_job_failures_in_a_row", &labels).set(job.failures as f64);
            }
            for ((_, alias), desk) in floor.desks.all().into_iter().filter(|((key, _), _)| *key == group.key)
            {
                let labels = [("group", gid.clone()), ("shop", alias.to_string())];
                gauge!("spark_due_skus", &labels).set(desk.len() as f64);
                gauge!("spark_drifted_listings", &labels).set(desk.drifted() as f64);
            }
        }
        for count in floor.engine.inbox_counts().await? {
            let labels = [("platform", count.platform.to_string()), ("state", count.state.to_owned())];
            gauge!("spark_inbox_messages", &labels).set(count.messages as f64);
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
