//! `spark db copy`.

use spark::config::StoreUrl;
use spark::engine::{Address, database};
use spark::secrets::Source;

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// Copy everything into another database, on SQLite or on a server
///
/// Takes the database as it is at one instant and compares both ends row by row. The other one must be empty; a copy that
/// was cut off goes on where it stopped when it is run again. What others write to this one meanwhile stays here, so stop
/// the daemon before; then set `store.url` to the new one. The data key stays the same.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Where to: `sqlite:PATH` or `mysql://USER@HOST/DB`
    #[arg(long, value_name = "URL")]
    to: StoreUrl,
    /// That database's password: `env:NAME`, `file:PATH` or `keyring:NAME`
    #[arg(long, value_name = "SECRET", default_value = "")]
    password: Source,
}

pub(super) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    let (from, to) = (cx.database()?, cx.address(&args.to, &args.password)?);
    let copying = cx.out.progress(None, "copying rows");
    let copied = database::copy(&from, &to, cx.limits()?, |rows| copying.set(rows)).await?;
    copying.finish();
    let rows: u64 = copied.tables.iter().map(|table| table.rows).sum();
    let sentence = format!(
        "{rows} rows of {} tables are at `{to}`, {} of them written now; both ends are the same, {} movements among them",
        copied.tables.len(),
        copied.written,
        copied.ledger.movements
    );
    cx.out.told(&copied, &sentence)?;
    let url = match &to {
        Address::Sqlite(path) => format!("sqlite:{}", path.display()),
        Address::MySql(server) => server.to_string(),
    };
    cx.out.hint(&format!("`spark config set store.url {url}` works with it from now on"));
    Ok(Exit::Done)
}
