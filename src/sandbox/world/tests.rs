use super::*;

fn shop_with(seller_sku: &str, quantity: i64) -> (World, i64) {
    let mut world = World::empty(1, "http://127.0.0.1:1/callback", 1_000);
    let shop = world.open(NewShop {
        platform: Platform::Tiktok,
        name: "Shop".into(),
        region: "ID".into(),
        currency: "IDR".into(),
        warehouses: 2,
        seller_ships: false,
    });
    let sku = NewSku {
        seller_sku: seller_sku.into(),
        option: None,
        barcode: String::new(),
        quantity,
        price: Decimal::ONE,
        stock: Vec::new(),
    };
    world.sell(shop, NewProduct { title: "Thing".into(), skus: vec![sku] }).unwrap();
    (world, shop)
}

fn wants(seller_sku: &str, quantity: i64) -> Vec<Wanted> {
    vec![Wanted { seller_sku: seller_sku.into(), quantity }]
}

fn variant<'w>(world: &'w World, shop: i64, seller_sku: &str) -> &'w Variant {
    let (product, variant) = world.find(shop, seller_sku).unwrap();
    world.shop(shop).unwrap().variant(product, variant).unwrap()
}

#[test]
fn an_unpaid_order_takes_its_units() {
    let (mut world, shop) = shop_with("A", 5);
    world.place(shop, &wants("A", 2), 1_000).unwrap();
    let variant = variant(&world, shop, "A");
    assert_eq!((variant.shown(), variant.committed(), variant.tally.sold), (3, 2, 2));
}

#[test]
fn an_order_past_what_is_shown_is_refused_whole_and_counted() {
    let (mut world, shop) = shop_with("A", 5);
    let mut twice = wants("A", 3);
    twice.extend(wants("A", 3));
    let refused = world.place(shop, &twice, 1_000).unwrap_err();
    assert_eq!(refused, Refused::SoldOut { seller_sku: "A".into(), shown: 5, asked: 6 });
    let variant = variant(&world, shop, "A");
    assert_eq!((variant.shown(), variant.tally.sold, variant.tally.refused), (5, 0, 1));
}

#[test]
fn a_cancellation_gives_back_and_shipping_does_not() {
    let (mut world, shop) = shop_with("A", 5);
    let first = world.place(shop, &wants("A", 2), 1_000).unwrap();
    let second = world.place(shop, &wants("A", 1), 1_000).unwrap();
    world.advance(&first, Stage::Cancelled, 1_000).unwrap();
    world.advance(&second, Stage::Shipped, 1_000).unwrap();
    let seen = variant(&world, shop, "A");
    assert_eq!((seen.shown(), seen.committed(), seen.tally.cancelled), (4, 0, 2));
    let late = world.advance(&second, Stage::Cancelled, 1_000).unwrap_err();
    assert!(matches!(late, Refused::Stage { from: Stage::Shipped, to: Stage::Cancelled, .. }));
    world.advance(&second, Stage::Returned, 1_000).unwrap();
    let seen = variant(&world, shop, "A");
    assert_eq!((seen.shown(), seen.tally.returned), (4, 1));
}

#[test]
fn orders_leave_the_update_time_alone_and_edits_move_it() {
    let (mut world, shop) = shop_with("A", 5);
    let (product, variant) = world.find(shop, "A").unwrap();
    let updated = |world: &World| world.shop(shop).unwrap().products[&product].updated_ms;
    world.now_ms = 9_000;
    world.place(shop, &wants("A", 1), 9_000).unwrap();
    assert_eq!(updated(&world), 1_000);
    world.set_stock(shop, product, variant, None, 7, Edit::Hand).unwrap();
    assert_eq!(updated(&world), 9_000);
}

#[test]
fn every_change_of_what_is_shown_is_on_record() {
    let (mut world, shop) = shop_with("A", 5);
    let (product, variant) = world.find(shop, "A").unwrap();
    let order = world.place(shop, &wants("A", 2), 1_000).unwrap();
    world.set_stock(shop, product, variant, None, 9, Edit::Api).unwrap();
    world.advance(&order, Stage::Cancelled, 1_000).unwrap();
    let shown: Vec<_> = world.changes.iter().map(|change| change.shown).collect();
    assert_eq!(shown, [5, 3, 9, 11]);
}

#[test]
fn an_order_drains_one_warehouse_after_the_other_and_returns_to_each() {
    let (mut world, shop) = shop_with("B", 0);
    let warehouses: Vec<_> = world.shop(shop).unwrap().sales_warehouses().map(|w| w.id.clone()).collect();
    let sku = NewSku {
        seller_sku: "A".into(),
        option: None,
        barcode: String::new(),
        quantity: 0,
        price: Decimal::ONE,
        stock: vec![(warehouses[0].clone(), 2), (warehouses[1].clone(), 3)],
    };
    world.sell(shop, NewProduct { title: "Thing".into(), skus: vec![sku] }).unwrap();
    let order = world.place(shop, &wants("A", 4), 1_000).unwrap();
    let held =
        |world: &World| variant(world, shop, "A").stock.iter().map(|s| s.available).collect::<Vec<_>>();
    assert_eq!(held(&world), [0, 1]);
    world.advance(&order, Stage::Cancelled, 1_000).unwrap();
    assert_eq!(held(&world), [2, 3]);
}

#[test]
fn a_code_works_once_and_not_late() {
    let (mut world, shop) = shop_with("A", 1);
    let code = world.issue_code(Platform::Tiktok, vec![shop], 1_000);
    assert!(world.take_code(Platform::Tiktok, &code).is_some());
    assert!(world.take_code(Platform::Tiktok, &code).is_none());
    let late = world.issue_code(Platform::Tiktok, vec![shop], 1_000);
    world.now_ms += 1_000;
    assert!(world.take_code(Platform::Tiktok, &late).is_none());
}

#[test]
fn refreshing_rotates_both_tokens_and_kills_the_old_refresh_token() {
    let (mut world, shop) = shop_with("A", 1);
    let ttl = TokenTtl { access_ms: 1_000, refresh_ms: 10_000 };
    let first = world.grant(Platform::Tiktok, vec![shop], ttl).clone();
    let second = world.refresh(Platform::Tiktok, &first.refresh.text, ttl).unwrap().clone();
    assert_ne!(first.access, second.access);
    assert_eq!(
        world.refresh(Platform::Tiktok, &first.refresh.text, ttl).unwrap_err(),
        RefreshRefused::Unknown
    );
    assert_eq!(world.revoke(None, Some(shop)), 1);
    assert_eq!(
        world.refresh(Platform::Tiktok, &second.refresh.text, ttl).unwrap_err(),
        RefreshRefused::Unknown
    );
}

#[test]
fn the_same_seed_and_calls_make_the_same_world() {
    let run = || {
        let mut world = World::empty(7, "http://127.0.0.1:1/callback", 1_000);
        let shops = world.open_first_shops(None).unwrap();
        let order = world.place(shops[1], &wants("JAK-002", 1), 1_000).unwrap();
        (shops, order, serde_json::to_string(&world).unwrap())
    };
    assert_eq!(run(), run());
}
