//! Products: search, detail, and the four calls that change their life (reference sections 4.2 and 4.3).

use std::collections::HashSet;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::sandbox::tiktok::envelope::Failure;
use crate::sandbox::tiktok::gateway::Call;
use crate::sandbox::world::{Product, ProductState, Shop, Variant};

/// What the product service calls a bad parameter.
pub(crate) const BAD_PARAMETER: i64 = 12052910;
/// A result set above this must be narrowed by time.
const MOST_RESULTS: usize = 10_000;
/// The most products that one call changes the life of.
const MOST_CHANGED: usize = 20;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Filter {
    status: Option<String>,
    seller_skus: Vec<String>,
    sku_ids: Vec<String>,
    create_time_ge: Option<i64>,
    create_time_le: Option<i64>,
    update_time_ge: Option<i64>,
    update_time_le: Option<i64>,
}

/// `POST /product/202502/products/search`. Rows come by id, that is by age.
pub(crate) fn search(call: &mut Call<'_>) -> Result<Value, Failure> {
    let page_size = call
        .query("page_size")
        .and_then(|text| text.parse::<usize>().ok())
        .filter(|size| (1..=100).contains(size))
        .ok_or_else(|| Failure::business(12019109, "The page size is invalid, it must be 1 to 100."))?;
    let after = call.query("page_token").map_or(Ok(0), read_page_token)?;
    let filter: Filter = call.json(BAD_PARAMETER)?;
    filter.check()?;
    let shop = call.shop()?;
    let matching: Vec<_> = shop.products.values().filter(|product| filter.takes(product)).collect();
    if matching.len() > MOST_RESULTS {
        return Err(Failure::business(12052180, "More than 10000 products match, narrow the time range."));
    }
    let total = matching.len();
    let mut page: Vec<_> =
        matching.into_iter().filter(|product| product.id > after).take(page_size + 1).collect();
    let more = page.len() > page_size;
    page.truncate(page_size);
    let next = page.last().filter(|_| more).map(|last| page_token(last.id)).unwrap_or_default();
    let rows: Vec<_> = page.into_iter().map(|product| row(shop, product)).collect();
    Ok(json!({"total_count": total, "products": rows, "next_page_token": next}))
}

impl Filter {
    fn check(&self) -> Result<(), Failure> {
        const STATUSES: [&str; 9] = [
            "ACTIVATE",
            "ALL",
            "DELETED",
            "DRAFT",
            "FAILED",
            "FREEZE",
            "PENDING",
            "PLATFORM_DEACTIVATED",
            "SELLER_DEACTIVATED",
        ];
        let backwards = |from: Option<i64>, to: Option<i64>| {
            from.zip(to).is_some_and(|(from, to)| from > to) || from.is_some_and(|t| t < 0)
        };
        let (code, message) = if self.seller_skus.len() > 10 {
            (12019027, "More than 10 seller SKUs.")
        } else if self.sku_ids.len() > 10 {
            (12019087, "More than 10 SKU ids.")
        } else if backwards(self.create_time_ge, self.create_time_le) {
            (12019118, "The create time range is invalid.")
        } else if backwards(self.update_time_ge, self.update_time_le) {
            (12019119, "The update time range is invalid.")
        } else if self.status.as_deref().is_some_and(|status| !STATUSES.contains(&status)) {
            (BAD_PARAMETER, "Invalid parameter. The status is not known.")
        } else {
            return Ok(());
        };
        Err(Failure::business(code, message))
    }

    fn takes(&self, product: &Product) -> bool {
        let within = |ms: i64, from: Option<i64>, to: Option<i64>| {
            from.is_none_or(|from| ms / 1000 >= from) && to.is_none_or(|to| ms / 1000 <= to)
        };
        let any_sku = |wanted: &[String], has: fn(&Variant) -> String| {
            wanted.is_empty() || product.variants.iter().any(|v| wanted.contains(&has(v)))
        };
        self.status.as_deref().is_none_or(|s| s == "ALL" || s == status(product.state))
            && within(product.created_ms, self.create_time_ge, self.create_time_le)
            && within(product.updated_ms, self.update_time_ge, self.update_time_le)
            && any_sku(&self.seller_skus, |variant| variant.seller_sku.clone())
            && any_sku(&self.sku_ids, |variant| variant.id.to_string())
    }
}

