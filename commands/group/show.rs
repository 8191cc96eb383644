//! `spark group show`.

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// Show one group
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Its id
    gid: String,
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    cx.out.one(&cx.local_engine().await?.group_view(&args.gid.into()).await?)?;
    Ok(Exit::Done)
}
