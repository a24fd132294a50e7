//! Code that the behaviour of the path runs at the edge.

use hopwise_probes::Hop;

use super::distribution::shown;
use crate::facts::aws::{Sought, words};
use crate::facts::{Evidence, Fact, Known, Seen};

/// Code runs on the way.
pub static SET: Fact = Fact {
    name: "edge.functions-set",
    hop: Hop::Edge,
    about: "the behaviour of the path runs a CloudFront Function or Lambda@Edge",
    derive: |e| Known::sought(set(e)),
};

fn set(e: &Evidence<'_>) -> Sought<Seen> {
    let (Some(distribution), Some(behaviour)) = (e.aws().distribution()?, e.aws().behaviour()?) else {
        return Ok(None);
    };
    let Some(first) = behaviour.functions.first() else { return Ok(None) };
    let short = |arn: &str| {
        let kind = if arn.contains(":lambda:") { "Lambda" } else { "function" };
        let name = arn.split(":function").nth(1).unwrap_or(arn).trim_start_matches(['/', ':']);
        format!("{kind} {name}")
    };
    let names: Vec<_> = behaviour.functions.iter().map(|f| format!("{} at {}", short(&f.arn), f.event)).collect();
    let name = short(&first.arn).split(' ').nth(1).unwrap_or_default().split(':').next().unwrap_or_default().to_owned();
    Ok(Some(
        shown(&distribution)
            .word("pattern", &behaviour.pattern)
            .word("functions", words::some(&names))
            .word("function_name", name)
            .word("function_arn", &first.arn),
    ))
}
