//! The state of the EC2 instances behind the balancer.

use hopwise_probes::Hop;
use hopwise_probes::evidence::aws::Kind;
use hopwise_probes::evidence::aws::ec2::{Instance, InstanceStatus, InstanceStatuses, Instances};
use hopwise_probes::evidence::kube::Node;

use crate::facts::aws::Held;
use crate::facts::aws::owner;
use crate::facts::{Evidence, Fact, Known, Seen};

/// None runs.
pub static ALL_DOWN: Fact = Fact {
    name: "instance.all-down",
    hop: Hop::Instance,
    about: "there are instances behind the balancer, and none of them runs or starts",
    derive: |e| {
        Known::sought(all(e).map(|all| {
            let first = all.first()?;
            let up = |i: &Held<'_, Instance>| matches!(i.it.state.as_str(), "running" | "pending");
            let states: Vec<_> = all.iter().map(|i| format!("{} {}", i.it.id, i.it.state)).collect();
            let ids: Vec<_> = all.iter().map(|i| i.it.id.as_str()).collect();
            (!all.iter().any(up) && !replaced(e, &all))
                .then(|| seen(first, &all).word("states", states.join(", ")).word("instances", ids.join(" ")))
        }))
    },
};

/// Whether the cluster runs on other instances: then those behind the balancer are left over, and nobody misses them.
fn replaced(e: &Evidence<'_>, all: &[Held<'_, Instance>]) -> bool {
    let nodes = e.kube().nodes().unwrap_or_default();
    let is = |node: &Node, id: &str| node.spec.provider_id.ends_with(id);
    let known = |node: &Node| all.iter().any(|i| is(node, &i.it.id));
    nodes.iter().any(|n| n.is_ready() && !n.spec.provider_id.is_empty()) && !nodes.iter().any(|n| known(n.it))
}

/// Some are stopped.
pub static SOME_STOPPED: Fact = Fact {
    name: "instance.some-stopped",
    hop: Hop::Instance,
    about: "an instance behind the balancer is stopped or stopping",
    derive: |e| some(e, |i| matches!(i.state.as_str(), "stopped" | "stopping") && !is_reclaimed(i)),
};

/// Some are terminated.
pub static SOME_TERMINATED: Fact = Fact {
    name: "instance.some-terminated",
    hop: Hop::Instance,
    about: "an instance behind the balancer is terminated or shuts down",
    derive: |e| some(e, |i| matches!(i.state.as_str(), "terminated" | "shutting-down") && !is_reclaimed(i)),
};

/// A spot instance was taken back.
pub static SPOT: Fact = Fact {
    name: "instance.spot-reclaimed",
    hop: Hop::Instance,
    about: "AWS took a spot instance behind the balancer back",
    derive: |e| some(e, |i| i.state != "running" && i.state != "pending" && is_reclaimed(i)),
};

/// All spot instances were taken back.
pub static ALL_SPOT: Fact = Fact {
    name: "instance.all-spot-reclaimed",
    hop: Hop::Instance,
    about: "there are instances behind the balancer, none of them runs or starts, and AWS took each of them back",
    derive: |e| {
        let reclaimed = all(e).is_ok_and(|all| all.iter().all(|i| is_reclaimed(i.it)));
        if reclaimed { (ALL_DOWN.derive)(e) } else { Known::No }
    },
};

/// One is starting.
pub static STARTING: Fact = Fact {
    name: "instance.starting",
    hop: Hop::Instance,
    about: "an instance behind the balancer is starting",
    derive: |e| some(e, |i| i.state == "pending"),
};

/// Checks are not through.
pub static INITIALISING: Fact = Fact {
    name: "instance.checks-initialising",
    hop: Hop::Instance,
    about: "the checks of a running instance behind the balancer are not through yet",
    derive: |e| {
        let is = |s: &InstanceStatus| [&s.system, &s.instance].iter().any(|c| c.as_str() == "initializing");
        checked(e, |s| is(s) && s.state == "running" && !impaired(s))
    },
};

/// AWS's host fails.
pub static SYSTEM_IMPAIRED: Fact = Fact {
    name: "instance.system-check-failed",
    hop: Hop::Instance,
    about: "the system check of a running instance behind the balancer fails",
    derive: |e| checked(e, |s| s.system == "impaired"),
};

