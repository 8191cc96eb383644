//! `spark demo` tells the whole story on either engine, and leaves nothing behind unless it is told to.

use crate::support::{Database, PASSWORD, Spark};

/// Runs the demo with a temporary folder of its own, which must be empty afterwards, and returns what it said.
fn the_story_told_by(spark: &mut Spark, args: &[&str]) -> String {
    let temporary = spark.path("tmp");
    std::fs::create_dir(&temporary).unwrap();
    spark.set("TMPDIR", temporary.to_str().unwrap());
    let said = spark.run(args).exits(0).text(); // its commands talk on stderr
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
    said
}

#[test]
fn the_demo_shows_the_main_job_and_cleans_up() {
    let mut spark = Spark::bare();
    // Settings of one's own work lead no command of the story to it.
    spark.set("SPARK_STORE_URL", "mysql://budi@127.0.0.1:1/live");
    spark.set("SPARK_TIKTOK_API_URL", "http://127.0.0.1:1");
    the_story_told_by(&mut spark, &["demo"]);
}

#[test]
fn the_demo_tells_the_same_story_on_a_server_and_says_what_stays() {
    let Some(database) = Database::new() else { return };
    let url = database.url();
    let mut spark = Spark::bare();
    spark.set("DB_PASSWORD", PASSWORD);
    let demo = ["demo", "--store", &url, "--password", "env:DB_PASSWORD"];
    let said = the_story_told_by(&mut spark, &demo);
    let left = format!("`{url}` keeps what the story wrote");
    assert!(said.contains(&left), "no `{left}` in\n{said}");

    // What stays is looked at by whoever has the address, and a second story is not told on top of it.
    spark.set("SPARK_STORE_URL", &url);
    spark.set("SPARK_STORE_PASSWORD", PASSWORD);
    assert_eq!(spark.json(&["sku", "list"]).as_array().unwrap().len(), 3083);
    let refused = spark.fails(&demo, 6);
    assert_eq!(refused["code"], "database_not_empty");
    assert!(refused["hint"].as_str().unwrap().contains("the demo makes it"), "{refused}");
}
