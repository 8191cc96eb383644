//! Stock: search, and the update that sets the orderable figure (reference section 4.6).
//!
//! Faults of the whole request (unknown SKU, the same twice, a warehouse left out) refuse it all with an envelope code;
//! faults of one warehouse's row stand in `errors`, and what is not named there was applied.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Value, json};

use crate::sandbox::tiktok::envelope::Failure;
use crate::sandbox::tiktok::gateway::Call;
use crate::sandbox::tiktok::products::{BAD_PARAMETER, has_twice, owned, status_forbids};
use crate::sandbox::world::{Edit, ProductState, Shop, Variant, WarehouseKind};

/// The range that is documented begins at 1; a sold-out product shows 0, so 0 is taken (reference section 8).
const QUANTITY: std::ops::RangeInclusive<i64> = 0..=99_999;

#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    product_ids: Vec<String>,
    #[serde(default)]
    sku_ids: Vec<String>,
}

/// `POST /product/202309/inventory/search`. Ids that are not the shop's are left out.
pub(crate) fn search(call: &mut Call<'_>) -> Result<Value, Failure> {
    let asked: Asked = call.json(BAD_PARAMETER)?;
    if asked.product_ids.is_empty() && asked.sku_ids.is_empty() {
        return Err(Failure::business(BAD_PARAMETER, "Name product ids or SKU ids."));
    }
    if asked.product_ids.len() > 100 {
        return Err(Failure::business(12019120, "More than 100 product ids."));
    }
    if asked.sku_ids.len() > 600 {
        return Err(Failure::business(12019087, "More than 600 SKU ids."));
    }
    let shop = call.shop()?;
    let number = |id: &String| id.parse::<i64>().ok();
    let mut wanted: BTreeMap<i64, Option<Vec<i64>>> = BTreeMap::new();
    if asked.sku_ids.is_empty() {
        wanted.extend(asked.product_ids.iter().filter_map(number).map(|id| (id, None)));
    } else {
        for sku in asked.sku_ids.iter().filter_map(number) {
            if let Some(product) = shop.by_variant.get(&sku) {
                wanted.entry(*product).or_insert_with(|| Some(Vec::new())).get_or_insert_default().push(sku);
            }
        }
    }
    let rows: Vec<_> = wanted
        .into_iter()
        .filter_map(|(id, skus)| {
            let product = shop.products.get(&id).filter(|p| p.state != ProductState::Deleted)?;
            let named = |v: &&Variant| skus.as_ref().is_none_or(|skus| skus.contains(&v.id));
            let skus: Vec<_> = product.variants.iter().filter(named).map(row).collect();
            Some(json!({"product_id": id.to_string(), "skus": skus}))
        })
        .collect();
    Ok(json!({ "inventory": rows }))
}

fn row(variant: &Variant) -> Value {
    let warehouses: Vec<_> = variant
        .stock
        .iter()
        .map(|stock| {
            json!({
                "warehouse_id": stock.warehouse,
                "available_quantity": stock.available,
                "committed_quantity": stock.committed,
            })
        })
        .collect();
    json!({
        "id": variant.id.to_string(),
        "seller_sku": variant.seller_sku,
        "total_available_quantity": variant.shown(),
        "total_committed_quantity": variant.committed(),
        "warehouse_inventory": warehouses,
        "total_available_inventory_distribution": {"in_shop_inventory": {"quantity": variant.shown()}},
    })
}

#[derive(Deserialize)]
struct Update {
    #[serde(default)]
    skus: Vec<SkuUpdate>,
}

#[derive(Deserialize)]
struct SkuUpdate {
    #[serde(default)]
    id: String,
    #[serde(default)]
    inventory: Vec<RowUpdate>,
}

#[derive(Deserialize)]
struct RowUpdate {
    quantity: Option<i64>,
    warehouse_id: Option<String>,
    backorder_quantity: Option<i64>,
    handling_time: Option<i64>,
}

/// `POST /product/202309/products/{product_id}/inventory/update`
pub(crate) fn update(call: &mut Call<'_>) -> Result<Value, Failure> {
    let Update { skus } = call.json(BAD_PARAMETER)?;
    let product = owned(call, &call.ids[0])?;
    let shop = call.shop()?;
    if matches!(shop.products[&product].state, ProductState::Frozen | ProductState::Deleted) {
        return Err(status_forbids());
    }
    if skus.is_empty() {
        return Err(Failure::business(12052902, "The SKU list is empty."));
    }
    if has_twice(skus.iter().map(|sku| sku.id.as_str())) {
        return Err(Failure::business(12052553, "A SKU is named twice."));
    }
    let mut checked = Vec::with_capacity(skus.len());
    for sku in &skus {
        checked.push(check_sku(shop, product, sku)?);
    }
    let mut errors = Vec::new();
    for (n, (variant, rows)) in checked.into_iter().enumerate() {
        if call.partial && n == 0 {
            let failure = Failure::internal();
            let detail = json!({ "sku_id": skus[0].id });
            errors.push(json!({"code": failure.code, "message": failure.message, "detail": detail}));
            continue;
        }
        let mut refused = Vec::new();
        for (warehouse, outcome) in rows {
            let applied = outcome.and_then(|row| apply(call, product, variant, &warehouse, row));
            if let Err(failure) = applied {
                refused.push(
                    json!({"warehouse_id": warehouse, "code": failure.code, "message": failure.message}),
                );
            }
        }
        if !refused.is_empty() {
            let detail = json!({"sku_id": variant.to_string(), "extra_errors": refused});
            errors.push(json!({"code": 12052990, "message": "The check failed.", "detail": detail}));
        }
    }
    Ok(if errors.is_empty() { json!({}) } else { json!({ "errors": errors }) })
}

