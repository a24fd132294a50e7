//! Looks at AWS that were refused, or not made because our own access is broken: each is said once, whatever the verdict.

use std::collections::BTreeSet;

use hopwise_probes::evidence::aws::Call;
use hopwise_probes::evidence::{Question, Reply};

use super::findings::Decided;
use crate::facts::{Evidence, Known};
use crate::report::BlindSpot;
use crate::rules;

/// Adds a blind spot for every refused call that no other one names.
pub(super) fn add(evidence: &Evidence<'_>, decided: &Decided, spots: &mut Vec<BlindSpot>) {
    let mut said: BTreeSet<String> = spots.iter().map(|s| s.why.clone()).collect();
    for look in evidence.aws_looks() {
        let (why, ours) = match (&look.reading.reply, &look.reading.question) {
            (Reply::Denied(action), Question::Aws(_)) => (format!("denied: {action}"), false),
            (Reply::NotAsked(why), Question::Aws(q)) if is_ours(q.call, why) => (format!("not asked: {why}"), true),
            _ => continue,
        };
        if said.insert(why.clone()) {
            // Everything that AWS tells waits for our own access: no single rule does.
            let (rule, fact) =
                if ours { (String::new(), Some("aws.access".to_owned())) } else { waiting(decided, &why) };
            spots.push(BlindSpot { rule, fact: fact.unwrap_or_else(|| look.question.call.name().to_owned()), why });
        }
    }
    spots.sort();
}

/// Whether the trouble is with our own access. That there are no credentials at all is a normal way to look.
fn is_ours(call: Call, why: &str) -> bool {
    call == Call::CallerIdentity && why != "no AWS credentials" || why.contains("--region")
}

/// A rule that waits for the look, with the fact that it wants to know.
fn waiting(decided: &Decided, why: &str) -> (String, Option<String>) {
    let unknown = |fact: &str| matches!(decided.get(fact), Some(Known::Unknown(w)) if w == why);
    let found = rules::all()
        .find_map(|rule| rule.when.iter().map(|c| c.fact().name).find(|f| unknown(f)).map(|fact| (rule.name, fact)));
    found.map_or_else(|| (String::new(), None), |(rule, fact)| (rule.to_owned(), Some(fact.to_owned())))
}
