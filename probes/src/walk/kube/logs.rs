//! Looks for the walk's own requests in the logs of the controller's pods and of the brand's.

use std::time::Duration;

use futures_util::future::join_all;
use jiff::SignedDuration;
use url::Url;

use super::app::Brand;
use super::ask::Asker;
use super::controller::Controller;
use crate::Hop;
use crate::cluster::{LOG_LINES, MOST_PODS};
use crate::evidence::kube::{Pod, PodLog};
use crate::evidence::log::{self, AccessFormat, OwnRequest};
use crate::evidence::{KubeAnswer, KubeQuestion, Reply};
use crate::live::kube::Which;

/// How many containers of one pod are read.
const MOST_CONTAINERS: usize = 3;
/// How long a line may take from the container to the API server, once its request is answered.
const ON_ITS_WAY: Duration = Duration::from_millis(400);

impl Asker<'_> {
    pub async fn logs(&self, controller: &Controller, brand: &Brand) {
        // Containers write a request down when it has ended, and the node hands lines on a moment later.
        tokio::time::sleep(ON_ITS_WAY).await;
        let own = self.own();
        let format = controller.config.as_ref().and_then(|c| c.data.get("log-format-upstream"));
        let format = AccessFormat::of_controller(format.map(String::as_str));
        let apache = AccessFormat::default();
        let controllers = logs_of(&controller.pods).map(|w| self.log(Hop::Ingress, w, &format, &own));
        let brands = logs_of(&brand.pods).map(|w| self.log(Hop::Pod, w, &apache, &own));
        tokio::join!(join_all(controllers), join_all(brands));
    }

    async fn log(&self, hop: Hop, (pod, container, previous): Wanted<'_>, format: &AccessFormat, own: &[OwnRequest]) {
        let (namespace, name) = (&pod.metadata.namespace, &pod.metadata.name);
        let mark = if previous { " (previous)" } else { "" };
        let question = KubeQuestion::new("get", "pods/log", namespace, &format!("{name}/{container}{mark}"));
        let since =
            own.iter().map(|r| r.from).min().map_or(0, |f| self.walk.recorder.now().duration_since(f).as_secs());
        let asked = async {
            let which = Which { pod: name, container, previous, since };
            let text = match self.cluster.log(which, &question).await {
                Reply::Answer(text) => text,
                Reply::Failed(failure) => return Reply::Failed(failure),
                Reply::Denied(_) => return Reply::Denied(format!("get pods/log in {namespace}")),
                Reply::NotAsked(why) => return Reply::NotAsked(why),
            };
            Reply::Answer(text.map(|text| {
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
            }))
        };
        self.object(hop, question.clone(), asked, KubeAnswer::Log).await;
    }

    /// The walk's own requests so far.
    fn own(&self) -> Vec<OwnRequest> {
        let own = |(question, at, ms): (crate::evidence::HttpQuestion, jiff::Timestamp, f64)| {
            let url: Url = question.url.parse().ok()?;
            let path = &url[url::Position::BeforePath..url::Position::AfterQuery];
            let took = SignedDuration::try_from_secs_f64(ms / 1000.0).ok()?;
            let line = format!("{} {path} ", question.method);
            Some(OwnRequest { id: question.request_id, line, from: at, until: at.checked_add(took).ok()? })
        };
        self.walk.recorder.requests().into_iter().filter_map(own).collect()
    }
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
