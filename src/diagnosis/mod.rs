//! The diagnosis: facts make findings, findings must account for the symptom, the root of the chain is the verdict.

pub mod advice;
pub mod correlate;
mod denied;
pub mod findings;
pub mod hops;
mod inside;
pub mod ladder;
pub mod next;
mod refused;
pub mod words;

use hopwise_probes::evidence::Recording;

use crate::facts::Evidence;
use crate::report::Report;

/// Judges a recording. The same recording gives the same report, byte for byte.
#[must_use]
pub fn diagnose(recording: &Recording) -> Report {
    diagnose_masked(recording, &[])
}

/// Judges a recording as if some facts, by name, were unknown. Tests use it to prove that blindness never blames.
#[must_use]
pub fn diagnose_masked(recording: &Recording, masked: &[&str]) -> Report {
    let evidence = Evidence::new(recording);
    let symptom = evidence.symptom().clone();
    let decided = findings::decide(&evidence);
    let found = findings::evaluate(&decided, masked);
    let ladder = ladder::climb(&evidence);
    let mut judged = correlate::correlate(&evidence, &symptom, &found, &ladder);
    refused::add(&evidence, &decided, &mut judged.blind_spots);
    let hops = hops::states(&evidence, &symptom, &judged, &ladder);
    Report {
        schema: crate::report::SCHEMA.to_owned(),
        tool: recording.tool.clone(),
        started: recording.started,
        duration_ms: recording.duration_ms,
        target: (&recording.target).into(),
        verdict: judged.verdict,
        symptom,
        hops,
        findings: judged.findings,
        blind_spots: judged.blind_spots,
        asked_further: next::reasons(&evidence),
        calls: crate::report::Calls::count(recording),
    }
}
