//! The REST API, through the running daemon.

mod accounts;
mod connect;
mod dashboard;
mod flow;
mod members;
mod openapi;
mod orders;
mod phone;
mod remote;
mod replay;
mod stage;
mod stock;
mod tenancy;
mod v1;
mod wire;
