//! Brings webhooks (TikTok) and push messages (Shopee) to the apps: over HTTP, to loopback only, again on the documented
//! schedule when they are not taken, and lost, doubled, late or out of order where a fault wants it.
//!
//! What is told to whom, and how it is worded and signed, is the marketplaces' own.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio_util::sync::CancellationToken;
use url::{Host, Url};

use crate::sandbox::faults::{Drawn, FaultKind};
use crate::sandbox::journal::Delivery;
use crate::sandbox::message::Message;
use crate::sandbox::random::Random;
use crate::sandbox::shared::Shared;
use crate::sandbox::world::{LostPush, Platform};
use crate::sandbox::{shopee, tiktok};

/// How long an app may take to answer.
const PATIENCE: Duration = Duration::from_secs(3);
/// How long a message waits to be overtaken, and how often what is due by the clock is looked for.
const BEAT: Duration = Duration::from_millis(200);

/// Carries what the world has news of, until `stop`.
pub(crate) async fn carry(shared: Arc<Shared>, stop: CancellationToken) {
    let _ = rustls::crypto::ring::default_provider().install_default(); // the process may have chosen before
    let client = reqwest::Client::builder()
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .timeout(PATIENCE)
        .build();
    let Ok(http) = client else { return };
    let mut ids = Random::seeded(shared.options.seed, 5);
    let courier = Courier { shared, http, stop };
    let mut overtaken: Option<Message> = None;
    loop {
        tokio::select! {
            () = courier.stop.cancelled() => return,
            () = courier.shared.news.notified() => {}
            () = tokio::time::sleep(BEAT) => {}
        }
        let messages = courier.collect(&mut ids);
        if messages.is_empty()
            && let Some(message) = overtaken.take()
        {
            courier.bring(message).await;
        }
        for message in messages {
            match courier.draw(&message) {
                Some(Drawn { kind: FaultKind::WebhookDrop, .. }) => {
                    courier.log(&message, 0, "dropped by a fault")
                }
                Some(Drawn { kind: FaultKind::WebhookReorder, .. }) if overtaken.is_none() => {
                    overtaken = Some(message);
                    continue;
                }
                Some(Drawn { kind: FaultKind::WebhookDelay, delay }) => {
                    let courier = courier.clone();
                    tokio::spawn(async move {
                        if courier.wait(delay).await {
                            courier.bring(message).await;
                        }
                    });
                }
                Some(Drawn { kind: FaultKind::WebhookDuplicate, .. }) => {
                    courier.bring(message.clone()).await;
                    courier.bring(message).await;
                }
                _ => courier.bring(message).await,
            }
            if let Some(message) = overtaken.take() {
                courier.bring(message).await;
            }
        }
    }
}

#[derive(Clone)]
struct Courier {
    shared: Arc<Shared>,
    http: reqwest::Client,
    stop: CancellationToken,
}

impl Courier {
    /// Words the world's news.
    fn collect(&self, ids: &mut Random) -> Vec<Message> {
        let mut world = self.shared.world();
        let news = std::mem::take(&mut world.news);
        let mut messages: Vec<_> = std::mem::take(&mut world.shopee_push_changed)
            .then(|| shopee::verification(&world))
            .flatten()
            .into_iter()
            .collect();
        for item in &news {
            let platform = world.shops.get(&item.shop).map(|shop| shop.platform);
            messages.extend(match platform {
                Some(Platform::Tiktok) => tiktok::notification(&world, item, ids),
                Some(Platform::Shopee) => shopee::notification(&world, item, ids),
                None => None,
            });
        }
        messages
    }

    fn draw(&self, message: &Message) -> Option<Drawn> {
        let webhook = |kind| {
            matches!(
                kind,
                FaultKind::WebhookDrop
                    | FaultKind::WebhookDuplicate
                    | FaultKind::WebhookReorder
                    | FaultKind::WebhookDelay
            )
        };
        self.shared.traffic().faults.draw(message.platform, &message.topic, webhook)
    }

    /// Brings a message; where it is not taken, sees to the later attempts without keeping the others waiting.
    async fn bring(&self, message: Message) {
        if self.attempt(&message, 1).await || !message.matters {
            return;
        }
        let courier = self.clone();
        tokio::spawn(async move {
            for (n, delay_s) in retries(message.platform).iter().enumerate() {
                let delay = delay_s / courier.shared.options.webhook_speed;
                let delay = Duration::try_from_secs_f64(delay).unwrap_or(Duration::MAX);
                if !courier.wait(delay).await || courier.attempt(&message, n + 2).await {
                    return;
                }
            }
            if message.platform == Platform::Shopee {
                let mut world = courier.shared.world();
                let at_ms = world.now_ms;
                world.lost_pushes.push(LostPush { at_ms, body: message.body });
            }
        });
    }

    /// Waits; `false` when the sandbox stops meanwhile.
    async fn wait(&self, delay: Duration) -> bool {
        tokio::time::timeout(delay, self.stop.cancelled()).await.is_err()
    }

    /// Sends once; returns whether it was taken.
    async fn attempt(&self, message: &Message, attempt: usize) -> bool {
        let outcome = match self.send(message).await {
            Ok(()) => "delivered".to_owned(),
            Err(reason) => reason,
        };
        self.log(message, attempt, &outcome);
        outcome == "delivered"
    }

    async fn send(&self, message: &Message) -> Result<(), String> {
        if !is_loopback(&message.address) {
            return Err("the address is not on loopback".to_owned());
        }
        let request = self
            .http
            .post(&message.address)
            .header("content-type", "application/json")
            .header("authorization", &message.authorization)
            .body(message.body.clone());
        let failed =
            |error: reqwest::Error| if error.is_timeout() { "no answer in time" } else { "no answer" };
        let answer = request.send().await.map_err(failed)?;
        let status = answer.status();
        let body = answer.bytes().await.map_err(failed)?;
        // TikTok also takes a 401 for an answer: the app's word for a signature it does not believe.
        let taken = status.is_success() || (message.platform == Platform::Tiktok && status.as_u16() == 401);
        if !taken {
            Err(format!("answered {}", status.as_u16()))
        } else if !body.is_empty() {
            Err("answered with a body".to_owned())
        } else {
            Ok(())
        }
    }

    fn log(&self, message: &Message, attempt: usize, outcome: &str) {
        let delivery = Delivery {
            t: self.shared.options.clock.now_ms(),
            platform: message.platform,
            shop_id: message.shop.to_string(),
            topic: message.topic.clone(),
            address: message.address.clone(),
            attempt,
            outcome: outcome.to_owned(),
        };
        self.shared.traffic().journal.deliveries.push(delivery);
    }
}

/// How many seconds after each failure a message is tried again.
fn retries(platform: Platform) -> &'static [f64] {
    match platform {
        Platform::Tiktok => &[120.0, 1_800.0, 10_800.0, 43_200.0],
        Platform::Shopee => &[300.0, 1_800.0, 10_800.0],
    }
}

fn is_loopback(address: &str) -> bool {
    let Ok(url) = Url::parse(address) else { return false };
    match url.host() {
        Some(Host::Ipv4(ip)) => IpAddr::V4(ip).is_loopback(),
        Some(Host::Ipv6(ip)) => IpAddr::V6(ip).is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_leaves_the_machine() {
        for inside in ["http://127.0.0.1:5590/hooks", "http://[::1]:1/", "http://localhost/x"] {
            assert!(is_loopback(inside), "{inside}");
        }
        for outside in ["http://192.168.0.2/", "https://example.com/", "http://localhost.example.com/", "x"] {
            assert!(!is_loopback(outside), "{outside}");
        }
    }
}
