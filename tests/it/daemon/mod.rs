//! `spark daemon`: a process that stays.

mod lifecycle;
