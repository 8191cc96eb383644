//! What people read: one sentence for what was done, each wrong row once, what to do next.

use crate::support::Spark;

#[test]
fn an_import_is_told_in_a_sentence_with_what_comes_next() {
    let spark = Spark::new();
    let skus = spark.file("skus.csv", "sku,stock\nmug,3\ncup,4\n");
    let first = spark.run(&["sku", "import", &skus]).exits(0);
    assert_eq!(first.stdout, "2 rows taken in: 2 new, 0 changed, 0 as they were (run 1)\n");
    assert!(first.stderr.contains("hint: `spark listing pull`"), "{}", first.text());
    let again = spark.run(&["sku", "import", &skus]).exits(0);
    assert!(again.stdout.starts_with("nothing was changed: this was taken in already, by run 1 at "));

    let counted = spark.feed(&["stock", "import", "-", "--dry-run"], b"sku,qty\nmug,5\n").exits(0);
    assert_eq!(counted.stdout, "1 row would be taken in: 0 new, 1 changed, 0 as they were\n");
}

#[test]
fn an_invalid_row_is_named_with_its_column_and_what_is_wrong_with_it() {
    let spark = Spark::new();
    let rows = spark.file("skus.csv", "sku,stock\nmug,many\ncup,4\n");
    let named = "\n  - row 2, column stock: `many` is no whole number\n";
    let refused = spark.run(&["sku", "import", &rows]).exits(9);
    assert!(refused.stderr.contains(named), "{}", refused.text());
    let skipped = spark.run(&["sku", "import", &rows, "--skip-invalid"]).exits(3);
    assert!(
        skipped.stderr.contains(&format!("1 of 2 rows invalid and left out{named}")),
        "{}",
        skipped.text()
    );
    let empty = spark.feed(&["sku", "import", "-"], b"").exits(9);
    assert!(empty.stderr.starts_with("error: `stdin` has no rows"), "{}", empty.text());
}

#[test]
fn stock_by_hand_and_its_proof_are_told_in_sentences() {
    let spark = Spark::new();
    spark.ok(&["sku", "add", "mug", "--stock", "3"]);
    assert_eq!(
        spark.ok(&["stock", "set", "mug", "5"]),
        "`mug`: +2 makes 5 on hand, 0 reserved, 5 available\n"
    );
    assert_eq!(
        spark.ok(&["stock", "set", "mug", "5"]),
        "`mug` has 5 on hand already: nothing was recorded\n"
    );
    let proof = spark.ok(&["stock", "verify"]);
    assert_eq!(proof, "2 movements of 1 SKU: every balance is what they add up to\n");
    assert_eq!(spark.json(&["stock", "verify"])["ok"], true);
}

#[test]
fn a_thing_shows_only_the_fields_that_say_something() {
    let spark = Spark::new();
    let table = spark.ok(&["sku", "add", "mug", "--stock", "3"]);
    assert!(table.contains("on hand") && !table.contains("barcode"), "{table}");
    assert!(spark.json(&["sku", "show", "mug"])["barcode"].is_null());
}

#[test]
fn a_push_that_knows_no_listing_says_what_comes_first() {
    let ended = Spark::new().run(&["stock", "push", "--yes"]).exits(0);
    assert!(ended.stderr.contains("hint: no listing is known yet: `spark shop connect`"), "{}", ended.text());
}