/// A row that may be written.
struct Row {
    quantity: i64,
    backorder: Option<(i64, i64)>,
}

type CheckedRows = Vec<(String, Result<Row, Failure>)>;

/// Refuses what is wrong with a SKU as a whole; returns its number and each warehouse's row with that row's own refusal.
fn check_sku(shop: &Shop, product: i64, sku: &SkuUpdate) -> Result<(i64, CheckedRows), Failure> {
    if sku.id.is_empty() {
        return Err(Failure::business(12052036, "A SKU id is missing."));
    }
    let variant = sku
        .id
        .parse()
        .ok()
        .and_then(|id| shop.variant(product, id))
        .ok_or_else(|| Failure::business(12052556, "The SKU is not one of this product."))?;
    if sku.inventory.is_empty() {
        return Err(Failure::business(12019022, "The SKU has no valid warehouse."));
    }
    let assigned: Vec<_> = variant.stock.iter().map(|stock| stock.warehouse.as_str()).collect();
    let all_needed = || Failure::business(12019028, "The SKU is in several warehouses, all must be given.");
    let mut rows = CheckedRows::new();
    for update in &sku.inventory {
        let warehouse = match (update.warehouse_id.as_deref().filter(|id| !id.is_empty()), &assigned[..]) {
            (Some(id), _) => id,
            (None, [only]) => only,
            (None, _) => return Err(all_needed()),
        };
        let twice = rows.iter().any(|(other, _)| other == warehouse);
        rows.push((warehouse.to_owned(), check_row(shop, &assigned, warehouse, twice, update)));
    }
    if assigned.iter().any(|id| rows.iter().all(|(given, _)| given != id)) {
        return Err(all_needed());
    }
    let mut handling = sku.inventory.iter().filter_map(|update| update.handling_time);
    let first = handling.next();
    if handling.any(|time| Some(time) != first) {
        return Err(Failure::business(12052465, "The handling time must be the same in all warehouses."));
    }
    Ok((variant.id, rows))
}

fn check_row(
    shop: &Shop,
    assigned: &[&str],
    warehouse: &str,
    twice: bool,
    update: &RowUpdate,
) -> Result<Row, Failure> {
    let known = shop.warehouse(warehouse);
    let (code, message) = match (known, update.quantity) {
        (None, _) => (12052530, "The warehouse is not one of this shop."),
        (Some(known), _) if known.kind == WarehouseKind::Return => {
            (12052532, "The warehouse is for returns.")
        }
        (Some(known), _) if !known.enabled => (12052531, "The warehouse is disabled."),
        _ if twice || !assigned.contains(&warehouse) => {
            (12052533, "The set of warehouses of a SKU must not change.")
        }
        (_, None) => (12019024, "The quantity is missing."),
        (_, Some(quantity)) if !QUANTITY.contains(&quantity) => {
            (12052055, "The quantity must be 0 to 99999.")
        }
        (_, Some(quantity)) => match (update.backorder_quantity, update.handling_time) {
            (None, None) => return Ok(Row { quantity, backorder: None }),
            (Some(units), Some(days)) => return Ok(Row { quantity, backorder: Some((units, days)) }),
            _ => (12052050, "The backorder quantity and the handling time go together."),
        },
    };
    Err(Failure::business(code, message))
}

fn apply(call: &mut Call<'_>, product: i64, variant: i64, warehouse: &str, row: Row) -> Result<(), Failure> {
    let shop = call.shop_id;
    let unset = |_| Failure::internal();
    call.world.set_stock(shop, product, variant, Some(warehouse), row.quantity, Edit::Api).map_err(unset)?;
    if let Some(backorder) = row.backorder {
        let variant = call.world.shop_mut(shop).map_err(unset)?.variant_mut(product, variant);
        let stock = variant.and_then(|v| v.stock.iter_mut().find(|stock| stock.warehouse == warehouse));
        stock.ok_or_else(Failure::internal)?.backorder = Some(backorder);
    }
    Ok(())
}
