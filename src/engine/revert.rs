//! Taking a run back: the opposite of each of its movements, itself a run. The ledger forgets nothing.

use serde::Serialize;

use super::Engine;
use super::ledger::{Error, Short, code_of};
use crate::domain::{Cause, RunKey};
use crate::store::ledger::{self, Entry, Posted};
use crate::store::runs::{self, Begun, NewRun, Status};

/// What taking a run back did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reverted {
    /// The run that did it; `None`: a rehearsal has none.
    pub run_id: Option<RunKey>,
    /// The run that was taken back.
    pub reverts: RunKey,
    /// Nothing was changed, as it was only asked what would be.
    pub dry_run: bool,
    /// Nothing was changed, as that run was taken back before.
    pub repeated: bool,
    /// Movements made.
    pub movements: u64,
}

impl Engine {
    /// Takes back what `run` moved. A second time changes nothing.
    ///
    /// # Errors
    /// [`Error::NoSuchRun`]; [`Error::CannotRevert`] with every SKU that has too little left, and nothing changed.
    pub async fn revert(&self, run: RunKey, dry_run: bool) -> Result<Reverted, super::Error> {
        let (group, actor, at) = (self.group, self.actor.clone(), self.clock.now());
        self.change("take a run back", dry_run, move |tx| {
            if runs::find(tx, group, run)?.is_none() {
                return Err(Error::NoSuchRun { run }.into());
            }
            let key = run.to_string();
            let new = NewRun {
                group,
                kind: runs::Kind::Revert,
                key: Some(&key),
                source: None,
                actor: &actor,
                reverts: Some(run),
                at,
            };
            let (its_run, repeated) = match runs::begin(tx, &new)? {
                Begun::New(id) => (id, false),
                Begun::Repeat(before) => (before.id, true),
            };
            let run_id = (repeated || !dry_run).then_some(its_run);
            let mut done = Reverted { run_id, reverts: run, dry_run, repeated, movements: 0 };
            if repeated {
                return Ok(done);
            }
            let mut short = Vec::new();
            for step in ledger::of_run(tx, group, run)? {
                let entry = Entry {
                    group,
                    sku: step.sku,
                    cause: Cause::Correction,
                    cause_key: &format!("revert:{}", step.id),
                    delta_on_hand: -step.delta_on_hand,
                    delta_reserved: -step.delta_reserved,
                    reference: Some(&format!("run {run}")),
                    actor: &actor,
                    note: None,
                    run: Some(its_run),
                    at,
                };
                match ledger::post(tx, &entry)? {
                    Posted::New(_) => done.movements += 1,
                    Posted::Repeat => {}
                    Posted::Refused(balance) => short.push(Short {
                        sku: code_of(tx, group, step.sku)?,
                        on_hand: balance.on_hand,
                        delta_on_hand: entry.delta_on_hand,
                    }),
                }
            }
            if !short.is_empty() {
                return Err(Error::CannotRevert { run, short }.into());
            }
            let summary = serde_json::json!({ "movements": done.movements }).to_string();
            runs::finish(tx, its_run, Status::Done, &summary, at)?;
            Ok(done)
        })
        .await
    }
}
