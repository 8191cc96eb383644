//! `spark user set`.

use clap::ValueEnum;
use spark::engine::people::{Decider, MemberChanges};
use spark::engine::{Role, ShopAlias};

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// Change what somebody is called, may do, or works on
///
/// It counts from their next call on.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The mail address that they log in with
    email: String,
    /// What to call them
    #[arg(long)]
    name: Option<String>,
    /// What they may do: owner, manager or staff
    #[arg(long)]
    role: Option<Role>,
    /// Whether they may log in; an inactive user is logged out everywhere
    #[arg(long)]
    status: Option<Status>,
    /// Shop that they work on, instead of those before (can be repeated)
    #[arg(long = "shop", value_name = "ALIAS", conflicts_with = "no_shops")]
    shops: Vec<String>,
    /// Take them off every shop
    #[arg(long)]
    no_shops: bool,
}

/// Whether somebody may log in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Status {
    Active,
    Inactive,
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    let shops: Vec<_> = args.shops.into_iter().map(ShopAlias::from).collect();
    let changes = MemberChanges {
        name: args.name,
        role: args.role,
        active: args.status.map(|status| status == Status::Active),
        shops: (args.no_shops || !shops.is_empty()).then_some(shops),
    };
    let member = cx.local_engine().await?.set_member(Decider::Operator, &args.email, changes).await?;
    cx.out.one(&member)?;
    Ok(Exit::Done)
}
