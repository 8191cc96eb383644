//! The stage: a spark with a home of its own and a cleared environment, and a sandbox beside it.

mod daemon;
pub(crate) mod database;
mod guillotine;
mod sandbox;
mod spark;
mod until;

pub(crate) use daemon::Daemon;
pub(crate) use database::{Database, PASSWORD};
pub(crate) use guillotine::{Fall, Guillotine};
pub(crate) use sandbox::Sandbox;
pub(crate) use spark::{Ended, Spark};
pub(crate) use until::{BREATH, PATIENCE, until};
