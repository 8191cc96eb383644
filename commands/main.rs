//! The terminal's side of spark: parses, calls one use case, prints. Decides nothing about stock.

mod analytics;
mod completions;
mod config;
mod context;
mod daemon;
mod db;
mod demo;
mod doctor;
mod exit;
mod export;
mod failure;
mod globals;
mod group;
mod home;
mod import;
mod init;
mod interrupt;
mod listing;
mod log;
mod login;
mod logout;
mod man;
mod map;
mod markets;
mod order;
mod output;
mod panic;
mod remote;
mod reports;
mod sandbox;
mod shop;
mod sku;
mod status;
mod stock;
mod sync;
mod trouble;
mod turn;
mod unseen;
mod user;
mod watch;
mod when;
mod words;

use std::pin::pin;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use context::Context;
use exit::Exit;
use failure::Failure;
use globals::Globals;
use output::Out;

/// One true stock figure for sellers on TikTok Shop and Shopee, shown by every shop
#[derive(Debug, Parser)]
#[command(name = "spark", version, max_term_width = 110, after_long_help = exit::help())]
pub(crate) struct Cli {
    #[command(flatten)]
    globals: Globals,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Init(init::Args),
    Demo(demo::Args),
    Doctor(doctor::Args),
    Status(status::Args),
    Shop(shop::Args),
    Sku(sku::Args),
    Listing(listing::Args),
    Map(map::Args),
    Stock(stock::Args),
    Order(order::Args),
    Sync(sync::Args),
    Daemon(daemon::Args),
    Analytics(analytics::Args),
    User(user::Args),
    Group(group::Args),
    Login(login::Args),
    Logout(logout::Args),
    Sandbox(sandbox::Args),
    Db(db::Args),
    Config(config::Args),
    Completions(completions::Args),
    Man(man::Args),
}

impl Command {
    /// Returns whether it can ask a daemon elsewhere (`--server`).
    fn has_remote_form(&self) -> bool {
        match self {
            Self::Status(_) | Self::Analytics(_) | Self::Login(_) | Self::Logout(_) => true,
            Self::Stock(args) => args.has_remote_form(),
            Self::Order(args) => args.has_remote_form(),
            _ => false,
        }
    }
}

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return usage(&error),
    };
    let out = Out::new(&cli.globals);
    let ended = panic::guard(|| start(cli, &out));
    if let Err(failure) = &ended {
        out.failure(failure);
    }
    ended.unwrap_or_else(|failure| failure.exit).into()
}

/// Builds what the command needs, and no more.
fn start(cli: Cli, out: &Out) -> Result<Exit, Failure> {
    let Cli { globals, command } = cli;
    if globals.server.is_some() && !command.has_remote_form() {
        let message = "this command works on a database here; --server (or SPARK_SERVER) asks a daemon for `status`, \
                       `stock list`, `stock show`, `order list`, `order export` and `analytics` only";
        return Err(Failure::new(Exit::Usage, "no_remote_form", message));
    }
    match &command {
        Command::Completions(args) => return completions::run(out, args),
        Command::Man(args) => return man::run(out, args),
        Command::Daemon(args) => log::start(&globals, args.serves()),
        _ => log::start(&globals, false),
    }
    let cx = Context::new(globals, out)?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::new(Exit::Bug, "no_runtime", "cannot start threads").because(&error))?;
    runtime.block_on(async {
        interrupt::watch(cx.interrupted.clone(), cx.by_keyboard.clone());
        let is_service = matches!(&command, Command::Daemon(args) if args.serves());
        let mut running = pin!(run(&cx, command));
        let ended = tokio::select! {
            ended = &mut running => ended,
            () = cx.interrupted.cancelled() => {
                if !is_service {
                    out.note("stopping at the next safe point; once more stops at once"); // a service logs it
                }
                running.await
            }
        };
        let interrupted = cx.interrupted.is_cancelled() && !is_service; // a service is asked to end
        match ended {
            ended if !interrupted => ended,
            Ok(_) => Ok(Exit::Interrupted),
            Err(failure) => Err(failure.ending(Exit::Interrupted)),
        }
    })
}

async fn run(cx: &Context<'_>, command: Command) -> Result<Exit, Failure> {
    match command {
        Command::Init(args) => init::run(cx, args).await,
        Command::Demo(args) => demo::run(cx, args).await,
        Command::Doctor(args) => doctor::run(cx, args).await,
        Command::Status(args) => status::run(cx, args).await,
        Command::Shop(args) => shop::run(cx, args).await,
        Command::Sku(args) => sku::run(cx, args).await,
        Command::Listing(args) => listing::run(cx, args).await,
        Command::Map(args) => map::run(cx, args).await,
        Command::Stock(args) => stock::run(cx, args).await,
        Command::Order(args) => order::run(cx, args).await,
        Command::Sync(args) => sync::run(cx, args).await,
        Command::Daemon(args) => daemon::run(cx, args).await,
        Command::Analytics(args) => analytics::run(cx, args).await,
        Command::User(args) => user::run(cx, args).await,
        Command::Group(args) => group::run(cx, args).await,
        Command::Login(args) => login::run(cx, args).await,
        Command::Logout(args) => logout::run(cx, args).await,
        Command::Sandbox(args) => sandbox::run(cx, args).await,
        Command::Db(args) => db::run(cx, args).await,
        Command::Config(args) => config::run(cx, args),
        Command::Completions(args) => completions::run(cx.out, &args),
        Command::Man(args) => man::run(cx.out, &args),
    }
}

/// Ends a command line that clap did not take, or that asked for help.
fn usage(error: &clap::Error) -> ExitCode {
    let help = !error.use_stderr();
    let json =
        std::env::args().any(|arg| matches!(arg.as_str(), "--json" | "--format=json" | "--format=ndjson"));
    if json && !help {
        let text = error.to_string();
        let (message, hint) = text.split_once("\n\n").unwrap_or((&text, ""));
        let failure = Failure::new(Exit::Usage, "usage", message.trim_start_matches("error: "));
        Out::json().failure(&failure.hint(hint.trim()));
    } else {
        let _ = error.print(); // a closed pipe is no fault
    }
    if help { Exit::Done.into() } else { Exit::Usage.into() }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_definition_of_all_commands_is_sound() {
        super::Cli::command().debug_assert();
    }
}
