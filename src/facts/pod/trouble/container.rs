//! What the states of a pod's containers say.

use hopwise_probes::evidence::kube::pod::{Terminated, Waiting};
use hopwise_probes::evidence::kube::{ContainerStatus, Pod};

use super::view::View;
use super::{Kind, Trouble, command, first_of, image};
use crate::facts::{Got, Looked, Seen};

/// How many seconds an init container may run before it counts as stuck.
const INIT: i64 = 300;

/// The trouble of the first container that has one; nothing where all run.
pub(super) fn of(view: &View<'_, '_>, pod: &Got<'_, Pod>, seen: &Seen) -> Looked<Option<Trouble>> {
    for (init, status) in pod
        .status
        .init_container_statuses
        .iter()
        .map(|s| (true, s))
        .chain(pod.status.container_statuses.iter().map(|s| (false, s)))
    {
        let seen = named(pod, status, seen.clone(), init);
        let decided = match (&status.state.waiting, &status.state.terminated) {
            (Some(waiting), _) => of_waiting(view, pod, status, waiting, init, seen)?,
            (None, Some(end)) if init && end.exit_code == 0 => None,
            (None, Some(end)) => Some(ended(view, pod, status, end, init, seen)?),
            (None, None) if init => waits(view, pod, status, seen),
            (None, None) => match between_ends(view, status) {
                Some(end) => Some(ended(view, pod, status, end, init, seen)?),
                None => None,
            },
        };
        if decided.is_some() {
            return Ok(decided);
        }
    }
    Ok(None)
}

/// How many seconds a container may run before its earlier ends count as over.
const STEADY: i64 = 60;

/// The last end of a container that ends again and again, and runs for a moment just now.
fn between_ends<'s>(view: &View<'_, '_>, status: &'s ContainerStatus) -> Option<&'s Terminated> {
    let since = status.state.running.as_ref()?.started_at?;
    let fresh = view.now.duration_since(since).as_secs() < STEADY;
    let end = status.last_state.terminated.as_ref().filter(|end| end.exit_code != 0)?;
    (fresh && !status.ready && status.restart_count > 1).then_some(end)
}

/// The words of one container.
fn named(pod: &Pod, status: &ContainerStatus, seen: Seen, init: bool) -> Seen {
    let spec = pod.spec.containers.iter().find(|c| c.name == status.name && !init);
    let image = spec.map_or(status.image.as_str(), |c| c.image.as_str());
    seen.word("container", &status.name).word("image", image).word("restarts", status.restart_count)
}

fn of_waiting(
    view: &View<'_, '_>,
    pod: &Got<'_, Pod>,
    status: &ContainerStatus,
    waiting: &Waiting,
    init: bool,
    seen: Seen,
) -> Looked<Option<Trouble>> {
    let told = |kind: Kind, message: &str, seen: Seen| {
        Ok(Some(Trouble { kind, seen: seen.word("message", first_of(&[message, &waiting.reason])) }))
    };
    match waiting.reason.as_str() {
        "InvalidImageName" => told(Kind::ImageNameInvalid, &waiting.message, seen),
        "ErrImageNeverPull" => told(Kind::ImageNeverPull, &waiting.message, seen),
        "ErrImagePull"
        | "ImagePullBackOff"
        | "RegistryUnavailable"
        | "ImageInspectError"
        | "SignatureValidationFailed" => {
            let (message, seen) = pull_words(view, pod, waiting, seen)?;
            told(image::kind(&message), &message, seen)
        }
        "CreateContainerConfigError" => {
            let (message, seen) = config_words(view, pod, waiting, seen);
            told(command::of_config(&message), &message, seen)
        }
        "CreateContainerError" | "RunContainerError" | "StartError" => {
            told(command::of_words(&waiting.message), &waiting.message, seen)
        }
        // The kubelet writes what the command said behind it.
        reason if reason.starts_with("PostStartHookError") => told(Kind::Hook, &waiting.message, seen),
        "CrashLoopBackOff" => match &status.last_state.terminated {
            Some(end) => ended(view, pod, status, end, init, seen).map(Some),
            None => told(Kind::Exit, &waiting.message, seen.word("exit_code", "unknown")),
        },
        // All before the first start: volumes and the network are made now.
        "ContainerCreating" => {
            let reasons = ["FailedMount", "FailedAttachVolume", "FailedCreatePodSandBox", "FailedPostStartHook"];
            let Some(event) = view.event(pod, &reasons)? else { return Ok(None) };
            let kind = match event.reason.as_str() {
                "FailedMount" => Kind::VolumeMount,
                "FailedAttachVolume" => Kind::VolumeAttach,
                "FailedPostStartHook" => Kind::Hook,
                _ => Kind::Sandbox,
            };
            told(kind, &event.message, with(seen, &event.seen()))
        }
        _ => Ok(None),
    }
}

