//! The instances of a Classic load balancer, by the words that AWS gives (elb DescribeInstanceHealth).

use hopwise_probes::Hop;
use hopwise_probes::evidence::aws::elb::{InstanceHealth, InstanceState};

use crate::facts::aws::{Sought, words};
use crate::facts::{Evidence, Fact, Known, Seen};

/// Words of a description that tell one cause from another, in lower case.
const FAILED: &str = "unhealthythreshold";
const STOPPED: &[&str] = &["stopped state", "terminated state", "not in running state", "pending state"];
const COMING: &str = "registration is still in progress";
const ZONE: &str = "not configured to route traffic";
const LEAVING: &str = "deregistration currently in progress";

/// Nothing is registered.
pub static EMPTY: Fact = Fact {
    name: "balancer.classic-empty",
    hop: Hop::Balancer,
    about: "the Classic Load Balancer has no registered instance",
    derive: |e| Known::sought(empty(e)),
};

/// No instance is in service: they fail their checks.
pub static FAIL_CHECKS: Fact = Fact {
    name: "balancer.classic-fail-checks",
    hop: Hop::Balancer,
    about: "no instance is in service, and they fail their health checks",
    derive: |e| Known::sought(all_out(e, |i| says(i, FAILED))),
};

/// No instance is in service: they are stopped or gone.
pub static ALL_STOPPED: Fact = Fact {
    name: "balancer.classic-stopped",
    hop: Hop::Balancer,
    about: "no instance is in service, and they are stopped, terminated or not yet up",
    derive: |e| Known::sought(all_out(e, |i| STOPPED.iter().any(|words| says(i, words)))),
};

/// No instance is in service: they are being registered.
pub static REGISTERING: Fact = Fact {
    name: "balancer.classic-registering",
    hop: Hop::Balancer,
    about: "no instance is in service, and their registration is still under way",
    derive: |e| Known::sought(all_out(e, |i| says(i, COMING))),
};

/// No instance is in service: they are being taken out.
pub static DEREGISTERING: Fact = Fact {
    name: "balancer.classic-deregistering",
    hop: Hop::Balancer,
    about: "no instance is in service, and they are being deregistered",
    derive: |e| Known::sought(all_out(e, |i| says(i, LEAVING))),
};

/// No instance is in service: their zone is not enabled.
pub static ZONE_OFF: Fact = Fact {
    name: "balancer.classic-zone-off",
    hop: Hop::Balancer,
    about: "no instance is in service, and they stand in a zone that the balancer is not set to use",
    derive: |e| Known::sought(all_out(e, |i| says(i, ZONE))),
};

/// No instance is in service: AWS itself is the cause, by its own words.
pub static AWS_FAILS: Fact = Fact {
    name: "balancer.classic-aws-fails",
    hop: Hop::Balancer,
    about: "no instance is in service, and AWS names itself as the cause with none of its usual words",
    derive: |e| {
        let known = |i: &InstanceState| says(i, COMING) || says(i, LEAVING) || says(i, ZONE);
        Known::sought(all_out(e, |i| i.reason == "ELB" && !known(i)))
    },
};

/// Some instances are in service and some are not.
pub static OUT_IN_PART: Fact = Fact {
    name: "balancer.classic-out-in-part",
    hop: Hop::Balancer,
    about: "some instances are in service, and some fail their checks or are stopped",
    derive: |e| Known::sought(in_part(e)),
};

fn says(instance: &InstanceState, words: &str) -> bool {
    instance.description.to_ascii_lowercase().contains(words)
}

fn out(instance: &InstanceState) -> bool {
    instance.state != "InService"
}

fn found(e: &Evidence<'_>, pick: impl Fn(&InstanceHealth) -> Option<Vec<&InstanceState>>) -> Sought<Seen> {
    let Some(balancer) = e.aws().classic_balancer()? else { return Ok(None) };
    let Some(health) = e.aws().about::<InstanceHealth>(&balancer.name)? else { return Ok(None) };
    let Some(bad) = pick(health.it) else { return Ok(None) };
    let ids: Vec<&str> = bad.iter().map(|i| i.id.as_str()).collect();
    let first = bad.first();
    Ok(Some(
        words::seen(&health)
            .object(format!("load-balancer/{}", balancer.name))
            .word("balancer", &balancer.name)
            .word("instances", words::some(&ids))
            .word("instance", first.map_or("INSTANCE_ID", |i| i.id.as_str()))
            .word("count", bad.len())
            .word("all", health.instances.len())
            .word("description", first.map_or("no words of AWS beside it", |i| i.description.trim_end_matches('.')))
            .word("check_line", &balancer.check.target)
            .word("check_timeout", balancer.check.timeout)
            .word("zones", words::some(&balancer.zones)),
    ))
}

/// No instance is in service, and the first one that says why says this.
fn all_out(e: &Evidence<'_>, is: impl Fn(&InstanceState) -> bool) -> Sought<Seen> {
    found(e, |health| {
        // A brand without a cluster has rules of its own for its instances; what AWS itself brings about is the balancer's.
        if e.target().legacy && health.instances.iter().any(|i| i.reason != "ELB") {
            return None;
        }
        let none = !health.instances.is_empty() && health.instances.iter().all(out);
        let like = health.instances.iter().filter(|i| is(i)).count();
        (none && like * 2 > health.instances.len()).then(|| health.instances.iter().filter(|i| is(i)).collect())
    })
}

fn empty(e: &Evidence<'_>) -> Sought<Seen> {
    found(e, |health| (health.instances.is_empty() && !e.target().legacy).then(Vec::new))
}

fn in_part(e: &Evidence<'_>) -> Sought<Seen> {
    found(e, |health| {
        if e.target().legacy {
            return None;
        }
        // Instances that come and go are no fault.
        let moving = |i: &InstanceState| says(i, COMING) || says(i, LEAVING);
        let bad: Vec<_> = health.instances.iter().filter(|i| out(i) && !moving(i)).collect();
        (!bad.is_empty() && health.instances.iter().any(|i| !out(i))).then_some(bad)
    })
}
