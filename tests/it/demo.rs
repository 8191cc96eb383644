//! `spark demo` tells the whole story, and leaves nothing behind unless it is told to.

use crate::support::Spark;

#[test]
fn the_demo_shows_the_main_job_and_cleans_up() {
    let mut spark = Spark::bare();
    let temporary = spark.path("tmp");
    std::fs::create_dir(&temporary).unwrap();
    spark.set("TMPDIR", temporary.to_str().unwrap());
    let said = spark.run(&["demo"]).exits(0).text(); // its commands talk on stderr
    for line in [
        "$ spark shop connect tiktok",
        "$ spark shop connect shopee",
        "$ spark sku import online-retail.csv",
        "$ spark listing pull",
        "6166 mapped",
        "$ spark stock push --dry-run",
        "0 to change, 0 changed, 6166 as they should be",
        "$ spark sync",
        "`master` puts it back",
        "$ spark stock verify",
    ] {
        assert!(said.contains(line), "no `{line}` in\n{said}");
    }
    assert_eq!(
        std::fs::read_dir(&temporary).unwrap().count(),
        0,
        "something is left in the temporary folder"
    );
}
