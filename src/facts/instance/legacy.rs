//! The legacy brand: a Classic load balancer and the instances behind it.

use hopwise_probes::Hop;
use hopwise_probes::evidence::aws::elb::{ClassicBalancer, InstanceHealth, InstanceState};

use crate::facts::aws::{Held, Sought, owner};
use crate::facts::{Evidence, Fact, Known, Seen};

/// None is in service.
pub static ALL_OUT: Fact = Fact {
    name: "legacy.all-out-of-service",
    hop: Hop::Instance,
    about: "instances are registered at the Classic load balancer, and none of them is in service",
    derive: |e| {
        judge(e, |at| {
            let out = at.out();
            // What AWS names itself as the cause of is no matter of the instances.
            let by_aws = out.iter().all(|i| i.reason == "ELB");
            out.first().filter(|_| out.len() == at.health.it.instances.len() && !by_aws).map(|i| at.seen(Some(i)))
        })
    },
};

/// Some are out of service.
pub static SOME_OUT: Fact = Fact {
    name: "legacy.some-out-of-service",
    hop: Hop::Instance,
    about: "the Classic load balancer has instances in service and others out of service",
    derive: |e| {
        judge(e, |at| {
            // Those that AWS is about to bring in or to take out come and go.
            let out: Vec<_> = at.out().into_iter().filter(|i| i.reason != "ELB").collect();
            out.first().filter(|_| out.len() < at.health.it.instances.len()).map(|i| at.seen(Some(i)))
        })
    },
};

/// None is registered.
pub static NONE: Fact = Fact {
    name: "legacy.no-instances",
    hop: Hop::Instance,
    about: "no instance is registered at the Classic load balancer",
    derive: |e| judge(e, |at| at.health.it.instances.is_empty().then(|| at.seen(None))),
};

/// The check gets an answer of the 3xx or 4xx class.
pub static CHECK_PATH: Fact = Fact {
    name: "legacy.check-path-wrong",
    hop: Hop::Instance,
    about: "every instance of the Classic load balancer answers the health check with a 3xx or 4xx status",
    derive: |e| with_codes(e, |code| (300..500).contains(&code)),
};

/// The check gets an answer of the 5xx class.
pub static CHECK_5XX: Fact = Fact {
    name: "legacy.check-fails",
    hop: Hop::Instance,
    about: "every instance of the Classic load balancer answers the health check with a 5xx status",
    derive: |e| with_codes(e, |code| code >= 500),
};

/// The check gets no answer.
pub static CHECK_SILENT: Fact = Fact {
    name: "legacy.check-silent",
    hop: Hop::Instance,
    about: "an instance of the Classic load balancer is out of service, and its check got no HTTP answer",
    derive: |e| {
        judge(e, |at| {
            let failed = |i: &&&InstanceState| i.reason == "Instance" && codes(&i.description).is_empty();
            let stopped =
                |i: &&&InstanceState| i.description.contains("stopped") || i.description.contains("terminated");
            let ill = at.out();
            ill.iter().filter(failed).find(|i| !stopped(i)).map(|i| at.seen(Some(i)))
        })
    },
};

/// The brand was one of OpsWorks.
pub static OPSWORKS_GONE: Fact = Fact {
    name: "legacy.opsworks-gone",
    hop: Hop::Instance,
    about: "the brand is configured as legacy, and its Classic load balancer was read",
    derive: |e| if e.target().legacy { judge(e, |at| Some(at.seen(None))) } else { Known::No },
};

/// A Classic load balancer with the health of its instances.
struct Legacy<'a> {
    balancer: Held<'a, ClassicBalancer>,
    health: Held<'a, InstanceHealth>,
}

impl<'a> Legacy<'a> {
    fn out(&self) -> Vec<&'a InstanceState> {
        self.health.it.instances.iter().filter(|i| i.state == "OutOfService").collect()
    }

    fn seen(&self, instance: Option<&InstanceState>) -> Seen {
        let it = self.balancer.it;
        let target = &it.check.target;
        let (_, at) = target.split_once(':').unwrap_or(("", target));
        let (port, path) = at.split_once('/').unwrap_or((at, ""));
        let scheme = if target.starts_with("HTTPS") || target.starts_with("SSL") { "https" } else { "http" };
        let mut seen = owner::shown(&self.health)
            .object(format!("balancer/{}", it.name))
            .word("balancer", &it.name)
            .word("nodes", self.health.it.instances.len())
            .word("target", target)
            .word("check_port", port)
            .word("check", format!("curl -sik {scheme}://localhost:{port}/{path}"));
        seen.evidence.push(self.balancer.reading.id.clone());
        if let Some(i) = instance {
            let text = if i.description.is_empty() { "no words given" } else { i.description.trim_end_matches('.') };
            seen = seen.object(format!("instance/{}", i.id)).word("instance", &i.id).word("state", &i.state);
            seen = seen.word("description", text);
        }
        seen
    }
}

/// The legacy path, if the request comes to a Classic load balancer that no cluster stands behind.
fn legacy<'a>(e: &Evidence<'a>) -> Sought<Legacy<'a>> {
    let Some(balancer) = e.aws().classic_balancer()? else { return Ok(None) };
    let health = e.aws().about::<InstanceHealth>(&balancer.it.name)?;
    Ok(health.map(|health| Legacy { balancer, health }))
}

/// Decides over the legacy path; a brand in a cluster has its own rules for its Classic load balancer.
fn judge(e: &Evidence<'_>, is: impl Fn(&Legacy<'_>) -> Option<Seen>) -> Known {
    if !e.target().legacy {
        return Known::No;
    }
    Known::sought(legacy(e).map(|found| found.and_then(|at| is(&at))))
}

/// Whether every instance is out of service with such a status.
fn with_codes(e: &Evidence<'_>, is: impl Fn(u16) -> bool) -> Known {
    judge(e, |at| {
        let out = at.out();
        let all: Vec<u16> = out.iter().flat_map(|i| codes(&i.description)).collect();
        let every = out.iter().all(|i| codes(&i.description).iter().any(|c| is(*c)));
        let first = out.first().filter(|_| every && out.len() == at.health.it.instances.len())?;
        let mut named: Vec<_> = all.iter().map(u16::to_string).collect();
        named.dedup();
        Some(at.seen(Some(first)).word("codes", named.join(", ")))
    })
}

/// The statuses that a description names: `Health checks failed with these codes: [404]`.
fn codes(description: &str) -> Vec<u16> {
    let inside = description.split_once('[').and_then(|(_, rest)| rest.split_once(']')).map_or("", |(codes, _)| codes);
    inside.split([',', ' ']).filter_map(|c| c.trim().parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::codes;

    #[test]
    fn the_statuses_of_a_description_are_read() {
        assert_eq!(codes("Health checks failed with these codes: [404]"), [404]);
        assert_eq!(
            codes("Instance has failed at least the UnhealthyThreshold number of health checks consecutively."),
            Vec::<u16>::new()
        );
    }
}
