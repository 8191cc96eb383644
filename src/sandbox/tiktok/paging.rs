//! Pages and times of the searches over orders, packages, cancellations and returns (reference section 4.0): they share
//! their query and their `*_ge`, `*_lt` fields.

use std::ops::RangeInclusive;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;

use crate::sandbox::tiktok::envelope::Failure;
use crate::sandbox::tiktok::gateway::Call;

/// How a search differs from the others.
pub(crate) struct Rules {
    pub(crate) sizes: RangeInclusive<usize>,
    /// The size where none is asked for; `None` where one must be.
    pub(crate) default_size: Option<usize>,
    /// The fields that can be sorted by; the first is the default.
    pub(crate) fields: &'static [&'static str],
    pub(crate) descending: bool,
    /// What the service calls a bad parameter.
    pub(crate) bad_parameter: i64,
}

/// What a request asks of the pages.
pub(crate) struct Paging {
    size: usize,
    after: Option<(i64, String)>,
    pub(crate) field: &'static str,
    descending: bool,
}

/// One page.
pub(crate) struct Page<T> {
    pub(crate) rows: Vec<T>,
    /// Of the whole result.
    pub(crate) total: usize,
    /// Empty on the last page.
    pub(crate) next: String,
}

impl Paging {
    /// Reads `page_size`, `page_token`, `sort_field` and `sort_order`.
    pub(crate) fn read(call: &Call<'_>, rules: &Rules) -> Result<Self, Failure> {
        let bad = |name: &str| {
            Failure::business(rules.bad_parameter, format!("Invalid parameter. The {name} is invalid."))
        };
        let size = match call.query("page_size") {
            Some(text) => text.parse().ok().filter(|size| rules.sizes.contains(size)),
            None => rules.default_size,
        };
        let field = match call.query("sort_field") {
            Some(asked) => rules.fields.iter().find(|field| **field == asked).copied(),
            None => rules.fields.first().copied(),
        };
        let descending = match call.query("sort_order") {
            Some("ASC") => Some(false),
            Some("DESC") => Some(true),
            Some(_) => None,
            None => Some(rules.descending),
        };
        let after = match call.query("page_token") {
            Some(token) => Some(position(token).ok_or_else(|| bad("page_token"))?),
            None => None,
        };
        Ok(Self {
            size: size.ok_or_else(|| bad("page_size"))?,
            after,
            field: field.ok_or_else(|| bad("sort_field"))?,
            descending: descending.ok_or_else(|| bad("sort_order"))?,
        })
    }

    /// Sorts the rows by `key`, which is a time in ms and an id, and cuts the page that was asked for. A page begins
    /// behind the last row of the one before, so a row that moves meanwhile is missed or comes twice, and no other is.
    pub(crate) fn cut<T>(&self, mut rows: Vec<T>, key: impl Fn(&T) -> (i64, &str)) -> Page<T> {
        let total = rows.len();
        rows.sort_by(|a, b| {
            let order = key(a).cmp(&key(b));
            if self.descending { order.reverse() } else { order }
        });
        let start = match &self.after {
            None => 0,
            Some((ms, id)) => rows.partition_point(|row| {
                let order = key(row).cmp(&(*ms, id.as_str()));
                if self.descending { order.is_ge() } else { order.is_le() }
            }),
        };
        let mut page: Vec<T> = rows.drain(start..).take(self.size + 1).collect();
        let more = page.len() > self.size;
        page.truncate(self.size);
        let next = page.last().filter(|_| more).map(|last| token(key(last))).unwrap_or_default();
        Page { rows: page, total, next }
    }
}

/// Opaque to clients, with characters in it that must be percent-encoded.
fn token((ms, id): (i64, &str)) -> String {
    STANDARD.encode(format!("ÿ{ms}:{id}"))
}

fn position(token: &str) -> Option<(i64, String)> {
    let text = String::from_utf8(STANDARD.decode(token).ok()?).ok()?;
    let (ms, id) = text.strip_prefix('ÿ')?.split_once(':')?;
    Some((ms.parse().ok()?, id.to_owned()))
}

/// The time filters, in unix seconds: from inclusive, to exclusive.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Times {
    create_time_ge: Option<i64>,
    create_time_lt: Option<i64>,
    update_time_ge: Option<i64>,
    update_time_lt: Option<i64>,
}

impl Times {
    pub(crate) fn take(&self, created_ms: i64, updated_ms: i64) -> bool {
        let within = |ms: i64, from: Option<i64>, to: Option<i64>| {
            from.is_none_or(|from| ms.div_euclid(1000) >= from)
                && to.is_none_or(|to| ms.div_euclid(1000) < to)
        };
        within(created_ms, self.create_time_ge, self.create_time_lt)
            && within(updated_ms, self.update_time_ge, self.update_time_lt)
    }
}
