//! `spark config set`.

use std::fs;
use std::io::ErrorKind;

use spark::config::{self, Config, Origin, Settings};
use spark::secrets::{Source, private};

use super::Shown;
use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::globals::Format;
use crate::turn;
use crate::unseen;

/// Change one setting in the config file
///
/// Comments and order of the file stay. A value that would not work is refused before anything is written.
///
/// A secret itself never has to stand on a command line: `spark config set tiktok.app_secret keyring:tiktok --secret`
/// reads it from the terminal (unseen) or from stdin and puts it into the keyring; `file:PATH` works the same way.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Setting, e.g. `stock.policy`
    key: String,
    /// Its new value
    value: String,
    /// Read a secret, and put it where VALUE says
    #[arg(long)]
    secret: bool,
}

pub(super) fn run(cx: &Context<'_>, args: &Args) -> Result<Exit, Failure> {
    let Args { key, value, secret } = args;
    let path = &cx.home.config;
    let _turn = path.parent().and_then(turn::take);
    let before = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => config::template(),
        Err(source) => return Err(config::Error::Unreadable { path: path.clone(), source }.into()),
    };
    let after = config::set(&before, path, key, value)?;
    Config::read(&Settings::of(&after, path, &cx.env)?)?;
    if *secret {
        keep(cx, key, value)?;
    }
    private::replace(path, after.as_bytes()).map_err(|error| {
        Failure::new(Exit::Config, "config_unwritable", format!("cannot write `{}`", path.display()))
            .because(&error)
    })?;

    let settings = cx.settings()?;
    let setting = settings.get(key)?;
    if let Origin::Env { name } = &setting.origin {
        cx.out.warn(&format!("the environment variable `{name}` still holds over the file"));
    }
    if setting.is_literal_secret() {
        cx.out.warn(&format!(
            "`{key}` is in the settings in clear; safer: keyring:NAME, env:NAME or file:PATH"
        ));
    }
    match cx.out.format() {
        Format::Table => cx.out.note(&format!("{key} = {}", setting.shown())),
        _ => cx.out.one(&Shown::from(setting))?,
    }
    Ok(Exit::Done)
}

/// Reads a secret and puts it into the place that `value` names.
fn keep(cx: &Context<'_>, key: &str, value: &str) -> Result<(), Failure> {
    let Ok(place) = value.parse::<Source>();
    let secret = unseen::read(cx, &format!("Secret for {key}"))?;
    Ok(place.keep(&secret, cx.home.base())?)
}
