//! Runs: what was done, by whom, and how far it came.

use serde::Serialize;

use super::{Engine, ledger};
use crate::domain::{Millis, RunKey};
use crate::store::runs::{self, Run};

/// A run as people and scripts see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RunView {
    /// Its number.
    pub run_id: RunKey,
    /// What it did.
    pub kind: &'static str,
    /// How it ended.
    pub status: &'static str,
    /// What it worked from.
    pub source: Option<String>,
    /// Who.
    pub actor: String,
    /// When it began.
    pub started_at: Millis,
    /// Its report in short; `None`: it goes on, or its process died.
    pub summary: Option<serde_json::Value>,
}

impl From<Run> for RunView {
    fn from(run: Run) -> Self {
        Self {
            run_id: run.id,
            kind: run.kind.as_str(),
            status: run.status.as_str(),
            source: run.source,
            actor: run.actor,
            started_at: run.started_at,
            summary: run.summary.and_then(|summary| serde_json::from_str(&summary).ok()),
        }
    }
}

impl Engine {
    /// Returns the last runs, the newest first.
    ///
    /// # Errors
    /// The store's.
    pub async fn runs(&self, limit: u32) -> Result<Vec<RunView>, super::Error> {
        let group = self.group;
        let found = self.store.read("list runs", move |tx| runs::list(tx, group, limit)).await?;
        Ok(found.into_iter().map(RunView::from).collect())
    }

    /// Returns one run.
    ///
    /// # Errors
    /// [`ledger::Error::NoSuchRun`].
    pub async fn run(&self, id: RunKey) -> Result<RunView, super::Error> {
        let group = self.group;
        let found = self.store.read("show a run", move |tx| runs::find(tx, group, id)).await?;
        Ok(found.map(RunView::from).ok_or(ledger::Error::NoSuchRun { run: id })?)
    }
}
