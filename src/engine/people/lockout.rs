//! Back-off after failed logins, per account and per address.
//!
//! A subject is locked whether or not there is such an account, so that a lock tells nothing. While it is locked no
//! password is looked at: guessing earns nothing, and costs no hash.

use std::time::Duration;

use sha2::{Digest as _, Sha256};

use super::passwords::{self, Verdict};
use super::{Error, Origin};
use crate::domain::Millis;
use crate::engine::{self, Engine};
use crate::secrets::Secret;
use crate::store::accounts::{self, Account};
use crate::store::login_failures::{self, Failures};
use crate::store::{self, Tx};

/// Failures that a person may have before waiting, and those that an address may: a whole office shares one.
const FREE: [i64; 2] = [5, 30];
/// The longest wait, so that nobody can keep a seller out for a day.
const LONGEST_MS: i64 = 15 * 60 * 1000;
/// A subject that was quiet for a day starts anew.
const FORGOTTEN_MS: i64 = 24 * 60 * 60 * 1000;

/// Whose failures are counted.
#[derive(Debug, Clone)]
struct Subjects([String; 2]);

impl Subjects {
    /// Returns the subjects of a login as `email` from `address`.
    fn of(email: &str, address: &str) -> Self {
        let hashed = |kind: &str, text: &str| hex::encode(Sha256::digest(format!("{kind}:{text}")));
        Self([hashed("account", email), hashed("address", address)])
    }
}

/// A login that is being looked at. From before its password is looked at it counts as failed, so that guesses side by side
/// earn no more than guesses one after another.
#[derive(Debug, Clone)]
struct Attempt {
    subjects: Subjects,
    /// What was remembered of them.
    before: [Failures; 2],
    at: Millis,
}

impl Attempt {
    /// Counts a login, unless one of its subjects has to wait.
    fn begin(tx: &mut Tx<'_>, subjects: &Subjects, now: Millis) -> Result<Self, engine::Error> {
        login_failures::sweep(tx, now.plus_ms(-FORGOTTEN_MS))?;
        let [account, address] = &subjects.0;
        let before = [login_failures::hold(tx, account, now)?, login_failures::hold(tx, address, now)?];
        let ends = before.iter().zip(FREE).filter_map(|(failures, free)| until(*failures, free));
        let longest = ends.map(|end| end.0 - now.0).max().unwrap_or_default();
        if let Some(wait) = u64::try_from(longest).ok().filter(|ms| *ms > 0) {
            return Err(Error::LockedOut { wait: Duration::from_millis(wait) }.into());
        }
        for subject in &subjects.0 {
            login_failures::count(tx, subject, now)?;
        }
        Ok(Self { subjects: subjects.clone(), before, at: now })
    }

    /// Forgives an account its failures after a good login. Its address gets this one back only: one good account must
    /// not buy guesses at others.
    fn succeeded(&self, tx: &mut Tx<'_>) -> Result<(), store::Error> {
        login_failures::clear(tx, &self.subjects.0[0])?;
        login_failures::take_back(tx, &self.subjects.0[1], self.before[1], self.at)
    }

    /// Takes back a login whose password nobody looked at.
    fn withdraw(&self, tx: &mut Tx<'_>) -> Result<(), store::Error> {
        for (subject, before) in self.subjects.0.iter().zip(self.before) {
            login_failures::take_back(tx, subject, before, self.at)?;
        }
        Ok(())
    }
}

