//! Stock, prices and listing, written.

use serde_json::{Value, json};

use super::{Shop, Stage, rows};

impl Stage {
    async fn set_stock(&self, shop: &Shop, item: i64, stock_list: Value) -> Value {
        self.post(shop, "/product/update_stock", json!({"item_id": item, "stock_list": stock_list})).await
    }

    async fn shown(&self, shop: &Shop, item: i64) -> Vec<i64> {
        let list = self.get(shop, "/product/get_model_list", &format!("item_id={item}")).await;
        let shown = |info: &Value| info["summary_info"]["total_available_stock"].as_i64().unwrap();
        if !rows(&list["model"]).is_empty() {
            return rows(&list["model"]).iter().map(|model| shown(&model["stock_info_v2"])).collect();
        }
        let info = self.get(shop, "/product/get_item_base_info", &format!("item_id_list={item}")).await;
        vec![shown(&info["item_list"][0]["stock_info_v2"])]
    }
}

fn row(model: i64, stock: i64) -> Value {
    json!({"model_id": model, "seller_stock": [{"stock": stock}]})
}

#[tokio::test]
async fn an_update_shows_and_a_model_that_fails_leaves_the_others_alone() {
    let stage = Stage::start().await;
    let shop = stage.connect().await;
    let (item, models) = stage.item_with_models(&shop).await;
    let before = stage.shown(&shop, item).await;
    let answer = stage
        .set_stock(&shop, item, json!([row(models[0], 7), row(1234, 5), row(models[1], 1_000_000)]))
        .await;
    assert_eq!(answer["error"], "");
    assert_eq!(answer["response"]["success_list"], json!([{"stock": 7, "model_id": models[0]}]));
    let failed = rows(&answer["response"]["failure_list"]);
    assert_eq!(failed[0], json!({"model_id": 1234, "failed_reason": "Wrong model_id."}));
    assert_eq!(failed[1]["model_id"], models[1]);
    let after = stage.shown(&shop, item).await;
    assert_eq!(after[0], 7);
    assert_eq!(after[1..], before[1..]);
}

#[tokio::test]
async fn when_all_fail_the_lists_stand_beside_the_error() {
    let stage = Stage::start().await;
    let shop = stage.connect().await;
    let (item, _) = stage.item_with_models(&shop).await;
    let answer = stage.set_stock(&shop, item, json!([row(1234, 5)])).await;
    assert_eq!(answer["error"], "error_busi_update_stock_failed");
    assert_eq!(answer["response"]["success_list"], json!([]));
    assert_eq!(answer["response"]["failure_list"][0]["failed_reason"], "Wrong model_id.");
}

#[tokio::test]
async fn an_item_without_models_is_set_as_model_zero() {
    let stage = Stage::start().await;
    let shop = stage.connect().await;
    let item = stage.plain_item(&shop).await;
    for (list, shown) in [
        (json!([{"seller_stock": [{"stock": 4}]}]), 4),
        (json!([{"model_id": 0, "seller_stock": [{"location_id": "", "stock": 0}]}]), 0),
    ] {
        let answer = stage.set_stock(&shop, item, list).await;
        assert_eq!(
            (&answer["error"], &answer["response"]["success_list"][0]["model_id"]),
            (&json!(""), &json!(0))
        );
        assert_eq!(stage.shown(&shop, item).await, [shown]);
    }
}

