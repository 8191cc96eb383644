//! Hashing and checking passwords: argon2id for every new one, bcrypt for those that the system before left behind.

use std::time::Duration;

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use tokio::sync::Semaphore;

use super::Error;
use crate::clock::Entropy;
use crate::secrets::Secret;

/// One hash takes 19 MiB and some 30 ms of a core (bcrypt of cost 12: 250 ms): two at a time leave a small machine
/// its other work, and bound the memory that a flood of logins takes.
static HASHING: Semaphore = Semaphore::const_new(2);
/// How long a login waits for its turn: well within the ten seconds that the app waits for an answer.
const TURN: Duration = Duration::from_secs(5);
/// What the password of nobody is checked against, so that an unknown name costs what a known one does.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$c3BhcmtzcGFya3NwYXJr$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// What a password turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Not the one.
    Wrong,
    /// The one.
    Right,
    /// The one, hashed in a way that is to be replaced.
    RightButOld,
}

/// Returns the hash of `password` to keep.
pub(super) async fn hash(password: &Secret, entropy: &Entropy) -> Result<String, Error> {
    let (password, salt) = (password.clone(), entropy.bytes::<16>());
    in_turn(move || {
        let hashed = Argon2::default().hash_password_with_salt(password.expose().as_bytes(), &salt);
        hashed.map(|hash| hash.to_string()).map_err(|error| Error::Hash { reason: error.to_string() })
    })
    .await?
}

/// Says whether `password` is the one behind `hash`; with no hash it takes as long and says no.
pub(super) async fn check(password: &Secret, hash: Option<&str>) -> Result<Verdict, Error> {
    let (password, hash) = (password.clone(), hash.map(str::to_owned));
    in_turn(move || verify(&password, hash.as_deref())).await
}

fn verify(password: &Secret, hash: Option<&str>) -> Verdict {
    let text = hash.unwrap_or(NOBODY);
    if text.starts_with("$2") {
        return match bcrypt::verify(password.expose(), text) {
            Ok(true) => Verdict::RightButOld,
            Ok(false) | Err(_) => Verdict::Wrong,
        };
    }
    let right = PasswordHash::new(text)
        .is_ok_and(|hash| Argon2::default().verify_password(password.expose().as_bytes(), &hash).is_ok());
    if right && hash.is_some() { Verdict::Right } else { Verdict::Wrong }
}

/// Runs `work` on a thread for such work, when it is its turn.
async fn in_turn<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Error> {
    let turn = tokio::time::timeout(TURN, HASHING.acquire()).await;
    let Ok(Ok(_turn)) = turn else { return Err(Error::Crowded) };
    tokio::task::spawn_blocking(work).await.map_err(|error| Error::Hash { reason: error.to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_new_password_is_argon2id_and_verifies() {
        let entropy = Entropy::seeded(1);
        let hash = hash(&"secret1".into(), &entropy).await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert_eq!(check(&"secret1".into(), Some(&hash)).await.unwrap(), Verdict::Right);
        assert_eq!(check(&"Secret1".into(), Some(&hash)).await.unwrap(), Verdict::Wrong);
        assert_ne!(hash, super::hash(&"secret1".into(), &entropy).await.unwrap());
    }

    #[tokio::test]
    async fn an_old_hash_verifies_and_asks_to_be_replaced() {
        // A test vector of crypt_blowfish, written as the system before would have kept it.
        let vector = "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW";
        let made = bcrypt::hash("secret1", 4).unwrap();
        for (password, hash, verdict) in [
            ("U*U", vector, Verdict::RightButOld),
            ("secret1", &made, Verdict::RightButOld),
            ("secret2", &made, Verdict::Wrong),
        ] {
            assert_eq!(check(&password.into(), Some(hash)).await.unwrap(), verdict, "{password}");
        }
    }

    #[tokio::test]
    async fn nobody_has_no_password_and_rubbish_is_no_hash() {
        assert!(PasswordHash::new(NOBODY).is_ok(), "it must cost what a real one does");
        for hash in [None, Some(""), Some("$2b$"), Some("secret1")] {
            assert_eq!(check(&"secret1".into(), hash).await.unwrap(), Verdict::Wrong);
        }
    }
}
