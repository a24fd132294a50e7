//! What is odd and fine: noticed at most, and never blamed.

use hopwise_probes::Hop;
use hopwise_probes::evidence::kube::Pod;
use hopwise_probes::evidence::kube::pod::Terminated;
use serde_json::{Value, json};

use super::{Case, case, crashing, ready, running, waiting};
use crate::facts::testing::Sketch;
use crate::report::Outcome;
use crate::rules::{self, Severity};

/// What is noticed on a site that serves: information, or a warning of what will be trouble.
pub(super) const NOTICED: &[Case] = &[
    case("ingress-claimed-twice", || {
        well().kube_change(Hop::Ingress, |answer| {
            if let hopwise_probes::evidence::KubeAnswer::Ingresses(list) = answer {
                let mut second = list.items[0].clone();
                second.metadata.name = "web-old".to_owned();
                second.metadata.creation_timestamp = Some("2026-11-22T00:00:00Z".parse().unwrap());
                list.items.push(second);
            }
        })
    }),
    case("tls-secret-expires-soon", || {
        well().tls_secret(|s| s.chain[0].not_after = "2026-11-27T00:00:00Z".parse().unwrap())
    }),
    case("controller-one-down", || {
        well().controller_pods(|p| {
            if p.metadata.name.ends_with("c2") {
                ready(p, false);
                crashing(p, 1, "Error", "");
            }
        })
    }),
    case("controller-local-policy-uneven", || well().controller_pods(|p| p.spec.node_name = "node-a".to_owned())),
    case("node-cordoned", || well().nodes(|n| n.spec.unschedulable = n.metadata.name == "node-a")),
    case("pod-one-not-ready", || {
        well().pods(|p| {
            if p.metadata.name == "web-7-x2" {
                ready(p, false);
                crashing(p, 1, "Error", "");
            }
        })
    }),
    case("pod-one-answers-badly", || {
        well().asked_pod("10.244.0.21:443", "default/web-7-x1", 200).asked_pod(
            "10.244.0.22:443",
            "default/web-7-x2",
            500,
        )
    }),
    case("pod-restarted-recently", || {
        well().pods(|p| {
            let at = Some("2026-11-24T03:55:00Z".parse().unwrap());
            p.status.container_statuses[0].last_state.terminated =
                Some(Terminated { exit_code: 1, reason: "Error".to_owned(), finished_at: at, ..Terminated::default() });
        })
    }),
    case("rollout-bad-revision", || rolling(|p| waiting(p, "ErrImagePull", "manifest unknown"))),
    case("rollout-paused-while-serving", || well().deployments(|d| d.spec.paused = true)),
    case("rollout-two-revisions", || rolling(|p| ready(p, true))),
    case("hpa-no-metrics", || {
        hpa(json!({"currentReplicas": 2, "desiredReplicas": 0, "conditions": [
        {"type": "ScalingActive", "status": "False", "reason": "FailedGetResourceMetric", "message": "no metrics"}]}))
    }),
    case("hpa-scaled-to-min", || hpa(json!({"currentReplicas": 2, "desiredReplicas": 2}))),
    case("pdb-blocks-eviction", || {
        well().kube_list(
            Hop::Pod,
            "poddisruptionbudgets.policy",
            "default",
            "",
            json!([{"metadata": {"name": "web", "namespace": "default"},
            "spec": {"selector": {"matchLabels": {"app": "web"}}, "minAvailable": 2},
            "status": {"disruptionsAllowed": 0, "currentHealthy": 2, "desiredHealthy": 2, "expectedPods": 2}}]),
        )
    }),
    // Its symptom is one of the balancer's own page; the facts have a test beside the settings.
    case("ingress-proxy-protocol-unwanted", well),
];

fn well() -> Sketch {
    Sketch::healthy().in_cluster()
}

fn hpa(status: Value) -> Sketch {
    well().kube_list(Hop::Pod, "horizontalpodautoscalers.autoscaling", "default", "", json!([{"metadata": {"name": "web", "namespace": "default"},
        "spec": {"scaleTargetRef": {"kind": "Deployment", "name": "web"}, "minReplicas": 2, "maxReplicas": 4}, "status": status}]))
}

/// Revision 8 is being rolled out: one of its pods is there, not ready unless it is made so.
fn rolling(spoil: impl Fn(&mut Pod)) -> Sketch {
    well().kube_change(Hop::Pod, |answer| match answer {
        hopwise_probes::evidence::KubeAnswer::Pods(list) => {
            let mut new = list.items[0].clone();
            new.metadata.name = "web-8-x1".to_owned();
            new.metadata.owner_references[0].name = "web-8".to_owned();
            new.metadata.creation_timestamp = Some("2026-11-24T03:59:40Z".parse().unwrap());
            new.status.start_time = new.metadata.creation_timestamp;
            new.status.pod_ip = "10.244.0.31".to_owned();
            new.status.container_statuses[0].ready = false;
            ready(&mut new, false);
            spoil(&mut new);
            list.items.push(new);
        }
        hopwise_probes::evidence::KubeAnswer::ReplicaSets(list) => {
            let mut set = list.items[0].clone();
            set.metadata.name = "web-8".to_owned();
            set.metadata.annotations.0.insert("deployment.kubernetes.io/revision".to_owned(), "8".to_owned());
            list.items.push(set);
        }
        _ => {}
    })
}

