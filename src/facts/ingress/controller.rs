//! The controller itself: whether it runs, and with which configuration.

use hopwise_probes::Hop;
use hopwise_probes::evidence::kube::Pod;
use hopwise_probes::evidence::kube::meta::condition;
use hopwise_probes::evidence::log::Says;
use hopwise_probes::ingress::ClassState;

use crate::facts::pod::ready::takes_requests;
use crate::facts::pod::trouble::{self, Kind, View};
use crate::facts::{Evidence, Fact, Got, Known, Looked, Seen, settle};

/// How many seconds a controller pod may be not ready beside others.
const LONG: i64 = 300;
/// How many seconds ago an event of the controller still speaks of now.
const RECENT: i64 = 3600;
/// Controllers that hopwise knows the pods of.
const KNOWN: &str = "ingress-nginx";

/// The controller is not there.
pub static MISSING: Fact = Fact {
    name: "controller.missing",
    hop: Hop::Ingress,
    about: "the class of the Ingress is one of ingress-nginx, and no pod of its controller is in the cluster",
    derive: |e| settle(missing(e)),
};

/// Nobody wants a pod of the controller.
pub static SCALED_TO_ZERO: Fact = Fact {
    name: "controller.scaled-to-zero",
    hop: Hop::Ingress,
    about: "the workload of the controller wants no pod",
    derive: |e| settle(scaled_to_zero(e)),
};

/// No pod of the controller takes requests.
pub static NONE_READY: Fact = Fact {
    name: "controller.none-ready",
    hop: Hop::Ingress,
    about: "there are pods of the controller, and none of them takes requests",
    derive: |e| settle(none_ready(e)),
};

/// Containers of the controller end again and again.
pub static CRASHES: Fact = Fact {
    name: "controller.crashes",
    hop: Hop::Ingress,
    about: "a container of the controller ends again and again",
    derive: |e| {
        settle(any(e, |k| {
            matches!(
                k,
                Kind::Oom
                    | Kind::Signal
                    | Kind::Exit
                    | Kind::ExitsAtOnce
                    | Kind::InitFailing
                    | Kind::CommandNotFound
                    | Kind::CommandNotExecutable
                    | Kind::RunError
                    | Kind::Liveness
            )
        }))
    },
};

/// The image of the controller cannot be pulled.
pub static IMAGE: Fact = Fact {
    name: "controller.image",
    hop: Hop::Ingress,
    about: "the image of the controller cannot be pulled",
    derive: |e| {
        settle(any(e, |k| {
            matches!(
                k,
                Kind::ImageNotFound
                    | Kind::ImageDenied
                    | Kind::ImageRateLimited
                    | Kind::ImageRegistryUnreachable
                    | Kind::ImageNameInvalid
                    | Kind::ImageNeverPull
                    | Kind::ImageOther
            )
        }))
    },
};

/// The controller finds no node.
pub static PENDING: Fact = Fact {
    name: "controller.pending",
    hop: Hop::Ingress,
    about: "the scheduler finds no node for a pod of the controller",
    derive: |e| {
        settle(any(e, |k| {
            matches!(
                k,
                Kind::PendingCpu
                    | Kind::PendingMemory
                    | Kind::PendingTaint
                    | Kind::PendingSelector
                    | Kind::PendingNoNodes
                    | Kind::PendingVolume
                    | Kind::PendingPorts
                    | Kind::PendingOther
            )
        }))
    },
};

/// The controller waits for a ConfigMap, Secret or volume.
pub static CONFIG: Fact = Fact {
    name: "controller.config",
    hop: Hop::Ingress,
    about: "a pod of the controller waits for a ConfigMap, Secret or volume that is missing",
    derive: |e| {
        settle(any(e, |k| {
            matches!(
                k,
                Kind::ConfigMapMissing
                    | Kind::SecretMissing
                    | Kind::ConfigKeyMissing
                    | Kind::VolumeMount
                    | Kind::VolumeAttach
                    | Kind::Sandbox
            )
        }))
    },
};

/// The nodes of the controller are lost.
pub static NODE_LOST: Fact = Fact {
    name: "controller.node-lost",
    hop: Hop::Ingress,
    about: "a pod of the controller runs on a node that is not ready",
    derive: |e| settle(any(e, |k| k == Kind::NodeLost)),
};

/// One of several pods of the controller stays not ready.
pub static ONE_DOWN: Fact = Fact {
    name: "controller.one-down",
    hop: Hop::Ingress,
    about: "a pod of the controller has taken no requests for five minutes while others do",
    derive: |e| settle(one_down(e)),
};

/// The controller works with an old configuration.
pub static RELOAD_FAILED: Fact = Fact {
    name: "controller.reload-failed",
    hop: Hop::Ingress,
    about: "an event of the last hour says that nginx refused the new configuration, and none since says otherwise",
    derive: |e| settle(reload_failed(e)),
};

/// nginx does not start, for it refuses its configuration.
pub static CONFIG_REFUSED: Fact = Fact {
    name: "controller.config-refused",
    hop: Hop::Ingress,
    about: "no pod of the controller is ready, and the log of one says that nginx refuses its configuration",
    derive: |e| settle(config_refused(e)),
};

