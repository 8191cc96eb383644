//! `get_item_limit`, and the limits themselves, which the writing calls hold to.

use std::ops::RangeInclusive;

use rust_decimal::Decimal;
use serde_json::{Map, json};

use super::amount;
use crate::sandbox::shopee::call::Call;
use crate::sandbox::shopee::envelope::{Answer, Payload};

/// What a location may hold of a model, in units.
pub(super) const STOCK: RangeInclusive<i64> = 0..=999_999;

/// The highest price, in major units of the shop's currency.
pub(super) const PRICE_MAX: Decimal = Decimal::from_parts(1_000_000_000, 0, 0, false, 0);

/// Returns the lowest price, in major units: one unit of the last digit that the region's prices have.
pub(super) fn price_min(region: &str) -> Decimal {
    Decimal::new(1, price_digits(region))
}

/// Returns how many digits prices may have behind the point: two in these regions, none elsewhere.
pub(super) fn price_digits(region: &str) -> u32 {
    if matches!(region, "SG" | "MY" | "BR" | "MX" | "PL" | "ES" | "AR") { 2 } else { 0 }
}

/// `gtin_limit` stands beside `response`.
pub(in crate::sandbox::shopee) fn item_limit(call: &mut Call<'_>) -> Answer {
    let region = &call.shop()?.region;
    let bounds = |min: i64, max: i64| json!({"min_limit": min, "max_limit": max});
    let response = json!({
        "price_limit": {"min_limit": amount(price_min(region)), "max_limit": amount(PRICE_MAX)},
        "stock_limit": bounds(*STOCK.start(), *STOCK.end()),
        "item_name_length_limit": bounds(5, 255),
        "item_image_count_limit": bounds(1, 9),
        "item_description_length_limit": bounds(20, 5_000),
        "tier_variation_name_length_limit": bounds(1, 14),
        "tier_variation_option_length_limit": bounds(1, 20),
        "item_count_limit": {"max_limit": 1_000_000},
        "dts_limit": {"days_to_ship_limit": bounds(3, 30), "non_pre_order_days_to_ship": 2},
        "weight_limit": {"weight_mandatory": true},
        "dimension_limit": {"dimension_mandatory": false},
    });
    let beside = Map::from_iter([("gtin_limit".to_owned(), json!({"gtin_validation_rule": "Optional"}))]);
    Ok(Payload::ResponseAnd(response, beside))
}
