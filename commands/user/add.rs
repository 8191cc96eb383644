//! `spark user add`.

use spark::engine::people::{Decider, MemberChanges};
use spark::engine::{Role, ShopAlias};

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::unseen;

/// Let somebody log in
///
/// Asks for a password, or reads it from stdin. Somebody who has an account already, in another group, keeps theirs and
/// may work for this group too.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The mail address that they log in with
    email: String,
    /// What to call them [default: the mail address up to the @]
    #[arg(long)]
    name: Option<String>,
    /// What they may do: owner, manager or staff
    #[arg(long, default_value = "staff")]
    role: Role,
    /// Shop that they work on (can be repeated) [default: all that there are now; owners: always all]
    #[arg(long = "shop", value_name = "ALIAS")]
    shops: Vec<String>,
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    let engine = cx.local_engine().await?;
    let password = if engine.has_account(&args.email).await? {
        None
    } else {
        Some(unseen::read_new(cx, &format!("Password for {}", args.email))?)
    };
    let shops: Vec<_> = args.shops.into_iter().map(ShopAlias::from).collect();
    let changes =
        MemberChanges { name: args.name, shops: (!shops.is_empty()).then_some(shops), ..Default::default() };
    let member =
        engine.add_member(Decider::Operator, &args.email, args.role, password.as_ref(), changes).await?;
    cx.out.one(&member)?;
    Ok(Exit::Done)
}
