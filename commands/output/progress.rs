//! Progress on stderr: a bar where the end is known, a spinner where not, nothing where nobody watches.

use std::time::Duration;

use indicatif::{MultiProgress, ProgressBar, ProgressStyle};

/// How often a spinner turns.
const TICK: Duration = Duration::from_millis(120);

/// A progress bar. Goes away when finished or dropped.
pub(crate) struct Progress(ProgressBar);

impl Progress {
    pub(super) fn new(bars: Option<&MultiProgress>, total: Option<u64>, label: &str) -> Self {
        let Some(bars) = bars else { return Self(ProgressBar::hidden()) };
        let (bar, template) = match total {
            Some(total) => {
                (ProgressBar::new(total), "{msg} {bar:30} {human_pos}/{human_len} {per_sec} {eta}")
            }
            None => (ProgressBar::new_spinner(), "{spinner} {msg} {human_pos} {elapsed}"),
        };
        let style = ProgressStyle::with_template(template).expect("the templates are fixed");
        let bar = bars.add(bar.with_style(style).with_message(label.to_owned()));
        bar.enable_steady_tick(TICK);
        Self(bar)
    }

    /// Says how far it has come.
    pub(crate) fn set(&self, position: u64) {
        self.0.set_position(position);
    }

    /// Takes the bar away.
    pub(crate) fn finish(self) {
        self.0.finish_and_clear();
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
