//! Evaluates every rule over the facts.

use std::collections::BTreeMap;

use hopwise_probes::evidence::ReadingId;

use super::words::{self, Words};
use crate::facts::{Evidence, Fact, Known, Seen};
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

impl Decided {
    /// What is known of a fact, by its name; nothing where no rule reads it.
    #[must_use]
    pub fn get(&self, fact: &str) -> Option<&Known> {
        self.facts.get(fact)
    }

    /// What came of one rule.
    fn weigh(&self, rule: &'static Rule, masked: &[&str]) -> Weighed {
        let hidden = Known::Unknown("masked".to_owned());
        let mut seen = Vec::new();
        let mut blind = None;
        for condition in rule.when {
            let name = condition.fact().name;
            let known = self.facts.get(name).filter(|_| !masked.contains(&name)).unwrap_or(&hidden);
            match (condition, known) {
                (Condition::Yes(_), Known::Yes(what)) => seen.push(what),
                (Condition::No(_), Known::No) => {}
                (_, Known::Unknown(why)) => {
                    blind.get_or_insert_with(|| Blind { rule, fact: name, why: why.clone() });
                }
                (Condition::Yes(_), Known::No) | (Condition::No(_), Known::Yes(_)) => return Weighed::Contradicted,
            }
        }
        blind.map_or_else(|| Weighed::Fires(self.finding(rule, &seen)), Weighed::Blind)
    }

    fn finding(&self, rule: &'static Rule, seen: &[&Seen]) -> Finding {
        let mut words = self.words.clone();
        for (name, value) in seen.iter().flat_map(|s| &s.words) {
            words.entry(name).or_insert_with(|| value.clone());
        }
        let mut evidence: Vec<_> = seen.iter().flat_map(|s| s.evidence.iter().cloned()).collect();
        evidence.sort();
        evidence.dedup();
        Finding { rule, object: seen.iter().find_map(|s| s.object.clone()), words, evidence }
    }
}

/// What the facts say of one rule.
enum Weighed {
    Fires(Finding),
    Blind(Blind),
    Contradicted,
}

/// Evaluates all rules; the facts named in `masked` count as unknown.
#[must_use]
pub fn evaluate(decided: &Decided, masked: &[&str]) -> Found {
    let mut found = Found::default();
    for rule in rules::all() {
        match decided.weigh(rule, masked) {
            Weighed::Fires(finding) => found.findings.push(finding),
            Weighed::Blind(blind) => found.blind.push(blind),
            Weighed::Contradicted => {}
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
