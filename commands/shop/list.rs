//! `spark shop list`.

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// What a table shows of a shop.
pub(super) const COLUMNS: [&str; 8] =
    ["alias", "platform", "shop_id", "name", "region", "currency", "status", "days_left"];

/// What every shop has in CSV, so that a list without shops has its header too.
const FIELDS: [&str; 11] = [
    "alias",
    "platform",
    "shop_id",
    "name",
    "region",
    "currency",
    "status",
    "access_expires_at",
    "refresh_expires_at",
    "days_left",
    "connected_at",
];

/// List the shops with the state of their authorisations
///
/// DAYS LEFT counts to the end of an authorisation, when its seller has to agree again. Access tokens end much
/// sooner; spark refreshes them by itself.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {}

pub(crate) async fn run(cx: &Context<'_>, _args: Args) -> Result<Exit, Failure> {
    let shops = cx.local_engine().await?.shops().await?;
    if shops.is_empty() {
        cx.out.hint(
            "there is no shop yet; `spark shop connect tiktok` or `spark shop connect shopee` connects one",
        );
    }
    cx.out.list_of(shops, &COLUMNS, &FIELDS)?;
    Ok(Exit::Done)
}
