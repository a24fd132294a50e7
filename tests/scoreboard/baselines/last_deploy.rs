//! Blames the last deploy, whenever it was: the pod that it changed.

use hopwise_probes::Hop;
use hopwise_probes::evidence::{Answer, KubeAnswer, Recording};

/// The pod, where the cluster shows that anything was ever deployed.
pub fn blame(recording: &Recording, _: &str) -> Option<Hop> {
    let deployed = |answer: &Answer| match answer {
        Answer::Kube(KubeAnswer::ReplicaSets(list)) => !list.items.is_empty(),
        Answer::Kube(KubeAnswer::Deployments(list)) => !list.items.is_empty(),
        _ => false,
    };
    recording.readings.iter().filter_map(|r| r.reply.answer()).any(deployed).then_some(Hop::Pod)
}