/// Odd and fine: nothing above information.
fn fine() -> Vec<(&'static str, Sketch)> {
    vec![
        ("healthy", well()),
        ("two replicas rolling", rolling(|p| p.status.container_statuses[0].state = running("2026-11-24T03:59:45Z"))),
        ("a new pod whose container is being created", rolling(|p| waiting(p, "ContainerCreating", ""))),
        ("a pod on its way out", well().pods(|p| if p.metadata.name == "web-7-x2" {
            p.metadata.deletion_timestamp = Some("2026-11-24T04:00:20Z".parse().unwrap());
        })),
        ("a completed pod with the same labels", well().pods(|p| if p.metadata.name == "web-7-x2" {
            p.status.phase = "Succeeded".to_owned();
            ready(p, false);
        })),
        ("an evicted pod that was replaced", well().kube_change(Hop::Pod, |answer| {
            if let hopwise_probes::evidence::KubeAnswer::Pods(list) = answer {
                let mut old = list.items[0].clone();
                old.metadata.name = "web-7-old".to_owned();
                old.status.phase = "Failed".to_owned();
                old.status.reason = "Evicted".to_owned();
                list.items.push(old);
            }
        })),
        ("a failing cron job next door", well()
            .kube_list(Hop::Pod, "pods", "default", "", json!([{"metadata": {"name": "cron-1", "namespace": "default", "labels": {"app": "cron"}},
                "status": {"phase": "Pending", "conditions": [{"type": "Ready", "status": "False"}], "containerStatuses": [
                    {"name": "cron", "state": {"waiting": {"reason": "CrashLoopBackOff"}}}]}}]))
            .event("Pod", "cron-1", "BackOff", "Back-off restarting failed container")),
        ("one old warning event", well().event("Pod", "web-7-x1", "Unhealthy", "Readiness probe failed: HTTP probe failed with statuscode: 500")),
        ("an old refusal of a pod", well().event("ReplicaSet", "web-7", "FailedCreate", "pods \"web\" is forbidden: exceeded quota: small")),
        ("a canary beside", well().kube_change(Hop::Ingress, |answer| {
            if let hopwise_probes::evidence::KubeAnswer::Ingresses(list) = answer {
                let mut canary = list.items[0].clone();
                canary.metadata.name = "web-canary".to_owned();
                canary.metadata.annotations.0.insert("nginx.ingress.kubernetes.io/canary".to_owned(), "true".to_owned());
                list.items.push(canary);
            }
        })),
        ("a network policy on another namespace's labels", well()
            .kube_list(Hop::Pod, "networkpolicies.networking.k8s.io", "default", "", json!([{"metadata": {"name": "p", "namespace": "default"},
                "spec": {"podSelector": {}, "policyTypes": ["Ingress"], "ingress": [{"from": [{"namespaceSelector": {"matchLabels": {"a": "b"}}}]}]}}]))),
        ("a node lost that carries nothing of the brand", well().nodes(|n| if n.metadata.name == "node-b" {
            n.spec.taints.clear();
        })),
    ]
}

#[test]
fn what_is_odd_and_fine_raises_nothing_above_information() {
    for (what, sketch) in fine() {
        let report = sketch.judge();
        assert_eq!(report.verdict.outcome, Outcome::Healthy, "{what}");
        let raised: Vec<_> =
            report.findings.iter().filter(|f| f.severity > Severity::Info).map(|f| &f.message).collect();
        assert!(raised.is_empty(), "{what}: {raised:?}");
    }
}

#[test]
fn what_is_noticed_is_said_and_blames_nobody() {
    for case in NOTICED.iter().filter(|c| c.rule != "ingress-proxy-protocol-unwanted") {
        let sketch = (case.sketch)();
        let rule = rules::find(case.rule).unwrap();
        assert!(sketch.fired().contains(&case.rule.to_owned()), "{}: {:?}", case.rule, sketch.fired());
        let report = sketch.judge();
        assert_eq!(report.verdict.outcome, Outcome::Healthy, "{}", case.rule);
        sketch.blamed();
        for finding in report.findings.iter().filter(|f| f.severity > Severity::Info) {
            assert!(finding.rule == rule.name, "{} beside {}", finding.rule, case.rule);
        }
    }
}
