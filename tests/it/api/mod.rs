//! The REST API, through the running daemon.

mod accounts;
mod connect;
mod phone;
mod tenancy;
mod wire;
