use serde_json::json;

use super::*;
use crate::sandbox::shopee::envelope::Payload;
use crate::sandbox::shopee::params::Params;
use crate::sandbox::world::{NewProduct, NewShop, NewSku, Platform, TokenTtl, World};

/// A world with one Shopee shop that sells one thing, in this state.
fn world_with(state: ProductState) -> (World, i64, i64) {
    let mut world = World::empty(1, "http://127.0.0.1:1/callback", 1_000);
    let shop = world.open(NewShop {
        platform: Platform::Shopee,
        name: "Shop".into(),
        region: "SG".into(),
        currency: "SGD".into(),
        warehouses: 1,
        seller_ships: false,
    });
    let sku = NewSku {
        seller_sku: "A".into(),
        option: None,
        barcode: String::new(),
        quantity: 5,
        price: Decimal::new(150, 2),
        stock: Vec::new(),
    };
    let item = world.sell(shop, NewProduct { title: "Thing".into(), skus: vec![sku] }).unwrap();
    if let Some(product) = world.shops.get_mut(&shop).and_then(|shop| shop.products.get_mut(&item)) {
        product.state = state;
    }
    (world, shop, item)
}

fn call(world: &mut World, shop_id: i64, body: Value) -> Call<'_> {
    let params = Params::parse("offset=0&page_size=10&item_status=SELLER_DELETE&item_status=BANNED");
    let token_ttl = TokenTtl { access_ms: 1, refresh_ms: 1 };
    Call { world, partner_id: 1, shop_id, params, body, token_ttl, spoil_a_row: false }
}

#[test]
fn a_deleted_item_is_listed_but_takes_no_figures() {
    let (mut world, shop, item) = world_with(ProductState::Deleted);
    let Ok(Payload::Response(list)) = item_list(&mut call(&mut world, shop, Value::Null)) else { panic!() };
    assert_eq!(list["item"][0]["item_status"], "SELLER_DELETE");
    let stock = json!({"item_id": item, "stock_list": [{"seller_stock": [{"stock": 1}]}]});
    assert_eq!(update_stock(&mut call(&mut world, shop, stock)).unwrap_err().error, "error_item_not_found");
    let price = json!({"item_id": item, "price_list": [{"original_price": 2.5}]});
    assert_eq!(update_price(&mut call(&mut world, shop, price)).unwrap_err().error, "error_item_not_found");
    assert_eq!(world.shops[&shop].products[&item].variants[0].shown(), 5);
}

#[test]
fn a_banned_item_cannot_be_put_back_on_sale() {
    let (mut world, shop, item) = world_with(ProductState::Frozen);
    let body = json!({"item_list": [{"item_id": item, "unlist": false}]});
    let refusal = unlist_item(&mut call(&mut world, shop, body)).unwrap_err();
    assert_eq!(refusal.error, "error_unlist_item_all_failed");
    assert_eq!(refusal.response.unwrap()["failure_list"][0]["item_id"], item);
    assert_eq!(world.shops[&shop].products[&item].state, ProductState::Frozen);
}

#[test]
fn amounts_are_numbers_without_needless_fractions() {
    assert_eq!(amount(Decimal::new(4_500_000, 2)).to_string(), "45000");
    assert_eq!(amount(Decimal::new(1_990, 2)).to_string(), "19.9");
}
