//! Which process this is, as a lease names its holder, and whether another one is certainly dead.
//!
//! Only Linux can tell: boot, process namespace, user and start time together name a process once and for all, and
//! its own `/proc` says whether it still runs. Anything less than certainty counts as alive, and is waited out.

use std::fs;

use crate::clock::Entropy;

/// Returns this process as `HOST:PID:MARK`.
pub(super) fn holder(entropy: &Entropy) -> String {
    let host = fs::read_to_string("/proc/sys/kernel/hostname").unwrap_or_default();
    let host =
        Some(host.trim()).filter(|host| !host.is_empty() && !host.contains(':')).unwrap_or("localhost");
    let pid = std::process::id();
    let mark = match (scope(), state(pid)) {
        (Some(scope), Some(State { started, .. })) => format!("{scope}.{started}"),
        _ => hex::encode(entropy.bytes::<8>()),
    };
    format!("{host}:{pid}:{mark}")
}

/// Returns a holder in words.
pub(super) fn in_words(holder: &str) -> String {
    let mut parts = holder.splitn(3, ':');
    match (parts.next(), parts.next()) {
        (Some(host), Some(pid)) => format!("process {pid} on {host}"),
        _ => holder.to_owned(),
    }
}

/// Returns whether `holder` was a process of this very machine and namespace, and runs no more.
pub(super) fn is_dead(holder: &str) -> bool {
    let mut parts = holder.splitn(3, ':').skip(1);
    let (Some(pid), Some(mark)) = (parts.next(), parts.next()) else { return false };
    let (Ok(pid), Some((their_scope, started))) = (pid.parse(), mark.rsplit_once('.')) else { return false };
    if scope().is_none_or(|scope| scope != their_scope) {
        return false;
    }
    state(pid).is_none_or(|now| now.ended || now.started != started)
}

/// Within what a pid means one process and is visible to us: this boot, process namespace and user.
#[cfg(target_os = "linux")]
fn scope() -> Option<String> {
    use std::os::unix::fs::MetadataExt as _;

    let boot = fs::read_to_string("/proc/sys/kernel/random/boot_id").ok()?;
    let namespace = fs::metadata("/proc/self/ns/pid").ok()?.ino();
    let user = fs::metadata("/proc/self").ok()?.uid();
    Some(format!("{}.{namespace}.{user}", boot.trim()))
}

#[cfg(not(target_os = "linux"))]
fn scope() -> Option<String> {
    None
}

struct State {
    started: String,
    ended: bool,
}

/// Reads `/proc/PID/stat`: what follows the name in brackets is the state, and 19 fields on the start time.
fn state(pid: u32) -> Option<State> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace();
    let ended = matches!(fields.next()?, "Z" | "X");
    Some(State { started: fields.nth(18)?.to_owned(), ended })
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn this_process_is_alive_and_one_that_ended_is_dead() {
        let me = holder(&Entropy::seeded(1));
        assert!(!is_dead(&me), "{me}");

        let mut child = std::process::Command::new("/bin/true").spawn().unwrap();
        let (pid, started) = (child.id(), state(child.id()).unwrap().started);
        child.wait().unwrap();
        let (host, rest) = me.split_once(':').unwrap();
        let mark = rest.split_once(':').unwrap().1.rsplit_once('.').unwrap().0;
        assert!(is_dead(&format!("{host}:{pid}:{mark}.{started}")));
    }

    #[test]
    fn a_pid_that_another_process_has_by_now_is_dead() {
        let me = holder(&Entropy::seeded(1));
        let (before, _) = me.rsplit_once('.').unwrap();
        assert!(is_dead(&format!("{before}.1")));
    }

    #[test]
    fn what_cannot_be_told_for_certain_is_alive() {
        for holder in ["", "host:4711:0011223344556677", "host:4711:other-boot.1.0.5", "host:x:a.b", "host"] {
            assert!(!is_dead(holder), "{holder}");
        }
    }
}
