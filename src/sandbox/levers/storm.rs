//! A flash sale: many orders, quickly, most of them for a few things.

use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use serde_json::json;

use crate::sandbox::levers::body::{Answer, Id, Refusal, Turn};
use crate::sandbox::random::Random;
use crate::sandbox::shared::Shared;
use crate::sandbox::world::{Refused, Wanted, World};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StormBody {
    orders: u64,
    /// 0: as fast as they go.
    #[serde(default)]
    per_second: f64,
    #[serde(default)]
    shops: Shops,
    /// 0: every SKU alike. The higher, the more the first SKUs are wanted.
    #[serde(default = "skew")]
    skew: f64,
    #[serde(default)]
    seed: u64,
}

/// Which shops sell: these, or the first so many, or all.
#[derive(Default, Deserialize)]
#[serde(untagged)]
enum Shops {
    #[default]
    All,
    First(usize),
    These(Vec<Id>),
}

fn skew() -> f64 {
    1.0
}

/// A shop and what it sells, as the storm sees it when it breaks.
struct Stall {
    shop: i64,
    seller_skus: Vec<String>,
}

/// `POST /_sandbox/storm`: answers when the last order is placed.
pub(super) async fn storm(State(shared): State<Arc<Shared>>, Turn(body): Turn<StormBody>) -> Answer {
    if !(body.skew.is_finite() && body.skew >= 0.0 && body.per_second.is_finite() && body.per_second >= 0.0) {
        return Err(Refusal::invalid("`skew` and `per_second` are numbers from 0 up"));
    }
    let stalls = stalls(&shared.world(), &body.shops)?;
    let mut random = Random::seeded(body.seed, 4);
    let mut every = (body.per_second > 0.0)
        .then(|| tokio::time::interval(Duration::from_secs_f64(1.0 / body.per_second)));
    let started_ms = shared.options.clock.now_ms();
    let (mut placed, mut refused, mut units) = (0_u64, 0_u64, 0_i64);
    for _ in 0..body.orders {
        if let Some(every) = &mut every {
            every.tick().await;
        }
        let stall = &stalls[random.below(stalls.len() as u64) as usize];
        let lines: Vec<_> = (0..=random.below(3) / 2).map(|_| draw(&mut random, stall, body.skew)).collect();
        let mut world = shared.world();
        let now_ms = world.now_ms;
        match world.place(stall.shop, &lines, now_ms) {
            Ok(_) => {
                placed += 1;
                units += lines.iter().map(|line| line.quantity).sum::<i64>();
            }
            Err(Refused::SoldOut { .. }) => refused += 1,
            Err(other) => return Err(other.into()),
        }
    }
    let elapsed_ms = shared.options.clock.now_ms() - started_ms;
    Ok(Json(json!({
        "orders": body.orders, "placed": placed, "refused": refused, "units": units, "elapsed_ms": elapsed_ms,
    })))
}

fn stalls(world: &World, shops: &Shops) -> Result<Vec<Stall>, Refusal> {
    let ids: Vec<i64> = match shops {
        Shops::All => world.shops.keys().copied().collect(),
        Shops::First(n) => world.shops.keys().copied().take(*n).collect(),
        Shops::These(ids) => ids.iter().map(|Id(id)| *id).collect(),
    };
    let mut stalls = Vec::new();
    for id in ids {
        let seller_skus: Vec<_> = world.shop(id)?.by_seller_sku.keys().cloned().collect();
        if !seller_skus.is_empty() {
            stalls.push(Stall { shop: id, seller_skus });
        }
    }
    if stalls.is_empty() { Err(Refusal::invalid("no shop sells anything")) } else { Ok(stalls) }
}

fn draw(random: &mut Random, stall: &Stall, skew: f64) -> Wanted {
    let share = random.fraction().powf(1.0 + skew);
    let at = (share * stall.seller_skus.len() as f64) as usize;
    let seller_sku = stall.seller_skus[at.min(stall.seller_skus.len() - 1)].clone();
    Wanted { seller_sku, quantity: 1 + random.below(2) as i64 }
}
