//! Ids as the marketplaces make them: too wide for a double where theirs are, and the same for the same seed.

use serde::{Deserialize, Serialize};

use crate::sandbox::random::Random;
use crate::sandbox::world::Platform;

/// Gives out ids, codes and tokens. Ids rise by random steps, so they never repeat.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Ids {
    random: Random,
    count: i64,
    shopee_shops: i64,
}

/// Where TikTok's ids begin: 19 digits, beyond 2^53.
const TIKTOK: i64 = 1_729_592_969_000_000_000;
/// Where Shopee's item, model and other wide ids begin: beyond 2^32.
const SHOPEE: i64 = 24_300_000_000;
/// Where Shopee's shop ids begin: its gateway takes no more than 32 bits.
const SHOPEE_SHOP: i64 = 220_000_000;

impl Ids {
    pub(crate) fn seeded(seed: u64) -> Self {
        Self { random: Random::seeded(seed, 1), count: 0, shopee_shops: 0 }
    }

    /// Returns a new id for a product, variant, warehouse, line, package or whatever else is numbered.
    pub(crate) fn next(&mut self, platform: Platform) -> i64 {
        self.count += 1;
        match platform {
            Platform::Tiktok => TIKTOK + self.step(1_000_003),
            Platform::Shopee => SHOPEE + self.step(1_009),
        }
    }

    /// Returns the first of `length` new ids that follow each other.
    pub(crate) fn run(&mut self, platform: Platform, length: i64) -> i64 {
        let first = self.next(platform);
        // Skips as many steps as the run is long, and one for where in its step the first id lies.
        self.count += 1 + length / 1_009;
        first
    }

    /// Returns a new shop id: like any other at TikTok, 32 bits wide at Shopee.
    pub(crate) fn shop(&mut self, platform: Platform) -> i64 {
        match platform {
            Platform::Tiktok => self.next(platform),
            Platform::Shopee => {
                self.shopee_shops += 1;
                SHOPEE_SHOP + self.shopee_shops * 1_000 + self.random.below(1_000) as i64
            }
        }
    }

    /// Returns a new order id: digits at TikTok, a date and eight characters at Shopee. The date is always the same:
    /// an id must depend on nothing but the seed and the calls.
    pub(crate) fn order(&mut self, platform: Platform) -> String {
        const SN: &[u8] = b"0123456789ABCDEFGHJKMNPQRSTUVWXYZ";
        match platform {
            Platform::Tiktok => self.next(platform).to_string(),
            Platform::Shopee => {
                self.count += 1;
                let mut number = self.count as usize;
                let mut tail = [b'0'; 4];
                for digit in tail.iter_mut().rev() {
                    *digit = SN[number % SN.len()];
                    number /= SN.len();
                }
                format!("260101{}{}", self.random.text(SN, 4), String::from_utf8_lossy(&tail))
            }
        }
    }

    /// Returns `digits` hexadecimal digits: tokens, codes, request ids.
    pub(crate) fn hex(&mut self, digits: usize) -> String {
        self.random.hex(digits)
    }

    /// Returns a number below `bound`.
    pub(crate) fn below(&mut self, bound: u64) -> u64 {
        self.random.below(bound)
    }

    fn step(&mut self, stride: i64) -> i64 {
        self.count * stride + self.random.below(stride as u64) as i64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_wide_where_the_marketplaces_are() {
        let mut ids = Ids::seeded(1);
        assert!(ids.next(Platform::Tiktok) > 1 << 53);
        assert_eq!(ids.next(Platform::Tiktok).to_string().len(), 19);
        assert!(ids.next(Platform::Shopee) > 1 << 32);
        assert!(ids.shop(Platform::Shopee) < 1 << 32);
        assert_eq!(ids.order(Platform::Shopee).len(), 14);
    }

    #[test]
    fn ids_never_repeat() {
        let mut ids = Ids::seeded(3);
        let many: std::collections::HashSet<_> = (0..10_000).map(|_| ids.next(Platform::Shopee)).collect();
        let orders: std::collections::HashSet<_> = (0..10_000).map(|_| ids.order(Platform::Shopee)).collect();
        assert_eq!((many.len(), orders.len()), (10_000, 10_000));
    }

    #[test]
    fn nothing_lies_within_a_run() {
        for platform in [Platform::Tiktok, Platform::Shopee] {
            let mut ids = Ids::seeded(5);
            for length in [1, 2, 1_008, 1_009, 80_995] {
                let first = ids.run(platform, length);
                assert!(ids.next(platform) >= first + length, "{length}");
            }
        }
    }
}
