//! The state of each hop, as the table shows it.

use std::collections::BTreeSet;

use hopwise_probes::Hop;
use hopwise_probes::evidence::{Answer, Look, ReadingId, Rung};

use super::correlate::Judged;
use super::ladder::{Ladder, Step};
use crate::facts::{Evidence, Phase, Symptom};
use crate::report::{HopReport, HopState, Outcome, Role};
use crate::rules::Severity;

/// The hops of the traced path, in order; services behind the application stand last.
///
/// A legacy path has instances where others have ingress and pod. Those of a cluster are shown where the fault is theirs;
/// delivery is shown where it was looked at.
fn path(evidence: &Evidence<'_>, judged: &Judged) -> Vec<Hop> {
    let legacy = evidence.target().legacy;
    let delivery = evidence.readings().iter().any(|r| r.hop == Hop::Delivery && r.reply.blind().is_none())
        || judged.findings.iter().any(|f| f.hop == Hop::Delivery);
    Hop::ALL
        .into_iter()
        .filter(|hop| match hop {
            Hop::Instance => legacy || judged.verdict.hop == Some(Hop::Instance),
            Hop::Ingress | Hop::Pod => !legacy,
            Hop::Delivery => delivery,
            _ => true,
        })
        .collect()
}

/// The state of every hop of the path.
#[must_use]
pub fn states(evidence: &Evidence<'_>, symptom: &Symptom, judged: &Judged, ladder: &Ladder) -> Vec<HopReport> {
    let passed = passed(evidence, symptom, ladder);
    let verdict = &judged.verdict;
    let blamed = verdict.hop.filter(|_| verdict.outcome == Outcome::Fault);
    let reach = reached(symptom);
    path(evidence, judged)
        .into_iter()
        .map(|hop| {
            let (ms, readings) = looked_at(evidence, hop);
            let warned = judged
                .findings
                .iter()
                .any(|f| f.hop == hop && f.severity >= Severity::Warning && f.role != Role::Consequence);
            let state = if blamed == Some(hop) {
                HopState::Fault
            } else if warned {
                HopState::Degraded
            } else if passed.contains(&hop) {
                HopState::Ok
            } else if blamed.is_some_and(|b| hop > b) && reach.is_some_and(|r| hop > r) {
                HopState::NotReached
            } else {
                HopState::Unknown
            };
            let summary = summary(evidence, hop, judged, state);
            HopReport { hop, state, ms, summary, inside: super::inside::at(evidence, hop), evidence: readings }
        })
        .collect()
}

/// The deepest hop that the public request came to, as far as is known.
fn reached(symptom: &Symptom) -> Option<Hop> {
    match symptom.phase {
        Phase::Dns => Some(Hop::Dns),
        Phase::Connect | Phase::Tls => Some(Hop::Edge),
        Phase::Response => symptom.author.hop(),
        Phase::Request | Phase::Content | Phase::None => None,
    }
}

/// The hops that were seen to do their work.
fn passed(evidence: &Evidence<'_>, symptom: &Symptom, ladder: &Ladder) -> BTreeSet<Hop> {
    let mut passed = BTreeSet::new();
    if evidence.client().is_some() {
        passed.insert(Hop::Client);
    }
    if evidence.ordinary_dials(Rung::Public).next().is_some() {
        passed.insert(Hop::Dns);
    }
    let answered = evidence
        .http()
        .iter()
        .filter(|l| {
            matches!(l.question.look, Look::Page | Look::Uncached)
                && l.question.dial.rung <= Rung::Pod
                && l.answer().is_some()
        })
        .collect::<Vec<_>>();
    for look in &answered {
        let entry = match look.question.dial.rung {
            Rung::Public => Hop::Edge,
            Rung::Balancer => Hop::Balancer,
            Rung::Ingress => Hop::Ingress,
            Rung::Pod | Rung::Elsewhere => Hop::Pod,
        };
        let cached = look.answer().is_some_and(|a| a.header_has("x-cache", "hit from cloudfront"));
        // An answer passed every hop up to its author; one from the cache passed the edge alone.
        let author = look.attribution.author.hop().filter(|h| *h <= Hop::App && !cached);
        let until = author.unwrap_or(entry);
        passed.extend(Hop::ALL.into_iter().filter(|h| *h >= entry && *h <= until));
    }
    if let Some((_, Step::Good(_))) = ladder.steps().into_iter().find(|(_, s)| matches!(s, Step::Good(_))) {
        passed.extend(ladder.first_good(symptom));
    }
    if symptom.phase == Phase::Response {
        passed.retain(|h| symptom.author.hop().is_none_or(|a| *h <= a));
    }
    passed
}

/// How long the hop's longest look took, and its readings.
fn looked_at(evidence: &Evidence<'_>, hop: Hop) -> (Option<f64>, Vec<ReadingId>) {
    let readings = evidence.readings().iter().filter(|r| r.hop == hop && r.reply.blind().is_none());
    let mut ids: Vec<_> = readings.clone().map(|r| r.id.clone()).collect();
    ids.sort();
    (readings.map(|r| r.ms).reduce(f64::max), ids)
}

/// What the table says beside the hop.
fn summary(evidence: &Evidence<'_>, hop: Hop, judged: &Judged, state: HopState) -> String {
    if let Some(finding) = judged.findings.iter().find(|f| f.hop == hop && f.role != Role::Noticed) {
        return finding.message.clone();
    }
    if let Some(finding) = judged.findings.iter().find(|f| f.hop == hop && f.severity >= Severity::Warning) {
        return finding.message.clone();
    }
    match (hop, state) {
        (_, HopState::NotReached) => "the request did not come this far".to_owned(),
        (_, HopState::Unknown) => "could not be seen from outside".to_owned(),
        (Hop::Client, _) => evidence.client().map_or_else(String::new, |(_, c)| {
            let v6 = if c.ipv6_route { "IPv4 and IPv6" } else { "IPv4" };
            format!("{v6}, {} resolvers", c.resolvers.len().max(evidence.target().resolvers.len()))
        }),
        (Hop::Dns, _) => {
            let mut addresses: Vec<_> = evidence.ordinary_dials(Rung::Public).map(|d| d.dial.addr.ip()).collect();
            addresses.dedup();
            let names: Vec<_> = addresses.iter().take(3).map(ToString::to_string).collect();
            let more = if addresses.len() > 3 { format!(" and {} more", addresses.len() - 3) } else { String::new() };
            format!("{}{more}", names.join(", "))
        }
        (Hop::Instance, _) => {
            "EC2 instances behind the balancer; the OpsWorks API is gone, so EC2 and ELB are asked".to_owned()
        }
        (Hop::Edge, _) => entry_summary(evidence, Rung::Public),
        (Hop::Balancer, _) => entry_summary(evidence, Rung::Balancer),
        _ => "passed by the request".to_owned(),
    }
}

/// What a rung answered, in a few words.
fn entry_summary(evidence: &Evidence<'_>, rung: Rung) -> String {
    let tls = evidence.ordinary_dials(rung).find_map(|d| d.handshake().and_then(|h| h.tls.clone()));
    let answer = evidence.looks(rung, Look::Page).find_map(|l| match l.reading.reply.answer()? {
        Answer::Http(answer) => Some(answer),
        _ => None,
    });
    let mut parts = Vec::new();
    if let Some(answer) = answer {
        parts.push(format!("{} over {}", answer.status, answer.version));
        parts.extend(answer.header("x-cache").map(str::to_owned));
    }
    parts.extend(tls.map(|t| t.version));
    if parts.is_empty() { "passed by the request".to_owned() } else { parts.join(", ") }
}
