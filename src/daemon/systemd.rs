//! What the supervisor that started us is told: systemd, by its own protocol; without one, nobody.

/// A process that looks after this one.
#[derive(Debug, Clone, Copy, Default)]
pub struct Supervisor;

#[cfg(unix)]
impl Supervisor {
    /// Says that we serve.
    pub fn ready(self, status: &str) {
        tell(&[sd_notify::NotifyState::Ready, sd_notify::NotifyState::Status(status)]);
    }

    /// Says what we are about, for `systemctl status`.
    pub fn status(self, status: &str) {
        tell(&[sd_notify::NotifyState::Status(status)]);
    }

    /// Says that the settings are being read again; [`Supervisor::ready`] ends that.
    pub fn reloading(self) {
        match sd_notify::NotifyState::monotonic_usec_now() {
            Ok(now) => tell(&[sd_notify::NotifyState::Reloading, now]),
            Err(_) => tell(&[sd_notify::NotifyState::Reloading]),
        }
    }

    /// Says that we are about to end.
    pub fn stopping(self) {
        tell(&[sd_notify::NotifyState::Stopping, sd_notify::NotifyState::Status("draining")]);
    }

    /// Says that we live, as often as asked for, for as long as whoever polls this does. Returns at once where nobody
    /// asked.
    pub async fn watchdog(self) {
        let Some(within) = sd_notify::watchdog_enabled() else { return };
        let mut beats = tokio::time::interval(within / 2);
        loop {
            beats.tick().await;
            tell(&[sd_notify::NotifyState::Watchdog]);
        }
    }
}

#[cfg(unix)]
fn tell(what: &[sd_notify::NotifyState<'_>]) {
    if let Err(error) = sd_notify::notify(what) {
        tracing::debug!(%error, "the supervisor was not told");
    }
}

#[cfg(not(unix))]
impl Supervisor {
    /// Says that we serve.
    pub fn ready(self, _status: &str) {}

    /// Says what we are about.
    pub fn status(self, _status: &str) {}

    /// Says that the settings are being read again.
    pub fn reloading(self) {}

    /// Says that we are about to end.
    pub fn stopping(self) {}

    /// Says that we live.
    pub async fn watchdog(self) {}
}
