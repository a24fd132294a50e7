//! The cluster as facts ask for it: the brand's route, services, pods and their surroundings, and the controller.
//!
//! Every accessor gives `Looked`: what was seen, or the unknown that names the missing look, such as
//! `denied: list pods in default`. So a fact reads
//!
//! ```text
//! fn decide(e: &Evidence<'_>) -> Looked<Known> {
//!     let pods = e.kube().app_pods()?;               // unknown where nobody could look
//!     Ok(Known::from_seen(pods.iter().find(|p| !p.is_ready()).map(|p| p.seen().object(p.object()))))
//! }
//! pub static POD_NOT_READY: Fact = Fact { derive: |e| settle(decide(e)), .. };
//! ```

mod app;
mod bypass;
mod controller;
mod find;
mod got;
mod route;
mod trace;

pub use bypass::PodAnswer;
pub use got::{Got, Looked, settle};
pub use route::Matched;
pub use trace::Trace;

use hopwise_probes::evidence::{KubeAnswer, KubeQuestion, Question, Reading, Reply};

use super::{Evidence, Known};

/// What the cluster says in one walk.
#[derive(Debug, Clone, Copy)]
pub struct Kube<'e, 'a> {
    evidence: &'e Evidence<'a>,
}

impl<'a> Evidence<'a> {
    /// What the cluster says.
    #[must_use]
    pub const fn kube(&self) -> Kube<'_, 'a> {
        Kube { evidence: self }
    }
}

impl<'a> Kube<'_, 'a> {
    /// All questions to the cluster with their readings, sorted by question.
    pub fn asked(&self) -> impl Iterator<Item = (&'a KubeQuestion, &'a Reading)> {
        let sorted = || {
            let kube = |r: &'a Reading| match &r.question {
                Question::Kube(question) => Some((question, r)),
                _ => None,
            };
            let mut all: Vec<_> = self.evidence.readings().iter().filter_map(kube).collect();
            all.sort_by_key(|(question, reading)| (*question, reading.hop, &reading.id));
            all
        };
        self.evidence.kube.get_or_init(sorted).iter().copied()
    }

    /// Version of the API server.
    pub fn version(&self) -> Looked<Got<'a, str>> {
        self.one("get", "version", "", "", |a| match a {
            KubeAnswer::Version { git_version } => Some(git_version.as_str()),
            _ => None,
        })?
        .ok_or_else(|| Known::not_looked("version of the cluster"))
    }

    /// Why a look at the cluster is missing: nobody asked for it, or the cluster could not be asked at all.
    fn missing(&self, what: &KubeQuestion) -> Known {
        let whole = self.asked().find(|(q, _)| q.resource == "version").and_then(|(_, r)| unseen(what, r));
        whole.unwrap_or_else(|| Known::not_looked(&what.to_string()))
    }
}

/// The unknown of a reading that answers nothing. A broken API server is no evidence against the site.
fn unseen(question: &KubeQuestion, reading: &Reading) -> Option<Known> {
    let why = match &reading.reply {
        Reply::Answer(_) => return None,
        Reply::Failed(failure) => format!("no answer: {question} ({})", failure.text),
        reply => reply.blind()?,
    };
    Some(Known::Unknown(why))
}
