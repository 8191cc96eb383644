//! Bundles: how many of one can be made from its components, and what may be one.

use std::collections::BTreeSet;

use super::{Balance, SkuCode};

/// One component of a bundle: its balance, and how many units one bundle takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// The component's balance.
    pub balance: Balance,
    /// Units in one bundle, at least 1.
    pub quantity: i64,
}

/// Returns the balance of a bundle: on hand is how many its components on hand would make, available how many their
/// available units would, reserved the difference. A bundle without components has none; one whose component is
/// oversold is oversold.
pub fn balance(parts: impl IntoIterator<Item = Part>) -> Balance {
    let sets = |units: i64, quantity: i64| units.div_euclid(quantity.max(1));
    let smallest = parts
        .into_iter()
        .map(|part| {
            let available = part.balance.on_hand - part.balance.reserved;
            (sets(part.balance.on_hand, part.quantity), sets(available, part.quantity))
        })
        .reduce(|a, b| (a.0.min(b.0), a.1.min(b.1)));
    let (on_hand, available) = smallest.unwrap_or((0, 0));
    Balance { on_hand, reserved: on_hand - available }
}

/// Why a bundle cannot be made of these components.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadBundle {
    /// No components.
    #[error("bundle `{0}` needs at least one component")]
    Empty(SkuCode),
    /// It would contain itself.
    #[error("bundle `{0}` cannot contain itself")]
    Itself(SkuCode),
    /// A component is named twice.
    #[error("`{0}` is named twice; give its quantity once")]
    Twice(SkuCode),
    /// A quantity below 1.
    #[error("`{code}={quantity}`: a bundle takes at least 1 of each component")]
    Quantity { code: SkuCode, quantity: i64 },
    /// A component is a bundle itself.
    #[error("`{0}` is a bundle; a bundle is made of plain SKUs")]
    Nested(SkuCode),
    /// The bundle is itself a component of others.
    #[error("`{0}` is a component of another bundle and cannot become one")]
    Component(SkuCode),
    /// It has units of its own, which would be forgotten.
    #[error("`{code}` has {on_hand} on hand and {reserved} reserved; a bundle has no stock of its own")]
    Stock { code: SkuCode, on_hand: i64, reserved: i64 },
}

/// Checks what can be told from the codes and quantities alone.
///
/// # Errors
/// [`BadBundle`].
pub fn check(bundle: &SkuCode, parts: &[(SkuCode, i64)]) -> Result<(), BadBundle> {
    if parts.is_empty() {
        return Err(BadBundle::Empty(bundle.clone()));
    }
    let mut seen = BTreeSet::new();
    for (code, quantity) in parts {
        if code == bundle {
            return Err(BadBundle::Itself(code.clone()));
        }
        if !seen.insert(code) {
            return Err(BadBundle::Twice(code.clone()));
        }
        if *quantity < 1 {
            return Err(BadBundle::Quantity { code: code.clone(), quantity: *quantity });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(on_hand: i64, reserved: i64, quantity: i64) -> Part {
        Part { balance: Balance { on_hand, reserved }, quantity }
    }

    #[test]
    fn a_bundle_is_as_available_as_its_scarcest_component() {
        for (parts, on_hand, reserved) in [
            (vec![part(10, 0, 1), part(7, 0, 2)], 3, 0),
            (vec![part(10, 4, 1), part(100, 0, 2)], 10, 4),
            (vec![part(10, 0, 1), part(9, 8, 3)], 3, 3),
            (vec![part(0, 1, 2)], 0, 1),
            (vec![], 0, 0),
        ] {
            assert_eq!(balance(parts.clone()), Balance { on_hand, reserved }, "{parts:?}");
        }
    }

    #[test]
    fn what_cannot_be_a_bundle_is_refused() {
        let bundle = SkuCode::from("set");
        let of = |parts: &[(&str, i64)]| {
            let parts: Vec<_> =
                parts.iter().map(|(code, quantity)| (SkuCode::from(*code), *quantity)).collect();
            check(&bundle, &parts)
        };
        assert_eq!(of(&[("a", 1), ("b", 2)]), Ok(()));
        assert_eq!(of(&[]), Err(BadBundle::Empty("set".into())));
        assert_eq!(of(&[("set", 1)]), Err(BadBundle::Itself("set".into())));
        assert_eq!(of(&[("a", 1), ("a", 2)]), Err(BadBundle::Twice("a".into())));
        assert_eq!(of(&[("a", 0)]), Err(BadBundle::Quantity { code: "a".into(), quantity: 0 }));
    }
}
