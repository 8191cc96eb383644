use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;

use super::*;
use crate::store::{Address, Limits, Store, meta as said};

struct Stage {
    folder: tempfile::TempDir,
}

impl Stage {
    fn new() -> Self {
        Self { folder: tempfile::TempDir::new().unwrap() }
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    async fn open(&self, name: &str) -> Store {
        Store::open_sqlite(&self.file(name)).await.unwrap()
    }

    /// A database with odd values in it: four-byte characters, ids beyond 2^53, bytes, nothing at all.
    async fn filled(&self, name: &str, skus: i64) -> Store {
        let store = self.open(name).await;
        store
            .write("fill", move |tx| {
                said::add(tx, "canary", "c0ffee")?;
                tx.execute(
                    "INSERT INTO consent VALUES (9007199254740993, 1, 'shopee', '9', ?, ?, 1, 2, 3, 'active', 4, NULL)",
                    params![vec![0_u8, 159, 255], Vec::<u8>::new()],
                )?;
                for id in 1..=skus {
                    tx.execute(
                        "INSERT INTO sku (id, group_id, code, name, created_at, updated_at, on_hand) VALUES (?, 1, ?, '🐟 \"é\n', 0, 0, 5)",
                        params![id, format!("S-{id}")],
                    )?;
                    tx.execute(
                        "INSERT INTO movement (group_id, sku_id, cause, cause_key, delta_on_hand, delta_reserved, on_hand, reserved, actor, at) VALUES (1, ?, 'opening', ?, 5, 0, 5, 0, 'x', 1)",
                        params![id, format!("opening:{id}")],
                    )?;
                }
                Ok::<_, Error>(())
            })
            .await
            .unwrap();
        store
    }
}

async fn canary(store: &Store) -> Option<String> {
    store.read("canary", |tx| said::get(tx, "canary")).await.unwrap()
}

async fn unfinished(store: &Store) -> bool {
    store.read("look", is_unfinished).await.unwrap()
}

/// Adds `count` orders' worth of nothing to a table that was copied already.
async fn add_cursor(store: &Store) {
    let add = "INSERT INTO shop_cursor (shop_id, name, value) VALUES (1, 'orders', '7')";
    let shop = "INSERT INTO shop (id, group_id, alias, platform, shop_id, name, region, currency, timezone, status, connected_at)
                VALUES (1, 1, 'a', 'shopee', '9', 'n', 'ID', 'IDR', 'UTC', 'connected', 0)";
    let work = move |tx: &mut Tx<'_>| {
        tx.execute(shop, &[])?;
        tx.execute(add, &[])
    };
    store.write("add", work).await.unwrap();
}

#[tokio::test]
async fn every_table_of_the_schema_is_copied_or_left_out_on_purpose() {
    let store = Stage::new().open("a.db").await;
    let all = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
    let mut there = store.read("tables", |tx| tx.all(all, &[], |row| row.get::<String>(0))).await.unwrap();
    let of_the_moment = ["lease", "login_failure", "consent_attempt"];
    there.retain(|name| {
        !["schema_step", "meta"].contains(&name.as_str()) && !of_the_moment.contains(&name.as_str())
    });
    let mut known: Vec<_> = TABLES.iter().map(|name| (*name).to_owned()).collect();
    there.sort();
    known.sort();
    assert_eq!(there, known);
}

#[tokio::test]
async fn a_copy_is_the_same_to_the_letter_and_a_database_like_any_other() {
    let stage = Stage::new();
    let (from, to) = (stage.filled("a.db", 1_201).await, stage.open("b.db").await);
    let copied = copy(&from, &to, |_| {}).await.unwrap();
    assert_eq!((copied.resumed, copied.written), (false, 2 + 2 * 1_201));
    assert_eq!(copied.ledger, Sums { movements: 1_201, on_hand: 5 * 1_201, reserved: 0 });
    assert_eq!((canary(&to).await.as_deref(), unfinished(&to).await), (Some("c0ffee"), false));
    assert!(matches!(copy(&from, &to, |_| {}).await, Err(Error::NotEmpty)), "a second time");
}

#[tokio::test]
async fn a_copy_that_was_cut_off_goes_on_where_it_stopped() {
    let stage = Stage::new();
    let (from, to) = (stage.filled("a.db", 1_201).await, stage.open("b.db").await);
    to.write("cut off", |tx| {
        begin(tx, "c0ffee")?;
        tx.execute("INSERT INTO seller_group (id, gid, name, created_at) VALUES (1, 'main', 'Main', 0)", &[])?;
        for id in 1..=500_i64 {
            tx.execute(
                "INSERT INTO sku (id, group_id, code, name, created_at, updated_at, on_hand) VALUES (?, 1, ?, '🐟 \"é\n', 0, 0, 5)",
                params![id, format!("S-{id}")],
            )?;
        }
        Ok::<_, Error>(())
    })
    .await
    .unwrap();
    assert!(unfinished(&to).await);
    let copied = copy(&from, &to, |_| {}).await;
    // The authorisation stands before the SKUs: rows came that this copy had not written in their order.
    assert_eq!(copied.map(|copied| (copied.resumed, copied.written)).unwrap(), (true, 1 + 701 + 1_201));
    assert!(!unfinished(&to).await);
}

