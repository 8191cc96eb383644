//! The database, its key, and what pushes left open.

use spark::engine::{Address, Engine};
use spark::secrets::private;

use super::Finding;
use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

pub(super) async fn check(cx: &Context<'_>, engine: &Engine) -> Vec<Finding> {
    vec![soundness(engine).await, permissions(cx), key(engine), pending(engine).await]
}

async fn soundness(engine: &Engine) -> Finding {
    match engine.glance_at_database().await {
        Ok(checked) if checked.problems.is_empty() => {
            Finding::ok("database", format!("sound, schema {}", checked.schema))
        }
        Ok(checked) => Finding::failed(
            "database",
            Failure::new(Exit::Config, "database_damaged", checked.problems.join("; ")),
        ),
        Err(error) => Finding::failed("database", error.into()),
    }
}

fn permissions(cx: &Context<'_>) -> Finding {
    let check = "database file";
    let path = match cx.database() {
        Ok(Address::Sqlite(path)) => path,
        Ok(Address::MySql(server)) => return Finding::ok("database server", server.to_string()),
        Err(failure) => return Finding::failed(check, failure),
    };
    match private::others_may_read(&path) {
        Ok(Some(mode)) => Finding::warning(
            check,
            format!("others can read `{}` (mode {mode:03o})", path.display()),
            format!("chmod 600 {}", path.display()),
        ),
        _ => Finding::ok(check, path.display().to_string()),
    }
}

fn key(engine: &Engine) -> Finding {
    match engine.check_key() {
        Ok(()) => Finding::ok("data key", "opens this database"),
        Err(error) => Finding::failed("data key", error.into()),
    }
}

async fn pending(engine: &Engine) -> Finding {
    match engine.overview().await {
        Ok(overview) if overview.unsettled > 0 => Finding::warning(
            "pending work",
            format!("{} listings were sent a figure whose arrival is not known", overview.unsettled),
            "`spark stock push` reads them back first",
        ),
        Ok(_) => Finding::ok("pending work", "none"),
        Err(error) => Finding::failed("pending work", error.into()),
    }
}
