//! Pods that are not made, and rollouts.

use hopwise_probes::Hop;
use serde_json::json;

use super::{Case, case, crashing, down, nginx, running, told, waiting};
use crate::facts::testing::Sketch;

pub(super) const CASES: &[Case] = &[
    case("pod-quota-exceeded", || {
        refused(
            "pods \"web-7-x3\" is forbidden: exceeded quota: small, requested: pods=1, used: pods=2, limited: pods=2",
        )
    }),
    case("pod-limit-range", || {
        refused("pods \"web\" is forbidden: maximum cpu usage per Container is 800m, but limit is 1500m")
    }),
    case("pod-admission-denied", || refused("admission webhook \"policy.test\" denied the request: no latest tags")),
    case("pod-webhook-failing", || {
        refused("Internal error occurred: failed calling webhook \"policy.test\": connection refused")
    }),
    case("pod-service-account-missing", || {
        refused(
            "pods \"web\" is forbidden: error looking up service account default/web: serviceaccount \"web\" not found",
        )
    }),
    case("pod-quota-exceeded", || {
        nobody().event("ReplicaSet", "web-7", "FailedCreate", "pods \"web\" is forbidden: exceeded quota: small")
    }),
    case("deployment-scaled-to-zero", || {
        nobody().deployments(|d| {
            d.spec.replicas = Some(0);
            d.status = Default::default();
        })
    }),
    case("daemonset-on-no-node", || {
        nobody().kube_list(Hop::Pod, "deployments.apps", "default", "", json!([])).kube_list(
            Hop::Pod,
            "daemonsets.apps",
            "default",
            "",
            json!([{"metadata": {"name": "web", "namespace": "default"},
                "spec": {"template": {"metadata": {"labels": {"app": "web"}}}}, "status": {}}]),
        )
    }),
    case("statefulset-blocked", || {
        by_stateful_set(down(|p| {
            p.metadata.owner_references[0].kind = "StatefulSet".to_owned();
            p.metadata.owner_references[0].name = "web".to_owned();
            p.status.start_time = None;
        }))
    }),
    case("rollout-stuck", || {
        nobody().deployments(|d| {
            d.status.conditions = vec![told(
                "Progressing",
                "False",
                "ProgressDeadlineExceeded",
                "ReplicaSet \"web-7\" has timed out progressing.",
            )]
        })
    }),
    case("rollout-held-back", || {
        down(|p| crashing(p, 1, "Error", "unexpected end of file")).deployments(|d| {
            d.spec.paused = true;
            d.status.replicas = 2;
            d.status.updated_replicas = 0;
            d.status.ready_replicas = 0;
        })
    }),
    case("statefulset-keeps-broken-pod", || {
        by_stateful_set(down(|p| {
            p.metadata.owner_references[0].kind = "StatefulSet".to_owned();
            p.metadata.owner_references[0].name = "web".to_owned();
            p.metadata.labels.insert("controller-revision-hash".to_owned(), "web-4".to_owned());
            waiting(p, "ErrImageNeverPull", "not present with pull policy of Never");
        }))
    }),
    case("rollout-paused", || nobody().deployments(|d| d.spec.paused = true)),
    case("rollout-recreate-gap", || {
        down(|p| {
            p.status.start_time = Some("2026-11-24T03:59:50Z".parse().unwrap());
            p.status.container_statuses[0].state = running("2026-11-24T03:59:52Z");
        })
        .deployments(|d| {
            d.spec.strategy.kind = "Recreate".to_owned();
            d.status.ready_replicas = 0;
        })
    }),
];

/// The pods are those of a StatefulSet, and no Deployment is there.
fn by_stateful_set(sketch: Sketch) -> Sketch {
    sketch.kube_list(Hop::Pod, "deployments.apps", "default", "", json!([])).kube_list(
        Hop::Pod,
        "statefulsets.apps",
        "default",
        "",
        json!([{"metadata": {"name": "web", "namespace": "default"},
            "spec": {"replicas": 3, "template": {"metadata": {"labels": {"app": "web"}}}},
            "status": {"replicas": 1, "updateRevision": "web-5"}}]),
    )
}

/// The service selects nobody, and the workload is there.
pub(super) fn nobody() -> Sketch {
    nginx(503).kube_list(Hop::Pod, "pods", "default", "app=web", json!([])).slices(|s| s.endpoints.clear()).deployments(
        |d| {
            d.status.ready_replicas = 0;
            d.status.replicas = 0;
        },
    )
}

fn refused(message: &'static str) -> Sketch {
    nobody().deployments(|d| d.status.conditions.push(told("ReplicaFailure", "True", "FailedCreate", message)))
}

/// Half of the pods behind the Service are another Deployment's, and know nothing of the page.
fn two_workloads(other: &str, status: u16) -> Sketch {
    let page = include_str!("../../../fixtures/samples/laravel-not-found.html");
    Sketch::healthy()
        .in_cluster()
        .everywhere(404, &[], page)
        .pods(|p| {
            if p.metadata.name == "web-7-x2" {
                p.metadata.owner_references[0].name = other.to_owned();
            }
        })
        .asked_pod("10.244.0.21:443", "default/web-7-x1", 200)
        .asked_pod("10.244.0.22:443", "default/web-7-x2", status)
}

#[test]
fn pods_of_another_workload_are_told_from_a_missing_route() {
    let rule = "service-takes-another-workload";
    let verdict = two_workloads("search-5", 404).judge().verdict;
    assert_eq!((verdict.rule.as_deref(), verdict.hop), (Some(rule), Some(Hop::Pod)));
    for sketch in [two_workloads("web-7", 404), two_workloads("search-5", 200), two_workloads("search-5", 500)] {
        sketch.spares(rule);
    }
}
