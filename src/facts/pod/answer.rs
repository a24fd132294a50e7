//! What the brand's pods answer when each is asked by itself.

use std::collections::BTreeSet;

use hopwise_probes::Hop;
use hopwise_probes::evidence::Rung;
use hopwise_probes::evidence::kube::Pod;
use hopwise_probes::evidence::kube::meta::selector_text;

use super::ready::takes_requests;
use crate::facts::ingress::log::REFUSED;
use crate::facts::{Evidence, Fact, Known, Looked, PodAnswer, settle};

/// One of several pods that take requests answers badly.
pub static ONE_BADLY: Fact = Fact {
    name: "pod.one-answers-badly",
    hop: Hop::Pod,
    about: "of the pods that take requests some answer the page with an error, or not at all, and at least as many answer it well",
    derive: |e| settle(one_badly(e)),
};

/// The service takes the pods of another application as well.
pub static OF_TWO_WORKLOADS: Fact = Fact {
    name: "pod.service-takes-another-workload",
    hop: Hop::Pod,
    about: "the service takes pods of two workloads: those of one answer the page, and those of the other refuse it or do not know it",
    derive: |e| settle(of_two_workloads(e)),
};

/// A pod refuses the controller and answers a port-forward.
pub static LOOPBACK_ALONE: Fact = Fact {
    name: "pod.listens-on-loopback",
    hop: Hop::Pod,
    about: "the pod refuses the controller at an address where it answers a port-forward, which comes in by its loopback",
    derive: |e| settle(loopback_alone(e)),
};

fn loopback_alone(e: &Evidence<'_>) -> Looked<Known> {
    let refused = match (REFUSED.derive)(e) {
        Known::Yes(seen) => seen,
        other => return Ok(other),
    };
    let upstream = refused.words.get("upstream").cloned().unwrap_or_default();
    let answers = e.kube().pod_answers(Rung::Pod)?;
    let well = answers.iter().find(|a| {
        let (dial, port) = (a.dial.dial, a.dial.dial.addr.port());
        dial.via.is_some() && !a.symptom.is_bad() && format!("{}:{port}", a.pod.status.pod_ip) == upstream
    });
    Ok(Known::from_seen(well.map(|a| {
        let mut seen = refused.word("port", a.dial.dial.addr.port());
        seen.evidence.push(a.dial.reading.id.clone());
        seen
    })))
}

/// Name of what makes a pod: the Deployment over its ReplicaSet, or the owner itself.
fn maker(e: &Evidence<'_>, pod: &Pod) -> Option<String> {
    let owner = pod.metadata.owner()?;
    let set = e.kube().replica_set_of(pod).ok().flatten();
    let above = set.as_ref().and_then(|s| s.it.metadata.owner());
    Some(above.unwrap_or(owner).name.clone())
}

fn of_two_workloads(e: &Evidence<'_>) -> Looked<Known> {
    let kube = e.kube();
    let mut answers = kube.pod_answers(Rung::Pod)?;
    answers.retain(|a| takes_requests(&a.pod));
    let foreign = |a: &PodAnswer<'_>| a.symptom.status.is_some_and(|s| (400..500).contains(&s));
    let makers = |bad: bool| -> BTreeSet<String> {
        let alike = answers.iter().filter(|a| foreign(a) == bad && a.symptom.is_bad() == bad);
        alike.filter_map(|a| maker(e, &a.pod)).collect()
    };
    let (good, bad) = (makers(false), makers(true));
    // A pod that fails in another way is a matter of its own.
    let plain = answers.iter().all(|a| foreign(a) || !a.symptom.is_bad());
    let (Some(own), Some(other), true) = (good.first(), bad.first(), plain && good.is_disjoint(&bad)) else {
        return Ok(Known::No);
    };
    let Some(service) = kube.service()? else { return Ok(Known::No) };
    let mut seen = service.seen().object(format!("service/{}/{}", service.metadata.namespace, service.metadata.name));
    seen.evidence.extend(answers.iter().flat_map(|a| a.symptom.evidence.iter().cloned()));
    let first = answers.iter().find(|a| foreign(a));
    Ok(Known::Yes(
        seen.word("namespace", &service.metadata.namespace)
            .word("service", &service.metadata.name)
            .word("selector", selector_text(&service.it.spec.selector))
            .word("workload", own)
            .word("other_workload", other)
            .word("status", first.and_then(|a| a.symptom.status).unwrap_or_default()),
    ))
}

/// Whether a pod fails the page: no answer, or one of 500 and above.
fn fails(answer: &PodAnswer<'_>) -> bool {
    answer.symptom.is_bad() && answer.symptom.status.is_none_or(|status| status >= 500)
}

fn one_badly(e: &Evidence<'_>) -> Looked<Known> {
    let kube = e.kube();
    let mut answers = kube.pod_answers(Rung::Pod)?;
    answers.retain(|a| takes_requests(&a.pod));
    let good = answers.iter().filter(|a| !a.symptom.is_bad()).count();
    let bad: Vec<_> = answers.iter().filter(|a| fails(a)).collect();
    let Some(first) = bad.first().filter(|_| bad.len() <= good) else { return Ok(Known::No) };
    let pod = &first.pod.metadata;
    let set = kube.replica_set_of(&first.pod).ok().flatten();
    let revision = set.as_ref().and_then(|s| s.it.metadata.revision());
    let node = kube.node(&first.pod.spec.node_name).ok().flatten();
    let mut seen = first.pod.seen();
    seen.evidence.extend(bad.iter().flat_map(|a| a.symptom.evidence.iter().cloned()));
    let names: Vec<_> = bad.iter().map(|a| a.pod.metadata.name.as_str()).collect();
    Ok(Known::Yes(
        seen.object(format!("pod/{}/{}", pod.namespace, pod.name))
            .word("namespace", &pod.namespace)
            .word("pod", &pod.name)
            .word("pods", names.join(", "))
            .word("good", good)
            .word("all", answers.len())
            .word("node", &first.pod.spec.node_name)
            .word("zone", node.as_ref().and_then(|n| n.zone()).unwrap_or("unknown"))
            .word("revision", revision.map_or_else(|| "unknown".to_owned(), |r| r.to_string()))
            .word("message", &first.symptom.text),
    ))
}
