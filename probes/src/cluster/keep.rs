//! What of long lists concerns the brand, so that a recording stays small in a big cluster.

use std::collections::BTreeSet;

use crate::evidence::kube::{Event, Gateway, HttpRoute, Ingress, Node, Pod, Service, Workload};
use crate::evidence::redact;
use crate::ingress::host_takes;

/// How many items that are not the brand's own are kept, for "did you mean".
const OTHERS: usize = 20;
/// The longest message of an event or status that is kept, in characters.
const MESSAGE: usize = 600;

/// Keeps the items that `ours` takes, and a few others.
pub fn ours_first<T>(items: Vec<T>, ours: impl Fn(&T) -> bool, others: usize) -> Vec<T> {
    let (mut kept, rest): (Vec<T>, Vec<T>) = items.into_iter().partition(ours);
    kept.extend(rest.into_iter().take(others));
    kept
}

/// The Ingresses that may take a host, and a few whose hosts share its domain.
#[must_use]
pub fn ingresses(items: Vec<Ingress>, host: &str) -> Vec<Ingress> {
    let domain = domain(host);
    let near = |i: &Ingress| i.spec.rules.iter().any(|r| r.host.ends_with(domain));
    let takes = |i: &Ingress| {
        i.spec.rules.iter().any(|r| host_takes(&r.host, host).is_some())
            || i.default_backend().is_some() && i.spec.rules.is_empty()
    };
    let (mut kept, rest): (Vec<_>, Vec<_>) = items.into_iter().partition(takes);
    kept.extend(rest.into_iter().filter(near).take(OTHERS));
    kept
}

/// The HTTPRoutes that may take a host.
#[must_use]
pub fn http_routes(items: Vec<HttpRoute>, host: &str) -> Vec<HttpRoute> {
    let takes =
        |r: &HttpRoute| r.spec.hostnames.is_empty() || r.spec.hostnames.iter().any(|h| host_takes(h, host).is_some());
    items.into_iter().filter(takes).collect()
}

/// The gateways, as many as are of use.
#[must_use]
pub fn gateways(items: Vec<Gateway>) -> Vec<Gateway> {
    items.into_iter().take(100).collect()
}

/// The services of these names, and a few others.
#[must_use]
pub fn services(items: Vec<Service>, names: &[String]) -> Vec<Service> {
    ours_first(items, |s| names.contains(&s.metadata.name), OTHERS)
}

/// Pods as they are kept: arguments of the controller's containers alone, messages cut and redacted.
#[must_use]
pub fn pods(items: Vec<Pod>, args: bool) -> Vec<Pod> {
    items.into_iter().map(|pod| tidy_pod(pod, args)).collect()
}

fn tidy_pod(mut pod: Pod, args: bool) -> Pod {
    for container in pod.spec.containers.iter_mut().chain(&mut pod.spec.init_containers) {
        if args {
            container.args.iter_mut().for_each(|a| *a = clean(a));
        } else {
            container.args.clear();
        }
    }
    pod.status.message = clean(&pod.status.message);
    let status = &mut pod.status;
    status.conditions.iter_mut().for_each(|c| c.message = clean(&c.message));
    for container in status.container_statuses.iter_mut().chain(&mut status.init_container_statuses) {
        for state in [&mut container.state, &mut container.last_state] {
            if let Some(waiting) = &mut state.waiting {
                waiting.message = clean(&waiting.message);
            }
            if let Some(ended) = &mut state.terminated {
                ended.message = clean(&ended.message);
            }
        }
    }
    pod
}

/// Workloads as they are kept: without arguments, messages cut and redacted.
#[must_use]
pub fn workloads(items: Vec<Workload>) -> Vec<Workload> {
    let tidy = |mut workload: Workload| {
        let spec = &mut workload.spec.template.spec;
        spec.containers.iter_mut().chain(&mut spec.init_containers).for_each(|c| c.args.clear());
        controller(workload)
    };
    items.into_iter().map(tidy).collect()
}

/// A workload of a controller: its arguments tell which class it serves.
#[must_use]
pub fn controller(mut workload: Workload) -> Workload {
    let spec = &mut workload.spec.template.spec;
    for container in spec.containers.iter_mut().chain(&mut spec.init_containers) {
        container.args.iter_mut().for_each(|a| *a = clean(a));
    }
    workload.status.conditions.iter_mut().for_each(|c| c.message = clean(&c.message));
    workload
}

/// All nodes where there are few; of many those of these names and those that are not well.
#[must_use]
pub fn nodes(items: Vec<Node>) -> Vec<Node> {
    let mut items = items;
    for node in &mut items {
        // Labels may be many; those that rules read are zone, instance type and role.
        node.metadata.labels.retain(|name, _| {
            name.contains("topology.kubernetes.io") || name.contains("failure-domain") || name.contains("kops.k8s.io")
        });
        node.status.conditions.iter_mut().for_each(|c| c.message = clean(&c.message));
    }
    items
}

/// The events about these objects; each `kind/name`.
#[must_use]
pub fn events(items: Vec<Event>, about: &BTreeSet<String>) -> Vec<Event> {
    let ours = |e: &Event| about.contains(&format!("{}/{}", e.involved_object.kind, e.involved_object.name));
    let mut kept: Vec<Event> = items.into_iter().filter(ours).collect();
    // The newest last; a storm of events must not fill the recording.
    kept.sort_by_key(|e| (e.is_warning(), e.last()));
    let cut = kept.len().saturating_sub(200);
    kept.drain(..cut);
    kept.iter_mut().for_each(|e| e.message = clean(&e.message));
    kept
}

/// Words from the cluster, cut and redacted.
#[must_use]
pub fn clean(text: &str) -> String {
    redact::text(text).chars().filter(|c| !c.is_control() || *c == '\n').take(MESSAGE).collect()
}

/// The last two labels of a host.
fn domain(host: &str) -> &str {
    let cut = host.rmatch_indices('.').nth(1).map_or(0, |(at, _)| at + 1);
    &host[cut..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_domain_is_the_last_two_labels() {
        assert_eq!(domain("www.shop.brand-a.test"), "brand-a.test");
        assert_eq!(domain("brand-a.test"), "brand-a.test");
        assert_eq!(domain("localhost"), "localhost");
    }

    #[test]
    fn arguments_are_kept_of_controllers_alone_and_never_with_secrets() {
        let pod: Pod = serde_json::from_value(serde_json::json!({"spec": {"containers": [
            {"name": "c", "args": ["--token=abcdefghij", "--configmap=a/b"]}]}}))
        .unwrap();
        assert!(pods(vec![pod.clone()], false)[0].spec.containers[0].args.is_empty());
        assert_eq!(pods(vec![pod], true)[0].spec.containers[0].args, ["--token=[redacted]", "--configmap=a/b"]);
    }
}
