//! The levers, as `sandbox.md` has them.

use serde_json::{Value, json};
use spark::sandbox::{Catalogue, Error, Options, serve};

use crate::sandbox::stage::{App, START_MS, Stage, text};

#[tokio::test]
async fn an_order_takes_sells_out_and_gives_back() {
    let stage = Stage::bare().await;
    let (shop, _) = stage.tiktok_shop(&[("A", 3)]).await;
    let order = |quantity: i64| json!({"platform": "tiktok", "shop_id": shop, "lines": [{"seller_sku": "A", "quantity": quantity}]});
    let (status, placed) = stage.try_lever("orders", order(2)).await;
    assert_eq!(status, 201);
    let (status, refused) = stage.try_lever("orders", order(2)).await;
    assert_eq!((status, &refused["error"]), (409, &json!("sold_out")));
    let advance = format!("orders/{}/advance", text(&placed["order_id"]));
    stage.lever(&advance, json!({"to": "paid"})).await;
    stage.wait_ms(5);
    stage.lever(&advance, json!({"to": "cancelled"})).await;
    assert_eq!(stage.try_lever(&advance, json!({"to": "shipped"})).await.0, 409);
    let truth = stage.look("truth").await;
    let row = &truth["skus"][0];
    let counts = ["shown", "committed", "sold", "cancelled", "returned", "updates", "refused"];
    assert_eq!(counts.map(|name| row[name].as_i64().unwrap()), [3, 0, 2, 2, 0, 0, 1]);
    let changes = stage.look(&format!("changes?since={}", START_MS + 1)).await;
    let changes = changes["changes"].as_array().unwrap();
    assert_eq!(changes.len(), 1);
    assert_eq!((&changes[0]["t"], &changes[0]["shown"]), (&json!(START_MS + 5), &json!(3)));
    assert_eq!((&changes[0]["seller_sku"], &changes[0]["shop_id"]), (&json!("A"), &json!(shop)));
}

#[tokio::test]
async fn ids_are_taken_as_text_and_as_numbers() {
    let stage = Stage::bare().await;
    let (shop, _) = stage.tiktok_shop(&[("A", 3)]).await;
    let number: i64 = shop.parse().unwrap();
    let edit = json!({"platform": "tiktok", "shop_id": number, "seller_sku": "A", "quantity": 7});
    assert_eq!(stage.lever("stock", edit).await["shown"], 7);
    let wrong = json!({"platform": "shopee", "shop_id": shop, "seller_sku": "A", "quantity": 7});
    assert_eq!(stage.try_lever("stock", wrong).await.0, 404);
    let unknown = json!({"shop_id": shop, "seller_sku": "B", "quantity": 7});
    assert_eq!(stage.try_lever("stock", unknown).await.1["error"], "no_sku");
}

#[tokio::test]
async fn products_are_made_all_or_none_and_quickly() {
    let stage = Stage::bare().await;
    let (shop, _) = stage.tiktok_shop(&[]).await;
    let sku =
        |p: usize, v: usize| json!({"seller_sku": format!("P{p}-{v}"), "quantity": 9, "price": "12000"});
    let product = |p: usize| json!({"title": "T", "skus": (0..5).map(|v| sku(p, v)).collect::<Vec<_>>()});
    let products: Vec<_> = (0..2000).map(product).collect();
    let made = stage.lever("products", json!({"shop_id": shop, "products": products})).await;
    assert_eq!(made["products"].as_array().unwrap().len(), 2000);
    let broken = json!([product(1), {"title": "none", "skus": []}]);
    let (status, answer) = stage.try_lever("products", json!({"shop_id": shop, "products": broken})).await;
    assert_eq!((status, &answer["error"]), (400, &json!("invalid")));
    assert_eq!(stage.look("catalogue").await["listings"].as_array().unwrap().len(), 10_000);
}

#[tokio::test]
async fn reset_goes_back_to_the_start() {
    let stage = Stage::with(Options { starter: true, ..Options::default() }).await;
    let before = stage.look("shops").await;
    let platforms: Vec<_> =
        before["shops"].as_array().unwrap().iter().map(|s| text(&s["platform"])).collect();
    assert_eq!(platforms, ["shopee", "tiktok"]);
    stage.lever("shops", json!({"platform": "tiktok"})).await;
    stage.lever("faults", json!({"kind": "http_500", "rate": 1.0})).await;
    stage.lever("reset", json!({})).await;
    assert_eq!(stage.look("shops").await, before);
    assert_eq!(stage.look("faults").await["faults"], json!([]));
    assert_eq!(stage.look("log").await, json!({"requests": [], "last": 0}));
}

