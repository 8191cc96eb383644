//! Items and models, read.

use serde_json::json;

use super::{Stage, rows};

#[tokio::test]
async fn items_come_in_pages_that_end() {
    let stage = Stage::start().await;
    let shop = stage.connect().await;
    let (mut seen, mut offset) = (Vec::new(), 0);
    loop {
        let query = format!("offset={offset}&page_size=7&item_status=NORMAL&item_status=UNLIST");
        let page = stage.get(&shop, "/product/get_item_list", &query).await;
        assert!(rows(&page["item"]).len() <= 7);
        seen.extend(rows(&page["item"]).iter().map(|item| item["item_id"].as_i64().unwrap()));
        if page["has_next_page"] == false {
            assert_eq!(page["total_count"], seen.len());
            break;
        }
        offset = page["next_offset"].as_i64().unwrap();
    }
    let distinct: std::collections::HashSet<_> = seen.iter().collect();
    assert_eq!(distinct.len(), seen.len());
    assert!(seen.len() > 20 && seen.iter().all(|id| *id > 1 << 32));
}

#[tokio::test]
async fn the_list_can_be_narrowed_to_what_changed() {
    let stage = Stage::start().await;
    let shop = stage.connect().await;
    let item = stage.plain_item(&shop).await;
    stage.pass_s(100);
    let since = stage.now_s();
    let update = json!({"item_id": item, "stock_list": [{"seller_stock": [{"stock": 3}]}]});
    assert_eq!(stage.post(&shop, "/product/update_stock", update).await["error"], "");
    let list = async |query: String| {
        stage.try_get(&shop, "/product/get_item_list", &format!("offset=0&page_size=10&{query}")).await.1
    };
    let changed = list(format!("item_status=NORMAL&update_time_from={since}")).await;
    assert_eq!(
        (&changed["response"]["total_count"], &changed["response"]["item"][0]["item_id"]),
        (&json!(1), &json!(item))
    );
    let none = list(format!("item_status=NORMAL&update_time_from={}", since + 1)).await;
    assert!(rows(&none["response"]["item"]).is_empty() && none["response"]["has_next_page"] == false);
    let window = list(format!("item_status=NORMAL&update_time_from={since}&update_time_to={since}")).await;
    assert_eq!(window["error"], "error_update_time_range");
    assert_eq!(list("item_status=LIVE".into()).await["error"], "error_param_item_status");
    assert_eq!(list(String::new()).await["error"], "error_param_item_status");
    let (_, wide) =
        stage.try_get(&shop, "/product/get_item_list", "offset=0&page_size=101&item_status=NORMAL").await;
    assert_eq!(wide["message"], "Wrong parameters, detail: page_size must be 100 or less.");
}

#[tokio::test]
async fn base_info_has_stock_only_where_there_are_no_models() {
    let stage = Stage::start().await;
    let shop = stage.connect().await;
    let plain = stage.plain_item(&shop).await;
    let (varied, models) = stage.item_with_models(&shop).await;
    for list in
        [format!("item_id_list={plain}%2C{varied},1"), format!("item_id_list={plain}&item_id_list={varied}")]
    {
        let info = stage.get(&shop, "/product/get_item_base_info", &list).await;
        let [one, many] = rows(&info["item_list"]) else { panic!("{info}") };
        assert_eq!((&one["has_model"], &many["has_model"]), (&json!(false), &json!(true)));
        let stock = &one["stock_info_v2"];
        assert_eq!(stock["summary_info"]["total_available_stock"], stock["seller_stock"][0]["stock"]);
        assert!(stock["seller_stock"][0].get("location_id").is_none());
        assert!(one["price_info"][0]["original_price"].is_i64() && one["weight"].is_string());
        assert!(many.get("stock_info_v2").is_none() && many.get("price_info").is_none());
    }
    let list = stage.get(&shop, "/product/get_model_list", &format!("item_id={varied}")).await;
    let model = &list["model"][0];
    assert_eq!(rows(&list["tier_variation"][0]["option_list"]).len(), models.len());
    assert_eq!((&model["tier_index"], &model["model_status"]), (&json!([0]), &json!("MODEL_NORMAL")));
    assert!(model["model_id"].as_i64().unwrap() > 1 << 32);
    assert_eq!(model["stock_info_v2"]["shopee_stock"][0]["stock"], "-");
}

#[tokio::test]
async fn at_most_fifty_items_are_told_and_unknown_ones_left_out() {
    let stage = Stage::start().await;
    let shop = stage.connect().await;
    let many: Vec<_> = (1..=51).map(|id| id.to_string()).collect();
    let (_, body) = stage
        .try_get(&shop, "/product/get_item_base_info", &format!("item_id_list={}", many.join(",")))
        .await;
    assert_eq!(body["error"], "error_param");
    let (_, body) = stage.try_get(&shop, "/product/get_item_base_info", "item_id_list=1,2").await;
    assert_eq!(body["error"], "error_item_not_found");
    let (_, body) = stage.try_get(&shop, "/product/get_model_list", "").await;
    assert_eq!(
        (&body["error"], &body["message"]),
        (&json!("product.error_param"), &json!("invalid field ItemId: value must  Not Null"))
    );
}

#[tokio::test]
async fn search_walks_by_a_text_cursor() {
    let stage = Stage::start().await;
    let shop = stage.connect().await;
    let (_, bare) = stage.try_get(&shop, "/product/search_item", "page_size=10").await;
    assert_eq!(bare["error"], "error_param");
    let (mut seen, mut cursor) = (0, String::new());
    loop {
        let query = format!("page_size=4&item_name=jakarta&offset={cursor}");
        let page = stage.get(&shop, "/product/search_item", &query).await;
        seen += rows(&page["item_id_list"]).len();
        cursor = page["next_offset"].as_str().unwrap().to_owned();
        if cursor.is_empty() {
            assert_eq!(page["total_count"], seen);
            break;
        }
    }
    assert_eq!(seen, 10);
}

#[tokio::test]
async fn extras_promotions_and_limits_are_told() {
    let stage = Stage::start().await;
    let shop = stage.connect().await;
    let item = stage.plain_item(&shop).await;
    let extra = stage.get(&shop, "/product/get_item_extra_info", &format!("item_id_list={item}")).await;
    assert_eq!(extra["item_list"][0]["sale"], 0);
    let promotion = stage.get(&shop, "/product/get_item_promotion", &format!("item_id_list={item},1")).await;
    assert_eq!(promotion["success_list"][0]["promotion"], json!([]));
    assert_eq!(promotion["failure_list"][0]["item_id"], 1);
    let (_, limit) = stage.try_get(&shop, "/product/get_item_limit", "").await;
    assert_eq!(limit["response"]["stock_limit"]["max_limit"], 999_999);
    assert_eq!(limit["gtin_limit"]["gtin_validation_rule"], "Optional");
    let holiday = stage.get(&shop, "/shop/get_shop_holiday_mode", "").await;
    assert_eq!(holiday["holiday_mode_on"], false);
}
