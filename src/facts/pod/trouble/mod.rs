//! Why a pod does not take requests: one trouble a pod, the deepest that status, events and logs show.

mod command;
mod container;
mod image;
mod probe;
mod schedule;
mod view;

pub use view::View;

use hopwise_probes::evidence::kube::Pod;
use hopwise_probes::evidence::kube::meta::condition;

use super::ready;
use crate::facts::{Evidence, Fact, Got, Known, Looked, Seen, settle};
use hopwise_probes::Hop;

/// What keeps a pod from taking requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Kind {
    ImageNotFound,
    ImageDenied,
    ImageRateLimited,
    ImageRegistryUnreachable,
    ImageNameInvalid,
    ImageNeverPull,
    ImageOther,
    ConfigMapMissing,
    SecretMissing,
    ConfigKeyMissing,
    ConfigUnread,
    CommandNotFound,
    CommandNotExecutable,
    RunError,
    Hook,
    Oom,
    Signal,
    ExitsAtOnce,
    Exit,
    InitFailing,
    InitWaits,
    VolumeMount,
    VolumeAttach,
    Sandbox,
    PendingCpu,
    PendingMemory,
    PendingTaint,
    PendingSelector,
    PendingNoNodes,
    PendingVolume,
    PendingPorts,
    PendingOther,
    ReadinessStatus,
    ReadinessServerError,
    ReadinessRefused,
    ReadinessTimeout,
    ReadinessScheme,
    ReadinessCommand,
    ReadinessOther,
    StartupProbe,
    Liveness,
    Gate,
    NodeLost,
    Evicted,
    Leaving,
    LeavingStuck,
    Starting,
    Other,
}

/// The trouble of one pod.
#[derive(Debug, Clone)]
pub struct Trouble {
    /// What it is.
    pub kind: Kind,
    /// The pod with the words for messages.
    pub seen: Seen,
}

/// The trouble of a pod that does not take requests.
pub fn of(view: &View<'_, '_>, pod: &Got<'_, Pod>) -> Looked<Trouble> {
    let seen = view.words(pod);
    let trouble = |kind: Kind, seen: Seen| Ok(Trouble { kind, seen });
    if pod.is_over() {
        let words = first_of(&[&pod.status.message, &pod.status.reason]);
        let kind = if pod.status.reason == "Evicted" { Kind::Evicted } else { Kind::Other };
        return trouble(kind, seen.word("message", words));
    }
    if let Some(since) = pod.metadata.deletion_timestamp {
        // The time of deletion already holds the grace period.
        let late = view.now.duration_since(since).as_secs();
        let kind = if late > LATE { Kind::LeavingStuck } else { Kind::Leaving };
        return trouble(kind, seen.word("message", format!("its deletion was due {late} s ago")));
    }
    if let Some(waits) = condition(&pod.status.conditions, "PodScheduled").filter(|c| c.status == "False") {
        return trouble(schedule::kind(&waits.message), seen.word("message", &waits.message));
    }
    if let Some(decided) = container::of(view, pod, &seen)? {
        return Ok(decided);
    }
    probe::of(view, pod, seen)
}

/// How many seconds a pod may take to go after its grace period.
const LATE: i64 = 120;

/// The first of some words that says anything.
fn first_of<'w>(words: &[&'w str]) -> &'w str {
    words.iter().copied().find(|w| !w.is_empty()).unwrap_or("no words")
}

/// Whether some pod of the brand that takes no requests is in trouble of a kind.
pub fn any(e: &Evidence<'_>, is: impl Fn(Kind) -> bool) -> Looked<Known> {
    let kube = e.kube();
    let view = View::of_brand(e);
    let pods = kube.selected_pods()?;
    let mut blind = None;
    // An evicted pod is no trouble where others took its place: it counts only by its own kind.
    for pod in pods.iter().filter(|p| !ready::takes_requests(p)) {
        match of(&view, pod) {
            Ok(trouble) if is(trouble.kind) => return Ok(Known::Yes(trouble.seen)),
            Ok(_) => {}
            Err(unknown) => {
                blind.get_or_insert(unknown);
            }
        }
    }
    Ok(blind.unwrap_or(Known::No))
}

