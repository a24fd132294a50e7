//! Limits that no container can live within.

use hopwise_probes::Hop;

use crate::facts::{Evidence, Fact, Known, Looked, settle};

/// A limit in thousandths of a byte: `256m` where `256Mi` was meant.
pub static IN_MILLIBYTES: Fact = Fact {
    name: "pod.memory-in-millibytes",
    hop: Hop::Pod,
    about: "a container's memory is limited in thousandths of a byte",
    derive: |e| settle(in_millibytes(e)),
};

/// Memory in thousandths (<https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#meaning-of-memory>)
/// is never meant, unless an autoscaler wrote the exact number of many bytes that way.
fn in_millibytes(e: &Evidence<'_>) -> Looked<Known> {
    const LEAST: u64 = 1 << 20;
    let tiny = |text: &str| {
        text.strip_suffix('m').and_then(|digits| digits.parse::<u64>().ok()).is_some_and(|n| n / 1000 < LEAST)
    };
    for pod in e.kube().app_pods()? {
        for container in &pod.it.spec.containers {
            if let Some(limit) = container.resources.limits.get("memory").filter(|limit| tiny(limit)) {
                return Ok(Known::Yes(
                    pod.seen()
                        .object(pod.object())
                        .word("namespace", &pod.metadata.namespace)
                        .word("pod", &pod.metadata.name)
                        .word("container", &container.name)
                        .word("limit", limit)
                        .word("meant", format!("{limit}i").replace('m', "M")),
                ));
            }
        }
    }
    Ok(Known::No)
}
