//! Live progress while hops answer: on a terminal only, and gone when the report comes.

use std::io::IsTerminal as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use hopwise_probes::Hop;
use hopwise_probes::evidence::{Answer, Reply};
use hopwise_probes::walk::Progress;
use indicatif::{ProgressBar, ProgressStyle};

use crate::cli::{Output, ShowArgs};

/// One line that counts questions and names the hop that is being asked.
#[derive(Debug)]
pub struct Bars {
    bar: ProgressBar,
    asked: AtomicUsize,
    replied: AtomicUsize,
}

/// Starts the progress line; hidden where standard error is no terminal, or a quiet or machine-read run is wanted.
#[must_use]
pub fn start(show: &ShowArgs) -> Arc<Bars> {
    let wanted = show.output == Output::Table && !show.quiet && std::io::stderr().is_terminal();
    let bar = if wanted { ProgressBar::new_spinner() } else { ProgressBar::hidden() };
    if let Ok(style) = ProgressStyle::with_template("{spinner} {msg}") {
        bar.set_style(style);
    }
    if wanted {
        bar.enable_steady_tick(Duration::from_millis(100));
    }
    Arc::new(Bars { bar, asked: AtomicUsize::new(0), replied: AtomicUsize::new(0) })
}

impl Bars {
    /// Takes the line away.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

impl Progress for Bars {
    fn asked(&self, hop: Hop) {
        self.asked.fetch_add(1, Ordering::Relaxed);
        self.bar.set_message(format!("asking {hop}"));
    }

    fn replied(&self, hop: Hop, _: &Reply<Answer>) {
        let replied = self.replied.fetch_add(1, Ordering::Relaxed) + 1;
        self.bar.set_message(format!("{hop} answered, {replied} replies"));
    }
}
