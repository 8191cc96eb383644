//! One call of the API, past the gateway.

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::sandbox::shopee::envelope::Refusal;
use crate::sandbox::shopee::gateway::Denied;
use crate::sandbox::shopee::params::Params;
use crate::sandbox::world::{Shop, TokenTtl, World};

/// What a handler gets: the world, and what was asked.
#[derive(Debug)]
pub(super) struct Call<'a> {
    pub(super) world: &'a mut World,
    pub(super) partner_id: i64,
    /// The shop that the call acts for; 0 in public calls.
    pub(super) shop_id: i64,
    pub(super) params: Params,
    /// The JSON body; null when there is none.
    pub(super) body: Value,
    /// How long new tokens live.
    pub(super) token_ttl: TokenTtl,
    /// Whether a fault on order fails one row of this batch.
    pub(super) spoil_a_row: bool,
}

impl Call<'_> {
    /// Returns the shop that the call acts for.
    pub(super) fn shop(&self) -> Result<&Shop, Refusal> {
        self.world.shops.get(&self.shop_id).ok_or_else(|| Denied::NeverLinked.refusal())
    }

    /// Reads the body as what the call takes. Unknown fields are ignored, wrong types are not.
    pub(super) fn read<T: DeserializeOwned>(&self) -> Result<T, Refusal> {
        T::deserialize(&self.body).map_err(Refusal::wrong_parameters)
    }
}
