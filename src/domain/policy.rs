//! What to do about drift: a difference between what a shop shows and what was agreed and sold since.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Who is right when a shop's figure has changed on its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Policy {
    /// Master: the shop is put back.
    Master,
    /// The marketplace: master takes the shop's change.
    Marketplace,
    /// Whoever has less: nothing is sold that one side believes gone.
    Lowest,
    /// Nobody, until a person decides.
    Ask,
}

impl Policy {
    /// Every policy.
    pub const ALL: [Self; 4] = [Self::Master, Self::Marketplace, Self::Lowest, Self::Ask];

    /// Returns the word that people type.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Master => "master",
            Self::Marketplace => "marketplace",
            Self::Lowest => "lowest",
            Self::Ask => "ask",
        }
    }
}

impl fmt::Display for Policy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A text that names no policy.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("write `master`, `marketplace`, `lowest` or `ask`")]
pub struct UnknownPolicy;

impl FromStr for Policy {
    type Err = UnknownPolicy;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|policy| policy.as_str() == text).ok_or(UnknownPolicy)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_policy_reads_back_what_it_prints() {
        for policy in Policy::ALL {
            assert_eq!(policy.as_str().parse(), Ok(policy));
        }
        assert!("Master".parse::<Policy>().is_err());
    }
}
