//! Stock that somebody types, for both marketplaces.

use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Typed;
use super::seen::{self, Place};
use crate::api::App;
use crate::api::envelope::Reply;
use crate::api::failure::Failure;
use crate::api::input::Id;
use crate::api::shop::AtShop;
use crate::api::whole::to_the_end;
use crate::engine::products::{Author, Wish, WishKept};
use crate::engine::{Kind, ProductId};

/// Rows of one call.
const MOST: usize = 500;

/// What the variants of a product should show.
#[derive(Deserialize, ToSchema)]
pub(super) struct NewStock {
    /// Variants that are not named stay as they are.
    #[serde(default)]
    skus: Vec<NewFigure>,
}

/// What one variant should show.
#[derive(Deserialize, ToSchema)]
struct NewFigure {
    /// The variant's; of a product without variants, the product's.
    #[schema(value_type = Option<String>)]
    id: Option<Id>,
    /// Which warehouse's, where there are several.
    #[schema(value_type = Option<String>)]
    warehouse_id: Option<Id>,
    available_stock: Option<i64>,
    /// Counts where `available_stock` is missing.
    quantity: Option<i64>,
    /// Counts where both are missing.
    stock: Option<i64>,
    /// The figure that was on the screen. Where it is left out, it is what this session was last shown.
    base: Option<i64>,
}

/// What became of it.
#[derive(Serialize, ToSchema)]
pub(super) struct Kept {
    success_count: usize,
    updated_skus: Vec<KeptRow>,
}

/// What became of one variant.
#[derive(Serialize, ToSchema)]
struct KeptRow {
    id: String,
    warehouse_id: Option<String>,
    /// The SKU that moved; `null`: the listing sells none, and was set as it is.
    sku: Option<String>,
    /// What was asked for.
    asked: i64,
    /// What the shop shows now: another figure where units were sold meanwhile.
    shows: Option<i64>,
    /// Units added to the SKU.
    delta_on_hand: i64,
}

/// Does as `stock` says.
pub(super) async fn set(
    app: &App,
    at: &AtShop,
    product: &str,
    Typed(typed): Typed,
    stock: NewStock,
) -> Result<Reply<Kept>, Failure> {
    if stock.skus.is_empty() || stock.skus.len() > MOST {
        return Err(Failure::bad_request("skus is required").code("skus_required"));
    }
    let typed_in = stock.skus.into_iter().map(|row| TypedIn::read(at, product, row));
    let typed_in = typed_in.collect::<Result<Vec<_>, _>>()?;
    let author = if typed { Author::Person } else { Author::Program };
    let (app, engine, shop) = (app.clone(), at.caller.engine.clone(), at.shop.clone());
    let product = ProductId::from(product);
    let work = move || async move {
        let shown: Vec<_> = typed_in.iter().map(|it| app.seen().type_in(&it.place, it.figure)).collect();
        let wishes = typed_in.iter().zip(&shown).map(|(it, shown)| it.wish(*shown)).collect();
        let done = engine.wish_stock(&shop, &product, wishes, author).await;
        if done.is_err() {
            for (it, shown) in typed_in.into_iter().zip(shown) {
                app.seen().take_back(it.place, it.figure, shown);
            }
        }
        done
    };
    let rows = to_the_end(work).await?;
    let failed: Vec<_> = rows.iter().filter(|row| row.error.is_some()).collect();
    if !failed.is_empty() {
        return Err(refused(&rows, &failed));
    }
    let others = rows.iter().filter(|row| row.shows != Some(row.wished)).count();
    let message = match others {
        0 => "Stock updated".to_owned(),
        others => format!("Stock updated; {others} show another figure, as units were sold meanwhile"),
    };
    let kept =
        Kept { success_count: rows.len(), updated_skus: rows.into_iter().map(KeptRow::from).collect() };
    Ok(Reply::of(kept).saying(message))
}

/// A figure that somebody typed.
struct TypedIn {
    place: Place,
    variant: String,
    warehouse: Option<String>,
    figure: i64,
    base: Option<i64>,
}

impl TypedIn {
    fn read(at: &AtShop, product: &str, row: NewFigure) -> Result<Self, Failure> {
        let variant = row.id.map(|id| id.0).filter(|id| !id.is_empty());
        let missing = || Failure::bad_request("id is required for every sku").code("sku_id_required");
        let variant = variant.ok_or_else(missing)?;
        let figure = row.available_stock.or(row.quantity).or(row.stock);
        let missing =
            || Failure::bad_request("available_stock or quantity is required").code("stock_required");
        let figure = figure.ok_or_else(missing)?;
        let warehouse = row.warehouse_id.map(|id| id.0).filter(|id| !id.is_empty());
        let known = if variant == product { "0" } else { &variant };
        let (session, in_warehouse) = (&at.caller.who.session, warehouse.as_deref().unwrap_or_default());
        let place = seen::place(session, at.shop.key, product, known, in_warehouse);
        Ok(Self { place, variant, warehouse, figure, base: row.base })
    }

    /// Returns what is wished by whoever was shown `shown`. A figure that was shown is no change, whatever came before.
    fn wish(&self, shown: Option<i64>) -> Wish {
        Wish {
            variant_id: self.variant.as_str().into(),
            warehouse_id: self.warehouse.as_deref().map(Into::into),
            figure: self.figure,
            seen: if shown == Some(self.figure) { shown } else { self.base.or(shown) },
        }
    }
}

/// Says what was not done, and what was.
fn refused(rows: &[WishKept], failed: &[&WishKept]) -> Failure {
    let trouble = failed[0].error.as_ref();
    let status = match trouble.map(|trouble| trouble.kind) {
        Some(Kind::Unavailable) => StatusCode::SERVICE_UNAVAILABLE,
        Some(Kind::Auth) => StatusCode::UNAUTHORIZED,
        Some(Kind::Invalid | Kind::Missing) => StatusCode::BAD_REQUEST,
        _ => StatusCode::CONFLICT,
    };
    let mut message = match rows.len() - failed.len() {
        0 => "The shop was not updated".to_owned(),
        done => format!("{done} of {} were updated, {} was not", rows.len(), failed[0].variant_id),
    };
    if failed.iter().any(|row| row.delta_on_hand != 0) {
        message.push_str("; the stock here was, and the shop will be told again: do not repeat it");
    }
    let failure = Failure::new(status, message).code(trouble.map_or("not_pushed", |trouble| trouble.code));
    match trouble {
        Some(trouble) => failure.reason(&trouble.message),
        None => failure,
    }
}

impl From<WishKept> for KeptRow {
    fn from(row: WishKept) -> Self {
        Self {
            id: row.variant_id.to_string(),
            warehouse_id: Some(row.warehouse_id.to_string()).filter(|id| !id.is_empty()),
            sku: row.sku.map(|sku| sku.to_string()),
            asked: row.wished,
            shows: row.shows,
            delta_on_hand: row.delta_on_hand,
        }
    }
}