/// The words of the pods of the controller.
pub(super) fn counted(pods: &[Got<'_, Pod>]) -> Seen {
    let mut seen = Seen::by(pods.iter().map(|p| p.reading));
    let ready = pods.iter().filter(|p| takes_requests(p)).count();
    if let Some(first) = pods.first() {
        seen = seen
            .object(first.object())
            .word("controller_namespace", &first.metadata.namespace)
            .word("controller", &first.metadata.name);
    }
    seen.word("ready", ready).word("all", pods.len())
}

fn missing(e: &Evidence<'_>) -> Looked<Known> {
    let kube = e.kube();
    let pods = kube.controller_pods()?;
    let Some(matched) = kube.matched()?.filter(|m| m.ingress.is_some()) else { return Ok(Known::No) };
    kube.ingress_classes()?;
    let ours = match &matched.class {
        Some(ClassState::Served(controller)) => controller.contains(KNOWN),
        _ => false,
    };
    // Where a workload of the controller is there, that it wants no pod is another rule's matter.
    let workloads = kube.controller_workloads()?;
    let has_workload = workloads.iter().any(|w| w.metadata.name.contains("ingress"));
    let seen = super::route::words(&matched);
    Ok(Known::from_seen((pods.is_empty() && ours && !has_workload).then_some(seen)))
}

fn scaled_to_zero(e: &Evidence<'_>) -> Looked<Known> {
    let kube = e.kube();
    if !kube.controller_pods()?.iter().all(|p| p.metadata.is_leaving()) || kube.matched()?.is_none() {
        return Ok(Known::No);
    }
    let workloads = kube.controller_workloads()?;
    let mut own = workloads.iter().filter(|w| {
        let labels = &w.spec.template.metadata.labels;
        let component = labels.get("app.kubernetes.io/component").is_none_or(|c| c == "controller");
        component && (w.metadata.name.contains("ingress") || labels.values().any(|v| v.contains("ingress-nginx")))
    });
    let zero = own
        .find(|w| w.spec.replicas == Some(0) || (w.spec.replicas.is_none() && w.status.desired_number_scheduled == 0));
    Ok(Known::from_seen(zero.map(|w| {
        let kind = if w.spec.replicas.is_some() { "deployment" } else { "daemonset" };
        w.seen()
            .object(format!("{kind}/{}/{}", w.metadata.namespace, w.metadata.name))
            .word("controller_namespace", &w.metadata.namespace)
            .word("workload", format!("{kind}/{}", w.metadata.name))
    })))
}

fn none_ready(e: &Evidence<'_>) -> Looked<Known> {
    let pods = e.kube().controller_pods()?;
    if e.kube().matched()?.is_none() {
        return Ok(Known::No);
    }
    let down = !pods.is_empty() && !pods.iter().any(|p| takes_requests(p));
    Ok(Known::from_seen(down.then(|| counted(&pods))))
}

/// Whether some pod of the controller that takes no requests is in trouble of a kind.
fn any(e: &Evidence<'_>, is: impl Fn(Kind) -> bool) -> Looked<Known> {
    let view = View::of_controller(e);
    let mut blind = None;
    for pod in e.kube().controller_pods()?.iter().filter(|p| !takes_requests(p)) {
        match trouble::of(&view, pod) {
            Ok(trouble) if is(trouble.kind) => {
                let seen = trouble.seen.word("controller_namespace", &pod.metadata.namespace);
                return Ok(Known::Yes(seen.word("controller", &pod.metadata.name)));
            }
            Ok(_) => {}
            Err(unknown) => {
                blind.get_or_insert(unknown);
            }
        }
    }
    Ok(blind.unwrap_or(Known::No))
}

fn one_down(e: &Evidence<'_>) -> Looked<Known> {
    let pods = e.kube().controller_pods()?;
    if e.kube().matched()?.is_none() || !pods.iter().any(|p| takes_requests(p)) {
        return Ok(Known::No);
    }
    let long = |p: &Pod| {
        let since = condition(&p.status.conditions, "Ready").and_then(|c| c.last_transition_time);
        let since = since.or(p.metadata.creation_timestamp);
        since.is_some_and(|s| e.started().duration_since(s).as_secs() >= LONG)
    };
    let bad = pods.iter().find(|p| !takes_requests(p) && !p.metadata.is_leaving() && !p.is_over() && long(p));
    let Some(pod) = bad else { return Ok(Known::No) };
    let told = trouble::of(&View::of_controller(e), pod).ok();
    let message = told
        .and_then(|t| t.seen.words.get("message").cloned())
        .unwrap_or_else(|| "the reason cannot be seen".to_owned());
    let seen = counted(&pods).object(pod.object()).word("controller", &pod.metadata.name);
    Ok(Known::Yes(seen.word("node", &pod.spec.node_name).word("message", message)))
}

fn config_refused(e: &Evidence<'_>) -> Looked<Known> {
    let seen = match none_ready(e)? {
        Known::Yes(seen) => seen,
        known => return Ok(known),
    };
    for log in e.kube().logs(Hop::Ingress)? {
        let told = log.it.entries.iter().rev().find_map(|entry| match &entry.says {
            Says::Nginx(error) if error.level == "emerg" => Some(error.message.as_str()),
            _ => None,
        });
        if let Some(message) = told {
            let mut seen = seen.word("controller", &log.it.pod).word("message", message);
            seen.evidence.extend(log.seen().evidence);
            return Ok(Known::Yes(seen));
        }
    }
    Ok(Known::No)
}

fn reload_failed(e: &Evidence<'_>) -> Looked<Known> {
    let events = e.kube().controller_events()?;
    let newest = events.iter().filter(|ev| ev.reason == "RELOAD").max_by_key(|ev| (ev.last(), ev.is_warning()));
    let bad = newest
        .filter(|ev| ev.is_warning() && ev.last().is_some_and(|at| e.started().duration_since(at).as_secs() <= RECENT));
    Ok(Known::from_seen(bad.map(|ev| {
        ev.seen()
            .object(format!("pod/{}/{}", ev.involved_object.namespace, ev.involved_object.name))
            .word("controller_namespace", &ev.involved_object.namespace)
            .word("controller", &ev.involved_object.name)
            .word("message", &ev.message)
    })))
}
