//! Sessions: who calls, where somebody is logged in, and ending that.

use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::tokens::{self, Claims};
use super::{Error, Identity, Origin};
use crate::domain::{AccountKey, Millis};
use crate::engine::{self, Engine};
use crate::secrets::Secret;
use crate::store::Tx;
use crate::store::sessions::{self, Bearer, Session};

/// How exactly it is known when a session was last used: noting it is a write.
const SEEN_EVERY_MS: i64 = 5 * 60 * 1000;
/// Of a client's name for itself, what is kept.
const DEVICE: usize = 200;

/// A fresh login.
#[derive(Debug, Clone)]
pub struct LoggedIn {
    /// What the client shows from now on.
    pub token: Secret,
    /// When it ends.
    pub expires_at: Millis,
    /// Whose it is.
    pub identity: Identity,
}

/// A session as its owner is shown it.
#[derive(Debug, Clone, Serialize)]
pub struct SessionView {
    /// What ends it: no secret, as a token needs a signature too.
    pub id: String,
    /// Whether it is the one that asks.
    pub current: bool,
    /// What the client calls itself.
    pub device: String,
    /// Where it logged in from.
    pub address: String,
    /// When it logged in.
    pub created_at: Millis,
    /// When it was last used, to five minutes.
    pub seen_at: Millis,
    /// When it ends unless it is prolonged.
    pub expires_at: Millis,
}

impl Engine {
    /// Returns who calls with `token`.
    ///
    /// # Errors
    /// [`Error::NoSession`], or the store's.
    pub async fn identify(&self, token: &str) -> Result<Identity, engine::Error> {
        let now = self.clock.now();
        let claims = tokens::read(&self.vault, token, now)?.ok_or(Error::NoSession)?;
        let id = claims.session().to_owned();
        let bearer = self.store.read("identify", move |tx| sessions::bearer(tx, &id, now)).await?;
        let is_theirs = |bearer: &Bearer| {
            bearer.account == claims.account() && !claims.is_replaced(bearer.expires_at, now)
        };
        let bearer = bearer.filter(is_theirs).ok_or(Error::NoSession)?;
        let session = claims.session().to_owned();
        if bearer.seen_at.plus_ms(SEEN_EVERY_MS) <= now {
            let id = session.clone();
            self.store.write("see a session", move |tx| sessions::seen(tx, &id, now)).await?;
        }
        Ok(Identity::of(bearer, session))
    }

    /// Returns the session that `token` names by its signature, without asking whether it still runs: what a client
    /// cannot choose, for counting calls.
    pub fn session_named(&self, token: &str) -> Option<String> {
        let claims = tokens::read(&self.vault, token, self.clock.now()).ok().flatten();
        claims.map(|claims| claims.session().to_owned())
    }

    /// Prolongs the caller's session and returns a token for it. Those before go on for five minutes.
    ///
    /// # Errors
    /// The store's.
    pub async fn prolong_session(&self, who: &Identity) -> Result<LoggedIn, engine::Error> {
        let (id, expires_at) = (who.session.clone(), self.clock.now().plus_ms(tokens::TOKEN_MS));
        self.store.write("prolong a session", move |tx| sessions::prolong(tx, &id, expires_at)).await?;
        self.log_in_as(who.account, &who.session).await
    }

    /// Returns where the caller is logged in, the session used last first.
    ///
    /// # Errors
    /// The store's.
    pub async fn sessions(&self, who: &Identity) -> Result<Vec<SessionView>, engine::Error> {
        let (account, now) = (who.account, self.clock.now());
        let found = self.store.read("sessions", move |tx| sessions::of(tx, account, now)).await?;
        Ok(found.into_iter().map(|session| SessionView::of(session, &who.session)).collect())
    }

    /// Ends one of the caller's sessions.
    ///
    /// # Errors
    /// [`Error::NoSuchSession`] when the caller has none by that id.
    pub async fn end_session(&self, who: &Identity, id: &str) -> Result<(), engine::Error> {
        let (account, wanted) = (who.account, id.to_owned());
        if self.store.write("end a session", move |tx| sessions::end(tx, account, &wanted)).await? {
            return Ok(());
        }
        Err(Error::NoSuchSession { id: id.to_owned() }.into())
    }

    /// Ends every session of the caller and returns how many there were.
    ///
    /// # Errors
    /// The store's.
    pub async fn end_sessions(&self, who: &Identity) -> Result<u64, engine::Error> {
        let account = who.account;
        Ok(self.store.write("end sessions", move |tx| sessions::end_all(tx, account)).await?)
    }

    /// Returns a new session's row; it counts once it is [`begun`](begin).
    pub(super) fn new_session(&self, account: AccountKey, origin: &Origin) -> Session {
        let now = self.clock.now();
        Session {
            id: hex::encode(self.entropy.bytes::<16>()),
            account,
            created_at: now,
            seen_at: now,
            expires_at: now.plus_ms(tokens::TOKEN_MS),
            address: origin.address.clone(),
            device: origin.device.chars().take(DEVICE).collect(),
        }
    }

    /// Returns the token of the session `id`, and whose it is.
    pub(super) async fn log_in_as(&self, account: AccountKey, id: &str) -> Result<LoggedIn, engine::Error> {
        let now = self.clock.now();
        let token = tokens::sign(&self.vault, &Claims::new(account, id, now))?;
        let identity = self.identify(token.expose()).await?;
        Ok(LoggedIn { token, expires_at: now.plus_ms(tokens::TOKEN_MS), identity })
    }
}

impl SessionView {
    fn of(session: Session, current: &str) -> Self {
        Self {
            current: session.id == current,
            id: session.id,
            device: session.device,
            address: session.address,
            created_at: session.created_at,
            seen_at: session.seen_at,
            expires_at: session.expires_at,
        }
    }
}

/// Begins `session`, and forgets those of the account that have ended.
pub(super) fn begin(tx: &mut Tx<'_>, session: &Session, now: Millis) -> Result<(), crate::store::Error> {
    sessions::sweep(tx, session.account, now)?;
    sessions::add(tx, session)
}

/// Returns the hash by which a random text is known: what reads the database cannot use what it finds.
pub(super) fn fingerprint(text: &str) -> String {
    hex::encode(Sha256::digest(text))
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;
    use crate::engine::fake::{DAY_MS, Fake};
    use crate::engine::people::NewAccount;

    const MINUTE_MS: i64 = 60 * 1000;

    #[tokio::test]
    async fn a_prolonged_session_leaves_its_older_tokens_behind_but_not_at_once() {
        let (folder, market) = (TempDir::new().unwrap(), Fake::with(&[]));
        let engine = market.engine(folder.path()).await;
        let new = NewAccount {
            name: "B".to_owned(),
            email: "b@example.com".to_owned(),
            password: "secret1".into(),
            phone: None,
            group: None,
        };
        let first = engine.register(new, &Origin::default()).await.unwrap();
        let opens = async |login: &LoggedIn| engine.identify(login.token.expose()).await.is_ok();
        market.clock.advance_ms(DAY_MS);
        let second = engine.prolong_session(&first.identity).await.unwrap();
        market.clock.advance_ms(MINUTE_MS);
        let again = engine.prolong_session(&first.identity).await.unwrap();
        assert_eq!((opens(&first).await, opens(&second).await, opens(&again).await), (true, true, true));
        market.clock.advance_ms(5 * MINUTE_MS);
        assert_eq!((opens(&first).await, opens(&second).await, opens(&again).await), (false, true, true));
        market.clock.advance_ms(29 * DAY_MS);
        assert!(opens(&again).await, "it was prolonged");
    }
}
