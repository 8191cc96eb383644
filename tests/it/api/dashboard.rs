//! Handing orders on to a group's dashboard.

use serde_json::{Value, json};
use wiremock::matchers::method;
use wiremock::{Mock, MockServer, ResponseTemplate};

use super::phone::{Phone, serve};
use crate::support::{Sandbox, Spark};

/// A dashboard that answers everything with one status.
pub(super) struct Dashboard {
    server: MockServer,
    runtime: tokio::runtime::Runtime,
}

impl Dashboard {
    pub(super) fn answering(status: u16) -> Self {
        Self::sending_on(status, "")
    }

    /// Returns one whose answers lead elsewhere.
    fn sending_on(status: u16, location: &str) -> Self {
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let server = runtime.block_on(async {
            let server = MockServer::start().await;
            let answer = ResponseTemplate::new(status).set_body_string("inside information");
            let answer = answer.insert_header("location", location);
            Mock::given(method("POST")).respond_with(answer).mount(&server).await;
            server
        });
        Self { server, runtime }
    }

    pub(super) fn url(&self) -> String {
        self.server.uri()
    }

    fn received(&self) -> Vec<wiremock::Request> {
        self.runtime.block_on(self.server.received_requests()).unwrap()
    }
}

fn batch(group: &str, shop: &str, platform: &str) -> Value {
    json!({"group_id": group, "shop_id": shop, "platform": platform, "transactions": [
        {"order_id": "5770001", "order_status": "Menunggu Pengiriman", "total_amount": "150000", "currency": "IDR",
         "create_time": 1_736_300_000, "items": []},
    ]})
}

#[test]
fn orders_go_to_the_own_groups_dashboard_signed_and_under_the_right_names() {
    let sandbox = Sandbox::start();
    let mut spark = Spark::beside(&sandbox);
    spark.set("SPARK_API_DASHBOARDS", "anywhere");
    let daemon = serve(&spark, &sandbox);
    let phone = Phone::registered(&daemon, "b@example.com");
    let gid = phone.get("/api/user/profile").data()["group_id"].as_str().unwrap().to_owned();
    sandbox.shop("tiktok", "Toko");
    let shop = phone.connect(&sandbox, "tiktok");
    let sync = |group: &str, shop: &str, platform: &str| {
        phone.post("/api/groups/sync-transactions", &batch(group, shop, platform))
    };
    assert_eq!(sync(&gid, &shop, "TIKTOK SHOP").is(404).json()["code"], "dashboard_missing");

    let dashboard = Dashboard::answering(202);
    let url = format!("{}/webhook/transactions", dashboard.url());
    let _ = spark.feed(&["group", "set", &gid, "--dashboard", &url, "--secret"], b"s3cret").exits(0);
    let answer = sync(&gid, &shop, "TIKTOK SHOP").is(200).json();
    assert_eq!((&answer["dashboard_status"], &answer["synced_count"]), (&json!(202), &json!(1)));
    let [received] = dashboard.received().try_into().unwrap();
    let body: Value = serde_json::from_slice(&received.body).unwrap();
    assert_eq!(
        (&body["group_id"], &body["shop_id"], &body["platform"], &body["shop_name"]),
        (&json!(gid), &json!(shop), &json!("TIKTOK"), &json!("Toko"))
    );
    assert!(body["sync_timestamp"].is_string() && body["transactions"][0]["order_id"] == "5770001", "{body}");
    assert_eq!(body["transactions"][0]["order_status"], "AWAITING_SHIPMENT");
    assert_eq!(received.headers["x-secret"], "s3cret");
    assert!(received.headers["webhook-signature"].to_str().unwrap().starts_with("v1,"));

    // Nothing but the own group and its own shops, and nothing incomplete.
    let other = Phone::registered(&daemon, "t@example.com");
    let foreign = other.post("/api/groups/sync-transactions", &batch(&gid, &shop, "TIKTOK")).is(404);
    let missing = other.post("/api/groups/sync-transactions", &batch(&gid, "999", "TIKTOK")).is(404);
    assert_eq!(foreign.text, missing.text);
    sync("main", &shop, "TIKTOK").is(404).json();
    sync(&gid, &shop, "SHOPEE").is(404).json();
    sync(&gid, "", "TIKTOK").is(400).json();
    phone.post("/api/groups/sync-transactions", &json!({})).is(400).json();
    assert_eq!(dashboard.received().len(), 1);

    let broken = Dashboard::answering(500);
    spark.ok(&["group", "set", &gid, "--dashboard", &broken.url()]);
    let refused = sync(&gid, &shop, "tiktok").is(502);
    let told = refused.json();
    assert_eq!((&told["code"], &told["dashboard_status"]), (&json!("dashboard_rejected"), &json!(500)));
    assert!(!refused.text.contains("inside information"), "{}", refused.text);

    let inside = Dashboard::answering(200);
    let outside = Dashboard::sending_on(307, &inside.url());
    spark.ok(&["group", "set", &gid, "--dashboard", &outside.url()]);
    sync(&gid, &shop, "tiktok").is(502);
    assert_eq!((outside.received().len(), inside.received().len()), (1, 0), "no redirect is followed");
}

#[test]
fn a_dashboard_inside_the_network_is_not_gone_to_unless_the_operator_says_so() {
    let sandbox = Sandbox::start();
    let spark = Spark::beside(&sandbox);
    let daemon = serve(&spark, &sandbox);
    let phone = Phone::registered(&daemon, "b@example.com");
    let gid = phone.get("/api/user/profile").data()["group_id"].as_str().unwrap().to_owned();
    sandbox.shop("shopee", "Toko");
    let shop = phone.connect(&sandbox, "shopee");
    let dashboard = Dashboard::answering(200);
    let port = dashboard.server.address().port();
    for host in ["127.0.0.1", "localhost", "127.1", "[::ffff:127.0.0.1]"] {
        spark.ok(&["group", "set", &gid, "--dashboard", &format!("http://{host}:{port}/")]);
        let refused =
            phone.post("/api/groups/sync-transactions", &batch(&gid, &shop, "SHOPEE")).is(502).json();
        assert_eq!(refused["code"], "dashboard_unreachable", "{host}");
    }
    assert!(dashboard.received().is_empty());
}
