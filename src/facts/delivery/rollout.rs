//! How the replacement of the brand's pods goes.

use hopwise_probes::Hop;
use hopwise_probes::evidence::kube::{Pod, Workload};

use crate::facts::pod::made;
use crate::facts::pod::ready::{is_vague, takes_requests};
use crate::facts::pod::trouble::{self, View};
use crate::facts::{Evidence, Fact, Got, Known, Looked, Seen, settle};

/// The rollout has stood still for longer than it may.
pub static STUCK: Fact = Fact {
    name: "rollout.stuck",
    hop: Hop::Delivery,
    about: "the Deployment has made no progress within its deadline (ProgressDeadlineExceeded)",
    derive: |e| settle(stuck(e)),
};

/// The newest revision does not come up, and an older one serves.
pub static BAD_REVISION: Fact = Fact {
    name: "rollout.bad-revision",
    hop: Hop::Delivery,
    about: "pods of the newest revision are in trouble while pods of an older one take requests",
    derive: |e| settle(bad_revision(e)),
};

/// The rollout is held.
pub static PAUSED: Fact = Fact {
    name: "rollout.paused",
    hop: Hop::Delivery,
    about: "the Deployment is paused: changes of it do not reach pods",
    derive: |e| settle(paused(e)),
};

/// A change waits behind the pause.
pub static HELD_BACK: Fact = Fact {
    name: "rollout.held-back",
    hop: Hop::Delivery,
    about: "the Deployment is paused, and none of its pods is of the template that it has now",
    derive: |e| settle(held_back(e)),
};

/// The old pods are stopped before the new ones are started.
pub static RECREATES: Fact = Fact {
    name: "rollout.recreates",
    hop: Hop::Delivery,
    about: "the strategy of the Deployment is Recreate, its pods are being replaced, and nothing keeps the new ones from starting",
    derive: |e| settle(recreates(e)),
};

/// Two revisions take requests.
pub static TWO_REVISIONS: Fact = Fact {
    name: "rollout.two-revisions",
    hop: Hop::Delivery,
    about: "pods of two revisions take requests at the same time",
    derive: |e| settle(two_revisions(e)),
};

/// The words of a Deployment and its newest revision.
fn words(e: &Evidence<'_>, deployment: &Got<'_, Workload>) -> Seen {
    let newest = e.kube().revisions(deployment).ok().and_then(|sets| sets.into_iter().next());
    let revision = newest.as_ref().and_then(|s| s.it.metadata.revision());
    deployment
        .seen()
        .object(format!("deployment/{}/{}", deployment.metadata.namespace, deployment.metadata.name))
        .word("namespace", &deployment.metadata.namespace)
        .word("deployment", &deployment.metadata.name)
        .word("workload", format!("deployment/{}", deployment.metadata.name))
        .word("image", deployment.images().join(", "))
        .word("revision", revision.map_or_else(|| "unknown".to_owned(), |r| r.to_string()))
        .word("wanted", deployment.wanted())
        .word("ready", deployment.ready())
}

fn is_deployment(workload: &Workload) -> bool {
    workload.spec.replicas.is_some() && workload.status.update_revision.is_empty()
}

fn deployments<'a>(e: &Evidence<'a>) -> Looked<Vec<Got<'a, Workload>>> {
    Ok(e.kube().workloads()?.into_iter().filter(|w| is_deployment(w)).collect())
}

fn stuck(e: &Evidence<'_>) -> Looked<Known> {
    for deployment in deployments(e)? {
        let late = deployment.condition("Progressing").filter(|c| c.reason == "ProgressDeadlineExceeded");
        if let Some(condition) = late.filter(|c| c.status == "False") {
            return Ok(Known::Yes(words(e, &deployment).word("message", &condition.message)));
        }
    }
    Ok(Known::No)
}

/// The ReplicaSet's name of a pod.
fn set_of(pod: &Pod) -> Option<&str> {
    pod.metadata.owner().filter(|o| o.kind == "ReplicaSet").map(|o| o.name.as_str())
}

fn bad_revision(e: &Evidence<'_>) -> Looked<Known> {
    let kube = e.kube();
    let view = View::of_brand(e);
    let pods = kube.app_pods()?;
    let mut blind = None;
    for deployment in deployments(e)? {
        let sets = kube.revisions(&deployment)?;
        let Some(newest) = sets.first() else { continue };
        let new = |p: &&Got<'_, Pod>| set_of(p) == Some(newest.metadata.name.as_str());
        let old = |p: &&Got<'_, Pod>| sets.iter().skip(1).any(|s| set_of(p) == Some(s.it.metadata.name.as_str()));
        if !pods.iter().filter(old).any(|p| takes_requests(p)) || pods.iter().filter(new).any(|p| takes_requests(p)) {
            continue;
        }
        for pod in pods.iter().filter(new) {
            match trouble::of(&view, pod) {
                Ok(trouble) if !is_vague(trouble.kind) => {
                    let mut seen = words(e, &deployment);
                    seen.evidence.extend(trouble.seen.evidence);
                    let message = trouble.seen.words.get("message").cloned().unwrap_or_default();
                    return Ok(Known::Yes(seen.word("pod", &pod.metadata.name).word("message", message)));
                }
                Ok(_) => {}
                Err(unknown) => blind = Some(unknown),
            }
        }
    }
    Ok(blind.unwrap_or(Known::No))
}

fn paused(e: &Evidence<'_>) -> Looked<Known> {
    let found = deployments(e)?.into_iter().find(|d| d.spec.paused);
    Ok(Known::from_seen(found.map(|d| words(e, &d))))
}

fn held_back(e: &Evidence<'_>) -> Looked<Known> {
    let behind = |d: &Got<'_, Workload>| {
        d.spec.paused && d.is_observed() && d.status.replicas > 0 && d.status.updated_replicas == 0
    };
    Ok(Known::from_seen(deployments(e)?.into_iter().find(behind).map(|d| words(e, &d))))
}

fn recreates(e: &Evidence<'_>) -> Looked<Known> {
    let under_way =
        |d: &Got<'_, Workload>| !d.is_observed() || d.status.updated_replicas < d.wanted() || d.ready() < d.wanted();
    let Some(found) = deployments(e)?.into_iter().find(|d| d.spec.strategy.kind == "Recreate" && under_way(d)) else {
        return Ok(Known::No);
    };
    match made::is_refused(e)? {
        Known::No => {}
        Known::Yes(_) => return Ok(Known::No),
        unknown => return Ok(unknown),
    }
    // New pods that cannot become ready leave no gap behind that closes by itself.
    match trouble::any(e, |kind| !is_vague(kind))? {
        Known::No => Ok(Known::Yes(words(e, &found))),
        Known::Yes(_) => Ok(Known::No),
        unknown => Ok(unknown),
    }
}

fn two_revisions(e: &Evidence<'_>) -> Looked<Known> {
    let kube = e.kube();
    let pods = kube.app_pods()?;
    for deployment in deployments(e)? {
        let sets = kube.revisions(&deployment)?;
        let serving: Vec<_> = sets
            .iter()
            .filter(|s| pods.iter().any(|p| takes_requests(p) && set_of(p) == Some(s.it.metadata.name.as_str())))
            .filter_map(|s| s.it.metadata.revision())
            .map(|r| r.to_string())
            .collect();
        if serving.len() > 1 {
            return Ok(Known::Yes(words(e, &deployment).word("revisions", serving.join(" and "))));
        }
    }
    Ok(Known::No)
}
