//! Whether pods are made at all, and who refuses them.

use hopwise_probes::Hop;
use hopwise_probes::evidence::kube::Workload;

use super::ready::service_words;
use crate::facts::{Evidence, Fact, Got, Known, Looked, Seen, settle};

/// The template was mended, and the broken pod stays.
pub static KEEPS_BROKEN: Fact = Fact {
    name: "pod.statefulset-keeps-broken-pod",
    hop: Hop::Pod,
    about: "a pod of a StatefulSet is not ready and of another revision than the one that is wanted",
    derive: |e| settle(keeps_broken(e)),
};

/// How many seconds ago an event still speaks of now.
const RECENT: i64 = 1800;

/// Nobody wants any pod.
pub static SCALED_TO_ZERO: Fact = Fact {
    name: "pod.scaled-to-zero",
    hop: Hop::Pod,
    about: "every workload whose pods the service selects wants no pod",
    derive: |e| settle(scaled_to_zero(e)),
};

/// A DaemonSet finds no node.
pub static DAEMONSET_NOWHERE: Fact = Fact {
    name: "pod.daemonset-on-no-node",
    hop: Hop::Pod,
    about: "the DaemonSet whose pods the service selects fits no node",
    derive: |e| settle(daemonset_nowhere(e)),
};

/// A StatefulSet waits for its first pods.
pub static STATEFULSET_BLOCKED: Fact = Fact {
    name: "pod.statefulset-blocked",
    hop: Hop::Pod,
    about: "a StatefulSet makes no further pod since one of a lower number is not ready",
    derive: |e| settle(statefulset_blocked(e)),
};

/// Writes the facts that the making of pods is refused in some words.
macro_rules! refusals {
    ($($(#[$doc:meta])* $id:ident, $name:literal, $about:literal, $says:expr;)*) => {$(
        $(#[$doc])*
        pub static $id: Fact = Fact {
            name: $name,
            hop: Hop::Pod,
            about: $about,
            derive: |e| settle(refused(e, $says)),
        };
    )*};
}

refusals! {
    /// A quota is used up.
    QUOTA, "pod.quota-exceeded", "pods are not made: a quota of the namespace is used up or demands limits", is_quota;
    /// The bounds of the namespace forbid the pod.
    LIMIT_RANGE, "pod.limit-range", "pods are not made: they ask for more or less than the namespace allows one", is_limit;
    /// A webhook or policy says no.
    ADMISSION, "pod.admission-denied", "pods are not made: an admission webhook or policy denies them", is_denial;
    /// A webhook does not answer.
    WEBHOOK, "pod.webhook-failing", "pods are not made: an admission webhook cannot be called", is_webhook;
    /// It is refused for another reason.
    OTHERWISE, "pod.create-refused", "pods are not made: the API server refuses them for a reason in no list", is_other;
    /// The account is missing.
    ACCOUNT, "pod.service-account-missing", "pods are not made: their service account does not exist", is_account;
}

fn is_quota(words: &str) -> bool {
    words.contains("exceeded quota") || words.contains("failed quota")
}

fn is_limit(words: &str) -> bool {
    (words.contains("maximum") || words.contains("minimum")) && words.contains("usage per")
}

fn is_denial(words: &str) -> bool {
    words.contains("denied the request")
        || words.contains("violates PodSecurity")
        || words.contains("pod security policy")
        || words.contains("PodSecurityPolicy")
}

fn is_webhook(words: &str) -> bool {
    words.contains("failed calling webhook") || words.contains("failed to call webhook")
}

fn is_account(words: &str) -> bool {
    let words = words.to_ascii_lowercase();
    words.contains("serviceaccount") && words.contains("not found")
}

fn is_other(words: &str) -> bool {
    ![is_quota, is_limit, is_denial, is_webhook, is_account].iter().any(|is| is(words))
}

/// Pods of the service are not made, whatever the reason.
pub fn is_refused(e: &Evidence<'_>) -> Looked<Known> {
    refused(e, |_| true)
}

fn is_daemonset(workload: &Workload) -> bool {
    workload.spec.replicas.is_none()
}

fn workload_words(workload: &Got<'_, Workload>, kind: &str) -> Seen {
    workload
        .seen()
        .object(format!("{kind}/{}/{}", workload.metadata.namespace, workload.metadata.name))
        .word("namespace", &workload.metadata.namespace)
        .word("workload", format!("{kind}/{}", workload.metadata.name))
        .word("wanted", workload.wanted())
}

/// The kind of a workload as kubectl names it.
fn kind(workload: &Workload) -> &'static str {
    if is_daemonset(workload) {
        "daemonset"
    } else if workload.status.update_revision.is_empty() {
        "deployment"
    } else {
        "statefulset"
    }
}

fn scaled_to_zero(e: &Evidence<'_>) -> Looked<Known> {
    let workloads = e.kube().workloads()?;
    let zero = |w: &Got<'_, Workload>| w.spec.replicas == Some(0);
    if workloads.is_empty() || !workloads.iter().all(zero) {
        return Ok(Known::No);
    }
    let mut seen = workload_words(&workloads[0], kind(&workloads[0]));
    seen.words.extend(service_words(e)?.words);
    Ok(Known::Yes(seen))
}

fn daemonset_nowhere(e: &Evidence<'_>) -> Looked<Known> {
    let workloads = e.kube().workloads()?;
    let nowhere =
        workloads.iter().find(|w| is_daemonset(w) && w.is_observed() && w.status.desired_number_scheduled == 0);
    Ok(Known::from_seen(nowhere.map(|w| workload_words(w, "daemonset"))))
}

fn keeps_broken(e: &Evidence<'_>) -> Looked<Known> {
    let kube = e.kube();
    let pods = kube.app_pods()?;
    for set in kube.workloads()?.iter().filter(|w| kind(w) == "statefulset" && w.is_observed()) {
        let (newest, by_hand) = (&set.status.update_revision, set.spec.update_strategy.kind == "OnDelete");
        let old = |p: &&Got<'_, hopwise_probes::evidence::kube::Pod>| {
            let revision = p.metadata.labels.get("controller-revision-hash");
            p.metadata.owner().is_some_and(|o| o.kind == "StatefulSet" && o.name == set.metadata.name)
                && revision.is_some_and(|r| r != newest)
                && p.metadata.deletion_timestamp.is_none()
                && !p.is_ready()
        };
        if let Some(pod) = pods.iter().find(old).filter(|_| !newest.is_empty() && !by_hand) {
            let mut seen = workload_words(set, "statefulset").object(pod.object());
            seen.evidence.extend(pod.seen().evidence);
            let revision = pod.metadata.labels.get("controller-revision-hash").cloned().unwrap_or_default();
            return Ok(Known::Yes(
                seen.word("pod", &pod.metadata.name).word("pod_revision", revision).word("revision", newest),
            ));
        }
    }
    Ok(Known::No)
}

