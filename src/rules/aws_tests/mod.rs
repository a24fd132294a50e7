//! Firing and silent cases of the rules over what AWS says at dns, edge and balancer, on hand-written evidence.

mod balancer;
mod dns;
mod edge;
mod sketches;

use hopwise_probes::evidence::{Question, Reply};

use crate::diagnosis::diagnose_masked;
use crate::facts::testing::Sketch;
use crate::report::Outcome;
use crate::rules::{Severity, find};

/// A rule with evidence on which it fires, and whether it is then the verdict.
type Case = (&'static str, bool, Sketch);

/// Whether a rule has its cases here.
pub(super) fn has(rule: &str) -> bool {
    cases().iter().any(|(name, ..)| *name == rule)
}

fn cases() -> Vec<Case> {
    [balancer::cases(), edge::cases(), dns::cases()].into_iter().flatten().collect()
}

#[test]
fn each_rule_fires_on_its_evidence_with_all_words_and_is_the_verdict_where_it_is_the_cause() {
    let mut wrong = Vec::new();
    for (rule, verdict, sketch) in cases() {
        if !sketch.fired().iter().any(|f| f == rule) {
            wrong.push(format!("{rule} is silent; fired {:?}", sketch.fired()));
            continue;
        }
        if std::panic::catch_unwind(|| sketch.tells(rule)).is_err() {
            wrong.push(format!("{rule}: a text is not complete"));
        }
        let blamed = sketch.judge().verdict.rule.unwrap_or_default();
        if verdict != (blamed == rule) {
            wrong.push(format!("{rule}: the verdict is {blamed:?}; fired {:?}", sketch.fired()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_rule_falls_silent_when_one_of_its_facts_is_masked() {
    for (rule, _, sketch) in cases() {
        for condition in find(rule).unwrap().when {
            let report = diagnose_masked(&sketch.recording, &[condition.fact().name]);
            assert!(!report.findings.iter().any(|f| f.rule == rule), "{rule} without {condition:?}");
        }
    }
}

#[test]
fn each_rule_falls_silent_where_aws_refuses_and_the_verdict_names_no_inside_cause() {
    for (rule, _, sketch) in cases() {
        let mut refused = sketch;
        for reading in &mut refused.recording.readings {
            if let Question::Aws(q) = &reading.question {
                reading.reply = Reply::Denied(q.call.action().to_owned());
            }
        }
        assert!(!refused.fired().iter().any(|f| f == rule), "{rule} fires on refusals");
        let verdict = refused.judge().verdict;
        assert!(verdict.rule.is_none_or(|r| cases().iter().all(|(name, ..)| *name != r)), "{rule}");
    }
}

#[test]
fn a_refused_call_is_a_blind_spot_that_names_the_iam_action() {
    use hopwise_probes::evidence::aws::elbv2::TargetHealth;
    let sketch =
        sketches::gateway_timeout(Sketch::aws_healthy()).aws_denied::<TargetHealth>(crate::facts::testing::aws::GROUP);
    let report = sketch.judge();
    assert_eq!(report.verdict.rule.as_deref(), Some("balancer-target-timeout"));
    let named = |b: &crate::report::BlindSpot| b.why.contains("elasticloadbalancing:DescribeTargetHealth");
    assert!(report.blind_spots.iter().any(named), "{:?}", report.blind_spots);
}

#[test]
fn a_healthy_site_with_full_access_raises_nothing_above_info() {
    for sketch in sketches::healthy() {
        let report = sketch.judge();
        assert_eq!(report.verdict.outcome, Outcome::Healthy);
        let loud: Vec<_> = report.findings.iter().filter(|f| f.severity > Severity::Info).collect();
        assert!(loud.is_empty(), "{loud:#?}");
    }
}

#[test]
fn an_oddity_that_cannot_make_the_symptom_is_only_noticed() {
    for (what, sketch) in sketches::oddities() {
        for (symptom, wanted, sick) in sketches::symptoms(sketch) {
            let report = sick.judge();
            assert_eq!(report.verdict.rule.as_deref(), Some(wanted), "{what} with {symptom}: {report:#?}");
        }
    }
}

#[test]
fn every_case_falls_silent_on_the_healthy_walk() {
    let fired = Sketch::aws_healthy().fired();
    assert!(fired.is_empty(), "{fired:?}");
}
