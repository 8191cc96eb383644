//! Rate limits: one token bucket per marketplace, shop and endpoint, for the sandbox's one app.
//!
//! TikTok documents 50 requests a second per API, app and shop. Shopee publishes no number; the same is our choice.

use std::collections::HashMap;

use crate::sandbox::world::Platform;

/// Requests a second, and how many may come at once.
const PER_SECOND: f64 = 50.0;
const BURST: f64 = 50.0;

/// All buckets, filled by the time that passes.
#[derive(Debug, Default)]
pub(crate) struct Limits {
    buckets: HashMap<(Platform, i64, String), Bucket>,
}

#[derive(Debug)]
struct Bucket {
    tokens: f64,
    filled_ms: i64,
}

impl Limits {
    /// Takes one request out of its bucket; `false` when it is empty. Calls without a shop count for shop 0.
    pub(crate) fn admit(&mut self, platform: Platform, shop: i64, endpoint: &str, now_ms: i64) -> bool {
        let bucket = self
            .buckets
            .entry((platform, shop, endpoint.to_owned()))
            .or_insert(Bucket { tokens: BURST, filled_ms: now_ms });
        let passed_ms = (now_ms - bucket.filled_ms).max(0);
        bucket.filled_ms = bucket.filled_ms.max(now_ms);
        bucket.tokens = (bucket.tokens + passed_ms as f64 * PER_SECOND / 1000.0).min(BURST);
        let admitted = bucket.tokens >= 1.0;
        if admitted {
            bucket.tokens -= 1.0;
        }
        admitted
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_passes_and_then_the_rate_holds() {
        let mut limits = Limits::default();
        let mut passed = |now| (0..100).filter(|_| limits.admit(Platform::Tiktok, 1, "GET /x", now)).count();
        assert_eq!(passed(0), 50);
        assert_eq!(passed(100), 5);
        assert_eq!(passed(10_000), 50);
    }

    #[test]
    fn shops_and_endpoints_do_not_share() {
        let mut limits = Limits::default();
        while limits.admit(Platform::Tiktok, 1, "GET /x", 0) {}
        assert!(limits.admit(Platform::Tiktok, 2, "GET /x", 0));
        assert!(limits.admit(Platform::Tiktok, 1, "GET /y", 0));
        assert!(limits.admit(Platform::Shopee, 1, "GET /x", 0));
    }
}
