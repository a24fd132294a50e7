//! What stands around a pod: events, nodes, logs, and what made it.

use hopwise_probes::Hop;
use hopwise_probes::evidence::kube::{Event, Node, Pod};
use hopwise_probes::evidence::log::Says;
use jiff::Timestamp;

use crate::facts::{Evidence, Got, Kube, Looked, Seen};

/// The surroundings of the pods of the brand, or of those of the controller.
#[derive(Debug)]
pub struct View<'e, 'a> {
    kube: Kube<'e, 'a>,
    hop: Hop,
    /// When the walk began.
    pub now: Timestamp,
}

impl<'e, 'a> View<'e, 'a> {
    /// Of the brand's pods.
    #[must_use]
    pub fn of_brand(e: &'e Evidence<'a>) -> Self {
        Self { kube: e.kube(), hop: Hop::Pod, now: e.started() }
    }

    /// Of the controller's pods.
    #[must_use]
    pub fn of_controller(e: &'e Evidence<'a>) -> Self {
        Self { kube: e.kube(), hop: Hop::Ingress, now: e.started() }
    }

    /// Events about a pod, the newest first.
    pub fn events(&self, pod: &Pod) -> Looked<Vec<Got<'a, Event>>> {
        let all = if self.hop == Hop::Pod { self.kube.events() } else { self.kube.controller_events() }?;
        let about = |e: &Got<'a, Event>| e.involved_object.kind == "Pod" && e.involved_object.name == pod.metadata.name;
        let mut mine: Vec<_> = all.into_iter().filter(about).collect();
        mine.sort_by(|a, b| (b.last(), &b.message).cmp(&(a.last(), &a.message)));
        Ok(mine)
    }

    /// The newest event about a pod with one of some reasons.
    pub fn event(&self, pod: &Pod, reasons: &[&str]) -> Looked<Option<Got<'a, Event>>> {
        Ok(self.events(pod)?.into_iter().find(|e| reasons.contains(&e.reason.as_str())))
    }

    /// The node of a pod; nothing where it has none, or the node is gone.
    pub fn node(&self, pod: &Pod) -> Looked<Option<Got<'a, Node>>> {
        self.kube.node(&pod.spec.node_name)
    }

    /// What a container wrote last that tells of an error, else its last words; of the container before as well.
    #[must_use]
    pub fn last_line(&self, pod: &Pod, container: &str) -> Option<(String, Seen)> {
        let logs = self.kube.logs(self.hop).ok()?;
        let mut mine: Vec<_> =
            logs.into_iter().filter(|l| l.pod == pod.metadata.name && l.container == container).collect();
        mine.sort_by_key(|l| std::cmp::Reverse(l.previous));
        mine.iter().find_map(|log| {
            let mut told = log.entries.iter().filter(|e| !matches!(e.says, Says::Access(_)));
            let last = told.clone().rfind(|e| e.is_error()).or_else(|| told.next_back())?;
            Some((first_line(&last.text).to_owned(), log.seen()))
        })
    }

    /// The pod as messages name it: namespace, pod, container, image, node, workload.
    #[must_use]
    pub fn words(&self, pod: &Got<'_, Pod>) -> Seen {
        let container = pod.spec.containers.first();
        let node = if pod.spec.node_name.is_empty() { "no node" } else { &pod.spec.node_name };
        pod.seen()
            .object(pod.object())
            .word("namespace", &pod.metadata.namespace)
            .word("pod", &pod.metadata.name)
            .word("node", node)
            .word("workload", self.workload(pod))
            .word("container", container.map_or("", |c| c.name.as_str()))
            .word("image", container.map_or("", |c| c.image.as_str()))
    }

    /// What made a pod, as kubectl names it: `deployment/web`.
    fn workload(&self, pod: &Pod) -> String {
        let Some(owner) = pod.metadata.owner() else { return format!("pod/{}", pod.metadata.name) };
        if owner.kind != "ReplicaSet" {
            return format!("{}/{}", owner.kind.to_ascii_lowercase(), owner.name);
        }
        let above = self.kube.replica_set_of(pod).ok().flatten();
        let deployment = above.as_ref().and_then(|set| set.it.metadata.owner()).map(|o| o.name.clone());
        let guessed = || owner.name.rsplit_once('-').map_or(owner.name.clone(), |(name, _)| name.to_owned());
        format!("deployment/{}", deployment.unwrap_or_else(guessed))
    }
}

/// The first line of a text.
fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default()
}