/// The system inside does not answer.
pub static INSTANCE_IMPAIRED: Fact = Fact {
    name: "instance.instance-check-failed",
    hop: Hop::Instance,
    about: "the instance check of a running instance behind the balancer fails, and its host is well",
    derive: |e| checked(e, |s| s.instance == "impaired" && s.system != "impaired"),
};

/// All checks fail.
pub static ALL_IMPAIRED: Fact = Fact {
    name: "instance.all-checks-failed",
    hop: Hop::Instance,
    about: "every running instance behind the balancer fails a check",
    derive: |e| {
        Known::sought(statuses(e).map(|all| {
            let running: Vec<_> = all.into_iter().filter(|s| s.it.state == "running").collect();
            let first = running.first().filter(|_| running.iter().all(|s| impaired(s.it)))?;
            Some(of_status(first).word("nodes", running.len()))
        }))
    },
};

/// The balancer sends to an instance that is gone.
pub static TARGET_GONE: Fact = Fact {
    name: "instance.target-gone",
    hop: Hop::Instance,
    about: "an instance that is registered at the balancer does not exist",
    derive: |e| {
        let mut blind = None;
        for look in e.aws().looks(Instances::CALL) {
            let known: Vec<&str> = match look.answer::<Instances>() {
                Some(answer) => answer.it.instances.iter().map(|i| i.id.as_str()).collect(),
                None if look.absent().is_some() => Vec::new(),
                None => {
                    blind = blind.or(look.blind());
                    continue;
                }
            };
            let asked = look.question.about.split(',').filter(|id| id.starts_with("i-"));
            if let Some(gone) = asked.into_iter().find(|id| !known.contains(id)) {
                let seen = Seen::by([look.reading]).object(format!("instance/{gone}")).word("instance", gone);
                return Known::Yes(seen.word("region", &look.question.region));
            }
        }
        match blind {
            Some(why) => Known::Unknown(why),
            None if e.aws().looks(Instances::CALL).next().is_none() => Known::Unknown(e.aws().missing(Instances::CALL)),
            None => Known::No,
        }
    },
};

fn is_reclaimed(instance: &Instance) -> bool {
    instance
        .state_reason
        .as_deref()
        .is_some_and(|r| r.contains("Server.Spot") || r.contains("Spot instance termination"))
}

fn impaired(status: &InstanceStatus) -> bool {
    status.system == "impaired" || status.instance == "impaired"
}

/// All instances behind the balancer that EC2 knows.
fn all<'a>(e: &Evidence<'a>) -> Result<Vec<Held<'a, Instance>>, String> {
    let lists = e.aws().all::<Instances>()?;
    Ok(lists.iter().flat_map(|l| l.it.instances.iter().map(|i| l.part(i))).collect())
}

/// The checks of the instances behind the balancer.
///
/// # Errors
/// Why they are not known.
pub(super) fn statuses<'a>(e: &Evidence<'a>) -> Result<Vec<Held<'a, InstanceStatus>>, String> {
    let lists = e.aws().all::<InstanceStatuses>()?;
    Ok(lists.iter().flat_map(|l| l.it.statuses.iter().map(|s| l.part(s))).collect())
}

fn some(e: &Evidence<'_>, is: impl Fn(&Instance) -> bool) -> Known {
    Known::sought(all(e).map(|all| all.iter().find(|i| is(i.it)).map(|i| seen(i, &all))))
}

fn checked(e: &Evidence<'_>, is: impl Fn(&InstanceStatus) -> bool) -> Known {
    Known::sought(statuses(e).map(|all| all.iter().find(|s| is(s.it)).map(of_status)))
}

fn seen(instance: &Held<'_, Instance>, all: &[Held<'_, Instance>]) -> Seen {
    let it = instance.it;
    let running = all.iter().filter(|i| i.it.state == "running").count();
    owner::shown(instance)
        .object(format!("instance/{}", it.id))
        .word("instance", &it.id)
        .word("state", &it.state)
        .word("reason", it.state_reason.as_deref().unwrap_or("none given"))
        .word("running", running)
        .word("nodes", all.len())
}

/// What shows the checks of an instance, with its words.
pub(super) fn of_status(status: &Held<'_, InstanceStatus>) -> Seen {
    let since = status.it.impaired_since.map_or_else(|| "some time".to_owned(), |t| t.to_string());
    owner::shown(status)
        .object(format!("instance/{}", status.it.id))
        .word("instance", &status.it.id)
        .word("since", since)
}
