use std::fs;
use std::process::Stdio;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::support::Spark;

fn counted() -> Spark {
    let spark = Spark::new();
    spark.ok(&["sku", "add", "mug", "--stock", "5"]);
    spark
}

fn on_hand(spark: &Spark) -> i64 {
    spark.json(&["sku", "show", "mug"])["on_hand"].as_i64().unwrap()
}

#[test]
fn a_restored_backup_is_as_it_was() {
    let spark = counted();
    if spark.database_file().is_none() {
        return; // a server's database is never replaced, only filled: see `moving`
    }
    let copied = spark.json(&["db", "backup", "copy.db"]);
    assert!(copied["bytes"].as_u64().unwrap() > 0);
    spark.ok(&["sku", "add", "later"]);
    spark.fails(&["db", "restore", "copy.db"], 6);
    spark.json(&["sku", "show", "later"]); // still there: nobody said yes
    spark.ok(&["db", "restore", "copy.db", "--yes"]);
    spark.fails(&["sku", "show", "later"], 5);
    assert_eq!(on_hand(&spark), 5);
    spark.ok(&["db", "check"]);
}

#[test]
fn a_backup_goes_through_a_pipe() {
    let spark = counted();
    let backup = spark.command(&["db", "backup", "-"]).output().unwrap();
    assert!(backup.status.success(), "{}", String::from_utf8_lossy(&backup.stderr));
    assert!(!spark.path("-").exists());
    let other = Spark::bare();
    fs::copy(spark.path("key"), other.path("key")).unwrap();
    let _ = other.feed(&["db", "restore", "-"], &backup.stdout).exits(0);
    assert_eq!(on_hand(&other), 5);
    assert_eq!(
        other.feed(&["db", "restore", "-", "--yes", "--json"], b"").exits(9).error()["code"],
        "backup_damaged"
    );
    assert_eq!(on_hand(&other), 5);
}

#[test]
fn a_backup_is_whole_while_others_write() {
    let spark = counted();
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let writer = scope.spawn(|| {
            let mut rounds = 0;
            while !done.load(Ordering::Relaxed) {
                spark.ok(&["sku", "add", &format!("sku-{rounds}"), "--stock", "1"]);
                rounds += 1;
            }
            rounds
        });
        for round in 0..3 {
            let file = format!("copy-{round}.db");
            spark.ok(&["db", "backup", &file]);
            let other = Spark::bare();
            fs::copy(spark.path("key"), other.path("key")).unwrap();
            other.ok(&["db", "restore", spark.path(&file).to_str().unwrap()]);
            other.ok(&["db", "check"]);
        }
        done.store(true, Ordering::Relaxed);
        assert!(writer.join().unwrap() > 0);
    });
}

#[test]
fn a_database_in_use_is_not_replaced() {
    let spark = counted();
    spark.ok(&["db", "backup", "copy.db"]);
    let Some(file) = spark.database_file() else { return };
    let holder = rusqlite::Connection::open(file).unwrap();
    holder.query_row("SELECT COUNT(*) FROM sku", [], |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(spark.fails(&["db", "restore", "copy.db", "--yes"], 10)["code"], "database_busy");
    drop(holder);
    spark.ok(&["db", "restore", "copy.db", "--yes"]);
}

#[test]
fn what_is_no_backup_is_refused_before_anything_is_touched() {
    let spark = counted();
    let rubbish = spark.file("rubbish.db", b"not a database, but long enough to be looked at".repeat(100));
    assert_eq!(spark.fails(&["db", "restore", &rubbish, "--yes"], 9)["code"], "backup_damaged");
    assert_eq!(spark.fails(&["db", "restore", "none.db", "--yes"], 9)["code"], "file_missing");
    assert_eq!(on_hand(&spark), 5);
}

#[test]
fn a_damaged_database_is_said_to_be_and_a_backup_heals_it() {
    let spark = counted();
    spark.ok(&["db", "backup", "copy.db"]);
    let Some(file) = spark.database_file() else { return };
    fs::write(file, b"rubbish ".repeat(4096)).unwrap();
    let error = spark.fails(&["sku", "list"], 8);
    assert_eq!(error["code"], "database_damaged");
    assert!(error["hint"].as_str().unwrap().contains("spark db restore"));
    spark.ok(&["db", "restore", "copy.db", "--yes"]);
    assert_eq!(on_hand(&spark), 5);
}

#[test]
fn a_balance_that_does_not_add_up_is_found() {
    let spark = counted();
    spark.tamper("UPDATE sku SET on_hand = on_hand + 1").unwrap();
    let error = spark.fails(&["db", "check"], 8);
    assert!(error["details"][0]["problem"].as_str().unwrap().contains("`mug`"), "{error}");
}

#[test]
fn a_backup_is_overwritten_only_on_a_yes() {
    let spark = counted();
    let kept = spark.file("kept.db", "mine");
    spark.fails(&["db", "backup", &kept], 6);
    assert_eq!(fs::read_to_string(&kept).unwrap(), "mine");
    spark.ok(&["db", "backup", &kept, "--yes"]);
}

#[test]
fn migrating_what_is_current_changes_nothing() {
    let answer = counted().json(&["db", "migrate"]);
    assert_eq!(answer["from"], answer["to"]);
}

#[test]
fn a_question_without_a_terminal_names_the_flag() {
    let spark = counted();
    if spark.database_file().is_none() {
        return; // nothing of a server's is replaced, so nothing is asked
    }
    spark.ok(&["db", "backup", "copy.db"]);
    let run = spark.command(&["db", "restore", "copy.db"]).stdin(Stdio::null()).output().unwrap();
    assert_eq!(run.status.code(), Some(6));
    assert!(String::from_utf8_lossy(&run.stderr).contains("--yes"));
}
