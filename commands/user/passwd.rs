//! `spark user passwd`.

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::unseen;

/// Give somebody another password
///
/// Asks for it, or reads it from stdin. They are logged out everywhere.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The mail address that they log in with
    email: String,
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    let engine = cx.local_engine().await?;
    let password = unseen::read_new(cx, &format!("Password for {}", args.email))?;
    let member = engine.set_member_password(&args.email, &password).await?;
    cx.out
        .told(&member, &format!("`{}` has another password, and is logged out everywhere", member.email))?;
    Ok(Exit::Done)
}
