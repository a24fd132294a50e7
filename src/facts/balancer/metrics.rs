//! What CloudWatch counted at the balancer in the last minutes: who made the errors.

use hopwise_probes::Hop;
use hopwise_probes::evidence::aws::cloudwatch::{Metrics, Series};

use crate::facts::aws::{Held, Sought, words};
use crate::facts::{Evidence, Fact, Known, Seen};

/// The balancer makes the errors.
pub static OWN_ERRORS: Fact = Fact {
    name: "balancer.metrics-own-errors",
    hop: Hop::Balancer,
    about: "the load balancer made 5xx answers itself in the last minutes, and its targets made none",
    derive: |e| Known::sought(pair(e, true)),
};

/// The targets make the errors.
pub static PASSED_ERRORS: Fact = Fact {
    name: "balancer.metrics-passed-errors",
    hop: Hop::Balancer,
    about: "the targets made 5xx answers in the last minutes, and the load balancer made none",
    derive: |e| Known::sought(pair(e, false)),
};

/// The balancer turned connections away.
pub static REJECTED: Fact = Fact {
    name: "balancer.metrics-rejected",
    hop: Hop::Balancer,
    about: "the load balancer rejected connections in the last minutes: it was at its limit",
    derive: |e| Known::sought(counted(e, &["RejectedConnectionCount"])),
};

/// The queue of a Classic balancer overflowed.
pub static SPILLOVER: Fact = Fact {
    name: "balancer.metrics-spillover",
    hop: Hop::Balancer,
    about: "the surge queue of the Classic Load Balancer was full in the last minutes, and requests were turned away",
    derive: |e| Known::sought(counted(e, &["SpilloverCount"])),
};

/// Requests wait in the queue of a Classic balancer.
pub static SURGE_QUEUE: Fact = Fact {
    name: "balancer.metrics-surge-queue",
    hop: Hop::Balancer,
    about: "more than 100 requests waited in the surge queue of the Classic Load Balancer",
    derive: |e| Known::sought(high(e, "SurgeQueueLength", 100.0)),
};

/// Targets do not take connections.
pub static TARGET_CONNECT: Fact = Fact {
    name: "balancer.metrics-target-connect-errors",
    hop: Hop::Balancer,
    about: "connections from the load balancer to its targets failed in the last minutes",
    derive: |e| Known::sought(counted(e, &["TargetConnectionErrorCount", "BackendConnectionErrors"])),
};

/// TLS between balancer and targets fails.
pub static TARGET_TLS: Fact = Fact {
    name: "balancer.metrics-target-tls-errors",
    hop: Hop::Balancer,
    about: "TLS handshakes between the load balancer and its targets failed in the last minutes",
    derive: |e| Known::sought(counted(e, &["TargetTLSNegotiationErrorCount"])),
};

/// TLS between clients and balancer fails.
pub static CLIENT_TLS: Fact = Fact {
    name: "balancer.metrics-client-tls-errors",
    hop: Hop::Balancer,
    about: "TLS handshakes of clients with the load balancer failed in the last minutes",
    derive: |e| Known::sought(counted(e, &["ClientTLSNegotiationErrorCount"])),
};

fn all<'a>(e: &Evidence<'a>) -> Result<Vec<Held<'a, Series>>, String> {
    let lists = e.aws().all::<Metrics>()?;
    Ok(lists.iter().flat_map(|l| l.it.series.iter().map(|s| l.part(s))).collect())
}

fn minutes(e: &Evidence<'_>) -> u32 {
    e.aws().all::<Metrics>().ok().and_then(|l| l.first().map(|m| m.minutes)).unwrap_or_default()
}

fn shown(e: &Evidence<'_>, series: &Held<'_, Series>, counted: f64) -> Seen {
    words::seen(series)
        .object(format!("metric/{}", series.metric))
        .word("metric", &series.metric)
        .word("namespace", &series.namespace)
        .word("dimension", &series.dimension)
        .word("dimension_name", if series.namespace == "AWS/ELB" { "LoadBalancerName" } else { "LoadBalancer" })
        .word("counted", counted.round())
        .word("minutes", minutes(e))
}

/// The first of these metrics that counted something; an error where none of them was asked for.
fn counted(e: &Evidence<'_>, names: &[&str]) -> Sought<Seen> {
    let all = all(e)?;
    let mut ours = all.iter().filter(|s| names.contains(&s.metric.as_str()));
    // A balancer of another kind has no such metric.
    Ok(ours.find(|s| s.sum > 0.0).map(|s| shown(e, s, s.sum)))
}

fn high(e: &Evidence<'_>, name: &str, over: f64) -> Sought<Seen> {
    let all = all(e)?;
    let found = all.iter().find(|s| s.metric == name && s.highest.is_some_and(|h| h > over));
    Ok(found.map(|s| shown(e, s, s.highest.unwrap_or_default())))
}

fn pair(e: &Evidence<'_>, own: bool) -> Sought<Seen> {
    const OWN: [&str; 1] = ["HTTPCode_ELB_5XX_Count"];
    const CLASSIC: [&str; 1] = ["HTTPCode_ELB_5XX"];
    const PASSED: [&str; 2] = ["HTTPCode_Target_5XX_Count", "HTTPCode_Backend_5XX"];
    let all = all(e)?;
    let sum = |names: &[&str]| {
        let ours: Vec<_> = all.iter().filter(|s| names.contains(&s.metric.as_str())).collect();
        ours.first().map(|first| (**first, ours.iter().map(|s| s.sum).sum::<f64>()))
    };
    let (Some((made_by, made)), Some((passed_by, passed))) = (sum(&[OWN, CLASSIC].concat()), sum(&PASSED)) else {
        return Ok(None);
    };
    let (held, count, other) = if own { (made_by, made, passed) } else { (passed_by, passed, made) };
    // One error in a thousand of the other kind is noise.
    Ok((count >= 1.0 && other * 1000.0 <= count).then(|| shown(e, &held, count)))
}
