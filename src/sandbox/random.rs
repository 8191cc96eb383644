//! Randomness from a seed, small enough to be saved with the world.

use serde::{Deserialize, Serialize};

/// SplitMix64 (Steele, Lea, Flood 2014): eight bytes of state, so that a saved world goes on where it stopped.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Random(u64);

impl Random {
    /// Returns the stream that `seed` and a `salt` of its own name, so that faults drawn do not change the ids made.
    pub(crate) fn seeded(seed: u64, salt: u64) -> Self {
        Self(seed ^ salt.wrapping_mul(0xD134_2543_DE82_EF95))
    }

    /// Returns the next 64 bits.
    pub(crate) fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// Returns a number in `0..bound`; 0 for a bound of 0.
    pub(crate) fn below(&mut self, bound: u64) -> u64 {
        self.bits().checked_rem(bound).unwrap_or(0)
    }

    /// Returns a number in `0.0..1.0`.
    pub(crate) fn fraction(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Returns `digits` lower-case hexadecimal digits.
    pub(crate) fn hex(&mut self, digits: usize) -> String {
        const HEX: &[u8; 16] = b"0123456789abcdef";
        self.text(HEX, digits)
    }

    /// Returns `length` characters out of `alphabet`, which must be ASCII.
    pub(crate) fn text(&mut self, alphabet: &[u8], length: usize) -> String {
        (0..length).map(|_| char::from(alphabet[self.below(alphabet.len() as u64) as usize])).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_repeats_and_another_does_not() {
        let draw = |seed| {
            let mut random = Random::seeded(seed, 1);
            (random.bits(), random.hex(12), random.below(1000))
        };
        assert_eq!(draw(7), draw(7));
        assert_ne!(draw(7), draw(8));
    }

    #[test]
    fn streams_of_one_seed_differ() {
        assert_ne!(Random::seeded(7, 1).bits(), Random::seeded(7, 2).bits());
    }
}
