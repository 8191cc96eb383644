//! Black-box tests: through the binary and over HTTP. One test binary, so that it links once.

#![expect(clippy::unwrap_used, reason = "a test that cannot set its stage should fail where it stands")]

mod analytics;
mod api;
mod bad_days;
mod cli;
mod daemon;
mod demo;
mod histories;
mod house;
mod kill;
mod listing;
mod map;
mod marketplace;
mod moving;
mod order;
mod replay;
mod sandbox;
mod several;
mod shop;
mod sku;
mod stock;
mod support;
mod sync;
mod watch;
