//! What scales the brand's pods, and what guards them.

use hopwise_probes::Hop;
use hopwise_probes::evidence::kube::meta::condition;
use hopwise_probes::evidence::kube::{Condition, Hpa};

use crate::facts::{Evidence, Fact, Got, Known, Looked, Seen, settle};

/// The autoscaler wants more pods than it may have.
pub static AT_MAX: Fact = Fact {
    name: "scale.at-max",
    hop: Hop::Delivery,
    about: "the autoscaler of the brand wants more pods than its upper bound allows",
    derive: |e| settle(at_max(e)),
};

/// The autoscaler has no figures to decide by.
pub static NO_METRICS: Fact = Fact {
    name: "scale.no-metrics",
    hop: Hop::Delivery,
    about: "the autoscaler of the brand gets no metrics",
    derive: |e| settle(no_metrics(e)),
};

/// The autoscaler has gone down to its lower bound.
pub static AT_MIN: Fact = Fact {
    name: "scale.at-min",
    hop: Hop::Delivery,
    about: "the autoscaler of the brand has gone down to its lower bound",
    derive: |e| settle(at_min(e)),
};

/// No pod may be evicted now.
pub static NO_EVICTION: Fact = Fact {
    name: "scale.no-eviction",
    hop: Hop::Delivery,
    about: "a disruption budget allows no pod of the brand to be evicted now",
    derive: |e| settle(no_eviction(e)),
};

/// The autoscalers of the brand's workloads.
fn mine<'a>(e: &Evidence<'a>) -> Looked<Vec<Got<'a, Hpa>>> {
    let kube = e.kube();
    let names: Vec<String> = kube.workloads()?.iter().map(|w| w.metadata.name.clone()).collect();
    Ok(kube.hpas()?.into_iter().filter(|h| names.contains(&h.spec.scale_target_ref.name)).collect())
}

fn words(hpa: &Got<'_, Hpa>) -> Seen {
    let target = &hpa.spec.scale_target_ref;
    hpa.seen()
        .object(format!("hpa/{}/{}", hpa.metadata.namespace, hpa.metadata.name))
        .word("namespace", &hpa.metadata.namespace)
        .word("hpa", &hpa.metadata.name)
        .word("workload", format!("{}/{}", target.kind.to_ascii_lowercase(), target.name))
        .word("max", hpa.spec.max_replicas)
        .word("min", hpa.spec.min_replicas.unwrap_or(1))
        .word("current", hpa.status.current_replicas)
}

fn told<'h>(hpa: &'h Hpa, kind: &str) -> Option<&'h Condition> {
    condition(&hpa.status.conditions, kind)
}

fn at_max(e: &Evidence<'_>) -> Looked<Known> {
    let full = |h: &&Got<'_, Hpa>| {
        let limited = told(h, "ScalingLimited").is_some_and(|c| c.status == "True" && c.reason == "TooManyReplicas");
        limited && h.status.current_replicas >= h.spec.max_replicas
    };
    Ok(Known::from_seen(mine(e)?.iter().find(full).map(words)))
}

fn no_metrics(e: &Evidence<'_>) -> Looked<Known> {
    let all = mine(e)?;
    let found = all.iter().find_map(|h| Some((h, told(h.it, "ScalingActive").filter(|c| c.status == "False")?)));
    Ok(Known::from_seen(found.map(|(h, c)| words(h).word("message", format!("{}: {}", c.reason, c.message)))))
}

fn at_min(e: &Evidence<'_>) -> Looked<Known> {
    let low = |h: &&Got<'_, Hpa>| {
        let min = h.spec.min_replicas.unwrap_or(1);
        h.status.current_replicas == min && h.status.desired_replicas == min && h.spec.max_replicas > min
    };
    Ok(Known::from_seen(mine(e)?.iter().find(low).map(words)))
}

fn no_eviction(e: &Evidence<'_>) -> Looked<Known> {
    let kube = e.kube();
    let pods = kube.app_pods()?;
    let tight = kube.pdbs()?.into_iter().find(|b| {
        b.status.disruptions_allowed == 0
            && b.status.expected_pods > 0
            && pods.iter().any(|p| b.spec.selector.takes(&p.metadata.labels))
    });
    Ok(Known::from_seen(tight.map(|b| {
        b.seen()
            .object(format!("pdb/{}/{}", b.metadata.namespace, b.metadata.name))
            .word("namespace", &b.metadata.namespace)
            .word("pdb", &b.metadata.name)
            .word("healthy", b.status.current_healthy)
            .word("needed", b.status.desired_healthy)
    })))
}
