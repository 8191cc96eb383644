//! Accounts: registering, logging in and out, and what people and operators change about them.

use serde_json::json;

use super::phone::Phone;
use crate::support::{Daemon, Spark};

#[test]
fn somebody_registers_logs_in_and_changes_what_they_are_called() {
    let spark = Spark::new();
    let daemon = Daemon::start(&spark, &[]);
    let phone = Phone::new(&daemon);
    let form =
        json!({"name": " Budi ", "email": "Budi@Example.com", "password": "secret1", "group_id": "TOKO"});
    let made = phone.post("/api/user/register", &form).is(201).data();
    assert_eq!(
        (&made["name"], &made["email"], &made["group_id"]),
        (&json!("Budi"), &json!("budi@example.com"), &json!("TOKO"))
    );
    assert!(made["user_id"].is_i64() && made["auth_token"].is_string(), "{made}");
    let again = json!({"name": "Other", "email": "BUDI@example.com ", "password": "secret2"});
    phone.post("/api/user/register", &again).is(400).json();

    let phone = Phone::logged_in(&daemon, " BUDI@example.com", "secret1");
    let me = phone.get("/api/user/profile").is(200).data();
    assert_eq!(
        me,
        json!({"user_id": made["user_id"], "name": "Budi", "email": "budi@example.com", "phone": null, "group_id": "TOKO", "role": "owner"})
    );
    let changed = phone
        .put("/api/user/profile", &json!({"name": "Budi S", "phone": "+62 (812) 345-678"}))
        .is(200)
        .data();
    assert_eq!((&changed["name"], &changed["phone"]), (&json!("Budi S"), &json!("+62 (812) 345-678")));
    for (form, field) in [
        (json!({"name": " "}), "name"),
        (json!({"name": "B", "phone": "call me"}), "phone"),
        (json!({"group_id": "g".repeat(51)}), "group_id"),
    ] {
        let refused = phone.put("/api/user/profile", &form).is(422).json();
        assert!(refused["errors"][field][0].is_string(), "{refused}");
    }
    assert_eq!(phone.get("/api/user/profile").data(), changed);
}

#[test]
fn a_form_with_mistakes_makes_no_account() {
    let spark = Spark::new();
    let daemon = Daemon::start(&spark, &[]);
    let phone = Phone::new(&daemon);
    for form in [
        json!({}),
        json!({"name": "B", "email": "b@example.com"}),
        json!({"name": "", "email": "b@example.com", "password": "secret1"}),
        json!({"name": "B", "email": "nobody", "password": "secret1"}),
        json!({"name": "B", "email": "b@example.com", "password": "short"}),
        json!({"name": "B", "email": "b@example.com", "password": "secret1", "group_id": "g".repeat(51)}),
        json!({"name": 5, "email": "b@example.com", "password": "secret1"}),
    ] {
        phone.post("/api/user/register", &form).is(400).json();
    }
    phone.log_in("b@example.com", "secret1").is(401);
    phone.log_in("", "secret1").is(400);
}

#[test]
fn naming_somebody_elses_group_gives_no_way_into_it_until_its_owner_says_so() {
    let spark = Spark::new();
    let daemon = Daemon::start(&spark, &[]);
    let register =
        |email: &str| json!({"name": "X", "email": email, "password": "secret1", "group_id": "main"});
    let phone = Phone::new(&daemon);
    let own = phone.post("/api/user/register", &register("x@example.com")).is(201).data();
    assert_ne!(own["group_id"], "main");
    let phone = Phone::logged_in(&daemon, "x@example.com", "secret1");
    phone.put("/api/user/profile", &json!({"group_id": "main"})).is(200);
    assert_eq!(phone.get("/api/user/profile").data()["group_id"], own["group_id"]);
    let (theirs, nobodys) = (phone.get("/api/groups/main").is(404), phone.get("/api/groups/nope").is(404));
    assert_eq!(theirs.text.replace("main", "nope"), nobodys.text);

    let member = spark.json(&["user", "add", "x@example.com", "--role", "manager"]);
    assert_eq!((&member["role"], &member["sessions"]), (&json!("manager"), &json!(2)));
    let me = phone.get("/api/user/profile").is(200).data();
    assert_eq!((&me["group_id"], &me["role"]), (&json!("main"), &json!("manager")));
    assert_eq!(phone.get("/api/groups/main").is(200).data()["GID"], "main");
    phone.put("/api/user/profile", &json!({"group_id": own["group_id"]})).is(200);
    assert_eq!(phone.get("/api/user/profile").data()["role"], "owner");
}

