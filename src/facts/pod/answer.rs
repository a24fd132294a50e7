//! What the brand's pods answer when each is asked by itself.

use hopwise_probes::Hop;
use hopwise_probes::evidence::Rung;

use super::ready::takes_requests;
use crate::facts::{Evidence, Fact, Known, Looked, PodAnswer, settle};

/// One of several pods that take requests answers badly.
pub static ONE_BADLY: Fact = Fact {
    name: "pod.one-answers-badly",
    hop: Hop::Pod,
    about: "of the pods that take requests some answer the page with an error, or not at all, and at least as many answer it well",
    derive: |e| settle(one_badly(e)),
};

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