#[tokio::test]
async fn requests_that_make_no_sense_change_nothing() {
    let stage = Stage::start().await;
    let shop = stage.connect().await;
    let (item, models) = stage.item_with_models(&shop).await;
    let before = stage.shown(&shop, item).await;
    let many: Vec<_> = (1..=51).map(|model| row(model, 1)).collect();
    let cases = [
        (item, json!([row(models[0], 1), row(models[0], 2)]), "error_param", "Repeat model_id."),
        (item, json!([]), "error_param", "Wrong parameters, detail: stock_list must have 1 to 50 elements."),
        (
            item,
            json!(many),
            "error_param",
            "Wrong parameters, detail: stock_list must have 1 to 50 elements.",
        ),
        (
            item,
            json!([row(models[0], 1), row(0, 1)]),
            "error_edit_item_stock_for_item_has_model",
            "Item stock cannot be set while the item has models.",
        ),
        (1, json!([row(0, 1)]), "error_item_not_found", "Item_id is not found."),
        (
            item,
            json!([{"model_id": models[0], "seller_stock": [{"location_id": "IDZ", "stock": 1}]}]),
            "error_auth",
            "You do not have right to use seller location_id, please check.",
        ),
        (
            item,
            json!([{"model_id": models[0], "seller_stock": [{"stock": 1}, {"stock": 2}]}]),
            "error_param",
            "Wrong parameters, detail: seller_stock must have 1 element.",
        ),
    ];
    for (item, list, error, message) in cases {
        let answer = stage.set_stock(&shop, item, list).await;
        assert_eq!((&answer["error"], &answer["message"]), (&json!(error), &json!(message)));
    }
    let texts = json!([{"model_id": models[0].to_string(), "seller_stock": [{"stock": 1}]}]);
    assert_eq!(stage.set_stock(&shop, item, texts).await["error"], "error_param");
    assert_eq!(stage.shown(&shop, item).await, before);
}

#[tokio::test]
async fn a_shop_with_locations_wants_each_figure_with_its_own() {
    let stage = Stage::with(|options| options.starter = false).await;
    let made = json!({"platform": "shopee", "name": "Zwei Lager", "region": "SG", "currency": "SGD", "warehouses": 2});
    let shop_id = stage.lever("shops", made).await["shop_id"].clone();
    let skus = json!([{"seller_sku": "A-1", "quantity": 5, "price": "1.50"}, {"seller_sku": "A-2", "quantity": 5, "price": "1.50"}]);
    stage.lever("products", json!({"platform": "shopee", "shop_id": shop_id, "products": [{"title": "Two sizes", "skus": skus}]})).await;
    let shop = stage.connect().await;
    let (item, models) = stage.item_with_models(&shop).await;

    let warehouses = stage.get(&shop, "/shop/get_warehouse_detail", "").await;
    let locations: Vec<_> =
        rows(&warehouses).iter().map(|row| row["location_id"].as_str().unwrap().to_owned()).collect();
    assert_eq!(locations.len(), 2);
    let returns = stage.get(&shop, "/shop/get_warehouse_detail", "warehouse_type=2").await;
    assert_eq!(returns[0]["warehouse_type"], 2);

    let set = async |stock: Value| {
        stage.set_stock(&shop, item, json!([{"model_id": models[0], "seller_stock": stock}])).await
    };
    assert_eq!(set(json!([{"stock": 1}])).await["error"], "error_busi");
    assert_eq!(
        set(json!([{"location_id": locations[0], "stock": 1}, {"stock": 1}])).await["message"],
        "Lack of location_id, please double check."
    );
    assert_eq!(set(json!([{"location_id": "XXZ", "stock": 1}])).await["error"], "error_auth");
    let answer =
        set(json!([{"location_id": locations[0], "stock": 2}, {"location_id": locations[1], "stock": 3}]))
            .await;
    assert_eq!(rows(&answer["response"]["success_list"]).len(), 2, "{answer}");
    assert_eq!(
        answer["response"]["success_list"][1],
        json!({"location_id": locations[1], "stock": 3, "model_id": models[0]})
    );
    assert_eq!(stage.shown(&shop, item).await[0], 5);
    let list = stage.get(&shop, "/product/get_model_list", &format!("item_id={item}")).await;
    let rows = &list["model"][0]["stock_info_v2"]["seller_stock"];
    assert_eq!((&rows[0]["location_id"], &rows[1]["stock"]), (&json!(locations[0]), &json!(3)));
}

#[tokio::test]
async fn one_place_for_stock_is_no_warehouse() {
    let stage = Stage::start().await;
    let shop = stage.connect().await;
    let (status, body) = stage.try_get(&shop, "/shop/get_warehouse_detail", "").await;
    assert_eq!(
        (status, &body["error"], body.get("response")),
        (200, &json!("warehouse.error_not_in_whitelist"), Some(&Value::Null))
    );
}

