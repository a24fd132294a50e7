//! Looks for the walk's own requests in the logs of the controller's pods and of the brand's.

use std::time::{Duration, Instant};

use futures_util::future::join_all;
use jiff::{SignedDuration, Timestamp};
use url::Url;

use super::app::Brand;
use super::ask::Asker;
use super::controller::Controller;
use super::settled;
use crate::Hop;
use crate::cluster::{LOG_LINES, MOST_PODS};
use crate::evidence::kube::{Pod, PodLog};
use crate::evidence::log::{self, AccessFormat, OwnRequest};
use crate::evidence::{Answer, KubeAnswer, KubeQuestion, Question, Reading, Reply};
use crate::live::http::rounded;
use crate::live::kube::Which;

/// How many containers of one pod are read.
const MOST_CONTAINERS: usize = 3;
/// When the logs are read again, after the last answer; a line may take as long as the last from the container, through
/// the node, to the API server.
const READ_AT: [Duration; 3] = [Duration::ZERO, Duration::from_millis(100), Duration::from_millis(400)];

/// A log that was read, or why not.
struct Read {
    hop: Hop,
    question: KubeQuestion,
    at: Timestamp,
    ms: f64,
    reply: Reply<Option<PodLog>>,
}

impl Asker<'_> {
    /// Reads the logs until they hold what they must, and writes down what they held last.
    pub async fn logs(&self, controller: &Controller, brand: &Brand) {
        let own = self.walk.recorder.read(own);
        let expected = self.walk.recorder.read(settled::expected);
        let format = controller.config.as_ref().and_then(|c| c.data.get("log-format-upstream"));
        let format = AccessFormat::of_controller(format.map(String::as_str));
        let apache = AccessFormat::default();
        let answered = Instant::now();
        let controllers = logs_of(&controller.pods).map(|wanted| (Hop::Ingress, wanted, &format));
        let wanted: Vec<_> =
            controllers.chain(logs_of(&brand.pods).map(|wanted| (Hop::Pod, wanted, &apache))).collect();
        let mut logs: Vec<Read> = Vec::new();
        for (n, at) in READ_AT.iter().enumerate() {
            let last = n + 1 == READ_AT.len();
            if expected.is_none() && !last {
                continue;
            }
            tokio::time::sleep_until((answered + *at).into()).await;
            let mut before = std::mem::take(&mut logs).into_iter();
            let reads = wanted.iter().map(|(hop, wanted, format)| {
                // What was refused, or not answered in time, is not asked for again.
                let before = before.next().filter(|read| read.reply.answer().is_none());
                let own = &own;
                async move {
                    match before {
                        Some(read) => read,
                        None => self.log(*hop, *wanted, format, own).await,
                    }
                }
            });
            logs = join_all(reads).await;
            if expected.as_ref().is_some_and(|all| all.iter().all(|(hop, id)| shows(&logs, *hop, id))) {
                break;
            }
        }
        for Read { hop, question, at, ms, reply } in logs {
            let reply = reply.map(|log| Answer::Kube(log.map_or(KubeAnswer::Missing, KubeAnswer::Log)));
            self.walk.recorder.note(hop, Question::Kube(question), at, ms, reply);
        }
    }

    async fn log(
        &self,
        hop: Hop,
        (pod, container, previous): Wanted<'_>,
        format: &AccessFormat,
        own: &[OwnRequest],
    ) -> Read {
        let (namespace, name) = (&pod.metadata.namespace, &pod.metadata.name);
        let mark = if previous { " (previous)" } else { "" };
        let question = KubeQuestion::new("get", "pods/log", namespace, &format!("{name}/{container}{mark}"));
        let (at, began) = (self.walk.recorder.now(), Instant::now());
        if let Some(why) = self.silent(pod).await {
            return Read { hop, question, at, ms: 0.0, reply: Reply::NotAsked(why) };
        }
        let since = own.iter().map(|r| r.from).min().map_or(0, |from| at.duration_since(from).as_secs());
        let reply = match self.cluster.log(Which { pod: name, container, previous, since }, &question).await {
            Reply::Denied(_) => Reply::Denied(format!("get pods/log in {namespace}")),
            reply => reply.map(|text| {
                text.map(|text| {
                    let read = log::read(&text, format, own);
                    PodLog {
                        pod: name.clone(),
                        container: container.to_owned(),
                        previous,
                        lines: read.lines,
                        cut: read.lines >= LOG_LINES,
                        access: read.access,
                        with_id: read.with_id,
                        entries: read.entries,
                    }
                })
            }),
        };
        Read { hop, question, at, ms: rounded(began.elapsed()), reply }
    }
}

/// Whether a request shows in the logs of a hop, or nobody lets us read them.
fn shows(logs: &[Read], hop: Hop, id: &str) -> bool {
    let mut of_hop = logs.iter().filter(|l| l.hop == hop).map(|l| &l.reply).peekable();
    let holds = |log: &Option<PodLog>| log.iter().flat_map(|l| &l.entries).any(|e| e.request_id.as_deref() == Some(id));
    of_hop.peek().is_none()
        || of_hop.clone().all(|r| r.blind().is_some())
        || of_hop.filter_map(Reply::answer).any(holds)
}

/// The walk's own requests so far.
fn own(readings: &[Reading]) -> Vec<OwnRequest> {
    let own = |reading: &Reading| {
        let Question::Http(question) = &reading.question else { return None };
        let url: Url = question.url.parse().ok()?;
        let path = &url[url::Position::BeforePath..url::Position::AfterQuery];
        let took = SignedDuration::try_from_secs_f64(reading.ms / 1000.0).ok()?;
        let line = format!("{} {path} ", question.method);
        let (id, from) = (question.request_id.clone(), reading.at);
        Some(OwnRequest { id, line, from, until: from.checked_add(took).ok()? })
    };
    readings.iter().filter(|r| r.reply.blind().is_none()).filter_map(own).collect()
}

/// A container of a pod, and whether the one before its last start is meant.
type Wanted<'p> = (&'p Pod, &'p str, bool);

/// The logs to read: those of running containers, and of those that were started anew the one before.
fn logs_of(pods: &[Pod]) -> impl Iterator<Item = Wanted<'_>> {
    let mut pods: Vec<&Pod> = pods.iter().filter(|p| !p.is_over()).collect();
    pods.sort_by_key(|p| (p.is_ready(), p.metadata.creation_timestamp, p.metadata.name.clone()));
    pods.into_iter().take(MOST_PODS).flat_map(|pod| {
        let before = |c: &&crate::evidence::kube::ContainerStatus| c.last_state.terminated.is_some();
        let ran =
            |c: &&crate::evidence::kube::ContainerStatus| c.state.running.is_some() || c.state.terminated.is_some();
        let now = pod.status.container_statuses.iter().filter(ran).map(move |c| (pod, c.name.as_str(), false));
        let before = pod.statuses().filter(before).map(move |c| (pod, c.name.as_str(), true));
        now.take(MOST_CONTAINERS).chain(before.take(1))
    })
}
