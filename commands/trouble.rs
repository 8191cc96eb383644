//! What a push, a pull or a cycle left undone, in sentences.

use spark::engine::Tripped;
use spark::engine::trouble::ShopTrouble;

/// Returns what kept shops from being done, a sentence each that names the shop once.
pub(crate) fn sentences(shops: &[ShopTrouble], guards: &[Tripped]) -> Vec<String> {
    let shops = shops.iter().map(|ShopTrouble { shop, trouble }| {
        let shop = format!("`{shop}`");
        if trouble.message.contains(&shop) {
            trouble.message.clone()
        } else {
            format!("{shop}: {}", trouble.message)
        }
    });
    let guards = guards.iter().map(|tripped| format!("{tripped}: nothing was sent to that shop"));
    shops.chain(guards).collect()
}
