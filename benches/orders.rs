//! Orders and what is asked about them, without a network: how fast decoded pages become committed movements, what it
//! costs to explain one SKU among many movements, and to plan 100,000 mapped listings of which none is due.
//!
//! Goals: 20,000 orders/s; under 100 ms; under 0.3 s. Run with `cargo bench --bench orders`.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a benchmark prints, and stops where its stage fails"
)]

mod stage;

use std::time::Duration;

use spark::engine::Address;
use stage::{Figures, PAGE, Sizes};

const SIZES: Sizes = Sizes { listings: 100_000, movements: 1_000_000, orders: 100_000 };
/// For the explanation, which must not care.
const LONG_LEDGER: Sizes = Sizes { movements: 10_000_000, orders: PAGE, ..SIZES };

#[tokio::main]
async fn main() {
    let Sizes { listings, movements, .. } = SIZES;
    let Figures { furnish, plan, explain, ingest } = measure(SIZES).await;
    println!("stage          {movements} movements, {listings} listings in {:.1} s", furnish.as_secs_f64());
    println!("no-op plan     {:.3} s for {listings} mapped listings", plan.as_secs_f64());
    print_explain(explain, movements);
    for (what, (rate, movements)) in ["placed", "the same again", "sent"].into_iter().zip(ingest) {
        println!("{what:<14} {rate:.0} orders/s in pages of {PAGE}: {movements} movements");
    }
    print_explain(measure(LONG_LEDGER).await.explain, LONG_LEDGER.movements);
}

async fn measure(sizes: Sizes) -> Figures {
    let home = tempfile::TempDir::new().unwrap();
    let address = Address::Sqlite(home.path().join("spark.db"));
    stage::measure(home.path(), address, sizes).await
}

fn print_explain(took: Duration, movements: usize) {
    println!("explain        {:.1} ms for one SKU among {movements} movements", took.as_secs_f64() * 1000.0);
}
