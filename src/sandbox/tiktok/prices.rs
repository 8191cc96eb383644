//! Prices: all or nothing, in the shop's currency, within the market's range (reference sections 4.6 and 7.1).

use rust_decimal::Decimal;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::sandbox::tiktok::envelope::Failure;
use crate::sandbox::tiktok::gateway::Call;
use crate::sandbox::tiktok::products::{BAD_PARAMETER, has_twice, owned, status_forbids};
use crate::sandbox::world::{ProductState, Shop};

#[derive(Deserialize)]
struct Update {
    #[serde(default)]
    skus: Vec<SkuPrice>,
}

#[derive(Deserialize)]
struct SkuPrice {
    #[serde(default)]
    id: String,
    price: Price,
}

#[derive(Deserialize)]
struct Price {
    currency: String,
    amount: Option<String>,
}

/// `POST /product/202309/products/{product_id}/prices/update`
pub(crate) fn update(call: &mut Call<'_>) -> Result<Value, Failure> {
    let Update { skus } = call.json(BAD_PARAMETER)?;
    let product = owned(call, &call.ids[0])?;
    let shop = call.shop()?;
    if shop.products[&product].state != ProductState::Live {
        return Err(status_forbids());
    }
    if skus.is_empty() {
        return Err(Failure::business(12052902, "The SKU list is empty."));
    }
    if has_twice(skus.iter().map(|sku| sku.id.as_str())) {
        return Err(Failure::business(12052553, "A SKU is named twice."));
    }
    let mut prices = Vec::with_capacity(skus.len());
    for sku in &skus {
        let variant = sku.id.parse().ok().and_then(|id| shop.variant(product, id));
        let variant =
            variant.ok_or_else(|| Failure::business(12052557, "The SKU is not one of this product."))?;
        prices.push((variant.id, check(shop, &sku.price)?));
    }
    let shop = call.shop_id;
    for (variant, price) in prices {
        call.world.set_price(shop, product, variant, price).map_err(|_| Failure::internal())?;
    }
    Ok(json!({}))
}

fn check(shop: &Shop, price: &Price) -> Result<Decimal, Failure> {
    if price.currency != shop.currency {
        return Err(Failure::business(12052084, "The currency is not the one of the shop's market."));
    }
    let amount =
        price.amount.as_deref().ok_or_else(|| Failure::business(12052424, "The price is missing."))?;
    let decimals = if matches!(price.currency.as_str(), "IDR" | "VND" | "JPY") { 0 } else { 2 };
    let amount: Decimal = amount
        .parse()
        .ok()
        .filter(|amount: &Decimal| amount.normalize().scale() <= decimals)
        .ok_or_else(|| Failure::business(12052012, "The price has a wrong format."))?;
    let (least, most) = range(&shop.region);
    if amount < least || amount > most {
        return Err(Failure::business(12052073, format!("The price must be {least} to {most}.")));
    }
    Ok(amount)
}

/// The documented range of a SKU's price in a market.
fn range(region: &str) -> (Decimal, Decimal) {
    let cents = |cents: i64, most: i64| (Decimal::new(cents, 2), Decimal::from(most));
    match region {
        "BR" => cents(50, 10_000),
        "DE" | "ES" | "FR" | "IE" | "IT" => cents(1, 6_300),
        "GB" => cents(1, 5_600),
        "ID" => cents(10_000, 100_000_000),
        "JP" => cents(100, 500_000),
        "MX" => cents(100, 50_000),
        "MY" => cents(1, 320_000),
        "PH" => cents(1, 400_000),
        "SG" => cents(1, 10_000),
        "TH" => cents(3_000, 260_000),
        "US" => cents(1, 7_600),
        "VN" => cents(100, 180_000_000),
        _ => cents(1, 100_000_000),
    }
}
