//! Evaluates every rule over the facts.

use std::collections::BTreeMap;

use hopwise_probes::evidence::ReadingId;

use super::words::{self, Words};
use crate::facts::{Evidence, Fact, Known};
use crate::rules::{self, Condition, Rule};

/// A rule that fired.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// The object concerned, where a fact named one.
    pub object: Option<String>,
    /// Words for its messages.
    pub words: Words,
    /// The readings that show it.
    pub evidence: Vec<ReadingId>,
}

/// A rule that could not be decided: nothing speaks against it, but something could not be seen.
#[derive(Debug, Clone)]
pub struct Blind {
    /// The rule.
    pub rule: &'static Rule,
    /// The first fact that is unknown.
    pub fact: &'static str,
    /// Why it is unknown.
    pub why: String,
}

/// What came of all rules.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// The rules that fired, in the order of the rules.
    pub findings: Vec<Finding>,
    /// The rules that could not be decided.
    pub blind: Vec<Blind>,
}

/// Every fact that some rule reads, decided once.
#[derive(Debug)]
pub struct Decided {
    facts: BTreeMap<&'static str, Known>,
    words: Words,
}

/// Decides every fact that some rule reads.
#[must_use]
pub fn decide(evidence: &Evidence<'_>) -> Decided {
    let facts = facts().into_iter().map(|fact| (fact.name, (fact.derive)(evidence))).collect();
    Decided { facts, words: words::of_target(evidence) }
}

/// Evaluates all rules; the facts named in `masked` count as unknown.
#[must_use]
pub fn evaluate(decided: &Decided, masked: &[&str]) -> Found {
    let hidden = Known::Unknown("masked".to_owned());
    let known = |fact: &'static Fact| {
        let shown = decided.facts.get(fact.name).filter(|_| !masked.contains(&fact.name));
        shown.unwrap_or(&hidden).clone()
    };
    let mut found = Found::default();
    for rule in rules::all() {
        let mut finding = Finding { rule, object: None, words: decided.words.clone(), evidence: Vec::new() };
        let mut blind = None;
        let mut contradicted = false;
        for condition in rule.when {
            match (condition, known(condition.fact())) {
                (Condition::Yes(_), Known::Yes(seen)) => {
                    finding.object = finding.object.or(seen.object);
                    for (name, value) in seen.words {
                        finding.words.entry(name).or_insert(value);
                    }
                    finding.evidence.extend(seen.evidence);
                }
                (Condition::No(_), Known::No) => {}
                (condition, Known::Unknown(why)) => {
                    blind.get_or_insert((condition.fact().name, why));
                }
                (Condition::Yes(_), Known::No) | (Condition::No(_), Known::Yes(_)) => contradicted = true,
            }
        }
        finding.evidence.sort();
        finding.evidence.dedup();
        match (contradicted, blind) {
            (true, _) => {}
            (false, Some((fact, why))) => found.blind.push(Blind { rule, fact, why }),
            (false, None) => found.findings.push(finding),
        }
    }
    found
}

/// Every fact that some rule reads, each once, by name.
#[must_use]
pub fn facts() -> Vec<&'static Fact> {
    let mut by_name = BTreeMap::new();
    for condition in rules::all().flat_map(|r| r.when) {
        by_name.insert(condition.fact().name, condition.fact());
    }
    by_name.into_values().collect()
}
