//! The kept recordings of moto runs, judged again without moto: verdicts stand, and the cost of a trace keeps its bounds.

#[path = "aws/fault.rs"]
mod fault;
#[path = "aws/recordings.rs"]
mod recordings;
#[path = "aws/seen.rs"]
mod seen;

use fault::Fault;
use hopwise::diagnosis::diagnose;
use hopwise_probes::evidence::{Question, Reading, Recording, aws};
use seen::Seen;

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
    for (fault, recording) in all() {
        let report = serde_json::to_value(diagnose(&recording)).expect("json");
        faults += usize::from(fault.expect.outcome == "fault");
        let differs = fault.expect.compare(&Seen { report, recording: String::new() });
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
        let chain = longest_chain(&made);
        assert!(chain.len() <= STEPS, "{}: {} calls wait for each other: {chain:?}", fault.name, chain.len());
    }
    let (_, healthy) = all().into_iter().find(|(fault, _)| fault.name == "healthy").expect("the healthy account");
    assert!(calls(&healthy).len() > 30, "the healthy account is seen in full");
}

/// The calls to AWS; our own books are none.
fn calls(recording: &Recording) -> Vec<&Reading> {
    let is = |r: &&Reading| matches!(&r.question, Question::Aws(q) if q.call != aws::Call::Session);
    recording.readings.iter().filter(is).collect()
}

/// The longest row of calls of which each began when the one before had been answered. Calls that do not wait for each
/// other may be in it as well, so it is never too short.
fn longest_chain<'r>(calls: &[&'r Reading]) -> Vec<&'r str> {
    let end = |r: &Reading| r.at.as_microsecond() + (r.ms * 1000.0) as i64;
    let mut sorted = calls.to_vec();
    sorted.sort_by_key(|r| (r.at, end(r)));
    let mut best: Vec<Vec<&Reading>> = Vec::new();
    for call in sorted {
        let before = best.iter().filter(|row| row.last().is_some_and(|last| end(last) <= call.at.as_microsecond()));
        let mut row = before.max_by_key(|row| row.len()).cloned().unwrap_or_default();
        row.push(call);
        best.push(row);
    }
    let longest = best.into_iter().max_by_key(Vec::len).unwrap_or_default();
    let name = |r: &&'r Reading| match &r.question {
        Question::Aws(q) => q.call.name(),
        _ => "",
    };
    longest.iter().map(name).collect()
}
