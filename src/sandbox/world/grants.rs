//! Consent: one-time codes, and the token pairs they are exchanged for.

use serde::{Deserialize, Serialize};

use crate::sandbox::world::{Platform, What, World};

/// A one-time code that a consent page handed out.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Code {
    pub(crate) platform: Platform,
    pub(crate) text: String,
    pub(crate) shops: Vec<i64>,
    pub(crate) expires_ms: i64,
}

/// What a seller granted: one token pair for one shop (Shopee) or for several (TikTok).
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Grant {
    pub(crate) platform: Platform,
    /// TikTok's `open_id`.
    pub(crate) owner: String,
    pub(crate) shops: Vec<i64>,
    pub(crate) granted_ms: i64,
    pub(crate) access: Token,
    /// The access token before the last refresh, which Shopee honours five minutes longer.
    pub(crate) previous: Option<Token>,
    pub(crate) refresh: Token,
}

/// A token and when it ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Token {
    pub(crate) text: String,
    pub(crate) expires_ms: i64,
}

impl World {
    /// Makes a code for `shops`, good for `ttl_ms`.
    pub(crate) fn issue_code(&mut self, platform: Platform, shops: Vec<i64>, ttl_ms: i64) -> String {
        let text = format!("{}{}", code_prefix(platform), self.ids.hex(32));
        self.codes.push(Code { platform, text: text.clone(), shops, expires_ms: self.now_ms + ttl_ms });
        text
    }

    /// Takes a code, which works once; `None` when it is unknown, used or expired.
    pub(crate) fn take_code(&mut self, platform: Platform, text: &str) -> Option<Code> {
        let at = self.codes.iter().position(|code| code.platform == platform && code.text == text)?;
        let code = self.codes.remove(at);
        (code.expires_ms > self.now_ms).then_some(code)
    }

    /// Records consent for `shops` with a fresh token pair, in place of what the seller granted for them before.
    pub(crate) fn grant(&mut self, platform: Platform, shops: Vec<i64>, ttl: TokenTtl) -> &Grant {
        let now_ms = self.now_ms;
        for id in &shops {
            if let Some(shop) = self.shops.get_mut(id) {
                shop.authorized_ms = Some(now_ms);
            }
            self.tell_of_shop(*id, What::Authorized);
        }
        self.issue_pair(platform, shops, ttl)
    }

    /// Issues a fresh token pair for `shops` in place of theirs before, under the consent that there is.
    pub(crate) fn issue_pair(&mut self, platform: Platform, shops: Vec<i64>, ttl: TokenTtl) -> &Grant {
        let now_ms = self.now_ms;
        for grant in &mut self.grants {
            if grant.platform == platform {
                grant.shops.retain(|shop| !shops.contains(shop));
            }
        }
        self.grants.retain(|grant| !grant.shops.is_empty());
        let grant = Grant {
            platform,
            owner: self.ids.hex(24),
            shops,
            granted_ms: now_ms,
            access: self.token(platform, ttl.access_ms),
            previous: None,
            refresh: self.token(platform, ttl.refresh_ms),
        };
        self.grants.push(grant);
        &self.grants[self.grants.len() - 1]
    }

    /// Exchanges a refresh token for a new pair. The old refresh token dies; the old access token is kept as `previous`.
    pub(crate) fn refresh(
        &mut self,
        platform: Platform,
        refresh: &str,
        ttl: TokenTtl,
    ) -> Result<&Grant, RefreshRefused> {
        let now_ms = self.now_ms;
        let at = self
            .grants
            .iter()
            .position(|grant| grant.platform == platform && grant.refresh.text == refresh)
            .ok_or(RefreshRefused::Unknown)?;
        if self.grants[at].refresh.expires_ms <= now_ms {
            return Err(RefreshRefused::Expired);
        }
        let access = self.token(platform, ttl.access_ms);
        let next = self.token(platform, ttl.refresh_ms);
        let grant = &mut self.grants[at];
        grant.previous = Some(std::mem::replace(&mut grant.access, access));
        // TikTok's refresh token lives as long as the authorization, counted from the consent.
        let expires_ms = match platform {
            Platform::Tiktok => grant.refresh.expires_ms,
            Platform::Shopee => next.expires_ms,
        };
        grant.refresh = Token { text: next.text, expires_ms };
        Ok(grant)
    }

    /// Returns the shops of `platform` that the app has not got, oldest first.
    pub(crate) fn ungranted(&self, platform: Platform) -> Vec<i64> {
        let mut shops: Vec<_> =
            self.shops.values().filter(|s| s.platform == platform && s.authorized_ms.is_none()).collect();
        shops.sort_by_key(|shop| (shop.created_ms, shop.id));
        shops.into_iter().map(|shop| shop.id).collect()
    }

    /// Ends access tokens, of one platform or shop if named; with `refresh_too` also the refresh tokens. Returns how many pairs.
    pub(crate) fn expire_tokens(
        &mut self,
        platform: Option<Platform>,
        shop: Option<i64>,
        refresh_too: bool,
    ) -> usize {
        let now_ms = self.now_ms;
        let mut ended = 0;
        for grant in self.grants.iter_mut().filter(|grant| grant.covers(platform, shop)) {
            grant.access.expires_ms = now_ms;
            grant.previous = None;
            if refresh_too {
                grant.refresh.expires_ms = now_ms;
            }
            ended += 1;
        }
        ended
    }

    /// Withdraws consent, of one platform or shop if named. Returns how many shops.
    pub(crate) fn revoke(&mut self, platform: Option<Platform>, shop: Option<i64>) -> usize {
        let mut revoked = Vec::new();
        for other in self.shops.values_mut() {
            let named = platform.is_none_or(|p| p == other.platform) && shop.is_none_or(|id| id == other.id);
            if named && other.authorized_ms.take().is_some() {
                revoked.push(other.id);
                for grant in &mut self.grants {
                    grant.shops.retain(|id| *id != other.id);
                }
            }
        }
        self.grants.retain(|grant| !grant.shops.is_empty());
        for id in &revoked {
            self.tell_of_shop(*id, What::Deauthorized);
        }
        revoked.len()
    }

    fn token(&mut self, platform: Platform, ttl_ms: i64) -> Token {
        let text = match platform {
            Platform::Tiktok => format!("ROW_{}", self.ids.hex(64)),
            Platform::Shopee => self.ids.hex(32),
        };
        Token { text, expires_ms: self.now_ms + ttl_ms }
    }
}

impl Grant {
    fn covers(&self, platform: Option<Platform>, shop: Option<i64>) -> bool {
        platform.is_none_or(|p| p == self.platform) && shop.is_none_or(|id| self.shops.contains(&id))
    }
}

/// How long tokens live.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TokenTtl {
    pub(crate) access_ms: i64,
    pub(crate) refresh_ms: i64,
}

/// Why a refresh token was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RefreshRefused {
    /// Never issued, used already, or revoked.
    Unknown,
    Expired,
}

fn code_prefix(platform: Platform) -> &'static str {
    match platform {
        Platform::Tiktok => "ROW_",
        Platform::Shopee => "",
    }
}
