//! `spark logout`.

use serde_json::json;

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::login::named;

/// End the session at a daemon, and forget its token
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// End every session of the account, whatever device it is on
    #[arg(long)]
    everywhere: bool,
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    let server = named(cx)?.logged_in(cx)?;
    let ended = match args.everywhere {
        true => server.delete(&["api", "v1", "sessions"]).await,
        false => server.post(&["api", "user", "logout"], &json!({})).await,
    };
    // Whatever becomes of the session there, nobody here wants to use it again.
    let address = server.address().to_string();
    server.logins().forget(&address)?;
    match ended {
        Err(failure) if failure.exit != Exit::Auth => Err(failure
            .hint("the token is forgotten here, but the session goes on there until it ends by itself")),
        // A session that has ended already is as good.
        Ok(_) | Err(_) => {
            cx.out.told(&json!({ "server": address }), &format!("logged out at {address}"))?;
            Ok(Exit::Done)
        }
    }
}
