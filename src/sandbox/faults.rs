//! Faults on order: what kind, how often, where, how many times. Drawn from a seeded stream of their own.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::sandbox::random::Random;
use crate::sandbox::world::Platform;

/// What goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FaultKind {
    /// 500 with a body that is not JSON.
    #[serde(rename = "http_500")]
    Http500,
    /// 503 with a body that is not JSON: overload, not a quota.
    #[serde(rename = "http_503")]
    Http503,
    /// The marketplace's own answer to too many requests.
    RateLimit,
    /// An error envelope in an HTTP 200.
    CodeError,
    /// Nothing is done, nothing is answered, and after a while the connection closes.
    Timeout,
    /// Nothing is done and the connection closes at once.
    Reset,
    /// Done and answered, late.
    Slow,
    /// Done, and answered with a 500.
    #[serde(rename = "commit_then_500")]
    CommitThen500,
    /// Done, and never answered.
    CommitThenTimeout,
    /// One row of a batch fails.
    PartialBatch,
    /// The access token is called expired though it is not.
    TokenExpired,
    /// Done, and answered with half a JSON document.
    BadJson,
    /// A webhook is never sent.
    WebhookDrop,
    /// A webhook is sent twice.
    WebhookDuplicate,
    /// A webhook overtakes the one before it.
    WebhookReorder,
    /// A webhook comes late.
    WebhookDelay,
}

/// A fault on order, as `POST /_sandbox/faults` takes it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fault {
    /// What goes wrong.
    pub kind: FaultKind,
    /// How often, 0.0 to 1.0.
    pub rate: f64,
    /// Only at this marketplace.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub platform: Option<Platform>,
    /// Only where the request's path holds this text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub endpoint: Option<String>,
    /// How many times at most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<u64>,
    /// How long `slow`, `timeout`, `commit_then_timeout` and `webhook_delay` take, instead of what they usually do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delay_ms: Option<u64>,
}

/// A fault that was drawn for one request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Drawn {
    pub(crate) kind: FaultKind,
    pub(crate) delay: Duration,
}

/// All faults on order.
#[derive(Debug)]
pub(crate) struct Faults {
    rules: Vec<Fault>,
    random: Random,
}

impl Faults {
    pub(crate) fn seeded(seed: u64, rules: Vec<Fault>) -> Self {
        Self { rules, random: Random::seeded(seed, 2) }
    }

    /// Orders a fault in place of the one for the same kind, marketplace and endpoint. A rate of 0 takes back all of
    /// its kind, at the marketplace and endpoint where it names them.
    pub(crate) fn order(&mut self, fault: Fault) {
        let is_off = fault.rate <= 0.0;
        let replaced = |rule: &Fault| {
            rule.kind == fault.kind
                && (rule.platform == fault.platform || (is_off && fault.platform.is_none()))
                && (rule.endpoint == fault.endpoint || (is_off && fault.endpoint.is_none()))
        };
        self.rules.retain(|rule| !replaced(rule));
        if !is_off {
            self.rules.push(fault);
        }
    }

    /// Returns what is on order.
    pub(crate) fn rules(&self) -> &[Fault] {
        &self.rules
    }

    /// Draws for one request the first fault that hits, among the kinds that `eligible` accepts.
    pub(crate) fn draw(
        &mut self,
        platform: Platform,
        path: &str,
        eligible: impl Fn(FaultKind) -> bool,
    ) -> Option<Drawn> {
        for rule in &mut self.rules {
            let here = rule.platform.is_none_or(|p| p == platform)
                && rule.endpoint.as_ref().is_none_or(|part| path.contains(part.as_str()));
            if !here || rule.count == Some(0) || !eligible(rule.kind) {
                continue;
            }
            if self.random.fraction() < rule.rate {
                rule.count = rule.count.map(|left| left - 1);
                let delay = rule.delay_ms.map_or(rule.kind.usual_delay(), Duration::from_millis);
                return Some(Drawn { kind: rule.kind, delay });
            }
        }
        None
    }
}

impl FaultKind {
    /// How long it keeps a client waiting: longer than a patient client's deadline for what never answers.
    fn usual_delay(self) -> Duration {
        match self {
            Self::Timeout | Self::CommitThenTimeout => Duration::from_secs(60),
            Self::Slow | Self::WebhookDelay => Duration::from_secs(2),
            _ => Duration::ZERO,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(kind: FaultKind) -> Fault {
        Fault { kind, rate: 1.0, platform: None, endpoint: None, count: None, delay_ms: None }
    }

    #[test]
    fn a_count_ends_a_fault() {
        let mut faults = Faults::seeded(1, vec![Fault { count: Some(2), ..fault(FaultKind::Http500) }]);
        let drawn: Vec<_> = (0..3).map(|_| faults.draw(Platform::Tiktok, "/x", |_| true).is_some()).collect();
        assert_eq!(drawn, [true, true, false]);
    }

    #[test]
    fn a_fault_stays_at_its_marketplace_and_endpoint() {
        let rule = Fault {
            platform: Some(Platform::Shopee),
            endpoint: Some("update_stock".into()),
            ..fault(FaultKind::Reset)
        };
        let mut faults = Faults::seeded(1, vec![rule]);
        assert!(faults.draw(Platform::Tiktok, "/api/v2/product/update_stock", |_| true).is_none());
        assert!(faults.draw(Platform::Shopee, "/api/v2/product/update_price", |_| true).is_none());
        assert!(faults.draw(Platform::Shopee, "/api/v2/product/update_stock", |_| true).is_some());
    }

    #[test]
    fn a_rate_is_kept_about_and_repeats_with_its_seed() {
        let draw = |seed| {
            let mut faults = Faults::seeded(seed, vec![Fault { rate: 0.2, ..fault(FaultKind::Http503) }]);
            (0..1000).map(|_| faults.draw(Platform::Tiktok, "/x", |_| true).is_some()).collect::<Vec<_>>()
        };
        let hits = draw(5).into_iter().filter(|hit| *hit).count();
        assert!((150..250).contains(&hits), "{hits}");
        assert_eq!(draw(5), draw(5));
        assert_ne!(draw(5), draw(6));
    }

    #[test]
    fn a_rate_of_zero_takes_a_fault_back() {
        let mut faults = Faults::seeded(1, vec![fault(FaultKind::Http500)]);
        faults.order(Fault { rate: 0.0, ..fault(FaultKind::Http500) });
        assert!(faults.rules().is_empty());
    }

    #[test]
    fn a_rate_of_zero_that_names_no_place_takes_all_of_the_kind_back() {
        let at = |platform| Fault { platform: Some(platform), ..fault(FaultKind::Http500) };
        let mut faults = Faults::seeded(1, vec![at(Platform::Shopee), at(Platform::Tiktok)]);
        faults.order(Fault { rate: 0.0, ..at(Platform::Shopee) });
        assert_eq!(faults.rules().len(), 1);
        faults.order(Fault { rate: 0.0, ..fault(FaultKind::Http500) });
        assert!(faults.rules().is_empty());
    }
}
