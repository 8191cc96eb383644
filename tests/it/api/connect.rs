//! Connecting shops from the app's web view, and the shops that somebody works on.

use serde_json::json;

use super::phone::{Phone, serve};
use crate::support::{Sandbox, Spark};

#[test]
fn both_marketplaces_are_connected_listed_and_parted_from() {
    let sandbox = Sandbox::start();
    let spark = Spark::beside(&sandbox);
    let daemon = serve(&spark, &sandbox);
    let phone = Phone::registered(&daemon, "b@example.com");
    for (platform, label) in [("tiktok", "TikTok Shop"), ("shopee", "Shopee")] {
        let id = sandbox.shop(platform, "Toko <Budi>");
        assert_eq!(phone.connect(&sandbox, platform), id);
        let listed = phone.get(&format!("/api/oauth/{platform}/shops")).is(200);
        let body = listed.json();
        let shop = &body["data"][0];
        assert_eq!(
            (&shop["id"], &shop["platform"], &shop["status"]),
            (&json!(id), &json!(label), &json!("active"))
        );
        assert_eq!(
            (&shop["lastSync"], &shop["role"], &shop["name"]),
            (&json!("Baru saja"), &json!("owner"), &json!("Toko <Budi>"))
        );
        assert!(shop["internal_id"].is_i64() && body["user"]["id"].is_i64(), "{body}");
        let path = format!("/api/oauth/{platform}/shops/{id}");
        assert_eq!(phone.get(&format!("{path}/info")).is(200).data()["id"], json!(id));
        let other = if platform == "tiktok" { "shopee" } else { "tiktok" };
        phone.delete(&format!("/api/oauth/{other}/shops/{id}")).is(404).json();
        phone.post(&format!("/api/oauth/shops/claim/{id}"), &json!({})).is(400).json();
        let parted = phone.delete(&path).is(200).data();
        assert_eq!((&parted["shop_id"], &parted["removed_tokens"]), (&json!(id), &json!(1)));
        assert_eq!(phone.get(&format!("/api/oauth/{platform}/shops")).json()["data"], json!([]));
        phone.delete(&path).is(404).json();
        assert_eq!(phone.connect(&sandbox, platform), id, "connected again");
    }
    let tiktok = phone.get("/api/oauth/tiktok/shops").is(200).json();
    assert_eq!(tiktok["data"].as_array().unwrap().len(), 1);
    for other_name in ["/api/oauth/shops", "/api/tiktok/shops", "/api/shops"] {
        assert_eq!(phone.get(other_name).is(200).json(), tiktok, "{other_name}");
    }
    let id = phone.get("/api/oauth/shopee/shops").json()["data"][0]["id"].clone();
    phone.post("/api/oauth/shopee/refresh-token", &json!({"shop_id": id})).is(200).json();
    phone.post("/api/oauth/shopee/refresh-token", &json!({})).is(400).json();
}

#[test]
fn an_answer_counts_once_in_the_browser_that_asked_and_for_nobody_else() {
    let sandbox = Sandbox::start();
    let spark = Spark::beside(&sandbox);
    let daemon = serve(&spark, &sandbox);
    let (phone, thief) =
        (Phone::registered(&daemon, "b@example.com"), Phone::registered(&daemon, "t@example.com"));
    for platform in ["tiktok", "shopee"] {
        sandbox.shop(platform, "Toko");
        let back = phone.consent(&sandbox, platform);
        let mine = phone.get(&format!("/api/oauth/{platform}/shops"));
        assert_eq!(mine.json()["data"], json!([]), "nothing yet");
        let error = |answer: super::phone::Answer| {
            let answer = answer.is(302);
            assert!(
                answer.header("location").starts_with("/error?message="),
                "{}",
                answer.header("location")
            );
        };
        error(thief.browse(&back));
        error(phone.browse(&back)); // the thief has spent it: better none than a stranger's
        phone.connect(&sandbox, platform);
        let back = phone.consent(&sandbox, platform);
        phone.browse(&back).is(302);
        error(phone.browse(&back));
        error(phone.browse(&format!("/api/oauth/{platform}/callback?code=x&state=forged")));
        error(phone.browse(&format!("/api/oauth/{platform}/callback")));
        error(phone.browse(&format!("/api/oauth/{platform}/authorize?user_token=forged")));
        error(phone.browse(&format!("/api/oauth/{platform}/authorize")));
        assert_eq!(thief.get(&format!("/api/oauth/{platform}/shops")).json()["data"], json!([]));
    }
    let page = phone.browse("/error?message=%3Cscript%3Ealert(1)%3C/script%3E").is(200);
    assert!(!page.text.contains("<script>") && page.text.contains("&lt;script&gt;"), "{}", page.text);
    assert!(phone.browse("/success?seller=%3Cb%3E").is(200).text.contains("&lt;b&gt;"));
}

#[test]
fn what_somebody_may_do_follows_their_role() {
    let sandbox = Sandbox::start();
    let spark = Spark::beside(&sandbox);
    let daemon = serve(&spark, &sandbox);
    let person = |role: &str| {
        let email = format!("{role}@example.com");
        let _ = spark.feed(&["user", "add", &email, "--role", role], b"secret1").exits(0);
        Phone::logged_in(&daemon, &email, "secret1")
    };
    let [owner, manager, staff] = ["owner", "manager", "staff"].map(person);
    let first = sandbox.shop("tiktok", "First");
    assert_eq!(owner.connect(&sandbox, "tiktok"), first);
    let path = format!("/api/oauth/tiktok/shops/{first}");
    for phone in [&manager, &staff] {
        assert_eq!(phone.get("/api/oauth/tiktok/shops").json()["data"], json!([]), "not attached");
        phone.get(&format!("{path}/info")).is(403).json();
        phone.delete(&path).is(403).json();
    }
    assert_eq!(staff.get("/api/oauth/shops-available").is(200).data(), json!([]));
    staff.post(&format!("/api/oauth/shops/claim/{first}"), &json!({})).is(403).json();
    assert_eq!(manager.get("/api/oauth/shops-available").is(200).data()[0]["id"], json!(first));
    let claimed = manager.post(&format!("/api/oauth/shops/claim/{first}"), &json!({})).is(200).data();
    assert_eq!((&claimed["shop_id"], &claimed["role"]), (&json!(first), &json!("manager")));
    manager.post(&format!("/api/oauth/shops/claim/{first}"), &json!({})).is(400).json();
    manager.get(&format!("{path}/info")).is(200);
    manager.delete(&path).is(403).json();

    let alias = owner.get("/api/oauth/tiktok/shops").json()["data"][0]["alias"].as_str().unwrap().to_owned();
    spark.ok(&["user", "set", "staff@example.com", "--shop", &alias]);
    staff.get(&format!("{path}/info")).is(200);
    let refused = staff.browse(&format!("/api/oauth/tiktok/authorize?user_token={}", staff.token())).is(302);
    assert!(refused.header("location").contains("manager"), "{}", refused.header("location"));
    let second = sandbox.shop("shopee", "Second");
    assert_eq!(manager.connect(&sandbox, "shopee"), second, "who connects a shop works on it");
    assert_eq!(owner.delete(&path).is(200).data()["removed_relations"], json!(3));
}