#[test]
fn devices_log_out_one_by_one_or_all_at_once() {
    let spark = Spark::new();
    let daemon = Daemon::start(&spark, &[]);
    let one = Phone::registered(&daemon, "b@example.com");
    let two = Phone::logged_in(&daemon, "b@example.com", "secret1");
    let three = Phone::logged_in(&daemon, "b@example.com", "secret1");
    let sessions = one.get("/api/v1/sessions").is(200).data();
    assert_eq!(sessions.as_array().unwrap().len(), 3);
    assert_eq!(sessions.as_array().unwrap().iter().filter(|session| session["current"] == true).count(), 1);

    two.call(reqwest::Method::POST, "/api/user/logout", None).is(200).json();
    two.get("/api/user/profile").is(401).json();
    let left = one.get("/api/v1/sessions").is(200).data();
    let other = left.as_array().unwrap().iter().find(|session| session["current"] == false).unwrap();
    let path = format!("/api/v1/sessions/{}", other["id"].as_str().unwrap());
    one.delete(&path).is(200).json();
    one.delete(&path).is(404).json();
    three.get("/api/user/profile").is(401);

    let fresh = one.post("/api/v1/sessions/refresh", &json!({})).is(200).data();
    let bearer = format!("Bearer {}", fresh["auth_token"].as_str().unwrap());
    let profile = one.raw(reqwest::Method::GET, "/api/user/profile", &[("authorization", &bearer)], "");
    assert_eq!(profile.is(200).data()["email"], "b@example.com");
    one.delete("/api/v1/sessions").is(200).json();
    one.get("/api/user/profile").is(401);
    one.raw(reqwest::Method::GET, "/api/user/profile", &[("authorization", &bearer)], "").is(401);
}

#[test]
fn a_new_password_ends_every_session_but_the_one_it_begins() {
    let spark = Spark::new();
    let daemon = Daemon::start(&spark, &[]);
    let mut phone = Phone::registered(&daemon, "b@example.com");
    let other = Phone::logged_in(&daemon, "b@example.com", "secret1");
    let change = |current: &str, new: &str, again: Option<&str>| json!({"current_password": current, "new_password": new, "new_password_confirmation": again});
    for (form, status) in [
        (change("secret1", "short", None), 422),
        (change("secret1", "secret2", Some("secret3")), 422),
        (change("", "secret2", None), 422),
        (change("secret9", "secret2", None), 400),
        (change("secret1", "secret1", None), 400),
    ] {
        phone.put("/api/user/change-password", &form).is(status).json();
    }
    other.get("/api/user/profile").is(200);
    let changed =
        phone.put("/api/user/change-password", &change("secret1", "secret2", Some("secret2"))).is(200);
    phone.get("/api/user/profile").is(401);
    other.get("/api/user/profile").is(401);
    phone.take_token(&changed);
    phone.get("/api/user/profile").is(200);
    phone.log_in("b@example.com", "secret1").is(401);
    phone.log_in("b@example.com", "secret2").is(200);
}

#[test]
fn wrong_logins_all_look_alike_and_then_have_to_wait() {
    let spark = Spark::new();
    let daemon = Daemon::start(&spark, &[]);
    let phone = Phone::registered(&daemon, "b@example.com");
    Phone::registered(&daemon, "closed@example.com");
    let mine = phone.get("/api/user/profile").data()["group_id"].as_str().unwrap().to_owned();
    let closed = Phone::logged_in(&daemon, "closed@example.com", "secret1");
    let gid = closed.get("/api/user/profile").data()["group_id"].as_str().unwrap().to_owned();
    spark.ok(&["user", "set", "closed@example.com", "--status", "inactive", "--group", &gid]);
    closed.get("/api/user/profile").is(401);

    let wrong = phone.log_in("b@example.com", "secret9").is(401).text;
    assert_eq!(phone.log_in("nobody@example.com", "secret9").is(401).text, wrong);
    assert_eq!(phone.log_in("closed@example.com", "secret1").is(401).text, wrong);
    for email in ["b@example.com", "nobody@example.com"] {
        for _ in 0..4 {
            phone.log_in(email, "secret9").is(401);
        }
        let locked = phone.log_in(email, if email.starts_with('b') { "secret1" } else { "secret9" });
        assert_eq!((locked.status, locked.json()["code"].as_str()), (429, Some("locked_out")));
        assert!(locked.header("retry-after").parse::<u64>().unwrap() >= 1);
    }
    phone.get("/api/user/profile").is(200); // who is logged in stays so
    let users = spark.json(&["user", "list", "--group", &mine]);
    assert_eq!(users[0]["email"], "b@example.com");
}

#[test]
fn an_address_that_guesses_at_many_accounts_has_to_wait_and_no_other() {
    let mut spark = Spark::new();
    spark.set("SPARK_DAEMON_TRUSTED_HOPS", "1");
    let daemon = Daemon::start(&spark, &[]);
    let phone = Phone::registered(&daemon, "b@example.com");
    let log_in = |address: &str, email: &str, password: &str| {
        let form = json!({"email": email, "password": password}).to_string();
        let headers = [("content-type", "application/json"), ("x-forwarded-for", address)];
        phone.raw(reqwest::Method::POST, "/api/user/login", &headers, form).status
    };
    let guess = |n: u32| log_in("9.9.9.9", &format!("{n}@example.com"), "secret1");
    assert!((0..30).map(guess).all(|status| status == 401));
    assert!((30..40).map(guess).any(|status| status == 429), "a wait that grows with every further guess");
    assert_eq!(log_in("8.8.8.8", "b@example.com", "secret1"), 200);
}

