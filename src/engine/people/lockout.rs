//! Back-off after failed logins, per account and per address.
//!
//! A subject is locked whether or not there is such an account, so that a lock tells nothing. While it is locked no
//! password is looked at: guessing earns nothing, and costs no hash.

use std::time::Duration;

use sha2::{Digest as _, Sha256};

use crate::domain::Millis;
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
pub(super) struct Subjects([String; 2]);

impl Subjects {
    /// Returns the subjects of a login as `email` from `address`.
    pub(super) fn of(email: &str, address: &str) -> Self {
        let hashed = |kind: &str, text: &str| hex::encode(Sha256::digest(format!("{kind}:{text}")));
        Self([hashed("account", email), hashed("address", address)])
    }
}

/// Returns how long these subjects have to wait.
pub(super) fn wait(
    tx: &mut Tx<'_>,
    subjects: &Subjects,
    now: Millis,
) -> Result<Option<Duration>, store::Error> {
    let mut longest = 0;
    for (subject, free) in subjects.0.iter().zip(FREE) {
        if let Some(failures) = login_failures::get(tx, subject)? {
            longest = until(failures, free).map_or(longest, |end| longest.max(end.0 - now.0));
        }
    }
    Ok(u64::try_from(longest).ok().filter(|ms| *ms > 0).map(Duration::from_millis))
}

/// Counts a failed login.
pub(super) fn failed(tx: &mut Tx<'_>, subjects: &Subjects, now: Millis) -> Result<(), store::Error> {
    login_failures::sweep(tx, now.plus_ms(-FORGOTTEN_MS))?;
    for subject in &subjects.0 {
        login_failures::count(tx, subject, now)?;
    }
    Ok(())
}

/// Forgives an account its failures after a good login. Its address keeps its own: one good account must not buy
/// guesses at others.
pub(super) fn succeeded(tx: &mut Tx<'_>, subjects: &Subjects) -> Result<(), store::Error> {
    login_failures::clear(tx, &subjects.0[0])
}

/// Returns until when a subject is locked: a second after the first failure too many, then twice as long each time.
fn until(failures: Failures, free: i64) -> Option<Millis> {
    let over = u32::try_from(failures.count - free).ok()?;
    let wait = (1000_i64 << over.min(20)).min(LONGEST_MS);
    Some(failures.last_at.plus_ms(wait))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_doubles_up_to_a_quarter_of_an_hour() {
        let waits = |count| until(Failures { count, last_at: Millis(0) }, 5).map(|end| end.0);
        assert_eq!([4, 5, 6, 9].map(waits), [None, Some(1_000), Some(2_000), Some(16_000)]);
        assert_eq!([15, 16, 60, 1_000_000].map(waits), [Some(LONGEST_MS); 4]);
    }
}
