//! Who belongs to a group, and what its owners decide about them.

use reqwest::Method;
use serde_json::{Value, json};

use super::phone::{Answer, Phone};
use crate::support::{Daemon, Spark};

/// Returns the group that somebody works for.
fn group_of(phone: &Phone) -> Value {
    phone.get("/api/user/profile").is(200).data()["group_id"].clone()
}

/// Asks to join `group`, or to work for it.
fn turn_to(phone: &Phone, group: &Value) -> Answer {
    phone.put("/api/user/profile", &json!({"group_id": group}))
}

fn patch(owner: &Phone, email: &str, form: Value) -> Answer {
    owner.call(Method::PATCH, &format!("/api/v1/users/{email}"), Some(&form))
}

#[test]
fn an_owner_decides_who_belongs_to_the_group_and_only_about_others() {
    let spark = Spark::new();
    let daemon = Daemon::start(&spark, &[]);
    let owner = Phone::registered(&daemon, "owner@example.com");
    let gid = owner.get("/api/user/profile").data()["group_id"].clone();
    let asks = json!({"name": "A", "email": "asks@example.com", "password": "secret1", "group_id": gid});
    Phone::new(&daemon).post("/api/user/register", &asks).is(201);
    let stranger = Phone::registered(&daemon, "elsewhere@example.com");

    assert_eq!(owner.get("/api/v1/users").is(200).data()["asking"], json!(["asks@example.com"]));
    let let_in = |form| owner.post("/api/v1/users", &form);
    let_in(json!({"email": "asks@example.com", "role": "manager"})).is(201).json();
    let taken = let_in(json!({"email": "elsewhere@example.com", "password": "secret1"})).is(400).json();
    assert_eq!(taken["code"], "email_taken");
    let_in(json!({"email": "new@example.com"})).is(400).json();
    let_in(json!({"email": "new@example.com", "password": "secret1", "role": "king"})).is(400).json();
    let made = let_in(json!({"email": "new@example.com", "password": "secret1"})).is(201).data();
    assert_eq!((&made["role"], &made["shops"]), (&json!("staff"), &json!([])));

    let manager = Phone::logged_in(&daemon, "asks@example.com", "secret1");
    assert_eq!(manager.get("/api/user/profile").data()["group_id"], gid, "that was the wish");
    assert_eq!(manager.get("/api/v1/users").is(200).data()["users"].as_array().unwrap().len(), 3);
    manager.post("/api/v1/users", &json!({"email": "x@example.com", "password": "secret1"})).is(403).json();
    let staff = Phone::logged_in(&daemon, "new@example.com", "secret1");
    staff.get("/api/v1/users").is(403).json();
    staff.delete("/api/v1/users/owner@example.com").is(403).json();

    let patch = |email: &str, form| owner.call(Method::PATCH, &format!("/api/v1/users/{email}"), Some(&form));
    assert_eq!(patch("new@example.com", json!({"active": false})).is(200).data()["status"], "inactive");
    staff.get("/api/user/profile").is(401);
    staff.log_in("new@example.com", "secret1").is(401);
    assert_eq!(patch("new@example.com", json!({"active": true})).is(200).data()["status"], "active");
    staff.log_in("new@example.com", "secret1").is(200);
    patch("owner@example.com", json!({"role": "staff"})).is(400).json();
    owner.delete("/api/v1/users/Owner@example.com").is(400).json();
    let foreign = owner.delete("/api/v1/users/elsewhere@example.com").is(404).text;
    assert_eq!(
        foreign.replace("elsewhere", "nobody"),
        owner.delete("/api/v1/users/nobody@example.com").is(404).text
    );
    stranger.get("/api/user/profile").is(200);
    owner.delete("/api/v1/users/new@example.com").is(200).json();
    assert_eq!(owner.get("/api/v1/users").data()["users"].as_array().unwrap().len(), 2);
}

#[test]
fn an_owner_decides_about_nobodys_place_in_another_group() {
    let spark = Spark::new();
    let daemon = Daemon::start(&spark, &[]);
    let owner = Phone::registered(&daemon, "owner@example.com");
    let zed = Phone::registered(&daemon, "zed@example.com");
    let (group, own) = (group_of(&owner), group_of(&zed));
    turn_to(&zed, &group).is(200);
    let let_in = json!({"email": "zed@example.com", "name": "Somebody else", "role": "owner"});
    assert_eq!(owner.post("/api/v1/users", &let_in).is(201).data()["name"], "Budi", "the account's own");
    turn_to(&zed, &own).is(200);

    assert_eq!(
        patch(&owner, "zed@example.com", json!({"active": false})).is(200).data()["status"],
        "inactive"
    );
    assert_eq!(group_of(&zed), own, "still logged in there");
    let zed = Phone::logged_in(&daemon, "zed@example.com", "secret1");
    assert_eq!(group_of(&zed), own);
    turn_to(&zed, &group).is(200);
    assert_eq!(group_of(&zed), own, "suspended in the other group");

    patch(&owner, "zed@example.com", json!({"active": true})).is(200);
    turn_to(&zed, &group).is(200);
    assert_eq!(group_of(&zed), group);
    patch(&owner, "zed@example.com", json!({"active": false})).is(200);
    zed.get("/api/user/profile").is(401).json(); // the session acted for the group
    let zed = Phone::logged_in(&daemon, "zed@example.com", "secret1");
    assert_eq!(group_of(&zed), own);
    owner.delete("/api/v1/users/zed@example.com").is(200);
    assert_eq!(group_of(&zed), own);

    // Only who runs spark can switch the account off.
    spark.ok(&["user", "set", "zed@example.com", "--status", "inactive", "--group", own.as_str().unwrap()]);
    zed.get("/api/user/profile").is(401);
    zed.log_in("zed@example.com", "secret1").is(401);
}

#[test]
fn two_owners_who_turn_on_each_other_at_once_leave_one() {
    let spark = Spark::new();
    let daemon = Daemon::start(&spark, &[]);
    let first = Phone::registered(&daemon, "a@example.com");
    let group = group_of(&first);
    for (round, by) in [Method::DELETE, Method::PATCH].into_iter().cycle().take(6).enumerate() {
        let emails = ["x", "y"].map(|name| format!("{name}{round}@example.com"));
        let owners = emails.each_ref().map(|email| {
            let form = json!({"email": email, "role": "owner", "password": "secret1"});
            first.post("/api/v1/users", &form).is(201);
            Phone::logged_in(&daemon, email, "secret1")
        });
        let [one, other] = owners;
        let turns = [(one, emails[1].clone()), (other, emails[0].clone())].map(|(phone, email)| {
            let by = by.clone();
            std::thread::spawn(move || {
                let path = format!("/api/v1/users/{email}");
                phone.call(by, &path, Some(&json!({"role": "staff"}))).status
            })
        });
        let mut answers = turns.map(|turn| turn.join().unwrap());
        answers.sort_unstable();
        assert!(answers[0] == 200 && [401, 403].contains(&answers[1]), "{by}: {answers:?}");
    }
    let users = spark.json(&["user", "list", "--group", group.as_str().unwrap()]);
    let owners = users.as_array().unwrap().iter().filter(|user| user["role"] == "owner").count();
    assert_eq!(owners, 1 + 6);
}
