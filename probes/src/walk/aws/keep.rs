//! Writes looks at AWS down, and hands their answers on.

use std::time::Instant;

use jiff::Timestamp;

use crate::Hop;
use crate::evidence::aws::{Call, Kind};
use crate::evidence::{Answer, AwsAnswer, AwsQuestion, Question, Reply};
use crate::live::aws::Session;
use crate::live::http::rounded;
use crate::walk::Walk;

/// A reply that is not written down yet: what of it matters is only known later.
#[derive(Clone)]
pub(super) struct Fetched {
    at: Timestamp,
    ms: f64,
    region: String,
    reply: Reply<AwsAnswer>,
}

impl Fetched {
    /// The answer, if it is one of this kind.
    pub(super) fn answer<T: Kind + Clone>(&self) -> Option<T> {
        self.reply.answer().and_then(T::of).cloned()
    }
}

impl Walk {
    /// Asks, and holds the reply back.
    pub(super) async fn aws_fetch(&self, region: &str, reply: impl Future<Output = Reply<AwsAnswer>>) -> Fetched {
        let (at, began) = (self.recorder.now(), Instant::now());
        let reply = reply.await;
        Fetched { at, ms: rounded(began.elapsed()), region: region.to_owned(), reply }
    }

    /// Writes a reply down, its answer cut to what matters, and gives the answer.
    pub(super) fn aws_keep<T: Kind + Clone>(
        &self,
        session: &Session,
        about: &str,
        fetched: Fetched,
        cut: impl FnOnce(T) -> T,
    ) -> Option<T> {
        let (mut kept, mut cut) = (None, Some(cut));
        let reply = fetched.reply.map(|answer| match (T::of(&answer).cloned(), cut.take()) {
            (Some(whole), Some(cut)) => {
                let it = cut(whole);
                kept = Some(it.clone());
                it.wrap()
            }
            _ => answer,
        });
        // Broken access is one line for the whole half, not one a call.
        if matches!(reply, Reply::NotAsked(_)) && session.broken().is_some() {
            return None;
        }
        let question = AwsQuestion { call: T::CALL, region: fetched.region, about: about.to_owned() };
        let hop = self.aws_hop(T::CALL);
        self.recorder.note(hop, Question::Aws(question), fetched.at, fetched.ms, reply.map(Answer::Aws));
        kept
    }

    /// Asks, writes down, and gives the answer.
    pub(super) async fn aws_look<T: Kind + Clone>(
        &self,
        session: &Session,
        region: &str,
        about: &str,
        reply: impl Future<Output = Reply<AwsAnswer>>,
    ) -> Option<T> {
        let fetched = self.aws_fetch(region, reply).await;
        self.aws_keep::<T>(session, about, fetched, |it| it)
    }

    /// Writes down what was not asked by a call.
    pub(super) fn aws_note<T: Kind>(&self, region: &str, about: &str, reply: Reply<T>) {
        let question = AwsQuestion { call: T::CALL, region: region.to_owned(), about: about.to_owned() };
        let reply = reply.map(|it| Answer::Aws(it.wrap()));
        self.recorder.note(self.aws_hop(T::CALL), Question::Aws(question), self.recorder.now(), 0.0, reply);
    }

    /// The hop that a call looks at: on a legacy path, instances are a hop of their own.
    const fn aws_hop(&self, call: Call) -> Hop {
        match call {
            Call::Instances | Call::InstanceStatuses if self.target.legacy => Hop::Instance,
            call => call.hop(),
        }
    }
}
