//! The controller itself.

use hopwise_probes::Hop;
use hopwise_probes::evidence::kube::{IntOrString, Pod};
use hopwise_probes::evidence::{FailureKind, Rung};
use serde_json::json;

use super::setting::silent;
use super::{Case, case, crashing, first, ready, told, waiting};
use crate::facts::testing::Sketch;

pub(super) const CASES: &[Case] = &[
    case("controller-missing", || gone(json!([]))),
    case("controller-scaled-to-zero", || {
        gone(json!([{"metadata": {"name": "ingress-nginx-controller", "namespace": "ingress-nginx"},
            "spec": {"replicas": 0, "template": {"metadata": {"labels": {"app.kubernetes.io/component": "controller"}}}}, "status": {}}]))
    }),
    case("controller-crash-loop", || dead(|p| crashing(p, 1, "Error", "bind() to 0.0.0.0:80 failed"))),
    case("controller-image-pull-failed", || dead(|p| waiting(p, "ErrImagePull", "manifest unknown"))),
    case("controller-unschedulable", || {
        dead(|p| {
            p.spec.node_name.clear();
            p.status.container_statuses.clear();
            p.status.conditions = vec![told(
                "PodScheduled",
                "False",
                "Unschedulable",
                "0/2 nodes are available: 2 node(s) didn't have free ports for the requested pod ports.",
            )];
        })
    }),
    case("controller-config-missing", || dead(|p| waiting(p, "CreateContainerConfigError", "secret \"x\" not found"))),
    case("controller-node-not-ready", || {
        dead(|p| first(p).ready = true).nodes(|n| {
            n.status.conditions[0] =
                told("Ready", "Unknown", "NodeStatusUnknown", "Kubelet stopped posting node status.")
        })
    }),
    case("controller-none-ready", || dead(|_| {})),
    case("controller-service-matches-nothing", || {
        unreachable().controller_services(|s| {
            s.spec.selector.insert("app.kubernetes.io/component".to_owned(), "x".to_owned());
        })
    }),
    case("controller-target-port-wrong", || {
        unreachable().controller_services(|s| s.spec.ports[1].target_port = Some(IntOrString::Int(8443)))
    }),
    case("controller-not-exposed", || {
        unreachable().controller_services(|s| {
            s.spec.kind = "ClusterIP".to_owned();
            s.spec.ports.iter_mut().for_each(|p| p.node_port = 0);
        })
    }),
    case("controller-node-port-changed", || {
        unreachable().with_aws().controller_services(|s| s.spec.ports[1].node_port = 31999)
    }),
];

/// Nobody answers at the balancer, and the edge says so.
fn unreachable() -> Sketch {
    silent().dial_fails(Rung::Balancer, "203.0.113.20:443", FailureKind::Refused, "connection refused")
}

fn dead(spoil: impl Fn(&mut Pod)) -> Sketch {
    unreachable().controller_pods(|p| {
        ready(p, false);
        first(p).ready = false;
        spoil(p);
    })
}

/// There is no pod of the controller.
fn gone(deployments: serde_json::Value) -> Sketch {
    unreachable().kube_list(Hop::Ingress, "pods", "", crate::facts::testing::cluster::CONTROLLER, json!([])).kube_list(
        Hop::Ingress,
        "deployments.apps",
        "ingress-nginx",
        "",
        deployments,
    )
}
