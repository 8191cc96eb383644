//! The marketplaces' clients: one list of what each must do, run against the sandbox, and answers that no document
//! foresees, from canned replies.

mod contract;
mod fulfilment;
mod meanwhile;
mod odd;
mod orders;
mod returns;
mod seller_ships;
mod stage;
