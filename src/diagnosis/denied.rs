//! What a refused look leaves open: a cause at another hop that would explain what was found.

use std::collections::BTreeSet;

use super::findings::{Blind, Finding, Found};
use super::words::{fill, fill_command};
use crate::report::{Outcome, Verdict};
use crate::rules::{self, Certainty, Severity};

/// How a blind spot begins that a permission would open.
const DENIED: &str = "denied: ";

/// The causes at other hops that would explain a finding, and that a refused look leaves undecided.
///
/// Without them the finding would be blamed on its own hop, though the look that tells was not allowed.
pub(super) fn behind<'f>(root: &Finding, found: &'f Found) -> Option<Vec<&'f Blind>> {
    let unseen: Vec<&Blind> = found
        .blind
        .iter()
        .filter(|b| b.why.starts_with(DENIED) && b.rule.hop != root.rule.hop && b.rule.severity > Severity::Info)
        .filter(|b| explains(b.rule.explains, root.rule.name))
        .collect();
    (!unseen.is_empty()).then_some(unseen)
}

/// Whether one of some rules is the wanted one, or explains it.
fn explains(names: &[&'static str], wanted: &str) -> bool {
    let mut todo = names.to_vec();
    let mut seen = BTreeSet::new();
    while let Some(name) = todo.pop() {
        if name == wanted {
            return true;
        }
        if seen.insert(name) {
            todo.extend(rules::find(name).map_or(&[][..], |r| r.explains));
        }
    }
    false
}

/// The verdict then: the place alone, from the finding's hop to the deepest hop that could not be seen.
pub(super) fn between(root: &Finding, unseen: &[&Blind]) -> Verdict {
    let hops = || unseen.iter().map(|b| b.rule.hop).chain([root.rule.hop]);
    let from = hops().min().unwrap_or(root.rule.hop);
    let until = hops().max().unwrap_or(root.rule.hop);
    let missing: BTreeSet<&str> = unseen.iter().map(|b| b.why.trim_start_matches(DENIED)).collect();
    let missing = missing.into_iter().collect::<Vec<_>>().join("; ");
    let seen = fill(root.rule.summary, &root.words);
    let mut fix = vec![format!("allow hopwise this look, and trace again: {missing}")];
    fix.extend(root.rule.fix.iter().map(|t| fill_command(t, &root.words)));
    Verdict {
        outcome: Outcome::Fault,
        hop: Some(root.rule.hop),
        rule: None,
        object: root.object.clone(),
        certainty: Some(Certainty::Bounded),
        between: vec![from, until],
        summary: format!("{seen}; whether that is the cause or a consequence could not be seen (denied: {missing})"),
        fix,
        check_by_hand: root.rule.check.iter().map(|t| fill_command(t, &root.words)).collect(),
        chain: Vec::new(),
    }
}
