//! The health of the balancer's targets, by the reason code that AWS gives (elbv2 DescribeTargetHealth).

use std::collections::BTreeMap;

use hopwise_probes::Hop;
use hopwise_probes::evidence::aws::elbv2::{Target, TargetGroup, TargetHealth};

use crate::facts::aws::{Held, Sought, words};
use crate::facts::{Evidence, Fact, Known, Seen};

/// A fact that no target of the request's group takes traffic, and that one reason is given most often.
macro_rules! reason {
    ($(#[$doc:meta])* $id:ident, $name:literal, $code:literal) => {
        $(#[$doc])*
        pub static $id: Fact = Fact {
            name: $name,
            hop: Hop::Balancer,
            about: concat!("no target of the group is healthy, and the reason is mostly ", $code),
            derive: |e| Known::sought(all_out(e, $code)),
        };
    };
}

reason!(
    /// The target answers the check with a status that is not expected.
    WRONG_CODE,
    "balancer.targets-wrong-code",
    "Target.ResponseCodeMismatch"
);
reason!(
    /// The check gets no answer in time.
    TIME_OUT,
    "balancer.targets-time-out",
    "Target.Timeout"
);
reason!(
    /// The check cannot connect, or the answer is broken.
    FAIL_CHECKS,
    "balancer.targets-fail-checks",
    "Target.FailedHealthChecks"
);
reason!(
    /// Checks have not come to an end yet.
    STILL_CHECKED,
    "balancer.targets-still-checked",
    "Elb.InitialHealthChecking"
);
reason!(
    /// Registration is under way.
    REGISTERING,
    "balancer.targets-registering",
    "Elb.RegistrationInProgress"
);
reason!(
    /// The target is not registered.
    NOT_REGISTERED,
    "balancer.targets-not-registered",
    "Target.NotRegistered"
);
reason!(
    /// No listener uses the group, or the zone of the target is not enabled.
    NOT_IN_USE,
    "balancer.targets-not-in-use",
    "Target.NotInUse"
);
reason!(
    /// The instances are stopped or gone.
    STOPPED,
    "balancer.targets-stopped",
    "Target.InvalidState"
);
reason!(
    /// The address belongs to a load balancer.
    UNUSABLE_ADDRESS,
    "balancer.targets-unusable-address",
    "Target.IpUnusable"
);
reason!(
    /// All targets are being taken out.
    DRAINING,
    "balancer.targets-draining",
    "Target.DeregistrationInProgress"
);
reason!(
    /// AWS itself fails to check.
    INTERNAL_ERROR,
    "balancer.health-internal-error",
    "Elb.InternalError"
);
reason!(
    /// Nobody checks.
    CHECKS_OFF,
    "balancer.health-checks-off",
    "Target.HealthCheckDisabled"
);

/// Nothing is registered in the group.
pub static EMPTY: Fact = Fact {
    name: "balancer.target-group-empty",
    hop: Hop::Balancer,
    about: "the target group that the request goes to has no registered target",
    derive: |e| Known::sought(empty(e)),
};

/// No target is healthy, whatever the reason.
pub static ALL_UNHEALTHY: Fact = Fact {
    name: "balancer.all-targets-unhealthy",
    hop: Hop::Balancer,
    about: "the target group has targets, every one is unhealthy, and more than a wrong status is the reason",
    derive: |e| Known::sought(all_unhealthy(e)),
};

/// Some targets are healthy and some are not.
pub static UNHEALTHY_IN_PART: Fact = Fact {
    name: "balancer.targets-unhealthy-in-part",
    hop: Hop::Balancer,
    about: "some targets of the group are healthy, and some are unhealthy",
    derive: |e| Known::sought(in_part(e)),
};

/// One of several groups that share the requests has no healthy target.
pub static WEIGHTED_GROUP_DOWN: Fact = Fact {
    name: "balancer.weighted-group-down",
    hop: Hop::Balancer,
    about: "requests are shared between target groups, and one of them has no healthy target while another has",
    derive: |e| Known::sought(weighted_group_down(e)),
};

fn healthy(target: &Target) -> bool {
    target.state == "healthy"
}

/// Those that requests go to where none is healthy: the balancer then sends to the unhealthy ones, and to no other.
fn in_play(health: &TargetHealth) -> Vec<&Target> {
    let unhealthy: Vec<_> = health.targets.iter().filter(|t| t.state.starts_with("unhealthy")).collect();
    if unhealthy.is_empty() { health.targets.iter().collect() } else { unhealthy }
}

/// The reason that most targets in play give; of two that are as frequent, the first by name.
fn main_reason(health: &TargetHealth) -> Option<&Target> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let targets = in_play(health);
    for target in &targets {
        *counts.entry(target.reason.as_deref().unwrap_or_default()).or_default() += 1;
    }
    let (reason, _) = counts.into_iter().rev().max_by_key(|(_, count)| *count)?;
    targets.iter().copied().find(|t| t.reason.as_deref().unwrap_or_default() == reason)
}

/// The words for a group: `group`, `group_arn`, `targets`, `count`, `all`, `reason`, `description`, `check_line`,
/// `check_path`, `check_port`, `matcher`, `target`, `target_port`.
fn shown(
    group: Held<'_, TargetGroup>,
    health: Held<'_, TargetHealth>,
    bad: &[&Target],
    example: Option<&Target>,
) -> Seen {
    let name = |t: &&Target| t.port.map_or_else(|| t.id.clone(), |port| format!("{}:{port}", t.id));
    let names: Vec<String> = bad.iter().map(name).collect();
    let check = &group.health_check;
    let (target, port) = example.map_or(("TARGET", group.port), |t| (t.id.as_str(), t.port.unwrap_or(group.port)));
    let description = example.and_then(|t| t.description.as_deref()).unwrap_or("no words of AWS beside it");
    let path = check.path.as_deref().unwrap_or("/");
    let line = if check.path.is_some() { format!("{} {path}", check.protocol) } else { check.protocol.clone() };
    let checked = example.and_then(|t| t.health_port.clone()).unwrap_or_else(|| check.port.clone());
    let checked = if checked == "traffic-port" { port.to_string() } else { checked };
    words::seen(&health)
        .object(format!("target-group/{}", group.name))
        .word("group", &group.name)
        .word("group_arn", &group.arn)
        .word("targets", words::some(&names))
        .word("count", bad.len())
        .word("all", health.targets.len())
        .word("reason", example.and_then(|t| t.reason.as_deref()).unwrap_or("no reason given"))
        .word("description", description)
        .word("check_line", format!("{line} on port {checked}"))
        .word("check_path", path)
        .word("check_port", checked)
        .word("check_timeout", check.timeout)
        .word("matcher", check.matcher.as_deref().unwrap_or("200"))
        .word("target", target)
        .word("target_port", port)
}

fn all_out(e: &Evidence<'_>, code: &str) -> Sought<Seen> {
    for (group, health) in e.aws().targets()? {
        if health.targets.iter().any(healthy) {
            continue;
        }
        if let Some(example) = main_reason(health.it).filter(|t| t.reason.as_deref() == Some(code)) {
            let bad: Vec<_> = health.it.targets.iter().filter(|t| t.reason == example.reason).collect();
            return Ok(Some(shown(group, health, &bad, Some(example))));
        }
    }
    Ok(None)
}

fn empty(e: &Evidence<'_>) -> Sought<Seen> {
    let all = e.aws().targets()?;
    Ok(all.into_iter().find(|(_, health)| health.targets.is_empty()).map(|(g, h)| shown(g, h, &[], None)))
}

fn all_unhealthy(e: &Evidence<'_>) -> Sought<Seen> {
    let all = e.aws().targets()?;
    let found = all.into_iter().find(|(_, health)| {
        // Targets that answer the check with a wrong status serve visitors all the same: the balancer fails open.
        let answers = |t: &Target| t.reason.as_deref() == Some("Target.ResponseCodeMismatch");
        health.targets.iter().any(|t| t.state.starts_with("unhealthy"))
            && !health.targets.iter().any(healthy)
            && main_reason(health).is_some_and(|t| !answers(t))
    });
    Ok(found.map(|(group, health)| shown(group, health, &in_play(health.it), main_reason(health.it))))
}

fn in_part(e: &Evidence<'_>) -> Sought<Seen> {
    for (group, health) in e.aws().targets()? {
        // Targets that come and go are the daily work of a cluster.
        let bad: Vec<_> = health.it.targets.iter().filter(|t| t.state.starts_with("unhealthy")).collect();
        if !bad.is_empty() && health.targets.iter().any(healthy) {
            let example = bad.first().copied();
            return Ok(Some(shown(group, health, &bad, example)));
        }
    }
    Ok(None)
}

fn weighted_group_down(e: &Evidence<'_>) -> Sought<Seen> {
    let all = e.aws().targets()?;
    let up = all.iter().find(|(_, h)| h.targets.iter().any(healthy)).map(|(g, _)| g.name.clone());
    let down = all.into_iter().find(|(_, h)| !h.targets.iter().any(healthy));
    Ok(up.zip(down).map(|(up, (group, health))| {
        let bad: Vec<_> = health.it.targets.iter().collect();
        shown(group, health, &bad, main_reason(health.it)).word("other_group", up)
    }))
}
