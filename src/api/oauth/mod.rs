//! `/api/oauth`: connecting shops from the app's web view, and the shops that somebody works on.
//!
//! The app knows TikTok's routes by two names each: with the marketplace in the path, and without.

mod consent;
mod shops;

pub(super) use shops::{label, tiktok_list};

use super::routes::Routes;

pub(super) fn routes() -> Routes {
    let tiktok = || Routes::new().merge(consent::tiktok_routes()).merge(shops::tiktok_routes());
    let shopee = Routes::new().merge(consent::shopee_routes()).merge(shops::shopee_routes());
    Routes::new().merge(tiktok()).nest("/tiktok", tiktok()).nest("/shopee", shopee)
}
