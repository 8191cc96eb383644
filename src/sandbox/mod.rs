//! Stand-ins for TikTok Shop and Shopee on loopback: strict enough to learn on and to test against.
//!
//! Built from the marketplaces' documents and from nothing of spark's: no other room is imported, signing and wire types
//! are its own, so that a bug cannot agree with itself. From the bottom up:
//!
//! - `clock`, `random`: time and seeded randomness of its own
//! - `world`: shops, stock, orders, consent; the rules of stock
//! - `page`, `pdf`: what a person sees of it
//! - `faults`, `limits`, `journal`: what goes wrong on order, how much may come, what came
//! - `tiktok`, `shopee`: how each marketplace words it
//! - `levers`: `/_sandbox`, for tests and for practice; never part of either marketplace's API
//! - `shared`: what they all share
//! - `message`, `courier`: bring webhooks and push messages to the apps
//! - `server`: all of it behind one loopback address; `state`: the world on disk, `catalogue`: what its first shops sell
//!
//! The same seed and the same calls give the same ids, orders and faults.

mod catalogue;
mod clock;
mod courier;
mod faults;
mod journal;
mod levers;
mod limits;
mod message;
mod page;
mod pdf;
mod random;
mod ready;
mod server;
mod shared;
mod shopee;
mod state;
mod tiktok;
mod world;

pub use catalogue::{Catalogue, CatalogueError};
pub use clock::Clock;
pub use faults::{Fault, FaultKind};
pub use ready::{Ready, ShopeeReady, TiktokReady};
pub use server::{Error, Running, serve};
pub use shared::Options;
pub use world::Platform;
