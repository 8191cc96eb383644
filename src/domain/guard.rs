//! Guards: how much one run may change in a shop before it has to ask. Mass zeroing closes shops.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;

use super::ShopAlias;

/// Shops with so few listings are not guarded: there a share says nothing.
const SMALL_SHOP: u64 = 20;

/// How many listings are too many: a count, a share of the shop's, or whichever of the two is larger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    count: Option<u64>,
    percent: Option<u64>,
}

impl Limit {
    /// Returns a limit of `count` listings.
    pub const fn count(count: u64) -> Self {
        Self { count: Some(count), percent: None }
    }

    /// Returns a limit of `percent` hundredths of the shop's listings.
    pub const fn percent(percent: u64) -> Self {
        Self { count: None, percent: Some(percent) }
    }

    /// Returns how many of `listings` may be touched, the share rounded down.
    pub fn allowed(self, listings: u64) -> u64 {
        let share = self.percent.map(|percent| listings.saturating_mul(percent) / 100);
        self.count.max(share).unwrap_or(0)
    }
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.count, self.percent) {
            (Some(count), Some(percent)) => write!(f, "{count} or {percent}%"),
            (None, Some(percent)) => write!(f, "{percent}%"),
            (count, None) => write!(f, "{}", count.unwrap_or(0)),
        }
    }
}

/// A text that is no limit.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("write `20`, `10%` or `20 or 10%`")]
pub struct BadLimit;

impl FromStr for Limit {
    type Err = BadLimit;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut limit = Self { count: None, percent: None };
        for part in text.split(" or ").map(str::trim) {
            match part.strip_suffix('%') {
                Some(percent) if limit.percent.is_none() => {
                    let percent = percent.trim_end().parse().ok().filter(|&it| it <= 100).ok_or(BadLimit)?;
                    limit.percent = Some(percent);
                }
                None if limit.count.is_none() => limit.count = Some(part.parse().map_err(|_| BadLimit)?),
                _ => return Err(BadLimit),
            }
        }
        Ok(limit)
    }
}

/// What one run may do in one shop without asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Guards {
    /// Listings that drop to 0.
    pub max_zero: Limit,
    /// Listings that change.
    pub max_change: Limit,
}

impl Default for Guards {
    fn default() -> Self {
        Self { max_zero: Limit { count: Some(20), percent: Some(10) }, max_change: Limit::percent(50) }
    }
}

/// What a run would do in one shop, changes that orders explain left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Extent {
    /// Listings that the shop has and spark keeps.
    pub listings: u64,
    /// Of these, dropping to 0.
    pub zeroed: u64,
    /// Of these, changing.
    pub changed: u64,
}

/// A guard that would be passed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Tripped {
    /// The shop in which nothing may be sent.
    pub shop: ShopAlias,
    /// Which guard.
    pub guard: Guard,
    /// How many listings the run would touch.
    pub count: u64,
    /// How many it may.
    pub allowed: u64,
    /// How many the shop has.
    pub listings: u64,
}

/// Which guard was passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Guard {
    /// Too many listings would drop to 0.
    MaxZero,
    /// Too many listings would change.
    MaxChange,
}

impl Guard {
    /// Returns the flag that moves it.
    pub fn flag(self) -> &'static str {
        match self {
            Self::MaxZero => "--max-zero",
            Self::MaxChange => "--max-change",
        }
    }
}

impl fmt::Display for Tripped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { shop, guard, count, allowed, listings } = self;
        let what = match guard {
            Guard::MaxZero => "drop to 0",
            Guard::MaxChange => "change",
        };
        write!(f, "{count} of {listings} listings of `{shop}` would {what}, {allowed} may ({})", guard.flag())
    }
}

impl Guards {
    /// Returns the first guard that `extent` would pass. A small shop, and one that was never pushed, has none.
    pub fn check(self, shop: &ShopAlias, pushed_before: bool, extent: Extent) -> Option<Tripped> {
        if !pushed_before || extent.listings <= SMALL_SHOP {
            return None;
        }
        let both = [
            (Guard::MaxZero, extent.zeroed, self.max_zero),
            (Guard::MaxChange, extent.changed, self.max_change),
        ];
        both.into_iter().find_map(|(guard, count, limit)| {
            let allowed = limit.allowed(extent.listings);
            (count > allowed).then(|| Tripped {
                shop: shop.clone(),
                guard,
                count,
                allowed,
                listings: extent.listings,
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_reads_back_what_it_prints() {
        for text in ["20 or 10%", "0", "7", "50%"] {
            assert_eq!(text.parse::<Limit>().unwrap().to_string(), text);
        }
        for text in ["", "%", "101%", "-1", "1 or", "many", "5 and 5%", "20 or 30", "1% or 2%"] {
            assert!(text.parse::<Limit>().is_err(), "{text}");
        }
    }

    #[test]
    fn whichever_is_larger_counts() {
        let limit = Guards::default().max_zero;
        assert_eq!(
            (limit.allowed(50), limit.allowed(200), limit.allowed(201), limit.allowed(1000)),
            (20, 20, 20, 100)
        );
    }

    #[test]
    fn a_guard_trips_above_its_limit_only() {
        let guards = Guards::default();
        let shop = ShopAlias::from("a");
        let trips = |pushed, listings, zeroed, changed| {
            guards.check(&shop, pushed, Extent { listings, zeroed, changed }).map(|tripped| tripped.guard)
        };
        assert_eq!(trips(true, 100, 20, 50), None);
        assert_eq!(trips(true, 100, 21, 50), Some(Guard::MaxZero));
        assert_eq!(trips(true, 100, 0, 51), Some(Guard::MaxChange));
        assert_eq!(trips(true, 20, 20, 20), None, "a small shop");
        assert_eq!(trips(true, 21, 0, 11), Some(Guard::MaxChange));
        assert_eq!(trips(false, 100, 100, 100), None, "a first push");
    }
}
