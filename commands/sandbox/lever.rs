//! The sandbox's levers as commands: orders, their life, storms, faults, and what is true.

use serde_json::{Map, Value, json};

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::globals::Format;
use crate::remote::is_this_machine;

/// Which sandbox.
#[derive(Debug, clap::Args)]
struct Where {
    /// Address of the sandbox; without it the one that the config points at
    #[arg(long, value_name = "URL", env = "SPARK_SANDBOX_URL")]
    url: Option<String>,
}

/// Place a buyer's order
#[derive(Debug, clap::Args)]
pub(crate) struct Order {
    #[command(flatten)]
    at: Where,
    /// The marketplace: `tiktok` or `shopee`
    platform: String,
    /// What is bought: seller SKU and units (can be repeated)
    #[arg(value_name = "SKU=UNITS", required = true, value_parser = line)]
    lines: Vec<(String, i64)>,
    /// The marketplace's id of the shop; not needed where it has only one
    #[arg(long, value_name = "ID")]
    shop_id: Option<String>,
}

/// Move an order on in its life
#[derive(Debug, clap::Args)]
pub(crate) struct Advance {
    #[command(flatten)]
    at: Where,
    /// The order
    order: String,
    /// What becomes of it: paid, shipped, delivered, completed, cancelled or returned
    to: String,
}

/// Start a flash sale
#[derive(Debug, clap::Args)]
pub(crate) struct Storm {
    #[command(flatten)]
    at: Where,
    /// How many orders
    #[arg(long, default_value_t = 100)]
    orders: u64,
    /// How many of them a second
    #[arg(long, default_value_t = 10.0)]
    per_second: f64,
    /// How much more the popular things are bought: 0 is evenly
    #[arg(long, default_value_t = 1.0)]
    skew: f64,
    /// The same seed buys the same things
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The marketplace's id of a shop (can be repeated); without it all shops
    #[arg(long = "shop-id", value_name = "ID")]
    shops: Vec<String>,
}

/// Order a fault, or take one back with rate 0
#[derive(Debug, clap::Args)]
pub(crate) struct Fault {
    #[command(flatten)]
    at: Where,
    /// What goes wrong, e.g. `http_503` or `commit_then_timeout`
    kind: String,
    /// How often, 0 to 1
    rate: f64,
    /// Only at this marketplace
    #[arg(long)]
    platform: Option<String>,
    /// Only where the path has this in it
    #[arg(long, value_name = "PART")]
    endpoint: Option<String>,
    /// Only so many times
    #[arg(long, value_name = "N")]
    count: Option<u64>,
}

/// Show what every listing really shows and sold, by the sandbox's own count
#[derive(Debug, clap::Args)]
pub(crate) struct Truth {
    #[command(flatten)]
    at: Where,
}

fn line(text: &str) -> Result<(String, i64), String> {
    let (sku, units) = text.rsplit_once('=').unwrap_or((text, "1"));
    let units = units.parse().ok().filter(|units| *units > 0).ok_or("units are a positive number")?;
    Ok((sku.to_owned(), units))
}

impl Order {
    pub(crate) async fn run(self, cx: &Context<'_>) -> Result<Exit, Failure> {
        let lines: Vec<_> =
            self.lines.iter().map(|(sku, units)| json!({ "seller_sku": sku, "quantity": units })).collect();
        let body = set(&[
            ("platform", json!(self.platform)),
            ("shop_id", json!(self.shop_id)),
            ("lines", json!(lines)),
        ]);
        self.at.pull(cx, "orders", body).await
    }
}

impl Advance {
    pub(crate) async fn run(self, cx: &Context<'_>) -> Result<Exit, Failure> {
        self.at.pull(cx, &format!("orders/{}/advance", self.order), json!({ "to": self.to })).await
    }
}

impl Storm {
    pub(crate) async fn run(self, cx: &Context<'_>) -> Result<Exit, Failure> {
        let shops = (!self.shops.is_empty()).then_some(&self.shops);
        let body = set(&[
            ("orders", json!(self.orders)),
            ("per_second", json!(self.per_second)),
            ("skew", json!(self.skew)),
            ("seed", json!(self.seed)),
            ("shops", json!(shops)),
        ]);
        self.at.pull(cx, "storm", body).await
    }
}

impl Fault {
    pub(crate) async fn run(self, cx: &Context<'_>) -> Result<Exit, Failure> {
        let body = set(&[
            ("kind", json!(self.kind)),
            ("rate", json!(self.rate)),
            ("platform", json!(self.platform)),
            ("endpoint", json!(self.endpoint)),
            ("count", json!(self.count)),
        ]);
        self.at.pull(cx, "faults", body).await
    }
}

impl Truth {
    pub(crate) async fn run(self, cx: &Context<'_>) -> Result<Exit, Failure> {
        const COLUMNS: [&str; 9] = [
            "platform",
            "shop_id",
            "seller_sku",
            "shown",
            "sold",
            "cancelled",
            "returned",
            "updates",
            "refused",
        ];
        let answer = self.at.ask(cx, "truth", None).await?;
        match (cx.out.format(), answer["skus"].as_array()) {
            (Format::Table | Format::Csv, Some(skus)) => cx.out.list(skus, &COLUMNS)?,
            _ => cx.out.one(&answer)?,
        }
        Ok(Exit::Done)
    }
}

/// Returns the address of the config's marketplace, if that is on this machine: no lever goes to the real one.
fn configured(cx: &Context<'_>) -> Result<String, Failure> {
    let url = &cx.config()?.tiktok.api_url;
    if is_this_machine(url) {
        return Ok(url.to_string());
    }
    Err(Failure::new(Exit::Usage, "no_sandbox", "the config points at no sandbox")
        .hint("start one with `spark sandbox serve`, or name it with --url"))
}

/// Returns an object of the fields that are set.
fn set(fields: &[(&str, Value)]) -> Value {
    let given = fields.iter().filter(|(_, value)| !value.is_null());
    Value::Object(given.map(|(name, value)| ((*name).to_owned(), value.clone())).collect::<Map<_, _>>())
}

impl Where {
    async fn pull(&self, cx: &Context<'_>, lever: &str, body: Value) -> Result<Exit, Failure> {
        let answer = self.ask(cx, lever, Some(body)).await?;
        cx.out.one(&answer)?;
        Ok(Exit::Done)
    }

    async fn ask(&self, cx: &Context<'_>, lever: &str, body: Option<Value>) -> Result<Value, Failure> {
        let url = match &self.url {
            Some(url) => url.clone(),
            None => configured(cx)?,
        };
        let address = format!("{}/_sandbox/{lever}", url.trim_end_matches('/'));
        let unreachable = |error: &dyn std::error::Error| {
            Failure::new(Exit::Unavailable, "sandbox_unavailable", format!("no sandbox answers at `{url}`"))
                .because(error)
                .hint("start one with `spark sandbox serve`, or name it with --url")
        };
        let client = cx.http().map_err(|error| unreachable(&error))?;
        let request = match body {
            Some(body) => client.post(&address).json(&body),
            None => client.get(&address),
        };
        let answer = request.send().await.map_err(|error| unreachable(&error))?;
        let status = answer.status();
        let body: Value = answer.json().await.map_err(|error| unreachable(&error))?;
        if status.is_success() {
            return Ok(body);
        }
        let message = body["message"].as_str().unwrap_or("the sandbox refused").to_owned();
        let exit = if status.as_u16() == 404 { Exit::Missing } else { Exit::Invalid };
        Err(Failure::new(exit, "sandbox_refused", message))
    }
}
