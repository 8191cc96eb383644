//! What came in: a log of requests, and counts per endpoint.

use std::collections::{BTreeMap, VecDeque};

use serde::Serialize;

use crate::sandbox::faults::FaultKind;
use crate::sandbox::world::Platform;

/// How many requests the log keeps: a long storm's worth, a few hundred bytes each.
const KEPT: usize = 200_000;

/// What a marketplace's gateway found out about a request. It rides on the response as an extension.
#[derive(Debug, Clone, Default)]
pub(crate) struct Seen {
    pub(crate) shop: Option<i64>,
    /// The envelope's own code or error: `0` or an empty text is success.
    pub(crate) code: String,
    pub(crate) bad_signature: bool,
    pub(crate) limited: bool,
}

/// A request in the log.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Entry {
    /// Counts from 1.
    pub(crate) n: u64,
    /// Unix ms.
    pub(crate) t: i64,
    pub(crate) platform: Platform,
    pub(crate) method: String,
    pub(crate) path: String,
    #[serde(serialize_with = "optional_text")]
    pub(crate) shop_id: Option<i64>,
    /// `None` when no answer was sent.
    pub(crate) status: Option<u16>,
    pub(crate) code: String,
    pub(crate) fault: Option<FaultKind>,
}

/// Counts of one endpoint.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct Counts {
    pub(crate) requests: u64,
    pub(crate) signature_failures: u64,
    pub(crate) limit_hits: u64,
    pub(crate) faults: u64,
}

/// What became of one attempt to tell an app something.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Delivery {
    /// Unix ms.
    pub(crate) t: i64,
    pub(crate) platform: Platform,
    pub(crate) shop_id: String,
    pub(crate) topic: String,
    pub(crate) address: String,
    /// Counts from 1; 0 when it was never sent.
    pub(crate) attempt: usize,
    /// `delivered`, or what went wrong.
    pub(crate) outcome: String,
}

/// The log and the counts.
#[derive(Debug, Default)]
pub(crate) struct Journal {
    entries: VecDeque<Entry>,
    /// What was told to the apps.
    pub(crate) deliveries: Vec<Delivery>,
    last: u64,
    /// By marketplace, method and path, ids replaced by `{id}`.
    pub(crate) endpoints: BTreeMap<(Platform, String), Counts>,
}

impl Journal {
    /// Records a request; its number is given to it here.
    pub(crate) fn record(&mut self, seen: &Seen, mut entry: Entry) {
        let endpoint = endpoint(&entry.method, &entry.path);
        let counts = self.endpoints.entry((entry.platform, endpoint)).or_default();
        counts.requests += 1;
        counts.signature_failures += u64::from(seen.bad_signature);
        counts.limit_hits += u64::from(seen.limited);
        counts.faults += u64::from(entry.fault.is_some());
        self.last += 1;
        entry.n = self.last;
        if self.entries.len() == KEPT {
            self.entries.pop_front();
        }
        self.entries.push_back(entry);
    }

    /// Returns what came after request number `since`.
    pub(crate) fn since(&self, since: u64) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(move |entry| entry.n > since)
    }

    /// Returns the number of the last request.
    pub(crate) fn last(&self) -> u64 {
        self.last
    }
}

/// Returns what a request is counted under: method and path with ids replaced, so that calls on many objects are one.
pub(crate) fn endpoint(method: &str, path: &str) -> String {
    // Versions such as 202309 have six digits, ids many more.
    let is_id = |segment: &str| segment.len() > 6 && segment.bytes().all(|b| b.is_ascii_digit());
    let segments: Vec<_> =
        path.split('/').map(|segment| if is_id(segment) { "{id}" } else { segment }).collect();
    format!("{method} {}", segments.join("/"))
}

fn optional_text<S: serde::Serializer>(id: &Option<i64>, out: S) -> Result<S::Ok, S::Error> {
    match id {
        Some(id) => out.collect_str(id),
        None => out.serialize_none(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_not_endpoints_and_versions_are() {
        let path = "/product/202309/products/1729592969712207008/inventory/update";
        assert_eq!(endpoint("POST", path), "POST /product/202309/products/{id}/inventory/update");
    }
}
