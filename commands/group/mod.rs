//! `spark group`: tenants, each with its own people, shops and stock.

mod add;
mod list;
mod rm;
mod set;
mod show;

use spark::engine::groups::GroupChanges;

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::unseen;

/// Look after groups: tenants that never see each other
///
/// Every other command works in one group: `main`, or what --group names.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    Add(add::Args),
    List(list::Args),
    Show(show::Args),
    Set(set::Args),
    Rm(rm::Args),
}

/// What can be said of a group.
#[derive(Debug, clap::Args)]
struct Facts {
    /// What people call it
    #[arg(long)]
    name: Option<String>,
    /// Where its dashboard takes transactions; empty: nowhere
    #[arg(long, value_name = "URL")]
    dashboard: Option<String>,
    /// Read the secret that its dashboard knows spark by, from the terminal (unseen) or from stdin
    #[arg(long)]
    secret: bool,
}

impl Facts {
    fn changes(self, cx: &Context<'_>) -> Result<GroupChanges, Failure> {
        let dashboard_secret =
            if self.secret { Some(unseen::read(cx, "The dashboard's secret")?) } else { None };
        Ok(GroupChanges { name: self.name, dashboard_url: self.dashboard, dashboard_secret })
    }
}

/// What a table shows of a group.
const COLUMNS: [&str; 6] = ["gid", "name", "users", "shops", "skus", "dashboard_url"];

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    match args.command {
        Command::Add(args) => add::run(cx, args).await,
        Command::List(args) => list::run(cx, args).await,
        Command::Show(args) => show::run(cx, args).await,
        Command::Set(args) => set::run(cx, args).await,
        Command::Rm(args) => rm::run(cx, args).await,
    }
}
