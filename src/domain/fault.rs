//! The one vocabulary of failures that every room and both faces share.
//!
//! A library error says *what kind* of failure it is and whether trying again can help; only the faces turn
//! that into sentences, hints, exit codes and HTTP statuses.

use std::time::Duration;

/// What kind of failure it is. `commands/exit.rs` maps it to an exit code, `api/` to an HTTP status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A fault in spark itself.
    Bug,
    /// The shop must be connected again, or the user must log in.
    Auth,
    /// The user is known, and may not do this.
    Forbidden,
    /// No such shop, SKU, listing, order, group.
    Missing,
    /// A person must decide: drift under `ask`, a stale plan, a tripped guard, an unanswered question.
    Decision,
    /// The marketplace is down or limits the rate, after retries.
    Unavailable,
    /// Configuration or a secret is missing or wrong; the database cannot be used as it is.
    Config,
    /// The input is invalid; nothing was changed.
    Invalid,
    /// Another process holds the lease.
    Busy,
}

/// Whether the same call may succeed if made again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Retry {
    /// Never: the same call fails the same way.
    No,
    /// After at least this long.
    After(Duration),
    /// Only after reading back whether the first call acted.
    ReadBackFirst,
}

/// What every error of the library answers.
pub trait Fault: std::error::Error {
    /// Returns the kind of failure.
    fn kind(&self) -> Kind;
    /// Returns a stable snake_case name: scripts and the app match on it.
    fn code(&self) -> &'static str;
    /// Returns whether trying again can help.
    fn retry(&self) -> Retry {
        Retry::No
    }
}
