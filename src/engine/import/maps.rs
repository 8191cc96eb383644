//! The import of mappings: a listing by its name, or by shop, product, variant and warehouse.

use std::collections::HashSet;

use super::{Applied, Column, Import, Imported, Input, Layout, Options, Outcome, Problem, Row};
use crate::domain::{GroupKey, ListingKey, ListingName, Millis, RunKey};
use crate::engine::mapping::link;
use crate::engine::{Engine, Error, lookup};
use crate::store::{Tx, runs, skus};

const LISTING: usize = 0;
const SHOP: usize = 1;
const PRODUCT: usize = 2;
const VARIANT: usize = 3;
const WAREHOUSE: usize = 4;
const SKU: usize = 5;
const PACK: usize = 6;

static LAYOUT: Layout = Layout {
    columns: &[
        Column::named("listing"),
        Column::named("shop"),
        Column::named("product_id"),
        Column::named("variant_id"),
        Column::named("warehouse_id"),
        Column::named("sku"),
        Column::named("pack"),
    ],
    required: &[&["listing", "sku"], &["shop", "product_id", "sku"]],
};

impl Engine {
    /// Maps listings as a file says. A blank pack leaves the pack of a mapping to the same SKU as it is; a new one
    /// holds 1 unit.
    ///
    /// # Errors
    /// [`super::Error::Rows`] with every invalid row.
    pub async fn import_mappings(&self, input: Input, options: Options) -> Result<Imported, Error> {
        let import = MapImport { group: self.group, actor: self.actor.clone(), at: self.clock.now() };
        self.import("import mappings", import, input, options).await
    }
}

struct MapImport {
    group: GroupKey,
    actor: String,
    at: Millis,
}

struct MapRow {
    listing: ListingName,
    sku: String,
    pack: Option<i64>,
}

impl Import for MapImport {
    type Row = MapRow;
    /// The listings that a row was about.
    type Attempt = HashSet<ListingKey>;

    const KIND: runs::Kind = runs::Kind::MapImport;

    fn layout() -> &'static Layout {
        &LAYOUT
    }

    fn parse(row: &Row<'_>, problems: &mut Vec<Problem>) -> Option<MapRow> {
        let listing = named(row, problems);
        let sku = row.needed(SKU, problems).map(str::to_owned);
        let pack = row.whole(PACK, problems);
        if pack.is_some_and(|pack| pack < 1) {
            problems.push(row.problem(PACK, "holds at least 1 unit"));
        }
        if problems.is_empty() { Some(MapRow { listing: listing?, sku: sku?, pack }) } else { None }
    }

    fn begin(&self, _tx: &mut Tx<'_>, _run: RunKey) -> Result<Self::Attempt, Error> {
        Ok(HashSet::new())
    }

    fn apply(
        &self,
        seen: &mut Self::Attempt,
        tx: &mut Tx<'_>,
        rows: Vec<(u64, MapRow)>,
    ) -> Result<Vec<(u64, Outcome)>, Error> {
        rows.into_iter().map(|(line, row)| Ok((line, self.apply_one(seen, tx, line, row)?))).collect()
    }
}

impl MapImport {
    fn apply_one(
        &self,
        seen: &mut HashSet<ListingKey>,
        tx: &mut Tx<'_>,
        line: u64,
        row: MapRow,
    ) -> Result<Outcome, Error> {
        let mut problems = Vec::new();
        let listing = match lookup::listing(tx, self.group, &row.listing) {
            Ok(listing) => Some(listing),
            Err(Error::Lookup(error)) => {
                problems.push(problem(line, LISTING, error.to_string()));
                None
            }
            Err(error) => return Err(error),
        };
        let sku = skus::key_of(tx, self.group, &row.sku)?;
        if sku.is_none() {
            problems.push(problem(line, SKU, format!("there is no SKU `{}`", row.sku)));
        }
        let (Some(listing), Some((sku, _))) = (listing, sku) else { return Ok(Err(problems)) };
        if !seen.insert(listing.key) {
            let reason = format!("`{}` stands in an earlier row too", listing.name);
            return Ok(Err(vec![problem(line, LISTING, reason)]));
        }
        let same = listing.mapped.as_ref().filter(|to| to.key == sku);
        let pack = row.pack.or(same.map(|to| to.pack)).unwrap_or(1);
        if same.is_some_and(|to| to.pack == pack) {
            return Ok(Ok(Applied::Unchanged));
        }
        link(tx, (self.group, &self.actor, self.at), &listing, sku, pack)?;
        Ok(Ok(if listing.mapped.is_some() { Applied::Changed } else { Applied::Created }))
    }
}

/// Reads the listing's name from whichever columns have it.
fn named(row: &Row<'_>, problems: &mut Vec<Problem>) -> Option<ListingName> {
    if let Some(text) = row.text(LISTING) {
        return match text.parse() {
            Ok(name) => Some(name),
            Err(error) => {
                let error: crate::domain::BadListingName = error;
                problems.push(row.problem(LISTING, error.to_string()));
                None
            }
        };
    }
    if row.text(SHOP).is_none() && row.text(PRODUCT).is_none() {
        problems.push(row.problem(LISTING, "is blank"));
        return None;
    }
    Some(ListingName {
        shop: row.needed(SHOP, problems)?.into(),
        product: row.needed(PRODUCT, problems)?.into(),
        variant: row.text(VARIANT).map(Into::into),
        warehouse: row.text(WAREHOUSE).map(Into::into),
    })
}

fn problem(line: u64, column: usize, reason: String) -> Problem {
    Problem { row: line, column: Some(LAYOUT.columns[column].name.to_owned()), reason }
}
