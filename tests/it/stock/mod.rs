//! `spark stock`.

mod explain;
mod hand;
mod pull;
mod push;

use serde_json::{Value, json};

use crate::support::{Sandbox, Spark};

/// Two shops, one a marketplace, that list the same SKUs, connected and mapped; master has 10 of each.
pub(crate) struct Stage {
    pub(crate) sandbox: Sandbox,
    pub(crate) spark: Spark,
    pub(crate) tiktok: Shop,
    pub(crate) shopee: Shop,
}

pub(crate) struct Shop {
    pub(crate) platform: &'static str,
    pub(crate) id: String,
    pub(crate) alias: String,
}

impl Stage {
    pub(crate) fn of(skus: &[(&str, i64)]) -> Self {
        let sandbox = Sandbox::start();
        let spark = Spark::beside(&sandbox);
        let shop = |platform: &'static str| {
            let id = sandbox.shop(platform, "Gifts");
            sandbox.products(platform, &id, skus);
            Shop { platform, alias: spark.connect(&sandbox, platform), id }
        };
        let (tiktok, shopee) = (shop("tiktok"), shop("shopee"));
        for (sku, _) in skus {
            spark.ok(&["sku", "add", sku, "--stock", "10"]);
        }
        spark.ok(&["listing", "pull"]);
        spark.ok(&["map", "auto"]);
        Self { sandbox, spark, tiktok, shopee }
    }

    /// As [`Stage::of`], and every shop shows 10.
    pub(crate) fn pushed(skus: &[&str]) -> Self {
        let skus: Vec<_> = skus.iter().map(|sku| (*sku, 3)).collect();
        let stage = Self::of(&skus);
        assert_eq!(stage.push(&[], 0)["pushed"], json!(2 * skus.len()));
        stage
    }

    /// Edits a listing behind spark's back.
    pub(crate) fn edit(&self, shop: &Shop, sku: &str, quantity: i64) {
        let edit =
            json!({"platform": shop.platform, "shop_id": shop.id, "seller_sku": sku, "quantity": quantity});
        self.sandbox.post("stock", edit);
    }

    pub(crate) fn fault(&self, kind: &str, endpoint: &str, count: u64) {
        let fault = json!({"kind": kind, "rate": 1.0, "endpoint": endpoint, "count": count});
        self.sandbox.post("faults", fault);
    }

    #[track_caller]
    pub(crate) fn push(&self, flags: &[&str], exit: i32) -> Value {
        let args = [&["stock", "push", "--yes", "--json"], flags].concat();
        self.spark.run(&args).exits(exit).json()
    }

    /// Returns what a listing of `sku` shows in a shop.
    #[track_caller]
    pub(crate) fn shown(&self, shop: &Shop, sku: &str) -> i64 {
        self.sandbox.shown(&shop.id)[sku]
    }

    #[track_caller]
    pub(crate) fn on_hand(&self, sku: &str) -> i64 {
        self.spark.json(&["stock", "show", sku])["on_hand"].as_i64().unwrap()
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            assert_eq!(
                self.spark.json(&["stock", "verify"])["ok"],
                json!(true),
                "every story ends with a sound ledger"
            );
        }
    }
}

/// Returns the report's item of a SKU in a shop.
#[track_caller]
pub(crate) fn item<'r>(report: &'r Value, shop: &Shop, sku: &str) -> &'r Value {
    let is_it =
        |item: &&Value| item["sku"] == sku && item["listing"].as_str().unwrap().starts_with(&shop.alias);
    report["items"].as_array().unwrap().iter().find(is_it).unwrap_or_else(|| panic!("no {sku}: {report:#}"))
}