#[tokio::test]
async fn a_storm_adds_up_and_repeats() {
    let run = async || {
        let stage = Stage::with(Options { seed: 3, starter: true, ..Options::default() }).await;
        let asked = json!({"orders": 400, "per_second": 0, "skew": 2.0, "seed": 11});
        (stage.lever("storm", asked).await, stage.look("truth").await["skus"].clone())
    };
    let (summary, truth) = run().await;
    let sum =
        |field: &str| truth.as_array().unwrap().iter().map(|row| row[field].as_i64().unwrap()).sum::<i64>();
    assert_eq!(summary["placed"].as_i64().unwrap() + summary["refused"].as_i64().unwrap(), 400);
    assert_eq!(summary["units"], sum("sold"));
    assert!(summary["refused"].as_i64().unwrap() > 0, "{summary}");
    assert_eq!((summary, truth), run().await);
}

#[tokio::test]
async fn the_log_counts_on_from_where_it_was_read() {
    let stage = Stage::bare().await;
    let (shop, _) = stage.tiktok_shop(&[]).await;
    let app = stage.connect().await;
    let last = stage.look("log").await["last"].as_i64().unwrap();
    app.call(reqwest::Method::GET, "/logistics/202309/warehouses", &[], None).await;
    let log = stage.look(&format!("log?since={last}")).await;
    let requests: &Vec<Value> = log["requests"].as_array().unwrap();
    assert_eq!(requests.len(), 1);
    let row = &requests[0];
    assert_eq!(
        (&row["platform"], &row["path"], &row["shop_id"], &row["status"], &row["code"]),
        (&json!("tiktok"), &json!("/logistics/202309/warehouses"), &json!(shop), &json!(200), &json!("0"))
    );
}

#[tokio::test]
async fn it_listens_on_loopback_only_and_says_that_it_is_no_marketplace() {
    let listener = tokio::net::TcpListener::bind("0.0.0.0:0").await.unwrap();
    let refused = serve(Options::default(), listener).await.unwrap_err();
    assert!(matches!(refused, Error::NotLoopback(_)));
    let stage = Stage::bare().await;
    let front = stage.http.get(stage.running.url()).send().await.unwrap().text().await.unwrap();
    assert!(front.contains("no marketplace"), "{front}");
}

#[tokio::test]
async fn a_kept_world_goes_on_where_it_stopped() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("world.json");
    let options =
        || Options { state: Some(path.clone()), starter: true, rate_limits: false, ..Options::default() };
    let first = Stage::with(options()).await;
    let app = first.connect().await;
    let (token, cipher) = (app.token.clone(), app.cipher.clone());
    let edit = json!({"platform": "tiktok", "seller_sku": "JAK-002", "quantity": 777});
    first.lever("stock", edit).await;
    let before = (first.look("truth").await["skus"].clone(), first.running.ready().tiktok.app_secret.clone());
    first.running.stop().await.unwrap();

    let second = Stage::with(options()).await;
    let after =
        (second.look("truth").await["skus"].clone(), second.running.ready().tiktok.app_secret.clone());
    assert_eq!(before, after);
    let app = App { stage: &second, token, cipher, refresh: String::new() };
    let (status, _) = app.call(reqwest::Method::GET, "/logistics/202309/warehouses", &[], None).await;
    assert_eq!(status, 200);
}

#[tokio::test]
async fn a_catalogue_of_ones_own_is_sold_by_both_first_shops() {
    let products = Catalogue::read(b"sku,title,price,stock\nA,Mug,25000,4\nB,Cup,9000,5\n").unwrap();
    let stage = Stage::with(Options { starter: true, products: Some(products), ..Options::default() }).await;
    let catalogue = stage.look("catalogue").await;
    let rows = catalogue["listings"].as_array().unwrap().iter();
    let rows: Vec<_> = rows.map(|row| (text(&row["platform"]), text(&row["seller_sku"]))).collect();
    let row = |platform: &str, sku: &str| (platform.to_owned(), sku.to_owned());
    assert_eq!(rows, [row("shopee", "A"), row("shopee", "B"), row("tiktok", "A"), row("tiktok", "B")]);
}
