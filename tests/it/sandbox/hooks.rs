//! Webhooks and push messages as they arrive: an app's receiving end, and TikTok's notifications.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use hmac::{Hmac, KeyInit, Mac};
use reqwest::Method;
use serde_json::{Value, json};
use sha2::Sha256;
use spark::sandbox::Options;
use tokio::sync::mpsc;

use crate::sandbox::stage::{App, Stage, text};

/// An app's receiving end on a port of its own.
pub(crate) struct Receiver {
    pub(crate) url: String,
    got: mpsc::UnboundedReceiver<Got>,
    answers: Arc<Mutex<VecDeque<(u16, &'static str)>>>,
}

/// What arrived.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Got {
    pub(crate) authorization: String,
    pub(crate) body: String,
}

impl Got {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }
}

impl Receiver {
    pub(crate) async fn start() -> Self {
        type Desk = (mpsc::UnboundedSender<Got>, Arc<Mutex<VecDeque<(u16, &'static str)>>>);
        async fn take(
            State((sender, answers)): State<Desk>,
            headers: HeaderMap,
            body: String,
        ) -> (StatusCode, &'static str) {
            let authorization = headers["authorization"].to_str().unwrap().to_owned();
            sender.send(Got { authorization, body }).unwrap();
            let (status, text) = answers.lock().unwrap().pop_front().unwrap_or((200, ""));
            (StatusCode::from_u16(status).unwrap(), text)
        }
        let (sender, got) = mpsc::unbounded_channel();
        let answers = Arc::new(Mutex::new(VecDeque::new()));
        let router = Router::new().route("/hook", post(take)).with_state((sender, answers.clone()));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/hook", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { url, got, answers }
    }

    /// Answers the next messages so, before it is content again.
    pub(crate) fn answer(&self, answers: &[(u16, &'static str)]) {
        self.answers.lock().unwrap().extend(answers);
    }

    /// Waits for the next message.
    pub(crate) async fn next(&mut self) -> Got {
        tokio::time::timeout(Duration::from_secs(20), self.got.recv()).await.expect("a message").unwrap()
    }
}

pub(crate) fn hmac(key: &str, message: &str) -> String {
    hmac_of_bytes(key, message.as_bytes())
}

pub(crate) fn hmac_of_bytes(key: &str, message: &[u8]) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(key.as_bytes()).unwrap();
    mac.update(message);
    hex::encode(mac.finalize().into_bytes())
}

async fn subscribe(app: &App<'_>, topic: &str, url: &str) {
    let body = json!({"event_type": topic, "address": url});
    let (_, answer) = app.call(Method::PUT, "/event/202309/webhooks", &[], Some(body)).await;
    assert_eq!(answer["code"], 0);
}

/// A shop whose order changes are told; retries come a hundred thousand times too early.
async fn told() -> (Stage, String, Receiver) {
    let stage =
        Stage::with(Options { rate_limits: false, webhook_speed: 100_000.0, ..Options::default() }).await;
    let (shop, _) = stage.tiktok_shop(&[("A", 99)]).await;
    let receiver = Receiver::start().await;
    let app = stage.connect().await;
    subscribe(&app, "ORDER_STATUS_CHANGE", &receiver.url).await;
    (stage, shop, receiver)
}

async fn order(stage: &Stage, shop: &str) -> String {
    let lines = json!([{"seller_sku": "A", "quantity": 1}]);
    text(&stage.lever("orders", json!({"shop_id": shop, "lines": lines})).await["order_id"])
}

#[tokio::test]
async fn every_step_of_an_order_is_told_and_signed() {
    let (stage, shop, mut receiver) = told().await;
    let id = order(&stage, &shop).await;
    let ready = &stage.running.ready().tiktok;
    for (step, status) in [("", "UNPAID"), ("paid", "AWAITING_SHIPMENT"), ("cancelled", "CANCEL")] {
        if !step.is_empty() {
            stage.lever(&format!("orders/{id}/advance"), json!({"to": step})).await;
        }
        let got = receiver.next().await;
        let signed = hmac(&ready.app_secret, &format!("{}{}", ready.app_key, got.body));
        assert_eq!(got.authorization, signed);
        let body = got.json();
        assert_eq!((&body["type"], &body["shop_id"]), (&json!(1), &json!(shop)));
        assert!(body["tts_notification_id"].is_string());
        let data = json!({"is_on_hold_order": false, "order_id": id, "order_status": status, "update_time": stage.now_s()});
        assert_eq!(body["data"], data);
    }
}

#[tokio::test]
async fn what_is_not_taken_comes_again_unchanged() {
    let (stage, shop, mut receiver) = told().await;
    receiver.answer(&[(500, ""), (200, "{}"), (302, "")]);
    order(&stage, &shop).await;
    let first = receiver.next().await;
    for _ in 0..3 {
        assert_eq!(receiver.next().await, first);
    }
    // The fourth was taken: what comes next is about another order.
    order(&stage, &shop).await;
    assert_ne!(receiver.next().await, first);
}

#[tokio::test]
async fn faults_lose_double_and_reorder() {
    let (stage, shop, mut receiver) = told().await;
    let fault = async |kind: &str| {
        stage.lever("faults", json!({"kind": kind, "rate": 1.0, "count": 1, "delay_ms": 1})).await;
    };
    let next = async |receiver: &mut Receiver| text(&receiver.next().await.json()["data"]["order_id"]);
    fault("webhook_drop").await;
    order(&stage, &shop).await;
    let second = order(&stage, &shop).await;
    assert_eq!(next(&mut receiver).await, second);
    fault("webhook_duplicate").await;
    let third = order(&stage, &shop).await;
    assert_eq!((next(&mut receiver).await, next(&mut receiver).await), (third.clone(), third));
    fault("webhook_reorder").await;
    let (fourth, fifth) = (order(&stage, &shop).await, order(&stage, &shop).await);
    assert_eq!((next(&mut receiver).await, next(&mut receiver).await), (fifth, fourth));
    fault("webhook_delay").await;
    let sixth = order(&stage, &shop).await;
    assert_eq!(next(&mut receiver).await, sixth);
    let log = stage.look("webhooks").await;
    let outcomes: Vec<_> =
        log["deliveries"].as_array().unwrap().iter().map(|d| text(&d["outcome"])).collect();
    assert_eq!(outcomes.iter().filter(|outcome| *outcome == "delivered").count(), 6);
    assert_eq!(outcomes[0], "dropped by a fault");
}

#[tokio::test]
async fn a_wish_to_cancel_and_the_end_of_consent_are_told() {
    let stage = Stage::with(Options { rate_limits: false, ..Options::default() }).await;
    let (shop, _) = stage.tiktok_shop(&[("A", 9)]).await;
    let mut receiver = Receiver::start().await;
    let app = stage.connect().await;
    subscribe(&app, "CANCELLATION_STATUS_CHANGE", &receiver.url).await;
    subscribe(&app, "SELLER_DEAUTHORIZATION", &receiver.url).await;
    let id = order(&stage, &shop).await;
    stage.lever(&format!("orders/{id}/advance"), json!({"to": "paid"})).await;
    stage.lever(&format!("orders/{id}/ask"), json!({"what": "cancel"})).await;
    let asked = receiver.next().await.json();
    assert_eq!((&asked["type"], &asked["data"]["order_id"]), (&json!(11), &json!(id)));
    assert_eq!(asked["data"]["cancel_status"], "CANCELLATION_REQUEST_PENDING");
    stage.lever("tokens/revoke", json!({"shop_id": shop})).await;
    assert_eq!(receiver.next().await.json()["type"], 6);
}
