//! `spark init`.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use serde::Serialize;
use spark::config;
use spark::engine::{self, Address, Created};
use spark::secrets::{Kept, private};

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::globals::Format;
use crate::turn;

/// Write a config, create the database and its key
///
/// Asks nothing, and is safe to repeat: what is there stays as it is.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {}

#[derive(Serialize)]
struct Report<'a> {
    config: Place<'a>,
    database: Database,
    key: KeyReport<'a>,
}

#[derive(Serialize)]
struct Place<'a> {
    path: &'a Path,
    created: bool,
}

#[derive(Serialize)]
struct Database {
    /// A file, or the address of a server.
    path: String,
    created: bool,
}

#[derive(Serialize)]
struct KeyReport<'a> {
    kept: Kept,
    path: Option<&'a Path>,
    created: bool,
}

pub(crate) async fn run(cx: &Context<'_>, _args: Args) -> Result<Exit, Failure> {
    let config_file = &cx.home.config;
    let new_config = write_config(config_file).map_err(|error| cannot_write(config_file, &error))?;
    let database = cx.database()?;
    let file = match &database {
        Address::Sqlite(path) => Some(path),
        Address::MySql(_) => None,
    };
    let key = cx.home.key();
    for folder in [file.and_then(|path| path.parent()), key.file.parent()].into_iter().flatten() {
        fs::create_dir_all(folder).map_err(|error| cannot_write(folder, &error))?;
    }
    let _turn = key.file.parent().and_then(turn::take);
    let Created { database: new_database, key: new_key, kept } =
        engine::create(&database, cx.limits()?, key.clone(), cx.entropy()).await?;

    let report = Report {
        config: Place { path: config_file, created: new_config },
        database: Database { path: database.to_string(), created: new_database },
        key: KeyReport { kept, path: (kept == Kept::File).then_some(&key.file), created: new_key },
    };
    if cx.out.format() == Format::Table {
        let state = |created| if created { "created" } else { "was there" };
        let key_place =
            report.key.path.map_or("the system's keyring".into(), |path| path.display().to_string());
        cx.out.note(&format!("config    {}  {}", config_file.display(), state(new_config)));
        cx.out.note(&format!("database  {database}  {}", state(new_database)));
        cx.out.note(&format!("key       {key_place}  {}", state(new_key)));
        cx.out.hint("next: put your app's key and secret into the config, then `spark shop connect`");
    } else {
        cx.out.one(&report)?;
    }
    Ok(Exit::Done)
}

/// Writes the commented config; `false` where there is one.
fn write_config(path: &Path) -> std::io::Result<bool> {
    match private::create(path, config::template().as_bytes()) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
        created => created.map(|()| true),
    }
}

fn cannot_write(path: &Path, error: &std::io::Error) -> Failure {
    Failure::new(Exit::Config, "home_unwritable", format!("cannot write `{}`", path.display())).because(error)
}