fn statefulset_blocked(e: &Evidence<'_>) -> Looked<Known> {
    let kube = e.kube();
    let sets = kube.workloads()?;
    let Some(set) = sets.iter().find(|w| kind(w) == "statefulset" && w.status.replicas < w.wanted()) else {
        return Ok(Known::No);
    };
    let pods = kube.app_pods()?;
    let mine = |p: &&Got<'_, hopwise_probes::evidence::kube::Pod>| {
        p.metadata.owner().is_some_and(|o| o.kind == "StatefulSet" && o.name == set.metadata.name)
    };
    let bad = pods.iter().filter(mine).find(|p| !p.is_ready());
    Ok(Known::from_seen(
        bad.map(|p| {
            workload_words(set, "statefulset").word("pod", &p.metadata.name).word("there", set.status.replicas)
        }),
    ))
}

/// Who refuses the pods of the service, in words that satisfy a condition.
fn refused(e: &Evidence<'_>, says: impl Fn(&str) -> bool) -> Looked<Known> {
    let kube = e.kube();
    let workloads = kube.workloads()?;
    for workload in &workloads {
        let sets =
            if kind(workload) == "deployment" { kube.revisions(workload).unwrap_or_default() } else { Vec::new() };
        let own = std::iter::once(workload).chain(&sets);
        let condition = own.filter_map(|w| Some((w, w.it.condition("ReplicaFailure").filter(|c| c.status == "True")?)));
        for (shown, condition) in condition {
            if says(&condition.message) {
                let mut seen = workload_words(workload, kind(workload)).word("message", &condition.message);
                seen.evidence.extend(shown.seen().evidence);
                return Ok(Known::Yes(seen));
            }
        }
    }
    if workloads.is_empty() {
        return Ok(Known::No);
    }
    // The condition goes as soon as one pod is made, and StatefulSets have none: events tell the rest.
    for event in kube.events()?.iter().filter(|ev| ev.reason == "FailedCreate" && says(&ev.message)) {
        let name = &event.involved_object.name;
        let owner =
            workloads.iter().find(|w| *name == w.metadata.name || name.starts_with(&format!("{}-", w.metadata.name)));
        let recent = event.last().is_some_and(|at| e.started().duration_since(at).as_secs() <= RECENT);
        if let Some(workload) = owner.filter(|_| recent) {
            let mut seen = workload_words(workload, kind(workload)).word("message", &event.message);
            seen.evidence.extend(event.seen().evidence);
            return Ok(Known::Yes(seen));
        }
    }
    Ok(Known::No)
}
