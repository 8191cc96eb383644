//! `spark shop connect`.

use std::io::{self, IsTerminal as _};
use std::net::SocketAddr;
use std::sync::Arc;
use std::thread;
use std::time::Instant;

use serde_json::json;
use spark::config::Span;
use spark::engine::connect::{Error as Returned, Pending};
use spark::engine::{Callback, Engine, ShopAlias, ShopView};
use tokio::sync::{mpsc, oneshot};
use url::Url;

use super::list;
use super::listener::{Browser, Listener, Verdict};
use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::globals::Format;

/// Connect the shops of a seller
///
/// Opens the marketplace's consent page and waits for the browser to come back to this machine. One consent may
/// open several shops: all of them are connected. A shop that was connected before keeps its alias and mappings.
///
/// TikTok Shop sends browsers back to one address only: register `http://127.0.0.1:5588/callback` (or what --listen
/// says) as the app's redirect URL in Partner Center.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Marketplace
    #[arg(value_name = "MARKETPLACE", value_parser = ["tiktok", "shopee"])]
    platform: String,
    /// What to call the shop (several shops: ALIAS, ALIAS-2, …) [default: like tiktok-id]
    #[arg(long, value_name = "ALIAS")]
    alias: Option<String>,
    /// Address of this machine that the browser comes back to [default: oauth.listen of the config]
    #[arg(long, value_name = "ADDR")]
    listen: Option<SocketAddr>,
    /// Only print the address of the consent page
    #[arg(long)]
    no_browser: bool,
    /// Read the address that the browser ends on from stdin, for machines without one
    #[arg(long)]
    paste: bool,
    /// How long to wait for the seller
    #[arg(long, value_name = "DURATION", default_value = "5m")]
    timeout: Span,
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    let listen = args.listen.unwrap_or(cx.config()?.oauth.listen);
    if !listen.ip().is_loopback() {
        let message = format!(
            "{listen} is no loopback address: the answer carries a secret and must not leave this machine"
        );
        return Err(Failure::new(Exit::Usage, "listen_not_loopback", message));
    }
    let engine = cx.engine().await?;
    let deadline = Instant::now() + args.timeout.0;
    let platform = args.platform.as_str().into();
    let alias: Option<ShopAlias> = args.alias.map(Into::into);

    if args.paste {
        let address = Url::parse(&format!("http://{listen}")).expect("a socket address makes a URL");
        let pending = engine.begin_connect(&platform, &address, alias).await?;
        announce(cx, &pending)?;
        cx.out.note("Paste the address that the browser ends on (it need not show a page):");
        return match pasted(cx, &pending, deadline).await? {
            Some(callback) => connected(cx, &engine.finish_connect(&pending, &callback).await?),
            None => Ok(Exit::Interrupted),
        };
    }

    let listener = Listener::bind(listen).map_err(|error| {
        Failure::new(Exit::Config, "listen_failed", format!("cannot listen on {listen}")).because(&error)
    })?;
    let pending = engine.begin_connect(&platform, listener.address(), alias).await?;
    announce(cx, &pending)?;
    if !args.no_browser && somebody_watches(cx) {
        open(pending.authorize_url());
    }
    let Some((callback, browser)) = returned(cx, listener, &pending, deadline).await? else {
        return Ok(Exit::Interrupted);
    };
    finish(cx, &engine, &pending, &callback, browser).await
}

/// Says where the seller has to go.
fn announce(cx: &Context<'_>, pending: &Pending) -> Result<(), Failure> {
    if wants_events(cx) {
        return cx.out.event(&json!({"event": "authorize", "url": pending.authorize_url()})).map(drop);
    }
    cx.out.note(&format!("Open this where the seller is logged in:\n\n  {}\n", pending.authorize_url()));
    Ok(())
}

/// Says which shops there are now.
fn connected(cx: &Context<'_>, shops: &[ShopView]) -> Result<Exit, Failure> {
    if wants_events(cx) {
        cx.out.event(&json!({"event": "connected", "shops": shops}))?;
    } else {
        cx.out.list(shops, &list::COLUMNS)?;
        cx.out.hint("`spark listing pull` reads what they sell");
    }
    Ok(Exit::Done)
}

fn wants_events(cx: &Context<'_>) -> bool {
    matches!(cx.out.format(), Format::Json | Format::Ndjson)
}

