//! The command line's own promises: formats, exit codes, settings, secrets, the database.

mod certificate;
mod config;
mod database;
pub(crate) mod doctor;
mod init;
mod output;
mod secrets;
mod talk;
