//! `spark sync --watch`: cycle after cycle, and what each did.

use std::collections::VecDeque;

use console::style;
use serde_json::Value;
use spark::engine::orders::Ingested;
use spark::engine::sync::{Pushed, SyncRequest, Synced};
use spark::engine::{Engine, Millis};

use super::Args;
use super::report::warnings;
use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Screen;
use crate::watch::Cycle;

/// Lines that tell what happened: a glance's worth.
const LINES: usize = 15;

/// Syncs until Ctrl-C. What hinders one cycle, or one shop in all of them, is shown and need not hinder the next.
pub(super) async fn run(cx: &Context<'_>, engine: &Engine, args: Args) -> Result<Exit, Failure> {
    let (clock, mut beats, mut screen) = (cx.clock(), args.watch.beats(cx), cx.out.screen());
    let mut story = Story::default();
    while beats.next().await {
        let request = SyncRequest {
            shops: args.shops.clone(),
            idle_unrecorded: true,
            stop: cx.interrupted.clone(),
            ..SyncRequest::default()
        };
        let outcome = engine.sync(request).await.map_err(Failure::from);
        let at = clock.now();
        let goes_on = match &mut screen {
            Some(screen) => {
                match &outcome {
                    Ok(synced) => story.goes_on(at, synced),
                    Err(failure) => story.halts(failure),
                }
                story.tell(at, screen);
                true
            }
            None => match &outcome {
                Ok(synced) => cx.out.event(&Cycle { at, what: synced })?,
                Err(failure) => cx.out.event(&Cycle::<Value> { at, what: failure.to_json() })?,
            },
        };
        match outcome {
            Err(failure) if !may_pass(failure.exit) => return Err(failure),
            _ if goes_on => {}
            _ => return Ok(Exit::Done),
        }
    }
    Ok(Exit::Interrupted)
}

/// Returns whether the next cycle may do better without anybody's doing.
fn may_pass(exit: Exit) -> bool {
    matches!(exit, Exit::Decision | Exit::Unavailable | Exit::Busy)
}

/// What a person at the terminal is told: the sums since the start, the last things that happened, the trouble there is.
#[derive(Default)]
struct Story {
    began: Option<Millis>,
    cycles: u64,
    shops: u64,
    orders: u64,
    movements: u64,
    pushed: u64,
    elapsed_ms: i64,
    happened: VecDeque<String>,
    trouble: Vec<String>,
}

impl Story {
    fn goes_on(&mut self, at: Millis, synced: &Synced) {
        let Synced { tokens, orders, movements, push, errors, .. } = synced;
        let moved = movements.orders + movements.drift;
        self.began.get_or_insert(at);
        self.cycles += 1;
        self.shops = tokens.shops;
        self.orders += orders.new;
        self.movements += moved;
        self.pushed += push.pushed;
        self.elapsed_ms = push.elapsed_ms;
        self.trouble = warnings(errors);
        if orders.new + moved + push.pushed > 0 {
            let Pushed { pushed, elapsed_ms, changes, .. } = push;
            let Ingested { new, changed, .. } = orders;
            self.happens(format!(
                "{at}  orders {new} new, {changed} changed; movements {moved}; pushed {pushed} in {elapsed_ms} ms"
            ));
            for change in changes.iter().take(LINES) {
                let from = change.from.map_or_else(|| "?".to_owned(), |from| from.to_string());
                self.happens(format!("    {}  {}  {from} → {}", change.listing, change.sku, change.to));
            }
        }
    }

    fn halts(&mut self, failure: &Failure) {
        self.trouble = vec![failure.message.clone()];
    }

    fn happens(&mut self, line: String) {
        self.happened.push_back(line);
        while self.happened.len() > LINES {
            self.happened.pop_front();
        }
    }

    fn tell(&self, at: Millis, screen: &mut Screen) {
        let Self { shops, cycles, orders, movements, pushed, elapsed_ms, .. } = self;
        screen.line(&format!("sync of {shops} shops at {at}: cycle {cycles}, {elapsed_ms} ms; Ctrl-C ends"));
        if let Some(began) = self.began {
            screen.line(&format!(
                "since {began}: {orders} new orders, {movements} movements, {pushed} listings pushed"
            ));
        }
        self.happened.iter().for_each(|line| screen.line(line));
        for trouble in &self.trouble {
            screen.line(&format!("{} {trouble}", style("warning:").yellow().for_stderr()));
        }
        screen.show();
    }
}
