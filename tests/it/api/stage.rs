//! Two shops that the command line has connected, and a phone of the owner's.

use serde_json::{Value, json};

use super::phone::{Phone, serve};
use crate::daemon::{DEAF, settled};
use crate::support::{Daemon, Sandbox, Spark, until};

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
    let mut spark = Spark::beside(&sandbox);
    for (name, value) in DEAF {
        spark.set(name, value);
    }
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
    settled(&spark, shops.len());
    let phone = person(&spark, &daemon, &["owner@example.com", "--role", "owner"]);
    Stage { sandbox, spark, daemon, shops, phone }
}

impl Stage {
    /// Takes in what was ordered, and waits until the daemon has told the shops (TikTok's, Shopee's) what that leaves
    /// of A.
    #[track_caller]
    pub(crate) fn take_in(&self, shown: [i64; 2]) {
        self.spark.json(&["order", "pull"]);
        self.until_shown(shown);
    }

    /// Waits until the shops show these figures of A, and spark knows that they do.
    #[track_caller]
    pub(crate) fn until_shown(&self, shown: [i64; 2]) {
        until("the shops to follow", || {
            let known = self.spark.json(&["listing", "list"]);
            let of = |shop: &String| {
                let mut rows = known.as_array().unwrap().iter();
                let row = rows.find(|row| {
                    row["seller_sku"] == "A" && row["listing"].as_str().unwrap().starts_with(shop)
                });
                row.and_then(|row| row["shown"].as_i64())
            };
            let known = ["tiktok-id", "shopee-id"].map(|alias| of(&alias.to_owned()));
            known == shown.map(Some)
                && self.shops.each_ref().map(|shop| self.sandbox.shown(shop)["A"]) == shown
        });
    }

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
