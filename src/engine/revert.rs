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
    /// The run that did it.
    pub run_id: RunKey,
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
            let mut done = Reverted { run_id: run, reverts: run, dry_run, repeated: false, movements: 0 };
            match runs::begin(tx, &new)? {
                Begun::New(id) => done.run_id = id,
                Begun::Repeat(before) => return Ok(Reverted { run_id: before.id, repeated: true, ..done }),
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
                    run: Some(done.run_id),
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
            runs::finish(tx, done.run_id, Status::Done, &summary, at)?;
            Ok(done)
        })
        .await
    }
}