#[test]
fn a_password_of_the_system_before_opens_once_more_and_is_hashed_anew() {
    let spark = Spark::new();
    assert_eq!(
        spark.feed(&["user", "add", "old@example.com", "--json"], b"whatever\n").exits(0).json()["role"],
        "staff"
    );
    let Some(file) = spark.database_file() else { return };
    let database = rusqlite::Connection::open(file).unwrap();
    let old = bcrypt::hash("secret1", 4).unwrap();
    database.execute("UPDATE account SET password = ?1", [&old]).unwrap();
    let daemon = Daemon::start(&spark, &[]);
    let kept =
        || database.query_row("SELECT password FROM account", [], |row| row.get::<_, String>(0)).unwrap();
    Phone::new(&daemon).log_in("old@example.com", "secret2").is(401);
    assert_eq!(kept(), old);
    Phone::new(&daemon).log_in("old@example.com", "secret1").is(200);
    assert!(kept().starts_with("$argon2id$"), "{}", kept());
    Phone::new(&daemon).log_in("old@example.com", "secret1").is(200);
}

#[test]
fn an_operator_decides_who_may_log_in_and_as_what() {
    let spark = Spark::new();
    let daemon = Daemon::start(&spark, &[]);
    let added = spark
        .feed(&["user", "add", "B@example.com", "--name", "Budi", "--json"], b"secret1\n")
        .exits(0)
        .json();
    assert_eq!(
        (&added["email"], &added["role"], &added["status"]),
        (&json!("b@example.com"), &json!("staff"), &json!("active"))
    );
    assert_eq!(
        spark.feed(&["user", "add", "b@example.com", "--json"], b"secret1").exits(9).error()["code"],
        "user_exists"
    );
    assert_eq!(
        spark.feed(&["user", "add", "c@example.com", "--json"], b"short").exits(9).error()["code"],
        "fields_invalid"
    );
    assert_eq!(
        spark.fails(&["user", "set", "nobody@example.com", "--role", "owner"], 5)["code"],
        "no_such_user"
    );
    let _ = spark.run(&["user", "add", "c@example.com", "--role", "king"]).exits(2);

    let phone = Phone::logged_in(&daemon, "b@example.com", "secret1");
    assert_eq!(phone.get("/api/user/profile").data()["role"], "staff");
    spark.ok(&["user", "set", "b@example.com", "--role", "owner"]);
    assert_eq!(phone.get("/api/user/profile").data()["role"], "owner");
    let _ = spark.feed(&["user", "passwd", "b@example.com"], b"secret2").exits(0);
    phone.get("/api/user/profile").is(401);
    let phone = Phone::logged_in(&daemon, "b@example.com", "secret2");
    assert_eq!(
        spark.json(&["user", "rm", "b@example.com", "--dry-run"]),
        json!({"email": "b@example.com", "account": true})
    );
    phone.get("/api/user/profile").is(200);
    spark.ok(&["user", "rm", "b@example.com"]);
    phone.get("/api/user/profile").is(401);
    phone.log_in("b@example.com", "secret2").is(401);
    assert_eq!(spark.json(&["user", "list"]), json!([]));
}

#[test]
fn groups_are_made_changed_and_removed_while_empty() {
    let spark = Spark::new();
    let made = spark.json(&["group", "add", "TOKO", "--name", "Toko Budi"]);
    assert_eq!(
        (&made["gid"], &made["name"], &made["dashboard_secret"]),
        (&json!("TOKO"), &json!("Toko Budi"), &json!(false))
    );
    assert_eq!(spark.fails(&["group", "add", "TOKO"], 9)["code"], "group_exists");
    assert_eq!(spark.fails(&["group", "add", "a b"], 9)["code"], "group_id_invalid");
    for url in ["not an address", "ftp://x.example.com", "https://user:word@x.example.com"] {
        assert_eq!(
            spark.fails(&["group", "set", "TOKO", "--dashboard", url], 9)["code"],
            "dashboard_url_invalid"
        );
    }
    let set = ["group", "set", "TOKO", "--dashboard", "https://d.example.com/webhook", "--secret", "--json"];
    let set = spark.feed(&set, b"top secret\n").exits(0);
    assert_eq!((&set.json()["dashboard_secret"], set.stdout.contains("top secret")), (&json!(true), false));
    if let Some(file) = spark.database_file() {
        let database = std::fs::read(file).unwrap();
        assert!(!database.windows(10).any(|bytes| bytes == b"top secret"), "sealed");
    }

    spark.ok(&["sku", "add", "A", "--group", "TOKO"]);
    assert_eq!(spark.json(&["sku", "list"]), json!([]), "another group's");
    assert_eq!(spark.fails(&["group", "rm", "TOKO"], 9)["code"], "group_not_empty");
    spark.ok(&["sku", "rm", "A", "--group", "TOKO"]);
    spark.ok(&["group", "rm", "TOKO", "--dry-run"]);
    spark.ok(&["group", "rm", "TOKO"]);
    assert_eq!(spark.fails(&["group", "show", "TOKO"], 5)["code"], "group_unknown");
    assert_eq!(spark.json(&["group", "list"]).as_array().unwrap().len(), 1);
}
