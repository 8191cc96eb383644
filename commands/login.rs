//! `spark login`.

use serde_json::json;

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::remote::{self, Server};
use crate::unseen;

/// Log in to a daemon, for reports from it
///
/// Asks for the password of an account that `spark user add` made there, or reads it from stdin. The session's token is
/// kept in the keyring where there is one, else (and with --home) in a file that only you may read; it lasts thirty days
/// and is renewed by use. From then on `--server URL` answers `status`, `stock list`, `stock show`, `order list`, `order
/// export` and `analytics` from that daemon, with the same output as from a database here.
///
/// A job with secrets of its own can do without: SPARK_TOKEN in its environment goes before what is kept.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The mail address of the account
    email: String,
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    let server = named(cx)?;
    let password = unseen::read(cx, &format!("Password for {} at {}", args.email, server.address()))?;
    let body = json!({ "email": args.email, "password": password.expose() });
    let answer = server.post(&["api", "user", "login"], &body).await?;
    let Some(login) = remote::login(&answer) else {
        return Err(server.strange("it logged in without a token".to_owned()).await);
    };
    let address = server.address().to_string();
    let kept = server.logins().keep(&address, &login)?;
    let told = json!({
        "server": address,
        "email": answer["email"],
        "group": answer["group_id"],
        "role": answer["role"],
        "expires_at": login.expires_at,
        "kept": kept,
    });
    let word = |field: &str| told[field].as_str().unwrap_or_default();
    let sentence = format!(
        "logged in at {address} as {}, {} of the group {}",
        word("email"),
        word("role"),
        word("group")
    );
    cx.out.told(&told, &sentence)?;
    if cx.env.contains_key(remote::TOKEN) {
        cx.out.hint(&format!("{} is set, and goes before this login", remote::TOKEN));
    }
    Ok(Exit::Done)
}

/// Returns the daemon that --server names, which this cannot do without.
pub(crate) fn named(cx: &Context<'_>) -> Result<Server, Failure> {
    cx.server()?.ok_or_else(|| Failure::new(Exit::Usage, "server_unnamed", "which daemon? --server names it"))
}
