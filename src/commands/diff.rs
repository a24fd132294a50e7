//! `hopwise diff`: what changed between two recordings, as facts, findings and verdict.

use std::collections::{BTreeMap, BTreeSet};

use hopwise_probes::evidence::Recording;
use serde::Serialize;

use crate::cli::{DiffArgs, ListOutput};
use crate::diagnosis::{diagnose, findings};
use crate::facts::{Evidence, Known};
use crate::render::clean;
use crate::report::exit;

/// What changed.
#[derive(Debug, Serialize)]
struct Difference {
    verdict: Option<[String; 2]>,
    findings_gone: Vec<String>,
    findings_new: Vec<String>,
    facts: Vec<FactChange>,
}

/// A fact that changed its value.
#[derive(Debug, Serialize)]
struct FactChange {
    fact: &'static str,
    before: &'static str,
    after: &'static str,
}

/// Runs the command.
pub fn run(args: &DiffArgs) -> anyhow::Result<u8> {
    let (before, after) = (super::load(&args.before)?, super::load(&args.after)?);
    let difference = compare(&before, &after);
    let same = difference.verdict.is_none()
        && difference.facts.is_empty()
        && difference.findings_gone.is_empty()
        && difference.findings_new.is_empty();
    let text = match args.output {
        ListOutput::Json => serde_json::to_string_pretty(&difference)? + "\n",
        ListOutput::Table => for_people(&difference, same),
    };
    super::print(&text)?;
    Ok(if same { exit::HEALTHY } else { exit::FAULT })
}

fn compare(before: &Recording, after: &Recording) -> Difference {
    let (old, new) = (diagnose(before), diagnose(after));
    let names = |r: &crate::report::Report| r.findings.iter().map(|f| f.rule.clone()).collect::<BTreeSet<_>>();
    let (old_names, new_names) = (names(&old), names(&new));
    let changed = (&old.verdict.outcome, &old.verdict.hop, &old.verdict.rule)
        != (&new.verdict.outcome, &new.verdict.hop, &new.verdict.rule);
    let after_facts = facts(after);
    Difference {
        verdict: changed.then(|| [old.verdict.summary.clone(), new.verdict.summary.clone()]),
        findings_gone: old_names.difference(&new_names).cloned().collect(),
        findings_new: new_names.difference(&old_names).cloned().collect(),
        facts: facts(before)
            .into_iter()
            .filter_map(|(fact, before)| {
                let after = after_facts.get(fact).copied()?;
                (before != after).then_some(FactChange { fact, before, after })
            })
            .collect(),
    }
}

/// Every fact that a rule reads, with its value.
fn facts(recording: &Recording) -> BTreeMap<&'static str, &'static str> {
    let evidence = Evidence::new(recording);
    findings::facts()
        .into_iter()
        .map(|fact| {
            let value = match (fact.derive)(&evidence) {
                Known::Yes(_) => "yes",
                Known::No => "no",
                Known::Unknown(_) => "unknown",
            };
            (fact.name, value)
        })
        .collect()
}

fn for_people(difference: &Difference, same: bool) -> String {
    if same {
        return "Nothing changed.\n".to_owned();
    }
    let mut lines = Vec::new();
    match &difference.verdict {
        Some([before, after]) => {
            lines.push(format!("Verdict before: {}", clean::line(before)));
            lines.push(format!("Verdict after:  {}", clean::line(after)));
        }
        None => lines.push("The verdict is the same.".to_owned()),
    }
    lines.extend(difference.findings_gone.iter().map(|f| format!("- {f}")));
    lines.extend(difference.findings_new.iter().map(|f| format!("+ {f}")));
    lines.extend(difference.facts.iter().map(|f| format!("  {}: {} -> {}", f.fact, f.before, f.after)));
    lines.join("\n") + "\n"
}
