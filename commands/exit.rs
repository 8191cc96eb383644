//! The exit codes: the only place where the numbers stand.

use spark::engine::Kind;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Exit {
    /// All of it was done.
    Done = 0,
    /// A fault in spark itself.
    Bug = 1,
    /// Wrong usage.
    Usage = 2,
    /// Partly done: some items failed; the output names every one.
    Partial = 3,
    /// Authorisation needed.
    Auth = 4,
    /// No such shop, SKU, listing, order, group.
    Missing = 5,
    /// A decision is needed.
    Decision = 6,
    /// The marketplace is unavailable or limits the rate.
    Unavailable = 7,
    /// Configuration or a secret is missing or wrong.
    Config = 8,
    /// The input is invalid; nothing was changed.
    Invalid = 9,
    /// Another process holds the lease.
    Busy = 10,
    /// Interrupted.
    Interrupted = 130,
}

/// What every code means, for the help and the man page.
pub(crate) const TABLE: [(Exit, &str); 12] = [
    (Exit::Done, "all of it was done"),
    (Exit::Bug, "a fault in spark itself"),
    (Exit::Usage, "wrong usage"),
    (Exit::Partial, "partly done: some items failed; the output names every one"),
    (Exit::Auth, "authorisation needed: connect the shop again, or log in"),
    (Exit::Missing, "no such shop, SKU, listing, order, group"),
    (
        Exit::Decision,
        "a decision is needed: drift, a stale plan, a tripped guard, a confirmation without a terminal",
    ),
    (
        Exit::Unavailable,
        "the marketplace is unavailable or limits the rate, after retries: run it again later",
    ),
    (Exit::Config, "configuration or a secret is missing or wrong"),
    (Exit::Invalid, "the input is invalid; nothing was changed"),
    (Exit::Busy, "another sync of the same shop holds the lease"),
    (Exit::Interrupted, "interrupted"),
];

/// Returns the table as the help shows it.
pub(crate) fn help() -> String {
    let lines = TABLE.iter().map(|(exit, meaning)| format!("  {:<4} {meaning}\n", *exit as u8));
    format!("Exit codes:\n{}", lines.collect::<String>())
}

impl From<Kind> for Exit {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Bug => Self::Bug,
            Kind::Auth | Kind::Forbidden => Self::Auth,
            Kind::Missing => Self::Missing,
            Kind::Decision => Self::Decision,
            Kind::Unavailable => Self::Unavailable,
            Kind::Config => Self::Config,
            Kind::Invalid => Self::Invalid,
            Kind::Busy => Self::Busy,
        }
    }
}

impl From<Exit> for std::process::ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}