#[tokio::test]
async fn what_changed_before_a_copy_went_on_is_seen() {
    let stage = Stage::new();
    let (from, to) = (stage.filled("a.db", 3).await, stage.open("b.db").await);
    to.write("cut off", |tx| {
        begin(tx, "c0ffee")?;
        tx.execute(
            "INSERT INTO seller_group (id, gid, name, created_at) VALUES (1, 'main', 'Renamed since', 0)",
            &[],
        )
    })
    .await
    .unwrap();
    let copied = copy(&from, &to, |_| {}).await;
    assert!(matches!(&copied, Err(Error::Differs { table }) if table == "seller_group"), "{copied:?}");
    assert!(unfinished(&to).await);
}

#[tokio::test]
async fn another_databases_half_is_nobodys_beginning() {
    let stage = Stage::new();
    let (from, to) = (stage.filled("a.db", 3).await, stage.open("b.db").await);
    to.write("cut off", |tx| begin(tx, "another")).await.unwrap();
    assert!(matches!(copy(&from, &to, |_| {}).await, Err(Error::NotEmpty)));
    let full = stage.open("c.db").await;
    add_cursor(&full).await;
    assert!(matches!(copy(&from, &full, |_| {}).await, Err(Error::NotEmpty)));
}

#[tokio::test]
async fn a_dump_fills_an_empty_database_with_the_same() {
    let stage = Stage::new();
    let from = stage.filled("a.db", 1_201).await;
    add_cursor(&from).await;
    let file = stage.file("all.dump");
    let saved = save(&from, &file).await.unwrap();
    assert_eq!(dumped_schema(&file).unwrap(), Some(saved.schema));
    let to = stage.open("b.db").await;
    assert_eq!(load(&file, &to).await.unwrap(), saved);
    assert_eq!(canary(&to).await.as_deref(), Some("c0ffee"));
    assert!(matches!(load(&file, &to).await, Err(Error::NotEmpty)));
    assert!(copy(&to, &stage.open("c.db").await, |_| {}).await.is_ok());
}

#[tokio::test]
async fn a_dump_that_was_cut_or_changed_is_refused_and_leaves_nothing() {
    let stage = Stage::new();
    let file = stage.file("all.dump");
    save(&stage.filled("a.db", 3).await, &file).await.unwrap();
    let text = unpacked(&file);
    let lines: Vec<_> = text.lines().collect();
    let damages: [(&str, String); 6] = [
        ("cut", lines[..lines.len() - 1].join("\n")),
        ("a row less", text.replacen(lines[3], "", 1).replace("\n\n", "\n")),
        ("a figure changed", text.replace("\"S-2\"", "\"S-4\"")),
        ("another schema", text.replacen("\"schema\":", "\"schema\":9", 1)),
        ("an unknown table", text.replace("\"table\":\"sku\"", "\"table\":\"sku; DROP TABLE sku\"")),
        ("no JSON", format!("{}\nrubbish", lines[0])),
    ];
    for (what, text) in damages {
        pack(&file, &text);
        let to = stage.open("b.db").await;
        let outcome = load(&file, &to).await;
        assert!(matches!(outcome, Err(Error::BadDump { .. })), "{what}: {outcome:?}");
        assert!(to.read("empty", is_empty).await.unwrap(), "{what}");
    }
    std::fs::write(&file, "SQLite format 3").unwrap();
    assert_eq!(dumped_schema(&file).unwrap(), None);
}

fn unpacked(file: &Path) -> String {
    let mut text = String::new();
    GzDecoder::new(std::fs::File::open(file).unwrap()).read_to_string(&mut text).unwrap();
    text
}

fn pack(file: &Path, text: &str) {
    let mut out = GzEncoder::new(std::fs::File::create(file).unwrap(), Compression::fast());
    out.write_all(text.as_bytes()).unwrap();
    out.finish().unwrap();
}

#[tokio::test]
async fn a_dump_of_an_older_schema_is_brought_up_to_date() {
    const OLDER: i64 = 3;
    let stage = Stage::new();
    let at = |name: &str| Address::Sqlite(stage.file(name));
    let older = |address| async move { Store::create_at(&address, Limits::default(), OLDER).await.unwrap() };
    let from = older(at("a.db")).await.store;
    from.write("fill", |tx| said::add(tx, "canary", "c0ffee")).await.unwrap();
    let file = stage.file("all.dump");
    assert_eq!(save(&from, &file).await.unwrap().schema, OLDER);
    load(&file, &older(at("b.db")).await.store).await.unwrap();
    let opened = Store::open(&at("b.db"), Limits::default()).await.unwrap().unwrap();
    assert!(opened.from == OLDER && opened.to > OLDER, "{} {}", opened.from, opened.to);
    assert_eq!(canary(&opened.store).await.as_deref(), Some("c0ffee"));
}
