//! Why the kubelet holds a pod for not ready while its containers run: the words of its probes.

use hopwise_probes::evidence::kube::meta::condition;
use hopwise_probes::evidence::kube::{Event, Pod};

use super::view::View;
use super::{Kind, Trouble};
use crate::facts::{Got, Looked, Seen};

/// How many seconds after its start a pod without any bad word counts as young.
const YOUNG: i64 = 90;
/// How many seconds after its start a container may still be on its way to listen.
const BOOT: i64 = 20;
/// How many refused connections of the readiness probe say that this is no longer the start.
const OFTEN: u32 = 3;

/// The trouble of a pod whose containers run.
pub(super) fn of(view: &View<'_, '_>, pod: &Got<'_, Pod>, seen: Seen) -> Looked<Trouble> {
    let running = !pod.status.container_statuses.is_empty();
    let all_ready = running && pod.status.container_statuses.iter().all(|c| c.ready);
    if all_ready {
        if let Some(gate) = shut_gate(pod) {
            let words = format!("the readiness gate {gate} is not True");
            return Ok(Trouble { kind: Kind::Gate, seen: seen.word("gate", gate).word("message", words) });
        }
        // The containers were ready when the kubelet last spoke: the node was lost since, or is about to be.
        let node = view.node(pod)?;
        let lost = node.as_ref().is_none_or(|n| !n.is_ready());
        let words = node.as_ref().map_or_else(
            || "the node is gone".to_owned(),
            |n| n.condition("Ready").map_or_else(|| "not ready".to_owned(), |c| format!("{}: {}", c.reason, c.message)),
        );
        let kind = if lost { Kind::NodeLost } else { Kind::Other };
        return Ok(Trouble { kind, seen: seen.word("message", words) });
    }
    let events = view.events(pod)?;
    let unready = pod.status.container_statuses.iter().find(|c| !c.ready);
    let seen = unready.map_or(seen.clone(), |c| seen.word("container", &c.name).word("restarts", c.restart_count));
    let restarted = unready.is_some_and(|c| c.restart_count > 0);
    let starting = unready.is_some_and(|c| c.started == Some(false));
    let since = unready.and_then(|c| c.state.running.as_ref()).and_then(|r| r.started_at);
    let booting = since.is_some_and(|s| view.now.duration_since(s).as_secs() < BOOT);
    // A program that was started just now does not listen yet: no word against the port of the readiness probe.
    let is_boot = |e: &Event| booting && e.times() < OFTEN && e.message.contains("connection refused");
    let told = |probe: &str, is: &dyn Fn(&Event) -> bool| {
        let found = events.iter().find(|e| e.reason == "Unhealthy" && e.message.starts_with(probe) && is(e));
        found.map(|e| (*e, e.message.clone()))
    };
    let failed = |probe: &str| told(probe, &|_| true);
    let found = failed("Liveness probe failed")
        .filter(|_| restarted)
        .map(|f| (Kind::Liveness, f))
        .or_else(|| failed("Startup probe failed").filter(|_| starting || restarted).map(|f| (Kind::StartupProbe, f)))
        .or_else(|| {
            ["Readiness probe failed", "Readiness probe errored"]
                .into_iter()
                .find_map(|probe| told(probe, &|e| !is_boot(e)))
                .map(|(event, words)| (readiness(pod, &words), (event, words)))
        });
    if let Some((kind, (event, words))) = found {
        let mut seen = seen.word("message", &words).word("probe", probe_words(pod));
        seen.evidence.extend(event.seen().evidence);
        seen.evidence.sort();
        seen.evidence.dedup();
        return Ok(Trouble { kind, seen });
    }
    let since = pod.status.start_time.or(pod.metadata.creation_timestamp);
    let seconds = since.map_or(i64::MAX, |s| view.now.duration_since(s).as_secs());
    let kind = if seconds <= YOUNG { Kind::Starting } else { Kind::Other };
    let words = condition(&pod.status.conditions, "Ready").map(|c| c.message.clone()).unwrap_or_default();
    let words = if words.is_empty() { "the kubelet gives no reason".to_owned() } else { words };
    Ok(Trouble { kind, seen: seen.word("message", words).word("seconds", seconds.max(0)) })
}

/// The first readiness gate that is not open.
fn shut_gate(pod: &Pod) -> Option<&str> {
    pod.spec
        .readiness_gates
        .iter()
        .map(|g| g.condition_type.as_str())
        .find(|gate| condition(&pod.status.conditions, gate).is_none_or(|c| c.status != "True"))
}

/// The kind of a failed readiness probe, in the kubelet's own words.
fn readiness(pod: &Pod, words: &str) -> Kind {
    let has = |w: &str| words.contains(w);
    let plain = pod
        .spec
        .containers
        .iter()
        .filter_map(|c| c.readiness_probe.as_ref())
        .any(|p| p.http_get.as_ref().is_some_and(|g| g.scheme != "HTTPS"));
    let other_protocol = has("server gave HTTP response to HTTPS client")
        || has("malformed HTTP response")
        || has("first record does not look like a TLS")
        || (has("statuscode: 400") && plain && speaks_tls(pod));
    if other_protocol {
        Kind::ReadinessScheme
    } else if has("statuscode: 5") {
        Kind::ReadinessServerError
    } else if has("statuscode:") {
        Kind::ReadinessStatus
    } else if has("connection refused") {
        Kind::ReadinessRefused
    } else if has("context deadline exceeded") || has("Client.Timeout") || has("i/o timeout") || has("timed out") {
        Kind::ReadinessTimeout
    } else if pod.spec.containers.iter().any(|c| c.readiness_probe.as_ref().is_some_and(|p| p.exec.is_some())) {
        Kind::ReadinessCommand
    } else {
        Kind::ReadinessOther
    }
}

/// Whether the port of the readiness probe is one for TLS, by its name or number.
fn speaks_tls(pod: &Pod) -> bool {
    let ports = pod.spec.containers.iter().filter_map(|c| Some((c, c.readiness_probe.as_ref()?.http_get.as_ref()?)));
    ports.filter_map(|(c, get)| Some((c, pod.port(get.port.as_ref()?)?))).any(|(c, number)| {
        matches!(number, 443 | 8443) || c.ports.iter().any(|p| p.container_port == number && p.name.contains("https"))
    })
}

/// What the readiness probe asks, such as `GET https on port 8443 /up`.
fn probe_words(pod: &Pod) -> String {
    let Some(probe) = pod.spec.containers.iter().find_map(|c| c.readiness_probe.as_ref()) else {
        return "its probe".to_owned();
    };
    match (&probe.http_get, &probe.tcp_socket) {
        (Some(get), _) => {
            let scheme = if get.scheme == "HTTPS" { "https" } else { "http" };
            let port = get.port.as_ref().map_or_else(String::new, |p| format!(" on port {p}"));
            format!("GET {} over {scheme}{port}", get.path)
        }
        (None, Some(socket)) => {
            socket.port.as_ref().map_or_else(|| "a connection".to_owned(), |p| format!("a connection to port {p}"))
        }
        (None, None) => "a command".to_owned(),
    }
}
