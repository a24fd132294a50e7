//! The kept recordings, judged again without any network: verdicts stand, order does not matter, blindness never blames.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use hopwise::diagnosis::words::unfilled;
use hopwise::diagnosis::{diagnose, diagnose_masked, findings};
use hopwise::facts::{Evidence, Known};
use hopwise::report::Outcome;
use hopwise_probes::evidence::{Recording, Reply};
use proptest::prelude::*;

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name)
}

/// All kept recordings by name.
fn recordings() -> Vec<(String, Recording)> {
    let mut all: Vec<_> = std::fs::read_dir(folder("recordings"))
        .expect("fixtures/recordings is there")
        .flatten()
        .map(|entry| {
            let name = entry.path().file_stem().and_then(|n| n.to_str()).unwrap_or_default().to_owned();
            let text = std::fs::read_to_string(entry.path()).expect("readable");
            let recording = Recording::from_json(&text).unwrap_or_else(|e| panic!("{name}: {e}"));
            (name, recording)
        })
        .collect();
    all.sort_by(|a, b| a.0.cmp(&b.0));
    assert!(all.len() >= 25, "only {} recordings", all.len());
    all
}

#[test]
fn every_scenario_has_a_recording_and_its_verdict_stands() {
    let names: BTreeSet<_> = recordings().into_iter().map(|(n, _)| n).collect();
    for (name, yaml) in hopwise_fixtures::scenarios() {
        assert!(names.contains(*name), "{name} has no recording; HOPWISE_BLESS=1 cargo test --test scenarios makes it");
        let scenario = hopwise_fixtures::Scenario::parse(name, yaml).expect("parses");
        let text = std::fs::read_to_string(folder("recordings").join(format!("{name}.json"))).expect("readable");
        let report = diagnose(&Recording::from_json(&text).expect("loads"));
        let rule = report.verdict.rule.as_deref();
        let expected = scenario.rule.as_deref().filter(|_| report.verdict.outcome == Outcome::Fault);
        assert_eq!(rule, expected, "{name}: {}", report.verdict.summary);
    }
}

#[test]
fn no_text_of_a_kept_recording_leaves_a_place_open() {
    for (name, recording) in recordings() {
        assert_eq!(unfilled(&diagnose(&recording)), None, "{name}");
    }
}

#[test]
fn the_same_recording_gives_the_same_bytes() {
    for (name, recording) in recordings() {
        let once = serde_json::to_string(&diagnose(&recording)).expect("json");
        let again = Recording::from_json(&recording.to_json().expect("json")).expect("loads");
        assert_eq!(once, serde_json::to_string(&diagnose(&again)).expect("json"), "{name}");
    }
}

#[test]
fn a_fact_made_unknown_silences_its_rules_and_adds_no_finding() {
    for (name, recording) in recordings() {
        let decided = findings::decide(&Evidence::new(&recording));
        let fired = |masked: &[&str]| -> BTreeSet<&'static str> {
            findings::evaluate(&decided, masked).findings.iter().map(|f| f.rule.name).collect()
        };
        let before = fired(&[]);
        for fact in findings::facts() {
            // Hiding what is unknown anyway changes nothing.
            if matches!(decided.get(fact.name), None | Some(Known::Unknown(_))) {
                continue;
            }
            let after = fired(&[fact.name]);
            assert!(after.is_subset(&before), "{name}: without {} there is more: {after:?}", fact.name);
            for rule in after {
                let rule = hopwise::rules::find(rule).expect("known");
                let reads = rule.when.iter().any(|c| c.fact().name == fact.name);
                assert!(!reads, "{name}: {} fires although {} is unknown", rule.name, fact.name);
            }
        }
    }
}

#[test]
fn all_facts_unknown_blame_no_rule() {
    let all: Vec<_> = findings::facts().iter().map(|f| f.name).collect();
    for (name, recording) in recordings() {
        let report = diagnose_masked(&recording, &all);
        assert!(report.findings.is_empty() && report.verdict.rule.is_none(), "{name}: {:?}", report.verdict);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_readings_never_matters(seed in any::<u64>()) {
        for (name, recording) in recordings() {
            let straight = serde_json::to_string(&diagnose(&recording)).expect("json");
            let mut shuffled = recording.clone();
            shuffle(&mut shuffled.readings, seed);
            prop_assert_eq!(&straight, &serde_json::to_string(&diagnose(&shuffled)).expect("json"), "{}", name);
        }
    }

    #[test]
    fn readings_taken_away_never_bring_a_wrong_rule_to_a_healthy_walk(seed in any::<u64>()) {
        for (name, recording) in recordings() {
            if diagnose(&recording).verdict.outcome != Outcome::Healthy {
                continue;
            }
            let mut less = recording.clone();
            shuffle(&mut less.readings, seed);
            // A walk never forgets a look: what it could not do it writes down as not done.
            let half = less.readings.len() / 2;
            for reading in &mut less.readings[half..] {
                reading.reply = Reply::NotAsked("taken away".to_owned());
            }
            let report = diagnose(&less);
            prop_assert!(report.verdict.outcome != Outcome::Fault, "{}: {:?}", name, report.verdict);
        }
    }
}

/// Fisher and Yates with a small generator, so that a seed tells the order.
fn shuffle<T>(items: &mut [T], mut seed: u64) {
    for i in (1..items.len()).rev() {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        items.swap(i, usize::try_from(seed >> 33).expect("fits") % (i + 1));
    }
}

#[test]
fn a_healthy_hop_more_changes_no_verdict() {
    use hopwise_probes::evidence::{Answer, Question};
    for (name, recording) in recordings() {
        let before = diagnose(&recording);
        // One more resolver that agrees with the first.
        let more: Vec<_> = recording
            .readings
            .iter()
            .filter_map(|r| match (&r.question, &r.reply) {
                (Question::Dns(q), Reply::Answer(Answer::Dns(a)))
                    if q.role == hopwise_probes::evidence::ServerRole::System
                        && a.rcode == "NOERROR"
                        && q.rtype == "A" =>
                {
                    let mut reading = r.clone();
                    let mut question = q.clone();
                    question.role = hopwise_probes::evidence::ServerRole::Resolver;
                    question.addr = "192.0.2.200:53".parse().expect("address");
                    reading.question = Question::Dns(question);
                    reading.id = hopwise_probes::evidence::ReadingId(format!("{}x", r.id));
                    Some(reading)
                }
                _ => None,
            })
            .collect();
        let mut grown = recording.clone();
        grown.readings.extend(more);
        let after = diagnose(&grown);
        assert_eq!(before.verdict.outcome, after.verdict.outcome, "{name}");
        assert_eq!((before.verdict.hop, &before.verdict.rule), (after.verdict.hop, &after.verdict.rule), "{name}");
    }
}