/// `GET /product/202309/products/{product_id}`
pub(crate) fn detail(call: &mut Call<'_>) -> Result<Value, Failure> {
    let flag = |name: &str| call.query(name).is_some_and(|value| value == "true");
    match (flag("return_under_review_version"), flag("return_draft_version")) {
        (true, true) => return Err(Failure::business(BAD_PARAMETER, "Ask for one version only.")),
        (true, false) => {
            return Err(Failure::business(12052547, "There is no version of this product under review."));
        }
        _ => {}
    }
    let shop = call.shop()?;
    let product = &shop.products[&owned(call, &call.ids[0])?];
    let mut data = row(shop, product);
    let skus: Vec<_> = product.variants.iter().map(|variant| detailed_sku(shop, product, variant)).collect();
    data["skus"] = Value::from(skus);
    data["product_status"] = data["status"].clone();
    data["description"] = json!(format!("<p>{}</p>", product.title));
    data["category_chains"] = json!([]);
    data["main_images"] = json!([]);
    data["package_weight"] = json!({"value": "0.5", "unit": "KILOGRAM"});
    data["is_cod_allowed"] = json!(false);
    Ok(data)
}

/// `POST /product/202309/products/activate`. The audit is over at once.
pub(crate) fn activate(call: &mut Call<'_>) -> Result<Value, Failure> {
    change_life(call, ProductState::Live, |state| state == ProductState::Hidden)
}

/// `POST /product/202309/products/deactivate`
pub(crate) fn deactivate(call: &mut Call<'_>) -> Result<Value, Failure> {
    change_life(call, ProductState::Hidden, |state| state == ProductState::Live)
}

/// `DELETE /product/202309/products`
pub(crate) fn delete(call: &mut Call<'_>) -> Result<Value, Failure> {
    change_life(call, ProductState::Deleted, |s| !matches!(s, ProductState::Frozen | ProductState::Deleted))
}

/// `POST /product/202309/products/recover`
pub(crate) fn recover(call: &mut Call<'_>) -> Result<Value, Failure> {
    change_life(call, ProductState::Hidden, |state| state == ProductState::Deleted)
}

#[derive(Deserialize)]
struct ProductIds {
    product_ids: Vec<String>,
}

fn change_life(
    call: &mut Call<'_>,
    to: ProductState,
    allowed: fn(ProductState) -> bool,
) -> Result<Value, Failure> {
    let ProductIds { product_ids } = call.json(BAD_PARAMETER)?;
    if product_ids.is_empty() || product_ids.len() > MOST_CHANGED {
        return Err(Failure::business(12019120, "Name 1 to 20 products."));
    }
    let mut errors = Vec::new();
    for (n, id) in product_ids.iter().enumerate() {
        let mut changed = owned(call, id);
        if call.partial && n == 0 {
            changed = Err(Failure::internal());
        }
        let changed = changed.and_then(|owned| {
            let now_ms = call.world.now_ms;
            let shop = call.world.shop_mut(call.shop_id).map_err(|_| Failure::internal())?;
            let product = shop.products.get_mut(&owned).ok_or_else(Failure::internal)?;
            if !allowed(product.state) {
                return Err(status_forbids());
            }
            product.state = to;
            product.updated_ms = now_ms;
            Ok(())
        });
        if let Err(failure) = changed {
            errors.push(
                json!({"code": failure.code, "message": failure.message, "detail": {"product_id": id}}),
            );
        }
    }
    Ok(if errors.is_empty() { json!({}) } else { json!({ "errors": errors }) })
}