#[tokio::test]
async fn prices_keep_to_the_region_and_to_their_model() {
    let stage = Stage::start().await;
    let shop = stage.connect().await; // Indonesia: no fractions
    let (item, models) = stage.item_with_models(&shop).await;
    let set = async |list: Value| {
        stage.post(&shop, "/product/update_price", json!({"item_id": item, "price_list": list})).await
    };
    let answer = set(
        json!([{"model_id": models[0], "original_price": 45000}, {"model_id": 9, "original_price": 45000}]),
    )
    .await;
    assert_eq!(
        answer["response"]["success_list"],
        json!([{"model_id": models[0], "original_price": 45_000}])
    );
    assert_eq!(answer["response"]["failure_list"][0]["failed_reason"], "Wrong model_id.");
    let list = stage.get(&shop, "/product/get_model_list", &format!("item_id={item}")).await;
    assert_eq!(list["model"][0]["price_info"][0]["current_price"], 45_000);
    assert_eq!(
        set(json!([{"model_id": models[0], "original_price": 1.5}])).await["error"],
        "error_invalid_price"
    );
    assert_eq!(
        set(json!([{"model_id": models[0], "original_price": 0}])).await["error"],
        "error_price_exceed_min_limitt"
    );
    assert_eq!(
        set(json!([{"original_price": 5}])).await["error"],
        "error_edit_item_price_for_item_has_model"
    );
}

#[tokio::test]
async fn items_leave_the_shelf_and_come_back() {
    let stage = Stage::start().await;
    let shop = stage.connect().await;
    let item = stage.plain_item(&shop).await;
    let set = async |id: i64, unlist: bool| {
        stage
            .post(&shop, "/product/unlist_item", json!({"item_list": [{"item_id": id, "unlist": unlist}]}))
            .await
    };
    assert_eq!(set(item, true).await["response"]["success_list"][0]["unlist"], true);
    let list = stage.get(&shop, "/product/get_item_list", "offset=0&page_size=10&item_status=UNLIST").await;
    assert_eq!((&list["total_count"], &list["item"][0]["item_id"]), (&json!(1), &json!(item)));
    assert_eq!(set(item, false).await["error"], "");
    assert_eq!(set(1, true).await["error"], "error_unlist_item_all_failed");
}

#[tokio::test]
async fn another_shops_item_is_told_from_one_that_is_nowhere() {
    let stage = Stage::start().await;
    let first = stage.connect().await;
    let item = stage.plain_item(&first).await;
    stage
        .lever("shops", json!({"platform": "shopee", "name": "Zwei", "region": "SG", "currency": "SGD"}))
        .await;
    let second = stage.connect().await;
    assert_eq!(
        stage.set_stock(&second, item, json!([row(0, 1)])).await["error"],
        "error_item_not_belong_shop"
    );
    assert_eq!(stage.set_stock(&second, 1, json!([row(0, 1)])).await["error"], "error_item_not_found");
}

#[tokio::test]
async fn an_order_takes_its_units_and_an_update_sets_what_is_sellable_from_then_on() {
    let stage = Stage::start().await;
    let shop = stage.connect().await;
    let (item, models) = stage.item_with_models(&shop).await;
    let list = stage.get(&shop, "/product/get_model_list", &format!("item_id={item}")).await;
    let sku = list["model"][0]["model_sku"].clone();
    let before = stage.shown(&shop, item).await[0];
    let order = json!({"platform": "shopee", "shop_id": shop.id.to_string(), "lines": [{"seller_sku": sku, "quantity": 2}]});
    stage.lever("orders", order).await;
    assert_eq!(stage.shown(&shop, item).await[0], before - 2);
    stage.set_stock(&shop, item, json!([row(models[0], 9)])).await;
    assert_eq!(stage.shown(&shop, item).await[0], 9);
}
