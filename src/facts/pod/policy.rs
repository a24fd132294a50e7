//! Whether a NetworkPolicy keeps the controller away from the brand's pods.

use hopwise_probes::Hop;
use hopwise_probes::evidence::kube::bounds::{Peer, PolicyRule};
use hopwise_probes::evidence::kube::{NetworkPolicy, Pod, Selector};

use crate::facts::{Evidence, Fact, Got, Known, Looked, settle};

/// The policies on the brand's pods let no controller in.
pub static BLOCKS_INGRESS: Fact = Fact {
    name: "pod.network-policy-blocks-ingress",
    hop: Hop::Pod,
    about: "network policies select the brand's pods, and none of them lets the controller in",
    derive: |e| settle(blocks(e)),
};

/// Label of every namespace with its own name, from Kubernetes 1.21 on.
const NAME: &str = "kubernetes.io/metadata.name";

fn blocks(e: &Evidence<'_>) -> Looked<Known> {
    let kube = e.kube();
    let (pods, controllers) = (kube.app_pods()?, kube.controller_pods()?);
    let (Some(pod), Some(controller)) = (pods.first(), controllers.first()) else { return Ok(Known::No) };
    let policies: Vec<_> = kube
        .network_policies()?
        .into_iter()
        .filter(|p| guards(p) && p.spec.pod_selector.takes(&pod.metadata.labels))
        .collect();
    let Some(first) = policies.first() else { return Ok(Known::No) };
    let mut unsure = None;
    for rule in policies.iter().flat_map(|p| &p.it.spec.ingress) {
        match lets_in(rule, pod, controller) {
            Some(true) => return Ok(Known::No),
            Some(false) => {}
            None => unsure = Some("a network policy selects namespaces by labels, which are not read"),
        }
    }
    if let Some(why) = unsure {
        return Ok(Known::Unknown(why.to_owned()));
    }
    let names: Vec<_> = policies.iter().map(|p| p.it.metadata.name.as_str()).collect();
    Ok(Known::Yes(
        first
            .seen()
            .object(format!("networkpolicy/{}/{}", first.metadata.namespace, first.metadata.name))
            .word("namespace", &first.metadata.namespace)
            .word("policy", names.join(", "))
            .word("pod", &pod.metadata.name)
            .word("controller_namespace", &controller.metadata.namespace)
            .word("controller", &controller.metadata.name),
    ))
}

/// Whether a policy is about who may come in.
fn guards(policy: &NetworkPolicy) -> bool {
    policy.spec.policy_types.is_empty() || policy.spec.policy_types.iter().any(|t| t == "Ingress")
}

/// Whether a rule lets the controller reach the pod; nothing where labels decide that nobody read.
fn lets_in(rule: &PolicyRule, pod: &Got<'_, Pod>, controller: &Got<'_, Pod>) -> Option<bool> {
    if rule.from.is_empty() {
        return Some(true);
    }
    let told: Vec<Option<bool>> = rule.from.iter().map(|peer| takes(peer, pod, controller)).collect();
    if told.contains(&Some(true)) {
        return Some(true);
    }
    if told.contains(&None) { None } else { Some(false) }
}

fn takes(peer: &Peer, pod: &Got<'_, Pod>, controller: &Got<'_, Pod>) -> Option<bool> {
    if peer.ip_block.is_some() {
        // Controllers often come with the address of their node.
        return None;
    }
    let by_labels = |s: &Option<Selector>| s.as_ref().is_none_or(|s| s.takes(&controller.metadata.labels));
    match &peer.namespace_selector {
        None => {
            let same = pod.metadata.namespace == controller.metadata.namespace;
            Some(same && by_labels(&peer.pod_selector))
        }
        Some(_) if !by_labels(&peer.pod_selector) => Some(false),
        Some(namespaces) => of_namespace(namespaces, &controller.metadata.namespace),
    }
}

fn of_namespace(selector: &Selector, namespace: &str) -> Option<bool> {
    if selector.match_labels.is_empty() && selector.match_expressions.is_empty() {
        return Some(true);
    }
    if !selector.match_expressions.is_empty() {
        return None;
    }
    match selector.match_labels.get(NAME) {
        Some(name) if name != namespace => Some(false),
        Some(_) if selector.match_labels.len() == 1 => Some(true),
        _ => None,
    }
}
