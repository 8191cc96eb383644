//! A list on its way out, in whatever format.

use serde::Serialize;
use serde_json::Value;

use super::{Out, csv, table, to_value};
use crate::failure::Failure;
use crate::globals::Format;

/// A list whose items come one at a time. JSON, NDJSON and a CSV of known fields are written as they come.
#[must_use = "a list has an end"]
pub(crate) struct List<'o> {
    out: &'o Out,
    columns: Vec<String>,
    fields: Vec<String>,
    kept: Vec<Value>,
    count: usize,
}

impl<'o> List<'o> {
    pub(super) fn new(out: &'o Out, columns: &[&str], fields: &[&str]) -> Self {
        let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        Self { out, columns: owned(columns), fields: owned(fields), kept: Vec::new(), count: 0 }
    }

    /// Adds an item. `false`: nobody reads any more, the rest need not be made.
    pub(crate) fn push(&mut self, item: &impl Serialize) -> Result<bool, Failure> {
        let value = to_value(item)?;
        self.count += 1;
        let first = self.count == 1;
        match self.out.format {
            Format::Json => {
                self.out.write(format!("{}{value}", if first { "[\n" } else { ",\n" }).as_bytes())
            }
            Format::Ndjson => self.out.write(format!("{value}\n").as_bytes()),
            Format::Csv if !self.fields.is_empty() => {
                if first {
                    self.out.write(&csv::header(&self.fields))?;
                }
                self.out.write(&csv::row(&value, &self.fields))
            }
            Format::Csv | Format::Table => {
                self.kept.push(value);
                Ok(true)
            }
        }
    }

    /// Ends the list.
    pub(crate) fn end(self) -> Result<(), Failure> {
        match self.out.format {
            Format::Json => self.out.write(if self.count == 0 { b"[]\n" } else { b"\n]\n" })?,
            Format::Ndjson => true,
            Format::Csv if !self.fields.is_empty() => {
                self.count > 0 || self.out.write(&csv::header(&self.fields))?
            }
            Format::Csv => {
                let fields = csv::fields(&self.kept);
                self.out.write(&csv::header(&fields))?;
                for value in &self.kept {
                    self.out.write(&csv::row(value, &fields))?;
                }
                true
            }
            Format::Table => self.out.write(table::rows(&self.kept, &self.columns).as_bytes())?,
        };
        self.out.flush()
    }
}
