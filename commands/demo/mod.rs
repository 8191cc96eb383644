//! `spark demo`: the whole story on a sandbox of its own, every step a real command.

mod catalogue;
mod server;
mod stage;

use serde_json::json;
use spark::config::ServerUrl;
use spark::secrets::Source;

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use server::Server;
use stage::{Stage, broken, stopped};

/// Play the whole story on a sandbox of its own
///
/// Starts stand-ins for both marketplaces on this machine, connects a TikTok and a Shopee shop, imports 3,000 real
/// SKUs, maps them, shows a plan, pushes it, sells something and shows what changed. Every line that begins with `$` is
/// a command as you would type it. Nothing outside a temporary folder is touched, except the empty database on a server
/// that `--store` may name: the story is told there, and stays.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Empty database on a server to play on: `mysql://USER@HOST/DB`
    #[arg(long, value_name = "URL")]
    store: Option<ServerUrl>,
    /// That database's password: `env:NAME`, `file:PATH` or `keyring:NAME`
    #[arg(long, value_name = "SECRET", requires = "store", default_value = "")]
    password: Source,
    /// Leave the sandbox and its home for playing on
    #[arg(long)]
    keep: bool,
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    let goods = catalogue::goods()?;
    let server = match args.store {
        Some(url) => Some(Server::claim(cx, url, &args.password).await?),
        None => None,
    };
    let settings = server.as_ref().map(Server::settings).unwrap_or_default();
    let mut stage = Stage::set(cx.out, cx.http().map_err(|error| broken(&error))?, settings)?;
    stage.chapter("A sandbox stands in for both marketplaces, on this machine alone")?;
    stage.say(&format!(
        "$ export SPARK_HOME={}\n$ spark sandbox serve --write-config $SPARK_HOME/config.toml &\n",
        stage.home().display()
    ))?;
    if let Some(server) = &server {
        stage.say(&server.exports())?;
    }
    let mut shops = Vec::new();
    for (salt, (platform, region, currency)) in
        [("tiktok", "GB", "GBP"), ("shopee", "SG", "SGD")].into_iter().enumerate()
    {
        let new =
            json!({ "platform": platform, "name": "Gifts & Co", "region": region, "currency": currency });
        let shop = stage.lever("shops", new).await?["shop_id"].clone();
        let listed = catalogue::as_listed(&goods, salt * 5);
        stage.lever("products", json!({ "platform": platform, "shop_id": shop, "products": listed })).await?;
        shops.push(shop);
    }

    stage.chapter("Connect one shop on each, by the marketplaces' own consent pages")?;
    play(cx, &stage, &["init"])?;
    stage.connect("tiktok").await?;
    stage.connect("shopee").await?;

    stage.chapter("Master: what the seller really has")?;
    let file = stage.home().join("online-retail.csv");
    std::fs::write(&file, catalogue::as_csv(&goods)?).map_err(|error| broken(&error))?;
    play(cx, &stage, &["sku", "import", "online-retail.csv"])?;
    play(cx, &stage, &["listing", "pull"])?;
    play(cx, &stage, &["map", "auto"])?;

    stage.chapter("A push is a plan first: what each shop shows, what it should show, and why")?;
    play(cx, &stage, &["stock", "push", "--dry-run", "--limit", "8"])?;
    play(cx, &stage, &["stock", "push", "--yes", "--limit", "8"])?;
    stage.say("\nNow every shop shows master, so the same again sends nothing:\n")?;
    play(cx, &stage, &["stock", "push", "--yes"])?;

    let mut plenty = goods.iter().filter(|good| good.stock > 100).map(|good| good.sku.as_str());
    let (sold, edited) = (plenty.nth(3).unwrap_or_default(), plenty.nth(3).unwrap_or_default());
    stage.chapter("A buyer takes 5 in the TikTok shop: one cycle, and the Shopee shop shows 5 less")?;
    let line = json!([{ "seller_sku": sold, "quantity": 5 }]);
    stage.lever("orders", json!({ "platform": "tiktok", "shop_id": shops[0], "lines": line })).await?;
    play(cx, &stage, &["sync"])?;

    stage.chapter("Somebody edits a figure in Shopee by hand: spark sees it, and asks whose word counts")?;
    let edit = json!({ "platform": "shopee", "shop_id": shops[1], "seller_sku": edited, "quantity": 42 });
    stage.lever("stock", edit).await?;
    play(cx, &stage, &["stock", "push", "--sku", edited, "--policy", "master", "--yes"])?;

    stage.chapter("Why is it what it is?")?;
    play(cx, &stage, &["stock", "history", sold])?;
    play(cx, &stage, &["stock", "explain", sold])?;
    play(cx, &stage, &["stock", "verify"])?;
    play(cx, &stage, &["status"])?;

    if args.keep {
        let url = stage.url.clone();
        let process = stage.keep();
        stage.chapter("It is yours to play with")?;
        stage.say(&format!(
            "export SPARK_HOME={}\n{}spark status\nspark stock set {sold} 7\nspark stock push --dry-run\n",
            stage.home().display(),
            server.as_ref().map(Server::exports).unwrap_or_default()
        ))?;
        stage.say(&format!("\nThe sandbox goes on at {url}."))?;
        if let Some(process) = process {
            stage.say(&format!(" Stop it with: kill {process}"))?;
        }
        stage.say("\n")?;
    }
    if let Some(server) = server {
        stage.chapter("What is left")?;
        stage.say(&server.leaves(goods.len(), args.keep))?;
    }
    Ok(Exit::Done)
}

/// Runs a command of the story, which must end well.
fn play(cx: &Context<'_>, stage: &Stage, args: &[&str]) -> Result<(), Failure> {
    if cx.interrupted.is_cancelled() {
        return Err(Failure::new(Exit::Interrupted, "interrupted", "stopped"));
    }
    if stage.run(args)? == 0 { Ok(()) } else { Err(stopped(args)) }
}
