//! Splitting a [`StockUpdate`] into calls and joining what became of them.

use super::{Error, StockOutcome, StockRow, StockUpdate};

/// Variants that one stock call takes: Shopee documents 50 models (4.1); TikTok documents no number, and one
/// integrator met 50 (8).
pub(crate) const VARIANTS_PER_CALL: usize = 50;

/// Returns the rows of `update`, [`VARIANTS_PER_CALL`] variants at a time; all rows of a variant stay together.
pub(crate) fn chunks(update: &StockUpdate) -> Vec<Vec<&StockRow>> {
    let mut variants: Vec<Vec<&StockRow>> = Vec::new();
    for row in &update.rows {
        match variants.iter_mut().find(|rows| rows[0].variant_id == row.variant_id) {
            Some(rows) => rows.push(row),
            None => variants.push(vec![row]),
        }
    }
    variants.chunks(VARIANTS_PER_CALL).map(<[_]>::concat).collect()
}

/// Returns one row's outcome.
pub(crate) fn outcome(row: &StockRow, result: Result<(), Error>) -> StockOutcome {
    StockOutcome { variant_id: row.variant_id.clone(), warehouse_id: row.warehouse_id.clone(), result }
}

/// One call of several: the rows it carried, and what came of it.
pub(crate) type Sent<'a> = (Vec<&'a StockRow>, Result<Vec<StockOutcome>, Error>);

/// Joins the outcomes of several calls. A call that failed as a whole is every one of its rows' failure; when none
/// went through, the first failure is that of the whole update.
pub(crate) fn joined(calls: Vec<Sent<'_>>) -> Result<Vec<StockOutcome>, Error> {
    if calls.iter().all(|(_, result)| result.is_err())
        && let Some((_, Err(error))) = calls.first()
    {
        return Err(error.clone());
    }
    let rows = calls.into_iter().flat_map(|(rows, result)| match result {
        Ok(outcomes) => outcomes,
        Err(error) => rows.into_iter().map(|row| outcome(row, Err(error.clone()))).collect(),
    });
    Ok(rows.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(variant: usize, warehouse: &str) -> StockRow {
        StockRow { variant_id: variant.to_string().into(), warehouse_id: warehouse.into(), quantity: 1 }
    }

    #[test]
    fn a_variant_is_never_torn_apart() {
        let mut rows: Vec<StockRow> = (0..120).map(|variant| row(variant, "A")).collect();
        rows.extend((0..120).map(|variant| row(variant, "B")));
        let update = StockUpdate { product_id: "1".into(), rows };
        let sizes: Vec<usize> = chunks(&update).iter().map(Vec::len).collect();
        assert_eq!(sizes, [100, 100, 40]);
        assert!(chunks(&update)[0].iter().all(|row| row.variant_id.as_str().parse::<usize>().unwrap() < 50));
    }

    #[test]
    fn one_failed_call_of_several_fails_its_rows_only() {
        let (first, second) = (row(1, ""), row(2, ""));
        let failed = || Err(Error::TokenRejected { shop: "s".into() });
        let outcomes =
            joined(vec![(vec![&first], failed()), (vec![&second], Ok(vec![outcome(&second, Ok(()))]))])
                .unwrap();
        assert!(outcomes[0].result.is_err() && outcomes[1].result.is_ok());
        assert!(joined(vec![(vec![&first], failed()), (vec![&second], failed())]).is_err());
        assert!(joined(Vec::new()).unwrap().is_empty());
    }
}
