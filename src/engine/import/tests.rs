//! Files in every dialect, and what an import leaves of a bad one.

use std::fmt::Write as _;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

use tempfile::TempDir;

use super::*;
use crate::domain::GroupKey;
use crate::engine::fake::Fake;
use crate::engine::skus::SkuFilter;
use crate::params;

static LAYOUT: Layout = Layout {
    columns: &[
        Column::named("sku"),
        Column { name: "qty", aliases: &["stock", "quantity"] },
        Column::named("name"),
    ],
    required: &[&["sku", "qty"], &["sku", "name"]],
};

/// Reads a file and writes down what came of each row: `line sku|qty|name` or `line ! problem`.
fn read(path: &Path, ignore: bool) -> Result<Vec<String>, Error> {
    let mut rows = Vec::new();
    Input::file(path, None)?.each_row(&LAYOUT, ignore, &mut |line, row| {
        let mut text = format!("{line}");
        match row {
            Ok(row) => {
                let cells = [0, 1, 2].map(|column| row.text(column).unwrap_or("-").replace('\n', "\\n"));
                let _ = write!(text, " {}", cells.join("|"));
            }
            Err(problems) => {
                for problem in problems {
                    let _ = write!(text, " ! {}{}", problem.column.unwrap_or_default(), problem.reason);
                }
            }
        }
        rows.push(text);
        ControlFlow::Continue(())
    })?;
    Ok(rows)
}

#[test]
fn every_dialect_reads_the_same() {
    let folder = TempDir::new().unwrap();
    let cases: &[(&str, &[u8], &[&str])] = &[
        ("comma.csv", b"sku,qty,name\nA,1,Cup\n", &["2 A|1|Cup"]),
        ("semicolon.csv", b"sku;qty;name\nA;1;\"Cup; large\"\n", &["2 A|1|Cup; large"]),
        ("tab.tsv", b"sku\tqty\tname\nA\t1\tCup, large\n", &["2 A|1|Cup, large"]),
        ("bom-crlf.csv", b"\xef\xbb\xbfsku,qty\r\nA,1\r\n\r\nB,2", &["2 A|1|-", "4 B|2|-"]),
        ("old-mac.csv", b"sku,name\rA,x\r", &["2 A|-|x"]),
        ("crlf-inside.csv", b"sku,name\r\nA,\"two\r\nlines\"\r\nB,x\r\n", &["2 A|-|two\\nlines", "4 B|-|x"]),
        ("late-header.csv", b"\n\nsku,name\n\nA,x\n", &["5 A|-|x"]),
        ("order-and-case.csv", b" Quantity , SKU \n 5 , A \n", &["2 A|5|-"]),
        ("one-column-short-of.csv", b"NAME,sku\nCup,A\n", &["2 A|-|Cup"]),
        (
            "quoted.csv",
            b"sku,name\nA,\"two\nlines, \"\"quoted\"\"\"\nB,x\n",
            &["2 A|-|two\\nlines, \"quoted\"", "4 B|-|x"],
        ),
        ("quoted-header.csv", b"\"sku\",\"name\"\n\"A;1\",b\n", &["2 A;1|-|b"]),
        ("inch.csv", b"sku,name\nA,5\" pipe\n", &["2 A|-|5\" pipe"]),
        ("blank-rows.csv", b"sku,name\n,\nA,x\n,,,\n", &["3 A|-|x"]),
        ("trailing.csv", b"sku,name\nA,x,,\n", &["2 A|-|x"]),
        (
            "short.csv",
            b"sku,qty,name\nA,1\nB,1,x,y\n",
            &["2 ! has 2 fields where the header has 3", "3 ! has 4 fields where the header has 3"],
        ),
        (
            "latin1.csv",
            b"sku,name\nA,Gr\xf6\xdfe\nB,x\n",
            &["2 ! is not UTF-8; save the file as CSV UTF-8", "3 B|-|x"],
        ),
        (
            "open-quote.csv",
            b"sku,name\nA,x\nB,\"never\nclosed,1\n",
            &["2 A|-|x", "3 ! a quote that opens here is never closed"],
        ),
        (
            "lines.ndjson",
            b"{\"SKU\":\"A\",\"qty\":5,\"name\":null}\n\n{\"sku\":\"B\",\"quantity\":\"2.50\"}",
            &["1 A|5|-", "3 B|2.50|-"],
        ),
        (
            "bad.ndjson",
            b"{\"sku\":\"A\",\"nmae\":1}\n[1]\n{\"sku\":[1]}\n{\"qty\":1,\"stock\":2}\n{\"sku\":\"B\"}\n",
            &[
                "1 ! nmaeis no column of this import; the nearest is `name`",
                "2 ! is no JSON object: invalid type: sequence, expected a map at line 1 column 0",
                "3 ! skuis a list or an object, not a plain value",
                "4 ! stockis the second value for `qty`",
                "5 B|-|-",
            ],
        ),
    ];
    for (name, content, expected) in cases {
        let path = folder.path().join(name);
        std::fs::write(&path, content).unwrap();
        assert_eq!(read(&path, false).unwrap(), *expected, "{name}");
    }
}