/// The words of the failed pull. While the kubelet waits before the next one they stand in an event alone.
fn pull_words(view: &View<'_, '_>, pod: &Pod, waiting: &Waiting, seen: Seen) -> Looked<(String, Seen)> {
    let poor = waiting.message.is_empty() || waiting.message == waiting.reason;
    let waits_only = waiting.message.starts_with("Back-off pulling image") && !waiting.message.contains(": ");
    if !poor && !waits_only {
        return Ok((waiting.message.clone(), seen));
    }
    let events = view.events(pod)?;
    let failed = events.iter().find(|e| e.reason == "Failed" && e.message.contains("Failed to pull image"));
    Ok(match failed {
        Some(event) => (event.message.clone(), with(seen, &event.seen())),
        None => (waiting.message.clone(), seen),
    })
}

/// The words of what is wrong with the configuration. A kubelet that fetches it anew, late, says only that it is late:
/// what it found the time before stands in an event.
fn config_words(view: &View<'_, '_>, pod: &Pod, waiting: &Waiting, seen: Seen) -> (String, Seen) {
    let events = match command::of_config(&waiting.message) {
        Kind::ConfigUnread => view.events(pod).unwrap_or_default(),
        _ => Vec::new(),
    };
    let says_more = |e: &&Got<'_, _>| tells_config(e);
    match events.iter().find(says_more) {
        Some(event) => (event.message.clone(), with(seen, &event.seen())),
        None => (waiting.message.clone(), seen),
    }
}

/// Whether an event tells what is wrong with the configuration of a container.
fn tells_config(event: &hopwise_probes::evidence::kube::Event) -> bool {
    let missing = [Kind::ConfigMapMissing, Kind::SecretMissing, Kind::ConfigKeyMissing];
    event.reason == "Failed" && missing.contains(&command::of_config(&event.message))
}

/// The trouble of a container that ended and is to be started again.
fn ended(
    view: &View<'_, '_>,
    pod: &Got<'_, Pod>,
    status: &ContainerStatus,
    end: &Terminated,
    init: bool,
    seen: Seen,
) -> Looked<Trouble> {
    let mut seen = seen.word("exit_code", end.exit_code).word("signal", command::signal(end));
    let last = view.last_line(pod, &status.name);
    if let Some((_, shown)) = &last {
        seen = with(seen, shown);
    }
    let words = last.map(|(words, _)| words).unwrap_or_default();
    let message = first_of(&[&end.message, &words, &end.reason]).trim().to_owned();
    let kind = match command::of_end(end) {
        Kind::Oom => Kind::Oom,
        _ if init => Kind::InitFailing,
        // The kubelet kills with the same signals as anybody: its events tell.
        Kind::Signal | Kind::ExitsAtOnce | Kind::Exit if status.restart_count > 0 => {
            let events = match view.events(pod) {
                Ok(events) => events,
                Err(unknown) if matches!(end.exit_code, 137 | 143) => return Err(unknown),
                Err(_) => Vec::new(),
            };
            let hook = events.iter().find(|e| e.reason == "FailedPostStartHook");
            if let Some(event) = hook {
                let seen = with(seen, &event.seen()).word("message", &event.message);
                return Ok(Trouble { kind: Kind::Hook, seen });
            }
            let killed = |e: &&Got<'_, _>| is_kill(e);
            match events.iter().find(killed) {
                Some(event) => {
                    let told = events.iter().find(|e| e.message.starts_with("Liveness probe failed")).unwrap_or(event);
                    let seen = with(seen, &event.seen()).word("message", &told.message);
                    return Ok(Trouble { kind: Kind::Liveness, seen });
                }
                None => command::of_end(end),
            }
        }
        kind => kind,
    };
    // A script whose interpreter is not there (also `#!/bin/sh` with a line end of Windows) fails as if it were not there.
    let kind = match (kind, command::of_words(&message)) {
        (Kind::Exit, Kind::CommandNotFound) => Kind::CommandNotFound,
        (Kind::Exit, _) if message.contains(command::OTHER_PROCESSOR) => Kind::CommandNotExecutable,
        _ => kind,
    };
    Ok(Trouble { kind, seen: seen.word("message", message) })
}

/// Whether an event tells that the liveness probe killed a container.
fn is_kill(event: &hopwise_probes::evidence::kube::Event) -> bool {
    event.reason == "Killing" && event.message.contains("failed liveness probe")
        || event.reason == "Unhealthy" && event.message.starts_with("Liveness probe failed")
}

/// An init container that runs on and on.
fn waits(view: &View<'_, '_>, pod: &Got<'_, Pod>, status: &ContainerStatus, seen: Seen) -> Option<Trouble> {
    let since = status.state.running.as_ref()?.started_at?;
    let seconds = view.now.duration_since(since).as_secs();
    let kind = if seconds >= INIT { Kind::InitWaits } else { Kind::Starting };
    let last = view.last_line(pod, &status.name).map_or_else(|| "no words".to_owned(), |(words, _)| words);
    Some(Trouble { kind, seen: seen.word("seconds", seconds).word("message", last) })
}

/// With the evidence of another reading.
fn with(mut seen: Seen, other: &Seen) -> Seen {
    seen.evidence.extend(other.evidence.iter().cloned());
    seen.evidence.sort();
    seen.evidence.dedup();
    seen
}