/// Writes the facts that a pod of the brand is in trouble of a kind.
macro_rules! troubles {
    ($($(#[$doc:meta])* $id:ident, $name:literal, $about:literal, $kind:ident;)*) => {$(
        $(#[$doc])*
        pub static $id: Fact = Fact {
            name: $name,
            hop: Hop::Pod,
            about: $about,
            derive: |e| settle(any(e, |kind| kind == Kind::$kind)),
        };
    )*};
}

troubles! {
    /// The registry does not have the image.
    IMAGE_NOT_FOUND, "pod.image-not-found", "a pod waits for an image that the registry does not have", ImageNotFound;
    /// The registry refuses the node.
    IMAGE_DENIED, "pod.image-denied", "a pod waits for an image that the registry denies it", ImageDenied;
    /// The registry limits the rate of pulls.
    IMAGE_RATE_LIMITED, "pod.image-rate-limited", "a pod waits for an image; the registry says that there were too many pulls", ImageRateLimited;
    /// The registry cannot be reached from the node.
    IMAGE_UNREACHABLE, "pod.image-registry-unreachable", "a pod waits for an image; its node cannot reach the registry", ImageRegistryUnreachable;
    /// The name of the image is none.
    IMAGE_NAME, "pod.image-name-invalid", "the name of a pod's image cannot be read", ImageNameInvalid;
    /// The image may not be pulled, and is not on the node.
    IMAGE_NEVER, "pod.image-never-pull", "a pod's image is not on its node, and imagePullPolicy is Never", ImageNeverPull;
    /// The image cannot be pulled, for reasons that are in no list.
    IMAGE_OTHER, "pod.image-pull-failed", "a pod waits for its image, which cannot be pulled", ImageOther;
    /// A ConfigMap of a container does not exist.
    CONFIG_MAP, "pod.config-map-missing", "a container needs a ConfigMap that does not exist", ConfigMapMissing;
    /// A Secret of a container does not exist.
    SECRET, "pod.secret-missing", "a container needs a Secret that does not exist", SecretMissing;
    /// A ConfigMap or Secret of a container lacks a key.
    CONFIG_KEY, "pod.config-key-missing", "a container needs a key that its ConfigMap or Secret does not have", ConfigKeyMissing;
    /// The kubelet did not get a ConfigMap or Secret in time.
    CONFIG_UNREAD, "pod.config-unread", "the kubelet does not get a ConfigMap or Secret of a container in time", ConfigUnread;
    /// The command of a container is not in its image.
    COMMAND_NOT_FOUND, "pod.command-not-found", "the command of a container is not in its image", CommandNotFound;
    /// The command of a container may not be run.
    COMMAND_NOT_EXECUTABLE, "pod.command-not-executable", "the command of a container is there and may not be run", CommandNotExecutable;
    /// The runtime cannot start a container.
    RUN_ERROR, "pod.run-container-error", "the container runtime cannot start a container", RunError;
    /// The hook after the start of a container fails.
    HOOK, "pod.post-start-hook-failing", "the postStart hook of a container fails, and the kubelet ends the container", Hook;
    /// A container used more memory than it may.
    OOM, "pod.crash-oom", "a container is killed again and again for its use of memory", Oom;
    /// A container ends by a signal.
    SIGNAL, "pod.crash-signal", "a container ends again and again by a signal", Signal;
    /// A container ends well, at once.
    EXITS, "pod.exits-at-once", "a container ends again and again with exit code 0", ExitsAtOnce;
    /// A container ends with an error.
    EXIT, "pod.crash-exit", "a container ends again and again with an exit code of its own", Exit;
    /// An init container fails.
    INIT_FAILING, "pod.init-failing", "an init container ends again and again with an error", InitFailing;
    /// An init container does not end.
    INIT_WAITS, "pod.init-waits", "an init container has run for minutes and does not end", InitWaits;
    /// A volume cannot be mounted.
    VOLUME_MOUNT, "pod.volume-mount-failing", "a volume of a pod cannot be mounted", VolumeMount;
    /// A volume cannot be attached.
    VOLUME_ATTACH, "pod.volume-attach-failing", "a volume of a pod cannot be attached to its node", VolumeAttach;
    /// The network of a pod cannot be made.
    SANDBOX, "pod.sandbox-failing", "the runtime cannot make the sandbox of a pod", Sandbox;
    /// No node has enough CPU left.
    PENDING_CPU, "pod.pending-cpu", "no node has as much CPU left as a pod asks for", PendingCpu;
    /// No node has enough memory left.
    PENDING_MEMORY, "pod.pending-memory", "no node has as much memory left as a pod asks for", PendingMemory;
    /// Taints keep the pod away.
    PENDING_TAINT, "pod.pending-taint", "nodes have taints that a pod does not tolerate", PendingTaint;
    /// No node has the labels, or lies where the pod wants to be.
    PENDING_SELECTOR, "pod.pending-node-selector", "no node fits the node selector or affinity of a pod", PendingSelector;
    /// There are no nodes.
    PENDING_NO_NODES, "pod.pending-no-nodes", "a pod waits for a node, and the cluster has none for pods", PendingNoNodes;
    /// A claim of the pod is not bound.
    PENDING_VOLUME, "pod.pending-volume", "a pod waits for a volume claim", PendingVolume;
    /// The host port is taken.
    PENDING_PORTS, "pod.pending-ports", "no node has the host port of a pod free, or room for one more pod", PendingPorts;
    /// The scheduler has other reasons.
    PENDING_OTHER, "pod.pending", "the scheduler finds no node for a pod", PendingOther;
    /// The readiness probe gets an error.
    READINESS_STATUS, "pod.readiness-status", "the readiness probe of a pod is answered with a 3xx or 4xx status", ReadinessStatus;
    /// The readiness probe gets an error of the server.
    READINESS_5XX, "pod.readiness-server-error", "the readiness probe of a pod is answered with a 5xx status", ReadinessServerError;
    /// The readiness probe is refused.
    READINESS_REFUSED, "pod.readiness-refused", "nobody listens at the port of a pod's readiness probe", ReadinessRefused;
    /// The readiness probe is not answered in time.
    READINESS_TIMEOUT, "pod.readiness-timeout", "the readiness probe of a pod is not answered in time", ReadinessTimeout;
    /// The readiness probe speaks HTTP to TLS, or the other way round.
    READINESS_SCHEME, "pod.readiness-wrong-scheme", "the readiness probe of a pod speaks HTTP to a TLS port, or TLS to a plain one", ReadinessScheme;
    /// The command of the readiness probe fails.
    READINESS_COMMAND, "pod.readiness-command", "the command of a pod's readiness probe fails", ReadinessCommand;
    /// The readiness probe fails in another way.
    READINESS_OTHER, "pod.readiness-failing", "the readiness probe of a pod fails", ReadinessOther;
    /// The startup probe does not pass.
    STARTUP, "pod.startup-probe-failing", "the startup probe of a pod does not pass", StartupProbe;
    /// The liveness probe kills a container.
    LIVENESS, "pod.liveness-kills", "the kubelet kills a container again and again because its liveness probe fails", Liveness;
    /// A readiness gate is shut.
    GATE, "pod.readiness-gate", "the containers of a pod are ready, and a readiness gate is not", Gate;
    /// The node of the pod is gone.
    NODE_LOST, "pod.node-lost", "a pod runs on a node that is not ready", NodeLost;
    /// The kubelet threw the pod out.
    EVICTED, "pod.evicted", "the kubelet has thrown a pod off its node", Evicted;
    /// The pod does not go.
    LEAVING_STUCK, "pod.terminating-stuck", "a pod was to be gone minutes ago and is still there", LeavingStuck;
    /// The pod is young.
    STARTING, "pod.starting", "a pod was started a moment ago", Starting;
}
