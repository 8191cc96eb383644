//! The sandbox from outside: over HTTP, signed by hand from the marketplaces' documents, without a line of spark's clients.

mod faults;
mod fulfilment;
pub(crate) mod hooks;
mod levers;
mod orders;
mod shopee;
mod stage;
mod tiktok;
