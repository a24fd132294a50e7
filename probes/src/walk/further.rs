//! Questions that are only asked where the walk left more than one cause.

use futures_util::future::join_all;
use tokio::time::timeout;

use super::Walk;
use super::edge::{mint, redacted};
use super::recorder::SPENT;
use crate::Further;
use crate::edge::request;
use crate::evidence::{Answer, Look, Question, Reply};
use crate::live::follow::Follower;
use crate::live::session;
use crate::target::{ConnectTo, Target};

/// How many are asked at most.
const MOST: usize = 4;

impl Walk {
    /// Asks all of them at once, each as long as an answer may take.
    pub(super) async fn further(&self, questions: Vec<Further>) {
        let asked = questions.into_iter().take(MOST).map(|q| async move {
            if q.look == Look::Session {
                self.visit_again(q).await;
            } else {
                self.aside(q.hop, q.dial, q.look, &q.url).await;
            }
        });
        let _ = timeout(self.settings.walk, join_all(asked)).await;
    }

    /// Visits a page twice; the second visit is written down.
    async fn visit_again(&self, Further { hop, dial, look, url }: Further) {
        let to =
            ConnectTo { host: dial.host.clone(), port: self.target.port(), to: self.really(&dial.host, dial.addr) };
        let connect_to = std::iter::once(to).chain(self.target.connect_to.clone()).collect();
        let target = Target { connect_to, ..self.target.clone() };
        let question = request(look, dial, &url, mint());
        let visited = async {
            if !(self.recorder.spend() && self.recorder.spend()) {
                return Reply::NotAsked(SPENT.to_owned());
            }
            let Ok(follower) = Follower::new(&target, None, &self.trust, &self.settings) else {
                return Reply::NotAsked("no client could be made".to_owned());
            };
            match session::again(&follower, &url, (&mint(), &question.request_id), &self.settings).await {
                Ok(answer) => Reply::Answer(Answer::Http(answer)),
                Err(failure) => Reply::Failed(failure),
            }
        };
        self.recorder.keep(hop, Question::Http(redacted(question.clone())), visited).await;
    }
}
