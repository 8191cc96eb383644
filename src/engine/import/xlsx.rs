//! The first sheet of an Excel workbook, cell by cell. Its shared texts are in memory, its rows are not.

use std::io::{Read, Seek};
use std::ops::ControlFlow;

use calamine::{DataRef, Reader, Xlsx, XlsxError};

use super::error::{Problem, Stop};
use super::layout::{Layout, Row, Visit};

pub(super) fn each_row(
    file: impl Read + Seek,
    layout: &Layout,
    ignore_unknown: bool,
    visit: &mut Visit<'_>,
) -> Result<(), Stop> {
    let mut workbook = Xlsx::new(file).map_err(stop)?;
    let sheet = workbook.sheet_names().first().cloned();
    let sheet = sheet.ok_or_else(|| Stop::Format("the workbook has no sheet".to_owned()))?;
    let mut reader = workbook.worksheet_cells_reader(&sheet).map_err(stop)?;
    let mut rows =
        Rows { layout, ignore_unknown, header: None, cells: vec![String::new(); layout.columns.len()] };
    let mut row: Vec<(usize, DataRef<'_>)> = Vec::new();
    let mut line = 0;
    while let Some(cell) = reader.next_cell().map_err(stop)? {
        let (at, column) = cell.get_position();
        if u64::from(at) + 1 != line {
            if rows.take(line, &row, visit)?.is_break() {
                return Ok(());
            }
            row.clear();
            line = u64::from(at) + 1;
        }
        row.push((column as usize, cell.get_value().clone()));
    }
    rows.take(line, &row, visit).map(|_| ())
}

fn stop(error: XlsxError) -> Stop {
    match error {
        XlsxError::Io(error) => Stop::Io(error),
        other => Stop::Format(format!("it is no Excel workbook that can be read: {other}")),
    }
}

/// The header, once it was seen, and the cells of the row at hand.
struct Rows<'l> {
    layout: &'l Layout,
    ignore_unknown: bool,
    /// By sheet column: the layout's column.
    header: Option<Vec<Option<usize>>>,
    cells: Vec<String>,
}

impl Rows<'_> {
    fn take(
        &mut self,
        line: u64,
        row: &[(usize, DataRef<'_>)],
        visit: &mut Visit<'_>,
    ) -> Result<ControlFlow<()>, Stop> {
        if row.iter().all(|(_, value)| matches!(text(value), Ok(text) if text.trim().is_empty())) {
            return Ok(ControlFlow::Continue(()));
        }
        let Some(header) = &self.header else {
            let width = row.iter().map(|(column, _)| column + 1).max().unwrap_or(0);
            let mut names = vec![String::new(); width];
            for (column, value) in row {
                names[*column] = text(value).unwrap_or_default();
            }
            let names = names.iter().map(String::as_str);
            let header = self.layout.match_header(line, names, self.ignore_unknown).map_err(Stop::Header)?;
            self.header = Some(header);
            return Ok(ControlFlow::Continue(()));
        };
        self.cells.iter_mut().for_each(String::clear);
        let mut problems = Vec::new();
        for (column, value) in row {
            let Some(place) = header.get(*column).copied().flatten() else { continue };
            match text(value) {
                Ok(text) => self.cells[place] = text,
                Err(reason) => {
                    let column = Some(self.layout.columns[place].name.to_owned());
                    problems.push(Problem { row: line, column, reason });
                }
            }
        }
        let row =
            if problems.is_empty() { Ok(Row::new(line, self.layout, &self.cells)) } else { Err(problems) };
        Ok(visit(line, row))
    }
}

/// Returns a cell's text. Excel keeps every number as a fraction: a whole one is written without it.
fn text(value: &DataRef<'_>) -> Result<String, String> {
    match value {
        DataRef::Empty => Ok(String::new()),
        DataRef::String(text) => Ok(text.clone()),
        DataRef::SharedString(text) => Ok((*text).to_owned()),
        DataRef::Int(number) => Ok(number.to_string()),
        DataRef::Float(number) => Ok(number.to_string()),
        DataRef::Bool(truth) => Ok(truth.to_string()),
        DataRef::DateTime(_) | DataRef::DateTimeIso(_) | DataRef::DurationIso(_) => {
            Err("is a date or time in the sheet; format the cell as text".to_owned())
        }
        DataRef::Error(error) => Err(format!("is the error {error} in the sheet")),
    }
}
