//! The invoices' lines, as the file has them.

use serde::Deserialize;

const INVOICES: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/online-retail/invoices-2010-12_2011-02.csv.gz");

/// Codes that stand for no goods; vouchers are told by [`VOUCHER`].
pub(super) const NO_GOODS: [&str; 9] =
    ["AMAZONFEE", "BANK CHARGES", "C2", "CRUK", "D", "DOT", "M", "POST", "S"];
pub(super) const VOUCHER: &str = "gift_";

/// One line of an invoice.
#[derive(Deserialize)]
pub(super) struct Line {
    pub(super) invoice_no: String,
    pub(super) stock_code: String,
    pub(super) quantity: i64,
    /// RFC 3339, UTC.
    pub(super) invoiced_at: String,
    pub(super) unit_price_gbp: String,
    pub(super) customer_id: String,
}

impl Line {
    pub(super) fn is_goods(&self) -> bool {
        let code = self.stock_code.as_str();
        !NO_GOODS.iter().any(|it| it.eq_ignore_ascii_case(code)) && !code.starts_with(VOUCHER)
    }

    pub(super) fn is_free(&self) -> bool {
        self.unit_price_gbp == "0.00"
    }
}

/// Reads every line, in the order in which they were written.
pub(super) fn lines() -> Vec<Line> {
    let file = flate2::read::GzDecoder::new(std::fs::File::open(INVOICES).unwrap());
    let lines: Vec<Line> = csv::Reader::from_reader(file).deserialize().collect::<Result<_, _>>().unwrap();
    assert_eq!(lines.len(), 105_335);
    lines
}
