//! Collects readings as they come, and keeps the probe budget.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use jiff::Timestamp;

use crate::Hop;
use crate::evidence::{Answer, FailureKind, Question, Reading, ReadingId, Reply};
use crate::live::http::rounded;

/// Hears of every question of a walk.
pub trait Progress: Send + Sync {
    /// A question was sent to a hop.
    fn asked(&self, hop: Hop);
    /// Its reply came.
    fn replied(&self, hop: Hop, reply: &Reply<Answer>);
}

impl Progress for () {
    fn asked(&self, _: Hop) {}
    fn replied(&self, _: Hop, _: &Reply<Answer>) {}
}

/// Why a question was not asked that the budget leaves no connection for.
pub(super) const SPENT: &str = "the probe budget of this walk is used up";

/// The readings of a walk under way.
pub(super) struct Recorder {
    began: Instant,
    started: Timestamp,
    readings: Mutex<Vec<Reading>>,
    progress: Arc<dyn Progress>,
    budget: AtomicUsize,
}

impl Recorder {
    pub(super) fn new(progress: Arc<dyn Progress>, budget: usize) -> Self {
        Self {
            began: Instant::now(),
            started: Timestamp::now(),
            readings: Mutex::default(),
            progress,
            budget: AtomicUsize::new(budget),
        }
    }

    /// Takes one connection from the budget; false where it is used up.
    pub(super) fn spend(&self) -> bool {
        self.budget.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1)).is_ok()
    }

    /// Awaits a reply and writes it down with its question.
    pub(super) async fn keep(
        &self,
        hop: Hop,
        question: Question,
        reply: impl Future<Output = Reply<Answer>>,
    ) -> Reply<Answer> {
        let (at, began) = (self.now(), Instant::now());
        self.progress.asked(hop);
        let reply = reply.await;
        self.note(hop, question, at, rounded(began.elapsed()), reply.clone());
        reply
    }

    /// Writes a reading down that was taken elsewhere.
    pub(super) fn note(&self, hop: Hop, question: Question, at: Timestamp, ms: f64, reply: Reply<Answer>) {
        self.progress.replied(hop, &reply);
        let reading = Reading { id: ReadingId(String::new()), hop, at, ms, question, reply };
        self.readings.lock().unwrap_or_else(PoisonError::into_inner).push(reading);
    }

    /// Whether a question was written down.
    #[cfg(feature = "aws")]
    pub(super) fn has(&self, question: &Question) -> bool {
        let readings = self.readings.lock().unwrap_or_else(PoisonError::into_inner);
        readings.iter().any(|r| r.question == *question)
    }

    /// Whether a question was answered by a failure of one kind.
    pub(super) fn failed_with(&self, question: &Question, kind: FailureKind) -> bool {
        let readings = self.readings.lock().unwrap_or_else(PoisonError::into_inner);
        readings.iter().any(|r| r.question == *question && r.reply.failure().is_some_and(|f| f.kind == kind))
    }

    /// Whether a question was answered.
    #[cfg(feature = "kube")]
    pub(super) fn was_answered(&self, question: &Question) -> bool {
        let readings = self.readings.lock().unwrap_or_else(PoisonError::into_inner);
        readings.iter().any(|r| r.question == *question && r.reply.answer().is_some())
    }

    /// What somebody reads off the readings so far.
    #[cfg(feature = "kube")]
    pub(super) fn read<T>(&self, read: impl FnOnce(&[Reading]) -> T) -> T {
        read(&self.readings.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// The instant now: the start plus a monotonic duration, so that a clock set in between does no harm.
    pub(super) fn now(&self) -> Timestamp {
        self.started
            .checked_add(jiff::SignedDuration::try_from(self.began.elapsed()).unwrap_or_default())
            .unwrap_or(self.started)
    }

    /// The start, the duration in milliseconds, and the readings, named in the order of their questions.
    pub(super) fn so_far(&self) -> (Timestamp, f64, Vec<Reading>) {
        let mut readings = self.readings.lock().unwrap_or_else(PoisonError::into_inner).clone();
        readings.sort_by(|a, b| (a.hop, &a.question).cmp(&(b.hop, &b.question)));
        for (i, reading) in readings.iter_mut().enumerate() {
            reading.id = ReadingId(format!("r{}", i + 1));
        }
        (self.started, rounded(self.began.elapsed()), readings)
    }
}
