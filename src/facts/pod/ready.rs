//! How many of the brand's pods take requests.

use hopwise_probes::Hop;
use hopwise_probes::evidence::kube::Pod;
use hopwise_probes::evidence::kube::meta::{condition, selector_text};

use super::trouble::{self, Kind, View};
use crate::facts::{Evidence, Fact, Got, Known, Looked, Seen, settle};

/// How many seconds a pod may be not ready before it counts as one that stays so.
const LONG: i64 = 600;
/// How many seconds ago a restart still counts as one of now.
const RECENT: i64 = 900;

/// Pods are there, and none takes requests.
pub static NONE_READY: Fact = Fact {
    name: "pod.none-ready",
    hop: Hop::Pod,
    about: "the service selects pods, and none of them takes requests",
    derive: |e| settle(none_ready(e)),
};

/// No pod is there that takes requests, be it that there are none or that none is ready.
pub static NOTHING_READY: Fact = Fact {
    name: "pod.nothing-ready",
    hop: Hop::Pod,
    about: "no pod that the service selects takes requests",
    derive: |e| settle(nothing_ready(e)),
};

/// The service selects no pod.
pub static NONE_THERE: Fact = Fact {
    name: "pod.none-there",
    hop: Hop::Pod,
    about: "the service selects no pod that is there to stay",
    derive: |e| settle(none_there(e)),
};

/// Some pods take requests.
pub static SOME_READY: Fact = Fact {
    name: "pod.some-ready",
    hop: Hop::Pod,
    about: "at least one pod that the service selects takes requests",
    derive: |e| settle(some_ready(e)),
};

/// One of several pods stays not ready.
pub static ONE_NOT_READY: Fact = Fact {
    name: "pod.one-not-ready",
    hop: Hop::Pod,
    about: "a pod has taken no requests for ten minutes while others of its revision do",
    derive: |e| settle(one_not_ready(e)),
};

/// A container was started anew minutes ago.
pub static RESTARTED: Fact = Fact {
    name: "pod.restarted-recently",
    hop: Hop::Pod,
    about: "a container of a pod that takes requests was started anew in the last quarter of an hour",
    derive: |e| settle(restarted(e)),
};

/// Whether a pod takes requests and is to stay.
#[must_use]
pub fn takes_requests(pod: &Pod) -> bool {
    pod.is_ready() && !pod.metadata.is_leaving() && !pod.is_over()
}

/// Whether a pod is on its way out and in time: it takes no requests any more, and is nobody's trouble.
pub(super) fn leaves(e: &Evidence<'_>, pod: &Got<'_, Pod>) -> bool {
    let view = View::of_brand(e);
    pod.metadata.deletion_timestamp.is_some()
        && trouble::of(&view, pod).is_ok_and(|trouble| trouble.kind == Kind::Leaving)
}

/// The words of the service that takes the request: namespace, service, selector, ingress.
pub fn service_words(e: &Evidence<'_>) -> Looked<Seen> {
    let kube = e.kube();
    let Some(service) = kube.service()? else { return Ok(Seen::default()) };
    Ok(service
        .seen()
        .object(format!("service/{}/{}", service.metadata.namespace, service.metadata.name))
        .word("namespace", &service.metadata.namespace)
        .word("service", &service.metadata.name)
        .word("selector", selector_text(&service.it.spec.selector)))
}

fn counted(e: &Evidence<'_>, pods: &[Got<'_, Pod>]) -> Looked<Seen> {
    let ready = pods.iter().filter(|p| takes_requests(p)).count();
    let mut seen = service_words(e)?.word("ready", ready).word("all", pods.len());
    seen.evidence.extend(pods.iter().flat_map(|p| p.seen().evidence));
    seen.evidence.sort();
    seen.evidence.dedup();
    Ok(seen)
}

