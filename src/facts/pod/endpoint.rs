//! The endpoints of the service, and whether they are those of its pods.

use hopwise_probes::Hop;

use super::ready::{service_words, takes_requests};
use crate::facts::{Evidence, Fact, Known, Looked, behind, settle};

/// How many seconds a pod may be ready before it must be among the endpoints.
const SETTLED: i64 = 60;

/// The service has no endpoint that takes requests.
pub static NONE_READY: Fact = Fact {
    name: "service.no-ready-endpoints",
    hop: Hop::Pod,
    about: "the endpoints of the service hold no address that takes requests",
    derive: |e| settle(none_ready(e)),
};

/// The service has an endpoint that takes requests.
pub static SOME_READY: Fact = Fact {
    name: "service.ready-endpoint",
    hop: Hop::Pod,
    about: "the endpoints of the service hold an address that takes requests",
    derive: |e| settle(some_ready(e)),
};

/// An endpoint stands for a pod that is gone, or a ready pod is no endpoint.
pub static STALE: Fact = Fact {
    name: "service.endpoints-stale",
    hop: Hop::Pod,
    about: "a ready endpoint leads to a pod that is gone or has another address, or a pod that is ready is none",
    derive: |e| settle(stale(e)),
};

/// The controller gets nothing of use from the addresses that it goes to.
pub static UPSTREAM_BAD: Fact = Fact {
    name: "service.upstream-bad",
    hop: Hop::Pod,
    about: "nginx answers 502, 503 or 504 by itself",
    derive: |e| behind::answers(e, |l, a| l.attribution.page == "nginx.error" && matches!(a.status, 502..=504)),
};

fn some_ready(e: &Evidence<'_>) -> Looked<Known> {
    let kube = e.kube();
    if kube.matched()?.is_none() {
        return Ok(Known::No);
    }
    let ready = kube.slices()?.into_iter().find(|s| s.endpoints.iter().any(|end| end.is_ready()));
    Ok(Known::from_seen(ready.map(|slice| slice.seen())))
}

fn none_ready(e: &Evidence<'_>) -> Looked<Known> {
    let kube = e.kube();
    let Some(matched) = kube.matched()? else { return Ok(Known::No) };
    let slices = kube.slices()?;
    if slices.iter().any(|s| s.endpoints.iter().any(|end| end.is_ready())) {
        return Ok(Known::No);
    }
    let all: usize = slices.iter().map(|s| s.endpoints.len()).sum();
    let name = matched.service().unwrap_or_default();
    let mut seen = matched.seen();
    seen.evidence.extend(slices.iter().flat_map(|s| s.seen().evidence));
    Ok(Known::Yes(
        seen.object(format!("service/{}/{name}", matched.namespace()))
            .word("namespace", matched.namespace())
            .word("service", name)
            .word("all", all),
    ))
}

/// The half of an IPv4 address that the pods of one cluster have in common; nothing for other addresses. An endpoint
/// made by hand may lead to a machine outside, which is no pod's and need not be one.
fn net_of(address: &str) -> Option<[u8; 2]> {
    let [a, b, ..] = address.parse::<std::net::Ipv4Addr>().ok()?.octets();
    Some([a, b])
}

fn stale(e: &Evidence<'_>) -> Looked<Known> {
    let kube = e.kube();
    let slices = kube.slices()?;
    let ready = || slices.iter().flat_map(|s| &s.it.endpoints).filter(|end| end.is_ready());
    let by_hand = kube.service()?.is_some_and(|s| s.it.spec.selector.is_empty() && s.it.spec.kind != "ExternalName");
    let pods = if by_hand { kube.all_pods()? } else { kube.selected_pods()? };
    let seen = |pod: &str, address: &str, words: &str| -> Looked<Known> {
        let mut seen = service_words(e)?.word("pod", pod).word("address", address).word("message", words);
        seen.evidence.extend(slices.iter().flat_map(|s| s.seen().evidence));
        seen.evidence.extend(pods.iter().flat_map(|p| p.seen().evidence));
        seen.evidence.sort();
        seen.evidence.dedup();
        Ok(Known::Yes(seen))
    };
    if by_hand {
        let stray = ready().filter_map(|end| end.addresses.first()).find(|address| {
            let near = pods.iter().any(|p| net_of(&p.status.pod_ip) == net_of(address));
            near && net_of(address).is_some() && pods.iter().all(|p| p.status.pod_ip != **address)
        });
        let words = "the endpoint was made by hand, and no pod of the namespace has its address";
        return stray.map_or(Ok(Known::No), |a| seen("an endpoint", a, words));
    }
    let mut held = Vec::new();
    for end in ready() {
        let (Some(name), Some(address)) = (end.pod(), end.addresses.first()) else { continue };
        held.push(name);
        match pods.iter().find(|p| p.metadata.name == name) {
            None => return seen(name, address, "the pod is gone"),
            Some(pod) if !pod.status.pod_ip.is_empty() && !end.addresses.contains(&pod.status.pod_ip) => {
                return seen(name, address, &format!("the pod has the address {} now", pod.status.pod_ip));
            }
            Some(_) => {}
        }
    }
    let settled = |p: &hopwise_probes::evidence::kube::Pod| {
        let since = hopwise_probes::evidence::kube::meta::condition(&p.status.conditions, "Ready")
            .and_then(|c| c.last_transition_time)
            .or(p.metadata.creation_timestamp);
        since.is_some_and(|s| e.started().duration_since(s).as_secs() >= SETTLED)
    };
    let left_out =
        pods.iter().find(|p| takes_requests(p) && settled(p) && !held.contains(&p.it.metadata.name.as_str()));
    match left_out.filter(|_| slices.iter().all(|s| s.address_type != "FQDN")) {
        Some(pod) => seen(&pod.metadata.name, &pod.status.pod_ip, "the pod is ready and is no endpoint"),
        None => Ok(Known::No),
    }
}