#[test]
fn a_workbook_keeps_its_line_numbers_and_long_numbers() {
    let rows = read(Path::new("tests/fixtures/import/skus.xlsx"), false).unwrap();
    assert_eq!(rows, ["2 A|7|Cup, large", "4 4006381333931|2.5|-", "5 ! skuis the error #N/A in the sheet"]);
}

#[test]
fn a_header_that_does_not_fit_names_all_that_is_wrong() {
    let folder = TempDir::new().unwrap();
    let told = |content: &str, ignore: bool| {
        let path = folder.path().join("x.csv");
        std::fs::write(&path, content).unwrap();
        match read(&path, ignore) {
            Err(Error::Rows { problems, .. }) => {
                problems.listed.iter().map(ToString::to_string).collect::<Vec<_>>()
            }
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(
        told("sku,nam,stok,Qty,stock\n", false),
        [
            "row 1, `nam`: is no column of this import; the nearest is `name`",
            "row 1, `stok`: is no column of this import; the nearest is `stock`",
            "row 1, `stock`: is the second column for `qty`",
        ]
    );
    assert_eq!(told("sku,colour\n", true), ["row 1: the header lacks `qty`, or `name`"]);
}

async fn stage() -> (TempDir, Engine) {
    let folder = TempDir::new().unwrap();
    let engine = Fake::with(&[]).engine(folder.path()).await;
    (folder, engine)
}

async fn import(engine: &Engine, content: &str, options: Options) -> Result<Imported, crate::engine::Error> {
    engine.import_skus(Input::stream(content.as_bytes(), None).unwrap(), options).await
}

async fn codes(engine: &Engine) -> Vec<String> {
    let skus = engine.skus(SkuFilter::default()).await.unwrap();
    skus.into_iter().map(|sku| sku.sku.to_string()).collect()
}

#[tokio::test]
async fn one_bad_row_behind_many_takes_all_of_them_back() {
    let (_folder, engine) = stage().await;
    let mut file = String::from("sku,stock\n");
    for row in 0..5000 {
        let _ = writeln!(file, "S{row},1");
    }
    file.push_str("S0,2\nT,-1\n");
    match import(&engine, &file, Options::default()).await {
        Err(crate::engine::Error::Import(Error::Rows { problems, .. })) => {
            let told: Vec<_> = problems.listed.iter().map(ToString::to_string).collect();
            assert_eq!(
                told,
                [
                    "row 5002, `sku`: `S0` stands in an earlier row too",
                    "row 5003, `stock`: cannot be negative"
                ]
            );
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(codes(&engine).await, Vec::<String>::new());
    let count = |tx: &mut Tx<'_>| tx.one("SELECT COUNT(*) FROM run", &[], |row| row.get::<i64>(0));
    assert_eq!(engine.store.read("count", count).await.unwrap(), Some(0), "not even the run");
}

#[tokio::test]
async fn every_bad_row_is_counted_and_the_first_ten_thousand_are_named() {
    let (_folder, engine) = stage().await;
    let file = format!("sku,stock\n{}", "A,x\n".repeat(10_500));
    match import(&engine, &file, Options::default()).await {
        Err(crate::engine::Error::Import(Error::Rows { problems, .. })) => {
            assert_eq!((problems.rows, problems.count, problems.listed.len()), (10_500, 10_500, 10_000));
        }
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_stopped_import_leaves_nothing() {
    let (_folder, engine) = stage().await;
    let mut file = String::from("sku\n");
    for row in 0..10_000 {
        let _ = writeln!(file, "S{row}");
    }
    let stop = CancellationToken::new();
    let at_the_first_report = {
        let stop = stop.clone();
        Arc::new(move |_| stop.cancel())
    };
    let options = Options { stop, progress: Some(at_the_first_report), ..Options::default() };
    let ended = import(&engine, &file, options).await;
    assert!(matches!(ended, Err(crate::engine::Error::Import(Error::Stopped { .. }))), "{ended:?}");
    assert_eq!(codes(&engine).await, Vec::<String>::new());
}

#[tokio::test]
async fn groups_share_neither_codes_nor_runs_nor_sight() {
    let (_folder, ours) = stage().await;
    let add = |tx: &mut Tx<'_>| {
        tx.execute(
            "INSERT INTO seller_group (id, gid, name, created_at) VALUES (?, ?, ?, ?)",
            params![2_i64, "other", "Other", 0_i64],
        )
    };
    ours.store.write("add a group", add).await.map_err(|error: crate::store::Error| error).unwrap();
    let theirs = Engine { group: GroupKey(2), ..ours.clone() };
    let file = "sku,stock\nA,5\n";
    assert_eq!(import(&ours, file, Options::default()).await.unwrap().created, 1);
    assert_eq!(codes(&theirs).await, Vec::<String>::new());
    assert!(theirs.sku("A").await.is_err());
    assert!(theirs.remove_sku("A", false).await.is_err());
    let done = import(&theirs, file, Options::default()).await.unwrap();
    assert_eq!((done.repeat, done.created), (false, 1), "their file is not ours");
    let (_, ours_stock) = (done, ours.sku("A").await.unwrap().on_hand);
    assert_eq!(ours_stock, 5);
}
