//! Pods that take no requests.

use hopwise_probes::Hop;
use hopwise_probes::evidence::kube::pod::{ExecAction, HttpGet, Probe, ReadinessGate};
use hopwise_probes::evidence::kube::{ContainerStatus, IntOrString, Node, Pod};
use hopwise_probes::evidence::log::{Entry, Says};

use super::{Case, case, crashing, down, end, first, running, told, waiting};
use crate::facts::testing::Sketch;

const NODE: &str = "2026-11-24T03:00:00Z";

pub(super) const CASES: &[Case] = &[
    case("pod-image-not-found", || pull("rpc error: code = NotFound desc = failed to resolve reference: not found")),
    case("pod-image-not-found", || {
        down(|p| waiting(p, "ImagePullBackOff", "Back-off pulling image \"registry.test/brand-a:7\"")).event(
            "Pod",
            "web-7-x1",
            "Failed",
            "Failed to pull image \"registry.test/brand-a:7\": manifest unknown",
        )
    }),
    case("pod-image-denied", || pull("no basic auth credentials")),
    case("pod-image-rate-limited", || pull("toomanyrequests: You have reached your pull rate limit")),
    case("pod-image-registry-unreachable", || pull("dial tcp: lookup registry.test: no such host")),
    case("pod-image-name-invalid", || {
        down(|p| waiting(p, "InvalidImageName", "couldn't parse image reference \"A:B:C\""))
    }),
    case("pod-image-never-pull", || down(|p| waiting(p, "ErrImageNeverPull", "not present with pull policy of Never"))),
    case("pod-image-pull-failed", || pull("failed to register layer: no space left on device")),
    case("pod-config-map-missing", || config("configmap \"web-env\" not found")),
    case("pod-secret-missing", || config("secret \"web-env\" not found")),
    case("pod-config-key-missing", || config("couldn't find key DB_HOST in ConfigMap default/web-env")),
    case("pod-config-unread", || config(LATE)),
    case("pod-config-key-missing", || {
        let found = "Error: couldn't find key DB_HOST in Secret default/web-env";
        config(LATE).event("Pod", "web-7-x1", "Failed", found).event("Pod", "web-7-x2", "Failed", found)
    }),
    case("pod-memory-in-millibytes", || {
        down(|p| {
            let limit = ("memory".to_owned(), "256m".to_owned());
            p.spec.containers[0].resources.limits.extend([limit]);
            crashing(p, 137, "OOMKilled", "");
        })
    }),
    case("pod-command-not-found", || down(|p| crashing(p, 127, "Error", "sh: apache3: not found"))),
    case("pod-command-not-found", || {
        down(|p| waiting(p, "RunContainerError", "exec: \"apache3\": executable file not found in $PATH: unknown"))
    }),
    case("pod-command-not-executable", || down(|p| crashing(p, 126, "Error", ""))),
    case("pod-run-container-error", || {
        down(|p| waiting(p, "CreateContainerError", "the container name is already in use"))
    }),
    case("pod-crash-oom", || down(|p| crashing(p, 137, "OOMKilled", ""))),
    case("pod-crash-signal", || down(|p| crashing(p, 139, "Error", ""))),
    case("pod-crash-exit", || {
        let line = |text: &str| Entry { at: None, request_id: None, text: text.to_owned(), says: Says::Other };
        down(|p| crashing(p, 1, "Error", "")).log(
            Hop::Pod,
            "web-7-x1",
            "web",
            vec![line("AH00526: Syntax error on line 3")],
        )
    }),
    case("pod-exits-at-once", || down(|p| crashing(p, 0, "Completed", ""))),
    case("pod-init-container-failing", || {
        down(|p| {
            init(p, |c| {
                c.state = end(1, "Error", "migration failed");
                c.restart_count = 3;
            })
        })
    }),
    case("pod-init-container-waits", || down(|p| init(p, |c| c.state = running(NODE)))),
    case("pod-volume-mount-failing", || {
        creating("FailedMount", "MountVolume.SetUp failed for volume \"env\": configmap \"env\" not found")
    }),
    case("pod-volume-attach-failing", || creating("FailedAttachVolume", "Multi-Attach error for volume \"pvc-1\"")),
    case("pod-sandbox-failing", || creating("FailedCreatePodSandBox", "failed to setup network for sandbox")),
    case("pod-pending-cpu", || pending("0/2 nodes are available: 2 Insufficient cpu.")),
    case("pod-pending-memory", || pending("0/2 nodes are available: 2 Insufficient memory.")),
    case("pod-pending-taint", || pending("0/2 nodes are available: 2 node(s) had untolerated taint {dedicated: db}.")),
    case("pod-pending-node-selector", || {
        pending("0/2 nodes are available: 2 node(s) didn't match Pod's node affinity/selector.")
    }),
    case("pod-pending-no-nodes", || pending("no nodes available to schedule pods")),
    case("pod-pending-volume", || pending("persistentvolumeclaim \"data\" not found")),
    case("pod-pending-ports", || pending("0/2 nodes are available: 2 Too many pods.")),
    case("pod-pending", || pending("words of a later version")),
    case("pod-readiness-status", || probed("Readiness probe failed: HTTP probe failed with statuscode: 404")),
    case("pod-readiness-server-error", || probed("Readiness probe failed: HTTP probe failed with statuscode: 500")),
    case("pod-post-start-hook-failing", || {
        down(|p| waiting(p, "PostStartHookError", "command '/bin/warm' exited with 127"))
    }),
    case("pod-readiness-refused", || {
        probed("Readiness probe failed: Get \"https://10.244.0.21:8443/up\": dial tcp: connect: connection refused")
    }),
    case("pod-readiness-timeout", || {
        probed("Readiness probe failed: Get \"https://10.244.0.21:8443/up\": context deadline exceeded")
    }),
    case("pod-readiness-wrong-scheme", || {
        probed("Readiness probe failed: http: server gave HTTP response to HTTPS client")
    }),
    case("pod-readiness-wrong-scheme", || {
        down(|p| {
            let get = HttpGet {
                path: "/up".to_owned(),
                port: Some(IntOrString::Text("https".to_owned())),
                ..HttpGet::default()
            };
            p.spec.containers[0].readiness_probe = Some(Probe { http_get: Some(get), ..Probe::default() });
        })
        .event(
            "Pod",
            "web-7-x1",
            "Unhealthy",
            "Readiness probe failed: HTTP probe failed with statuscode: 400",
        )
    }),
    case("pod-readiness-command", || {
        down(|p| p.spec.containers[0].readiness_probe = Some(Probe { exec: Some(ExecAction {}), ..Probe::default() }))
            .event("Pod", "web-7-x1", "Unhealthy", "Readiness probe failed: cat: /tmp/ok: No such file")
    }),
    case("pod-readiness-failing", || probed("Readiness probe failed: words of a later version")),
    case("pod-startup-probe-failing", || {
        down(|p| first(p).started = Some(false)).event(
            "Pod",
            "web-7-x1",
            "Unhealthy",
            "Startup probe failed: HTTP probe failed with statuscode: 503",
        )
    }),
    case("pod-liveness-kills", || {
        down(|p| crashing(p, 137, "Error", ""))
            .event("Pod", "web-7-x1", "Unhealthy", "Liveness probe failed: HTTP probe failed with statuscode: 500")
            .event("Pod", "web-7-x2", "Unhealthy", "Liveness probe failed: HTTP probe failed with statuscode: 500")
    }),
    case("pod-liveness-kills", || {
        down(|p| {
            first(p).restart_count = 4;
            first(p).state = running("2026-11-24T03:59:52Z");
        })
        .event_times(2, "Pod", "web-7-x1", "Unhealthy", "Liveness probe failed: dial tcp: connect: connection refused")
        .event_times(
            2,
            "Pod",
            "web-7-x2",
            "Unhealthy",
            "Liveness probe failed: dial tcp: connect: connection refused",
        )
    }),
    case("pod-readiness-gate", || {
        down(|p| {
            first(p).ready = true;
            p.spec.readiness_gates =
                vec![ReadinessGate { condition_type: "target-health.elbv2.k8s.aws/web".to_owned() }];
        })
    }),
    case("node-not-ready", || {
        down(|p| first(p).ready = true).nodes(|n| {
            n.status.conditions[0] =
                told("Ready", "Unknown", "NodeStatusUnknown", "Kubelet stopped posting node status.")
        })
    }),
    case("pod-evicted", || {
        down(|p| {
            p.status.phase = "Failed".to_owned();
            p.status.reason = "Evicted".to_owned();
            p.status.message = "The node was low on resource: memory.".to_owned();
        })
    }),
    case("pod-terminating-stuck", || down(|p| p.metadata.deletion_timestamp = Some(NODE.parse().unwrap()))),
    case("pod-starting", || {
        down(|p| {
            p.status.start_time = Some("2026-11-24T03:59:50Z".parse().unwrap());
            p.metadata.creation_timestamp = p.status.start_time;
        })
    }),
    case("pod-starting", || {
        let refused =
            "Readiness probe failed: Get \"https://10.244.0.21:8443/up\": dial tcp: connect: connection refused";
        down(|p| {
            p.status.start_time = Some("2026-11-24T03:59:50Z".parse().unwrap());
            p.metadata.creation_timestamp = p.status.start_time;
            first(p).state = running("2026-11-24T03:59:52Z");
        })
        .event_times(1, "Pod", "web-7-x1", "Unhealthy", refused)
    }),
    case("pods-none-ready", || down(|p| p.status.start_time = Some(NODE.parse().unwrap()))),
    case("node-disk-pressure", || pressed("DiskPressure")),
    case("node-memory-pressure", || pressed("MemoryPressure")),
    case("node-pid-pressure", || pressed("PIDPressure")),
    case("node-network-unavailable", || pressed("NetworkUnavailable")),
];

