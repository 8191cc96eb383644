//! Answers that no document foresees.
