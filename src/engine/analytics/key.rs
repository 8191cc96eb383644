//! What reports are grouped by.

use std::fmt;

use jiff::civil::Date;
use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};

use crate::domain::{Platform, ShopAlias, SkuCode};

/// What a report has one row of, per currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// Days of the shop's calendar.
    Day,
    /// Its weeks by ISO 8601: from Monday.
    Week,
    /// Its months.
    Month,
    /// Shops.
    Shop,
    /// Marketplaces.
    Platform,
    /// SKUs.
    Sku,
    /// The orders' statuses.
    Status,
}

impl By {
    /// Returns its name, which is the field that holds a row's [`Key`].
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Shop => "shop",
            Self::Platform => "platform",
            Self::Sku => "sku",
            Self::Status => "status",
        }
    }
}

/// What one row of a report is about. Serialises as an object of one field: `{"day":"2026-11-01"}`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// `2026-11-01`.
    Day(Date),
    /// The week of this Monday: `2026-W45`.
    Week(Date),
    /// The month of this first: `2026-11`.
    Month(Date),
    /// A shop.
    Shop(ShopAlias),
    /// A marketplace.
    Platform(Platform),
    /// A SKU; `None`: lines that map to none.
    Sku(Option<SkuCode>),
    /// A status of orders.
    Status(String),
}

impl Key {
    /// Returns the key of the week that `day` is in.
    pub(super) fn week(day: Date) -> Self {
        let since_monday = i64::from(day.weekday().to_monday_zero_offset());
        Self::Week(day.checked_sub(jiff::Span::new().days(since_monday)).unwrap_or(day))
    }

    fn by(&self) -> By {
        match self {
            Self::Day(_) => By::Day,
            Self::Week(_) => By::Week,
            Self::Month(_) => By::Month,
            Self::Shop(_) => By::Shop,
            Self::Platform(_) => By::Platform,
            Self::Sku(_) => By::Sku,
            Self::Status(_) => By::Status,
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => day.fmt(f),
            Self::Week(monday) => monday.strftime("%G-W%V").fmt(f),
            Self::Month(first) => first.strftime("%Y-%m").fmt(f),
            Self::Shop(alias) => alias.fmt(f),
            Self::Platform(platform) => platform.fmt(f),
            Self::Sku(Some(code)) => code.fmt(f),
            Self::Sku(None) => f.write_str("(unmapped)"),
            Self::Status(status) => status.fmt(f),
        }
    }
}

impl Serialize for Key {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let text = (*self != Self::Sku(None)).then(|| self.to_string());
        let mut map = serializer.serialize_map(Some(1))?;
        map.serialize_entry(self.by().as_str(), &text)?;
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_are_those_of_iso_8601() {
        for (day, week) in [
            ("2026-11-01", "2026-W44"),
            ("2026-11-02", "2026-W45"),
            ("2027-01-03", "2026-W53"),
            ("2024-12-30", "2025-W01"),
        ] {
            assert_eq!(Key::week(day.parse().unwrap()).to_string(), week, "{day}");
        }
    }

    #[test]
    fn a_key_is_a_field_of_its_own_name() {
        let month = Key::Month("2026-11-01".parse().unwrap());
        assert_eq!(serde_json::json!(month), serde_json::json!({"month": "2026-11"}));
        assert_eq!(serde_json::json!(Key::Sku(None)), serde_json::json!({"sku": null}));
    }
}
