//! Walks what AWS says: distribution, balancer, targets, and the services behind them.
//!
//! What does not depend on each other is asked at once; the longest chain is distribution, listeners, rules and health,
//! instances, security groups.

mod balancer;
mod edge;
mod keep;
mod names;
mod services;
mod storage;

use tokio::sync::oneshot;

use super::Walk;
use crate::evidence::aws::account::Identity;
use crate::evidence::{AwsQuestion, Question, Reply, aws::Call};
use crate::live::AwsSettings;
use crate::live::aws::Session;
use crate::target::Origin;

/// What the balancer's part needs to hear from the edge's part: the names that the origin is known by.
type Names = oneshot::Sender<names::OriginNames>;

impl Walk {
    /// Asks AWS. Tells the balancer's straight probe which origin it found, or that there is none.
    pub(super) async fn aws(&self, settings: &AwsSettings) {
        let session = match Session::open(settings).await {
            Ok(session) => session,
            Err(why) => return self.aws_out_of_reach(why),
        };
        let edge = match &settings.dns {
            Some(dns) => match session.beside(dns).await {
                Ok(edge) => Some(edge),
                Err(why) => return self.aws_out_of_reach(why),
            },
            None => None,
        };
        let edge = edge.as_ref().unwrap_or(&session);
        let (tell, names) = oneshot::channel();
        tokio::join!(
            self.aws_edge(edge, tell),
            self.aws_region(&session, edge, settings, names),
            self.aws_look::<Identity>(&session, "global", "", session.identity()),
        );
        self.found_origin(None);
        if let Some(why) = session.broken().or_else(|| edge.broken()) {
            self.aws_out_of_reach(why);
        }
        self.aws_note("", "", Reply::Answer(session.books()));
    }

    /// Writes down, once for all of AWS, why it cannot be asked.
    fn aws_out_of_reach(&self, why: String) {
        self.found_origin(None);
        let question = AwsQuestion { call: Call::CallerIdentity, region: "global".to_owned(), about: String::new() };
        let question = Question::Aws(question);
        if !self.recorder.has(&question) {
            self.recorder.note(Call::CallerIdentity.hop(), question, self.recorder.now(), 0.0, Reply::NotAsked(why));
        }
    }

    /// Tells which origin stands behind the edge; the first word counts.
    fn found_origin(&self, origin: Option<Origin>) {
        self.discovered.send_if_modified(|told| {
            let first = told.is_none();
            if first {
                *told = Some(origin);
            }
            first
        });
    }
}
