//! The service behind the route, and its endpoints.

use hopwise_probes::Hop;
use hopwise_probes::evidence::Rung;
use hopwise_probes::evidence::kube::IntOrString;
use serde_json::json;

use super::{Case, case, down, nginx, page};
use crate::facts::testing::Sketch;

pub(super) const CASES: &[Case] = &[
    case("service-missing", || {
        nginx(503).services(|s| s.metadata.name = "web2".to_owned()).kube_list(
            Hop::Pod,
            "endpointslices.discovery.k8s.io",
            "default",
            "kubernetes.io/service-name=web",
            json!([]),
        )
    }),
    case("service-port-missing", || {
        nginx(503).services(|s| {
            s.spec.ports[0].port = 8080;
            s.spec.ports[0].name = "web".to_owned();
        })
    }),
    case("service-port-not-tcp", || nginx(503).services(|s| s.spec.ports[0].protocol = "UDP".to_owned())),
    case("service-selector-matches-nothing", || {
        nginx(503)
            .services(|s| *s.spec.selector.get_mut("app").unwrap() = "wbe".to_owned())
            .kube_list(Hop::Pod, "pods", "default", "app=wbe", json!([]))
            .slices(|s| s.endpoints.clear())
    }),
    case("workload-missing", || {
        nginx(503)
            .kube_list(Hop::Pod, "pods", "default", "app=web", json!([]))
            .kube_list(Hop::Pod, "deployments.apps", "default", "", json!([]))
            .kube_list(Hop::Pod, "statefulsets.apps", "default", "", json!([]))
            .kube_list(Hop::Pod, "daemonsets.apps", "default", "", json!([]))
            .slices(|s| s.endpoints.clear())
    }),
    case("service-target-port-name-missing", || {
        nginx(503)
            .services(|s| s.spec.ports[0].target_port = Some(IntOrString::Text("web".to_owned())))
            .slices(|s| s.ports.clear())
    }),
    case("service-target-port-wrong", || {
        nginx(502).services(|s| s.spec.ports[0].target_port = Some(IntOrString::Int(9000)))
    }),
    case("service-external-name", || {
        nginx(503)
            .services(|s| {
                s.spec.kind = "ExternalName".to_owned();
                s.spec.external_name = "old.brand-a.test".to_owned();
                s.spec.selector.clear();
            })
            .slices(|s| s.endpoints.clear())
    }),
    case("service-without-selector", || {
        nginx(503).services(|s| s.spec.selector.clear()).slices(|s| s.endpoints.clear())
    }),
    case("service-publishes-unready", || {
        let unready = |s: Sketch| s.services(|s| s.spec.publish_not_ready_addresses = true);
        unready(nginx(502)).pods(|p| {
            if p.metadata.name == "web-7-x1" {
                super::ready(p, false);
                p.status.container_statuses[0].ready = false;
                // Not for so long that it is reported by itself.
                p.status.conditions[0].last_transition_time = Some("2026-11-24T03:59:00Z".parse().unwrap());
            }
        })
    }),
    case("endpoints-stale", || {
        nginx(502).slices(|s| s.endpoints[0].target_ref.as_mut().unwrap().name = "web-6-gone".to_owned())
    }),
    case("endpoints-stale", || nginx(504).pods(|p| p.status.pod_ip = "10.244.9.9".to_owned())),
    // Made by hand, for an address among the pods' that no pod has.
    case("endpoints-stale", || {
        let by_hand = nginx(504).services(|s| s.spec.selector.clear()).slices(|s| {
            s.endpoints.truncate(1);
            s.endpoints[0].target_ref = None;
            s.endpoints[0].addresses = vec!["10.244.0.251".to_owned()];
        });
        let pods = serde_json::json!([{"metadata": {"name": "web-7-x1", "namespace": "default"},
            "status": {"phase": "Running", "podIP": "10.244.0.21"}}]);
        by_hand.kube_list(Hop::Pod, "pods", "default", "", pods)
    }),
    // Pods may not be read, and the endpoints tell enough for the hop.
    case("service-no-ready-endpoints", || down(|_| {}).kube_denied(Hop::Pod, "pods")),
];

#[test]
fn pods_that_answer_a_port_forward_do_not_clear_the_service_before_them() {
    let sketch = nginx(503)
        .services(|s| s.spec.ports[0].protocol = "UDP".to_owned())
        .dial(Rung::Ingress, "172.20.41.10:30443", |_| ())
        .page(Rung::Ingress, "172.20.41.10:30443", 503, &[], &page(503))
        .asked_pod("10.244.0.21:8443", "default/web-7-x1", 200)
        .asked_pod("10.244.0.22:8443", "default/web-7-x2", 200);
    let verdict = sketch.judge().verdict;
    assert_eq!((verdict.rule.as_deref(), verdict.hop), (Some("service-port-not-tcp"), Some(Hop::Pod)));
}
