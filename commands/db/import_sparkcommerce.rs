//! `spark db import-sparkcommerce`.

use std::path::PathBuf;

use spark::engine::sparkcommerce::{BackendSource, Moved};
use spark::secrets::{Secret, Source};
use url::Url;

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::globals::Format;
use crate::markets::install_tls;
use crate::words::counted;

const TABLES: &[&str] = &["table", "found", "new", "there", "left"];
const LEFT: &[&str] = &["table", "row", "reason"];

/// Move over from SparkCommerce
///
/// From the backend's database come groups, people (their passwords still work), shops with their tokens, and who works
/// where; from a phone's `sku_manager.db` the SKUs with their stock, the mappings and the log of dashboard posts of one
/// group (--group). What is here already stays as it is: run it as often as you like. Rows that can't come are named
/// with the reason, and the exit is 3.
///
/// Stop the old system first: a Shopee refresh token works once, and whoever uses it second has to connect again.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    spark db import-sparkcommerce postgres://spark@db/sparkcommerce --password env:OLD_DB --token-key env:TOKEN_ENCRYPTION_KEY --dry-run\n  \
    spark db import-sparkcommerce sku_manager.db --group toko-budi")]
pub(super) struct Args {
    /// `postgres://USER@HOST/DB`, `mysql://USER@HOST/DB`, or a phone's file
    #[arg(value_name = "URL")]
    from: String,
    /// The database's password: `env:NAME`, `file:PATH` or `keyring:NAME`
    #[arg(long, value_name = "SECRET")]
    password: Option<Source>,
    /// The backend's TOKEN_ENCRYPTION_KEY: `env:NAME`, `file:PATH` or `keyring:NAME`
    #[arg(long, value_name = "SECRET")]
    token_key: Option<Source>,
    /// Say what would come and what can't, and change nothing
    #[arg(long)]
    dry_run: bool,
}

pub(super) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    let moving = cx.out.progress(None, "reading");
    let moved = match backend(cx, &args)? {
        Some(source) => cx.engine().await?.import_sparkcommerce(source, args.dry_run).await?,
        None => {
            let file = PathBuf::from(args.from.strip_prefix("sqlite:").unwrap_or(&args.from));
            if !file.exists() {
                let message = format!("there is no file `{}`", file.display());
                return Err(Failure::new(Exit::Invalid, "file_missing", message)
                    .hint("a server is written postgres://… or mysql://…"));
            }
            cx.local_engine().await?.import_sparkcommerce_phone(file, args.dry_run).await?
        }
    };
    moving.finish();
    print(cx, &moved)
}

/// Returns the server that was named, or `None` for a file.
fn backend(cx: &Context<'_>, args: &Args) -> Result<Option<BackendSource>, Failure> {
    let is_server = ["postgres://", "postgresql://", "mysql://", "mariadb://"]
        .iter()
        .any(|scheme| args.from.starts_with(scheme));
    if !is_server {
        return Ok(None);
    }
    let url = Url::parse(&args.from).map_err(|error| {
        Failure::new(Exit::Usage, "address_invalid", "the address is none").because(&error)
    })?;
    if url.password().is_some() {
        cx.out.warn(
            "the password in the address is seen by everybody on this machine; safer: --password env:NAME",
        );
    }
    install_tls();
    let secret = |source: &Option<Source>| -> Result<Option<Secret>, Failure> {
        Ok(source.as_ref().map(|source| source.fetch(&cx.env, cx.home.base())).transpose()?)
    };
    Ok(Some(BackendSource { url, password: secret(&args.password)?, token_key: secret(&args.token_key)? }))
}

fn print(cx: &Context<'_>, moved: &Moved) -> Result<Exit, Failure> {
    match cx.out.format() {
        Format::Table => {
            cx.out.list(&moved.tables, TABLES)?;
            if !moved.left.is_empty() {
                cx.out.note("\nleft behind");
                cx.out.list_limited(&moved.left, LEFT, &[], None)?;
            }
        }
        _ => cx.out.one(moved)?,
    }
    if moved.dry_run {
        cx.out.note("this was a rehearsal: nothing was changed");
    }
    if moved.left.is_empty() {
        return Ok(Exit::Done);
    }
    cx.out.warn(&format!("{} can't come; the others can", counted(moved.left.len() as u64, "row")));
    Ok(Exit::Partial)
}
