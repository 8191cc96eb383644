//! Spark keeps one truth about stock for a seller with shops on several marketplaces, and makes every shop show it.
//!
//! The rooms, from the bottom up (`ARCHITECTURE.md` says who may import whom, a test keeps it so):
//!
//! - [`domain`]: pure values and rules. No I/O, nothing that awaits, no clock.
//! - [`clock`] and [`secrets`]: time, randomness and secrets, handed in to whoever needs them.
//! - [`config`]: the settings, each knowing where it came from. Faces hand every room its own.
//! - [`store`]: the database. SQL written once, engines that only translate.
//! - [`marketplace`]: what every marketplace can do, and the clients that do it.
//! - [`engine`]: the use cases, from connecting a shop to pushing its stock.
//! - [`daemon`]: spark as a service: schedule, webhooks in, lifecycle.
//! - [`api`]: the REST API, a face over the engine.
//! - [`sandbox`]: stand-ins for the marketplaces. Shares nothing with the rooms above.

pub mod api;
pub mod clock;
pub mod config;
pub mod daemon;
pub mod domain;
pub mod engine;
pub mod marketplace;
pub mod sandbox;
pub mod secrets;
pub mod store;
