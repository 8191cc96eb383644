//! Two shops that the command line has connected, and a phone of the owner's.

use serde_json::{Value, json};

use super::phone::{Phone, serve};
use crate::support::{Daemon, Sandbox, Spark};

/// A TikTok and a Shopee shop that show 10 of A, mapped to a SKU that has 10; B is mapped to nothing.
pub(crate) struct Stage {
    pub(crate) sandbox: Sandbox,
    pub(crate) spark: Spark,
    pub(crate) daemon: Daemon,
    /// TikTok's, Shopee's: the marketplaces' ids.
    pub(crate) shops: [String; 2],
    /// An owner's.
    pub(crate) phone: Phone,
}

/// Everybody's password.
pub(crate) const PASSWORD: &str = "a long enough password";

/// Returns a stage with the owner logged in.
pub(crate) fn stage() -> Stage {
    let sandbox = Sandbox::start();
    let spark = Spark::beside(&sandbox);
    let shops = ["tiktok", "shopee"].map(|platform| {
        let shop = sandbox.shop(platform, platform);
        sandbox.products(platform, &shop, &[("A", 10), ("B", 5)]);
        spark.connect(&sandbox, platform);
        shop
    });
    spark.ok(&["sku", "add", "A", "--name", "Thing A", "--stock", "10", "--price", "5000"]);
    spark.json(&["listing", "pull"]);
    assert_eq!(spark.json(&["map", "auto"])["mapped"], 2);
    let daemon = serve(&spark, &sandbox);
    let phone = person(&spark, &daemon, &["owner@example.com", "--role", "owner"]);
    Stage { sandbox, spark, daemon, shops, phone }
}

impl Stage {
    /// Adds somebody to the group (mail address, then flags of `spark user add`) and logs them in.
    pub(crate) fn person(&self, args: &[&str]) -> Phone {
        person(&self.spark, &self.daemon, args)
    }
}

fn person(spark: &Spark, daemon: &Daemon, args: &[&str]) -> Phone {
    let _ = spark.feed(&[&["user", "add"], args].concat(), PASSWORD.as_bytes()).exits(0);
    Phone::logged_in(daemon, args[0], PASSWORD)
}

/// Places an order and returns its id.
pub(crate) fn place(sandbox: &Sandbox, shop: &str, sku: &str, quantity: i64) -> String {
    let lines: Value = json!([{"seller_sku": sku, "quantity": quantity}]);
    let order = sandbox.post("orders", json!({"shop_id": shop, "lines": lines}));
    order["order_id"].as_str().unwrap().to_owned()
}

/// Lets an order's life go on.
pub(crate) fn advance(sandbox: &Sandbox, order: &str, to: &str) {
    sandbox.post(&format!("orders/{order}/advance"), json!({"to": to}));
}
