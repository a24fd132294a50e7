//! The kept recordings of moto runs, judged again without moto: verdicts stand, and the cost of a trace keeps its bounds.

#[allow(dead_code, reason = "the test that records reads the rest")]
#[path = "aws/fault.rs"]
mod fault;
#[allow(dead_code, reason = "the test that records reads the rest")]
#[path = "support/pending.rs"]
mod pending;
#[allow(dead_code, reason = "the test that records reads the rest")]
#[path = "aws/recordings.rs"]
mod recordings;
#[allow(dead_code, reason = "the test that records reads the rest")]
#[path = "support/verdict.rs"]
mod verdict;

use fault::Fault;
use hopwise::diagnosis::diagnose;
use hopwise::report::exit;
use hopwise_probes::evidence::aws::Call;
use hopwise_probes::evidence::{Question, Reading, Recording};
use verdict::Seen;

/// The most calls of one trace.
const CALLS: usize = 40;
/// The most calls that wait for each other.
const STEPS: usize = 6;

fn all() -> Vec<(Fault, Recording)> {
    let load = |fault: Fault| {
        let recording = recordings::load(&fault.name).unwrap_or_else(|why| panic!("{}: {why}", fault.name));
        (fault, recording)
    };
    Fault::all().into_iter().map(load).collect()
}

#[test]
fn the_verdict_of_every_recording_stands() {
    let mut wrong = Vec::new();
    let mut faults = 0;
    for (fault, recording) in all().into_iter() {
        let report = diagnose(&recording);
        faults += usize::from(fault.expect.outcome.as_deref() == Some("fault"));
        let exit_code = i32::from(exit::code(&report, false));
        let report = serde_json::to_value(report).expect("json");
        let differs = fault.wrong(&Seen { report, exit_code });
        wrong.extend(differs.into_iter().map(|why| format!("{}: {why}", fault.name)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(faults >= 30, "only {faults} faults");
}

#[test]
fn a_trace_makes_few_calls_and_few_of_them_wait_for_each_other() {
    for (fault, recording) in all() {
        let made = calls(&recording);
        assert!(made.len() <= CALLS, "{}: {} calls", fault.name, made.len());
        let deepest = made.iter().map(|call| (steps(*call, &made), call)).max();
        let (steps, call) = deepest.unwrap_or((0, &Call::Session));
        assert!(steps <= STEPS, "{}: {call} is step {steps}", fault.name);
    }
    let (_, healthy) = all().into_iter().find(|(fault, _)| fault.name == "healthy").expect("the healthy account");
    assert!(calls(&healthy).len() > 30, "the healthy account is seen in full");
}

/// The calls to AWS; our own books are none.
fn calls(recording: &Recording) -> Vec<Call> {
    let call = |r: &Reading| match &r.question {
        Question::Aws(q) if q.call != Call::Session => Some(q.call),
        _ => None,
    };
    recording.readings.iter().filter_map(call).collect()
}

/// How many calls stand one behind the other until this one can be made, itself included.
fn steps(call: Call, made: &[Call]) -> usize {
    waits_for(call).iter().filter(|c| made.contains(c)).map(|c| steps(*c, made)).max().unwrap_or(0) + 1
}

/// The calls whose answers a call needs, as the walk is written.
const fn waits_for(call: Call) -> &'static [Call] {
    use Call::*;
    match call {
        Distribution | ConflictingAliases | WebAcl | CachePolicy | OriginRequestPolicy | HostedZones | Bucket
        | BucketPolicy | BucketPolicyStatus | PublicAccessBlock | BucketWebsite | BucketObject => &[Distributions],
        Invalidations => &[Distribution],
        SampledRequests => &[WebAcl, WebAclForResource],
        HostedZone | Records => &[HostedZones],
        Listeners | LoadBalancerAttributes | WebAclForResource => &[LoadBalancers, Distributions, Records],
        ListenerRules | ListenerCertificates => &[Listeners],
        Certificate => &[Listeners, Distributions, ClassicBalancers],
        TargetHealth | TargetGroupAttributes => &[TargetGroups, LoadBalancers, Distributions, Records],
        InstanceHealth | ClassicAttributes => &[ClassicBalancers, Distributions, Records],
        Instances | InstanceStatuses => &[TargetHealth, InstanceHealth],
        SecurityGroups | Metrics => &[Instances, DbInstances, CacheClusters],
        DbClusters => &[DbInstances],
        ProjectBuilds => &[BuildProjects],
        Builds => &[ProjectBuilds],
        Images => &[Repositories],
        _ => &[],
    }
}

/// That a call was made before those that it is said to wait for were answered would make the count too high; that it
/// was made after all others would make it too low. Both show in when they were made.
#[test]
fn no_call_is_made_before_what_it_waits_for() {
    for (fault, recording) in all() {
        for (call, at, _) in timed(&recording) {
            let end = |c: &&Call| timed(&recording).into_iter().filter(|(o, ..)| o == *c).map(|(.., end)| end).min();
            let earliest = waits_for(call).iter().filter_map(|c| end(&c)).min();
            assert!(earliest.is_none_or(|e| e <= at + 1_000), "{}: {call} waits for nothing", fault.name);
        }
    }
}

/// Calls with begin and end in microseconds.
fn timed(recording: &Recording) -> Vec<(Call, i64, i64)> {
    let of = |r: &Reading| match &r.question {
        Question::Aws(q) if q.call != Call::Session && r.reply.answer().is_some() => {
            let begin = r.at.as_microsecond();
            Some((q.call, begin, begin + (r.ms * 1000.0) as i64))
        }
        _ => None,
    };
    recording.readings.iter().filter_map(of).collect()
}