/// Keeps the shops and tells the browser how it went, before the terminal.
async fn finish(
    cx: &Context<'_>,
    engine: &Engine,
    pending: &Pending,
    callback: &Callback,
    browser: Browser,
) -> Result<Exit, Failure> {
    match engine.finish_connect(pending, callback).await {
        Ok(shops) => {
            let names: Vec<_> = shops.iter().map(|shop| format!("{} ({})", shop.alias, shop.name)).collect();
            browser.tell(Ok(&format!("Spark is connected to {}.", names.join(", "))));
            connected(cx, &shops)
        }
        Err(error) => {
            browser.tell(Err(&format!("Spark could not connect: {error}.")));
            Err(error.into())
        }
    }
}

/// Waits for the browser to come back. `None`: interrupted.
async fn returned(
    cx: &Context<'_>,
    listener: Listener,
    pending: &Pending,
    deadline: Instant,
) -> Result<Option<(Callback, Browser)>, Failure> {
    let listener = Arc::new(listener);
    let (found, mut answer) = oneshot::channel();
    // A thread of its own: one on the runtime would hold up the end of the program.
    thread::spawn({
        let (listener, pending) = (Arc::clone(&listener), pending.clone());
        move || {
            let outcome = listener.wait(deadline, |url| judge(&pending, url));
            let _ = found.send(outcome); // an interrupt has stopped waiting for it
        }
    });
    let outcome = tokio::select! {
        outcome = &mut answer => outcome,
        () = cx.interrupted.cancelled() => {
            listener.unblock();
            return Ok(None);
        }
    };
    match outcome {
        Ok(Ok(Some((Ok(callback), browser)))) => Ok(Some((callback, browser))),
        Ok(Ok(Some((Err(refused), browser)))) => {
            browser.tell(Err(&format!("{refused}.")));
            Err(Failure::of(&refused))
        }
        Ok(Ok(None)) => Err(timed_out()),
        Ok(Err(error)) => {
            Err(Failure::new(Exit::Config, "listen_failed", "the listener broke down").because(&error))
        }
        Err(error) => {
            Err(Failure::new(Exit::Bug, "listen_failed", "the listener ended early").because(&error))
        }
    }
}

fn judge(pending: &Pending, url: &Url) -> Verdict<Result<Callback, Returned>> {
    if url.path() != pending.redirect().path() {
        return Verdict::Stray("this is not the address of the callback".to_owned());
    }
    match pending.answer(url) {
        Err(stray @ Returned::Stray { .. }) => Verdict::Stray(stray.to_string()),
        answer => Verdict::Answer(answer),
    }
}

/// Reads addresses from stdin until one is the answer. `None`: interrupted.
async fn pasted(cx: &Context<'_>, pending: &Pending, deadline: Instant) -> Result<Option<Callback>, Failure> {
    let (sender, mut lines) = mpsc::unbounded_channel();
    // A thread of its own: nothing ends a read of a terminal, and the program must not wait for it.
    thread::spawn(move || {
        for line in io::stdin().lines() {
            let Ok(line) = line else { return };
            if sender.send(line).is_err() {
                return;
            }
        }
    });
    loop {
        let line = tokio::select! {
            line = lines.recv() => line,
            () = cx.interrupted.cancelled() => return Ok(None),
            () = tokio::time::sleep_until(deadline.into()) => return Err(timed_out()),
        };
        let Some(line) = line else {
            let message = "stdin ended before the address that the browser ends on";
            return Err(Failure::new(Exit::Auth, "authorisation_missing", message));
        };
        if line.trim().is_empty() {
            continue;
        }
        let answer = match pending.redirect().join(line.trim()) {
            Ok(url) => pending.answer(&url),
            Err(_) => Err(Returned::Stray { reason: "it is no address" }),
        };
        match answer {
            Ok(callback) => return Ok(Some(callback)),
            Err(stray @ Returned::Stray { .. }) => cx.out.warn(&format!("{stray}; still waiting")),
            Err(refused) => return Err(Failure::of(&refused)),
        }
    }
}

fn timed_out() -> Failure {
    Failure::new(Exit::Auth, "authorisation_timed_out", "nobody answered the consent page in time")
}

/// A browser helps where somebody sits at this terminal, or has named one on purpose.
fn somebody_watches(cx: &Context<'_>) -> bool {
    io::stderr().is_terminal() || cx.env.contains_key("BROWSER")
}

/// Opens the seller's browser. Where that fails, the address is on the screen already.
fn open(url: &Url) {
    let url = url.clone();
    thread::spawn(move || {
        if let Err(error) = webbrowser::open(url.as_str()) {
            tracing::info!(%error, "no browser could be opened");
        }
    });
}