/// Returns the number of a product of the call's shop, deleted ones included.
pub(crate) fn owned(call: &Call<'_>, id: &str) -> Result<i64, Failure> {
    let missing = || Failure::business(12052260, "The product does not exist.");
    let id: i64 = id.parse().map_err(|_| missing())?;
    if call.shop()?.products.contains_key(&id) {
        return Ok(id);
    }
    let elsewhere = call.world.shops.values().any(|shop| shop.products.contains_key(&id));
    Err(if elsewhere { Failure::business(12052048, "The product is not in this shop.") } else { missing() })
}

/// The status of a product forbids what was asked.
pub(crate) fn status_forbids() -> Failure {
    Failure::business(12052901, "The status of the product forbids this.")
}

/// Returns TikTok's word for a state.
pub(crate) fn status(state: ProductState) -> &'static str {
    match state {
        ProductState::Live => "ACTIVATE",
        ProductState::Hidden => "SELLER_DEACTIVATED",
        ProductState::Frozen => "FREEZE",
        ProductState::Deleted => "DELETED",
    }
}

fn row(shop: &Shop, product: &Product) -> Value {
    let skus: Vec<_> = product.variants.iter().map(|variant| sku(shop, product, variant)).collect();
    json!({
        "id": product.id.to_string(),
        "title": product.title,
        "status": status(product.state),
        "skus": skus,
        "sales_regions": [shop.region],
        "create_time": product.created_ms / 1000,
        "update_time": product.updated_ms / 1000,
        "is_not_for_sale": false,
        "has_draft": false,
        "audit": {"status": "APPROVED"},
    })
}

fn sku(shop: &Shop, product: &Product, variant: &Variant) -> Value {
    let inventory: Vec<_> = variant
        .stock
        .iter()
        .map(|stock| {
            let mut row = json!({"warehouse_id": stock.warehouse, "quantity": stock.available});
            if let Some((backorder, handling)) = stock.backorder {
                row["backorder_quantity"] = json!(backorder);
                row["handling_time"] = json!(handling);
            }
            row
        })
        .collect();
    let status_info = match product.state {
        ProductState::Live => json!({"status": "NORMAL"}),
        ProductState::Hidden | ProductState::Deleted => {
            json!({"status": "DEACTIVATED", "deactivation_source": "SELLER"})
        }
        ProductState::Frozen => json!({"status": "DEACTIVATED", "deactivation_source": "PLATFORM"}),
    };
    json!({
        "id": variant.id.to_string(),
        "seller_sku": variant.seller_sku,
        "price": {"currency": shop.currency, "tax_exclusive_price": variant.price.to_string()},
        "inventory": inventory,
        "status_info": status_info,
    })
}

fn detailed_sku(shop: &Shop, product: &Product, variant: &Variant) -> Value {
    let mut data = sku(shop, product, variant);
    if product.variants.len() > 1 {
        data["sales_attributes"] = json!([{
            "id": "100000", "name": "Specification",
            "value_id": variant.id.to_string(), "value_name": variant.option,
        }]);
    }
    if !variant.barcode.is_empty() {
        data["identifier_code"] = json!({"code": variant.barcode, "type": "GTIN"});
    }
    data
}

/// What makes a page token hold every character that must be percent-encoded: `+`, `/` and `=`.
const TOKEN_HEAD: &[u8] = &[0xfb, 0xff, 0xbf];

fn page_token(after: i64) -> String {
    STANDARD.encode([TOKEN_HEAD, after.to_string().as_bytes()].concat())
}

fn read_page_token(token: &str) -> Result<i64, Failure> {
    let read = |bytes: Vec<u8>| std::str::from_utf8(bytes.strip_prefix(TOKEN_HEAD)?).ok()?.parse().ok();
    let after = STANDARD.decode(token).ok().and_then(read);
    after.ok_or_else(|| Failure::business(12019108, "The page token is invalid."))
}

/// Returns whether something is in a list twice.
pub(crate) fn has_twice<'a>(mut ids: impl Iterator<Item = &'a str>) -> bool {
    let mut seen = HashSet::new();
    !ids.all(|id| seen.insert(id))
}