fn pull(message: &'static str) -> Sketch {
    down(|p| waiting(p, "ErrImagePull", message))
}

/// What a kubelet says that fetches a Secret anew and does not get it in time.
const LATE: &str = "failed to sync secret cache: timed out waiting for the condition";

fn config(message: &'static str) -> Sketch {
    down(|p| waiting(p, "CreateContainerConfigError", message))
}

fn creating(reason: &str, message: &str) -> Sketch {
    down(|p| waiting(p, "ContainerCreating", ""))
        .event("Pod", "web-7-x1", reason, message)
        .event("Pod", "web-7-x2", reason, message)
}

fn pending(message: &'static str) -> Sketch {
    down(|p| {
        p.status.phase = "Pending".to_owned();
        p.spec.node_name.clear();
        p.status.container_statuses.clear();
        for c in p.status.conditions.iter_mut().filter(|c| c.kind == "PodScheduled") {
            *c = told("PodScheduled", "False", "Unschedulable", message);
        }
    })
}

fn probed(message: &str) -> Sketch {
    down(|_| {}).event("Pod", "web-7-x1", "Unhealthy", message).event("Pod", "web-7-x2", "Unhealthy", message)
}

fn init(p: &mut Pod, spoil: impl Fn(&mut ContainerStatus)) {
    let mut status = ContainerStatus { name: "migrate".to_owned(), ..ContainerStatus::default() };
    spoil(&mut status);
    p.status.init_container_statuses = vec![status];
    waiting(p, "PodInitializing", "");
}

fn pressed(kind: &'static str) -> Sketch {
    down(|p| {
        p.status.phase = "Failed".to_owned();
        p.status.reason = "Evicted".to_owned();
        p.status.message = "The node had condition.".to_owned();
    })
    .nodes(|n: &mut Node| n.status.conditions.push(told(kind, "True", "KubeletHasPressure", "kubelet has pressure")))
}

#[test]
fn a_container_that_runs_for_a_moment_between_two_ends_is_in_its_loop_all_the_same() {
    let between = |restarts, since: &str| {
        down(|p| {
            crashing(p, 137, "OOMKilled", "");
            first(p).state = running(since);
            first(p).restart_count = restarts;
        })
    };
    between(3, "2026-11-24T03:59:50Z").tells("pod-crash-oom");
    between(1, "2026-11-24T03:59:50Z").spares("pod-crash-oom");
    between(3, "2026-11-24T03:40:00Z").spares("pod-crash-oom");
}
