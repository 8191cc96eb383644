//! `unlist_item`: takes items off sale and puts them back.

use serde::Deserialize;
use serde_json::json;

use super::own_item;
use crate::sandbox::shopee::call::Call;
use crate::sandbox::shopee::envelope::{Answer, Payload, Refusal};
use crate::sandbox::world::ProductState;

#[derive(Deserialize)]
struct Unlist {
    item_list: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    item_id: i64,
    unlist: bool,
}

pub(in crate::sandbox::shopee) fn unlist_item(call: &mut Call<'_>) -> Answer {
    let Unlist { item_list } = call.read()?;
    if !(1..=50).contains(&item_list.len()) {
        return Err(Refusal::wrong_parameters("item_list must have 1 to 50 elements."));
    }
    let (mut success, mut failure) = (Vec::new(), Vec::new());
    for Row { item_id, unlist } in item_list {
        let refused = if std::mem::take(&mut call.spoil_a_row) {
            Some("System error, please try again later.".to_owned())
        } else {
            match own_item(call, item_id) {
                Err(refusal) => Some(refusal.message),
                Ok(product) => match product.state {
                    ProductState::Live | ProductState::Hidden => None,
                    ProductState::Frozen => Some("The item is banned.".to_owned()),
                    ProductState::Deleted => Some("Product not found".to_owned()),
                },
            }
        };
        if let Some(reason) = refused {
            failure.push(json!({"item_id": item_id, "failed_reason": reason}));
            continue;
        }
        let now_ms = call.world.now_ms;
        if let Some(product) =
            call.world.shops.get_mut(&call.shop_id).and_then(|shop| shop.products.get_mut(&item_id))
        {
            product.state = if unlist { ProductState::Hidden } else { ProductState::Live };
            product.updated_ms = now_ms;
        }
        success.push(json!({"item_id": item_id, "unlist": unlist}));
    }
    let all_failed = success.is_empty();
    let lists = json!({"failure_list": failure, "success_list": success});
    if all_failed {
        let message = "Unlist item failed, please check failure_list for detailed reason";
        return Err(Refusal::service("error_unlist_item_all_failed", message).with_response(lists));
    }
    Ok(Payload::Response(lists))
}
