//! The REST API, through the running daemon.

mod accounts;
mod connect;
mod orders;
mod phone;
mod stage;
mod tenancy;
mod wire;