impl Engine {
    /// Returns the open account that `email` and `password` belong to, if they do. A wrong password costs what an unknown
    /// or a closed account does, and counts alike.
    ///
    /// # Errors
    /// [`Error::LockedOut`], [`Error::Crowded`], or the store's.
    pub(super) async fn prove(
        &self,
        email: &str,
        password: &Secret,
        origin: &Origin,
    ) -> Result<Option<(Account, Verdict)>, engine::Error> {
        let (now, subjects) = (self.clock.now(), Subjects::of(email, &origin.address));
        let email = email.to_owned();
        let begin = self.store.write("begin a login", move |tx| {
            let attempt = Attempt::begin(tx, &subjects, now)?;
            Ok::<_, engine::Error>((attempt, accounts::by_email(tx, &email)?))
        });
        let (attempt, found) = begin.await?;
        let hash = found.as_ref().map(|account| account.password.as_str());
        let verdict = match passwords::check(password, hash).await {
            Ok(verdict) => verdict,
            Err(error) => {
                self.store.write("withdraw a login", move |tx| attempt.withdraw(tx)).await?;
                return Err(error.into());
            }
        };
        let Some(account) = found.filter(|account| account.active && verdict != Verdict::Wrong) else {
            return Ok(None);
        };
        self.store.write("end a login", move |tx| attempt.succeeded(tx)).await?;
        Ok(Some((account, verdict)))
    }
}

/// Returns until when a subject is locked: a second after the first failure too many, then twice as long each time.
fn until(failures: Failures, free: i64) -> Option<Millis> {
    let over = u32::try_from(failures.count - free).ok()?;
    let wait = (1000_i64 << over.min(20)).min(LONGEST_MS);
    Some(failures.last_at.plus_ms(wait))
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;
    use crate::domain::Fault as _;
    use crate::engine::fake::Fake;
    use crate::engine::people::NewAccount;

    #[test]
    fn the_wait_doubles_up_to_a_quarter_of_an_hour() {
        let waits = |count| until(Failures { count, last_at: Millis(0) }, 5).map(|end| end.0);
        assert_eq!([4, 5, 6, 9].map(waits), [None, Some(1_000), Some(2_000), Some(16_000)]);
        assert_eq!([15, 16, 60, 1_000_000].map(waits), [Some(LONGEST_MS); 4]);
    }

    /// Returns an engine on which b@example.com is registered.
    async fn stage(folder: &TempDir) -> Engine {
        let engine = Fake::with(&[]).engine(folder.path()).await;
        let new = NewAccount {
            name: "B".to_owned(),
            email: "b@example.com".to_owned(),
            password: "secret1".into(),
            phone: None,
            group: None,
        };
        engine.register(new, &Origin::default()).await.unwrap();
        engine
    }

    /// Logs in with each password at once, from an address each.
    async fn at_once(engine: &Engine, email: &str, passwords: &[&str]) -> Vec<&'static str> {
        let logins = passwords.iter().enumerate().map(async |(at, password)| {
            let origin = Origin { address: at.to_string(), device: String::new() };
            match engine.log_in(email, &Secret::new(*password), &origin).await {
                Ok(_) => "in",
                Err(error) => error.code(),
            }
        });
        futures_util::future::join_all(logins).await
    }

    #[tokio::test]
    async fn guesses_side_by_side_earn_no_more_than_one_after_another() {
        let folder = TempDir::new().unwrap();
        let engine = stage(&folder).await;
        let mut guesses = vec!["wrong"; 20];
        guesses[19] = "secret1";
        for email in ["b@example.com", "nobody@example.com"] {
            let answers = at_once(&engine, email, &guesses).await;
            let looked_at = answers.iter().filter(|answer| **answer == "login_wrong").count();
            assert_eq!((looked_at, answers[19]), (5, "locked_out"), "{email}: {answers:?}");
        }
    }

    #[tokio::test]
    async fn a_good_login_is_never_in_its_own_way() {
        let folder = TempDir::new().unwrap();
        let engine = stage(&folder).await;
        for _ in 0..3 {
            assert_eq!(at_once(&engine, "b@example.com", &["wrong"; 4]).await, ["login_wrong"; 4]);
            assert_eq!(at_once(&engine, "b@example.com", &["secret1"]).await, ["in"]);
        }
        // Of what came from its address, only the wrong ones count.
        let subjects = Subjects::of("b@example.com", "0");
        let held =
            engine.store.write("look", move |tx| login_failures::hold(tx, &subjects.0[1], Millis(0))).await;
        assert_eq!(held.unwrap().count, 3);
    }
}