fn none_ready(e: &Evidence<'_>) -> Looked<Known> {
    // An evicted pod that nothing replaced counts as well: it is all that is left.
    let mut pods = e.kube().selected_pods()?;
    pods.retain(|p| !leaves(e, p));
    let none = !pods.is_empty() && !pods.iter().any(|p| takes_requests(p));
    if !none {
        return Ok(Known::No);
    }
    let first = pods.iter().find(|p| !p.is_over()).or(pods.first());
    let seen = counted(e, &pods)?;
    let words = first.map(|p| View::of_brand(e).words(p)).unwrap_or_default();
    let mut seen = Seen { object: words.object, ..seen };
    for (name, value) in words.words {
        seen.words.entry(name).or_insert(value);
    }
    Ok(Known::Yes(seen))
}

fn nothing_ready(e: &Evidence<'_>) -> Looked<Known> {
    let kube = e.kube();
    if kube.service()?.is_none() {
        return Ok(Known::No);
    }
    let pods = kube.selected_pods()?;
    let ready = pods.iter().any(|p| takes_requests(p));
    Ok(if ready { Known::No } else { Known::Yes(counted(e, &pods)?) })
}

fn none_there(e: &Evidence<'_>) -> Looked<Known> {
    let kube = e.kube();
    if kube.service()?.is_none() {
        return Ok(Known::No);
    }
    let mut pods = kube.app_pods()?;
    pods.retain(|p| !leaves(e, p));
    Ok(if pods.is_empty() { Known::Yes(counted(e, &pods)?) } else { Known::No })
}

fn some_ready(e: &Evidence<'_>) -> Looked<Known> {
    let pods = e.kube().app_pods()?;
    let ready = pods.iter().any(|p| takes_requests(p));
    Ok(if ready { Known::Yes(counted(e, &pods)?) } else { Known::No })
}

fn one_not_ready(e: &Evidence<'_>) -> Looked<Known> {
    let kube = e.kube();
    let view = View::of_brand(e);
    let pods = kube.app_pods()?;
    let revision = |p: &Pod| p.metadata.owner().map(|o| o.name.clone());
    let beside = |p: &Pod| pods.iter().any(|o| takes_requests(o) && revision(o) == revision(p));
    let long = |p: &Pod| {
        let since = condition(&p.status.conditions, "Ready").and_then(|c| c.last_transition_time);
        let since = since.or(p.metadata.creation_timestamp);
        since.is_some_and(|s| view.now.duration_since(s).as_secs() >= LONG)
    };
    let bad = pods.iter().find(|p| !takes_requests(p) && !p.metadata.is_leaving() && long(p) && beside(p));
    let Some(pod) = bad else { return Ok(Known::No) };
    let seen = match trouble::of(&view, pod) {
        Ok(trouble) => trouble.seen,
        Err(Known::Unknown(why)) => view.words(pod).word("message", format!("the reason cannot be seen ({why})")),
        Err(_) => view.words(pod).word("message", "no words"),
    };
    let ready = pods.iter().filter(|p| takes_requests(p)).count();
    Ok(Known::Yes(seen.word("ready", ready).word("all", pods.len())))
}

fn restarted(e: &Evidence<'_>) -> Looked<Known> {
    let view = View::of_brand(e);
    let pods = e.kube().app_pods()?;
    for pod in pods.iter().filter(|p| takes_requests(p)) {
        for status in &pod.status.container_statuses {
            let Some(end) = &status.last_state.terminated else { continue };
            let Some(at) = end.finished_at else { continue };
            let seconds = view.now.duration_since(at).as_secs();
            if seconds <= RECENT {
                let seen = view.words(pod).word("container", &status.name).word("exit_code", end.exit_code);
                return Ok(Known::Yes(seen.word("minutes", seconds / 60).word("reason", &end.reason)));
            }
        }
    }
    Ok(Known::No)
}

/// Whether a kind of trouble is one that will pass, or that says nothing.
#[must_use]
pub const fn is_vague(kind: Kind) -> bool {
    matches!(kind, Kind::Starting | Kind::Leaving | Kind::Other)
}
