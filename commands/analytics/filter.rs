//! Which orders, by whose calendar, grouped by what: the flags that the reports share.

use clap::ValueEnum;
use jiff::tz::TimeZone;
use spark::engine::analytics::{self, By};
use spark::engine::{Platform, ShopAlias};

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::when::When;

#[derive(Debug, clap::Args)]
pub(crate) struct Filter {
    /// Only orders placed then or later; a date is the start of that day in the shop's time zone
    #[arg(long, value_name = "TIME")]
    since: Option<When>,
    /// Only orders placed before then
    #[arg(long, value_name = "TIME")]
    until: Option<When>,
    /// Only this shop's (can be repeated)
    #[arg(long = "shop", value_name = "ALIAS")]
    shops: Vec<ShopAlias>,
    /// Only this marketplace's (can be repeated)
    #[arg(long = "platform", value_name = "MARKETPLACE", value_parser = ["tiktok", "shopee"])]
    platforms: Vec<String>,
    /// Time zone whose days count, such as Asia/Jakarta [default: each shop's own]
    #[arg(long = "tz", value_name = "ZONE", value_parser = zone)]
    zone: Option<TimeZone>,
    /// Draw bars instead of a table
    #[arg(long)]
    pub(super) chart: bool,
}

impl Filter {
    pub(super) fn resolve(&self, cx: &Context<'_>) -> Result<analytics::Filter, Failure> {
        let now = cx.clock().now();
        let (since, until) = (self.since.map(|when| when.bound(now)), self.until.map(|when| when.bound(now)));
        let is_turned = |(since, until): (When, When)| since.resolve(now) > until.resolve(now);
        if self.since.zip(self.until).is_some_and(is_turned) {
            return Err(Failure::new(Exit::Usage, "usage", "--since is after --until"));
        }
        Ok(analytics::Filter {
            since,
            until,
            shops: self.shops.clone(),
            platforms: self.platforms.iter().map(|name| Platform::from(name.as_str())).collect(),
            zone: self.zone.clone(),
        })
    }
}

fn zone(name: &str) -> Result<TimeZone, String> {
    TimeZone::get(name)
        .map_err(|_| "write a time zone of the IANA database, such as `Asia/Jakarta`".to_owned())
}

/// What to group by.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Group {
    /// Days of the shop's calendar
    Day,
    /// Weeks from Monday, by ISO 8601
    Week,
    /// Months
    Month,
    /// Shops
    Shop,
    /// Marketplaces
    Platform,
    /// SKUs; lines that map to none are a row without one
    Sku,
    /// Statuses of orders
    Status,
}

impl From<Group> for By {
    fn from(group: Group) -> Self {
        match group {
            Group::Day => Self::Day,
            Group::Week => Self::Week,
            Group::Month => Self::Month,
            Group::Shop => Self::Shop,
            Group::Platform => Self::Platform,
            Group::Sku => Self::Sku,
            Group::Status => Self::Status,
        }
    }
}
