//! Warehouses and delivery options (reference section 4.7).

use serde_json::{Value, json};

use crate::sandbox::tiktok::envelope::Failure;
use crate::sandbox::tiktok::gateway::Call;
use crate::sandbox::world::WarehouseKind;

/// The two delivery options of every warehouse, and their names: TikTok ships the first, the seller the second.
const TIKTOK_SHIPS: &str = "7091146663229654785";
const SELLER_SHIPS: &str = "7091146663229720321";

/// Carriers for what the seller ships: ids and names.
pub(crate) const PROVIDERS: [(&str, &str); 2] =
    [("6617675021119438849", "JNE"), ("6617675021119438850", "SiCepat")];

/// `GET /logistics/202309/warehouses`
pub(crate) fn warehouses(call: &mut Call<'_>) -> Result<Value, Failure> {
    let shop = call.shop()?;
    let first = shop.sales_warehouses().next().map(|warehouse| warehouse.id.as_str());
    let rows: Vec<_> = shop
        .warehouses
        .iter()
        .map(|warehouse| {
            json!({
                "id": warehouse.id,
                "entity_id": warehouse.number.to_string(),
                "name": warehouse.name,
                "effect_status": if warehouse.enabled { "ENABLED" } else { "DISABLED" },
                "type": match warehouse.kind {
                    WarehouseKind::Sales => "SALES_WAREHOUSE",
                    WarehouseKind::Return => "RETURN_WAREHOUSE",
                },
                "sub_type": "DOMESTIC_WAREHOUSE",
                "is_default": Some(warehouse.id.as_str()) == first,
                // `distict` is how the wire spells it.
                "address": {"region": shop.region, "region_code": shop.region, "distict": "", "full_address": shop.region},
            })
        })
        .collect();
    Ok(json!({ "warehouses": rows }))
}

/// Returns the id and the name of the option that a shop's orders come with.
pub(crate) fn delivery_option(seller_ships: bool) -> (&'static str, &'static str) {
    if seller_ships { (SELLER_SHIPS, "Shipped by seller") } else { (TIKTOK_SHIPS, "Standard shipping") }
}

/// `GET /logistics/202309/warehouses/{warehouse_id}/delivery_options`
pub(crate) fn delivery_options(call: &mut Call<'_>) -> Result<Value, Failure> {
    if call.shop()?.warehouse(&call.ids[0]).is_none() {
        return Err(Failure::business(12052097, "The warehouse is not known."));
    }
    let option = |id, name| {
        json!({
            "id": id, "name": name, "type": "STANDARD", "description": "", "platform": ["TIKTOK_SHOP"],
            "dimension_limit": {"max_height": 60, "max_length": 60, "max_width": 60, "unit": "CM"},
            "weight_limit": {"max_weight": 30_000, "min_weight": 1, "unit": "GRAM"},
        })
    };
    Ok(json!({"delivery_options": [
        option(TIKTOK_SHIPS, delivery_option(false).1),
        option(SELLER_SHIPS, delivery_option(true).1),
    ]}))
}

/// `GET /logistics/202309/delivery_options/{delivery_option_id}/shipping_providers`
pub(crate) fn shipping_providers(call: &mut Call<'_>) -> Result<Value, Failure> {
    match call.ids[0].as_str() {
        SELLER_SHIPS => {
            let rows = PROVIDERS.map(|(id, name)| json!({"id": id, "name": name}));
            Ok(json!({ "shipping_providers": rows }))
        }
        TIKTOK_SHIPS => Err(Failure::business(21008117, "TikTok ships this option, it has no providers.")),
        _ => Err(Failure::business(21008116, "The delivery option is not subscribed.")),
    }
}
