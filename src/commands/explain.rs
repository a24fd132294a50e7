//! `hopwise explain`: a rule's page, or the index.

use serde::Serialize;

use super::Usage;
use crate::cli::{ExplainArgs, ListOutput};
use crate::render;
use crate::rules::{self, Rule};

/// One line of the index.
#[derive(Debug, Serialize)]
struct Entry {
    name: &'static str,
    hop: hopwise_probes::Hop,
    title: &'static str,
    severity: rules::Severity,
    certainty: rules::Certainty,
}

/// A rule in full.
#[derive(Debug, Serialize)]
struct Page {
    name: &'static str,
    hop: hopwise_probes::Hop,
    title: &'static str,
    severity: rules::Severity,
    certainty: rules::Certainty,
    reads: Vec<&'static str>,
    explains: &'static [&'static str],
    fix: &'static [&'static str],
    check_by_hand: &'static [&'static str],
    page: &'static str,
}

/// Runs the command.
pub fn run(args: &ExplainArgs) -> anyhow::Result<u8> {
    let text = match (&args.rule, args.output) {
        (None, ListOutput::Json) => serde_json::to_string_pretty(&rules::all().map(entry).collect::<Vec<_>>())? + "\n",
        (None, ListOutput::Table) => {
            let rows: Vec<_> = rules::all().map(|r| (r.name, r.hop.name(), r.title)).collect();
            let count = rows.len();
            render::list::render(&rows) + &format!("\n{count} rules; `hopwise explain RULE` prints a rule's page.\n")
        }
        (Some(name), output) => {
            let rule = rules::find(name).ok_or_else(|| Usage(unknown(name)))?;
            match output {
                ListOutput::Json => serde_json::to_string_pretty(&page(rule))? + "\n",
                ListOutput::Table => format!("{}\n", rule.page.trim_end()),
            }
        }
    };
    super::print(&text)
}

const fn entry(rule: &Rule) -> Entry {
    Entry { name: rule.name, hop: rule.hop, title: rule.title, severity: rule.severity, certainty: rule.certainty }
}

fn page(rule: &Rule) -> Page {
    Page {
        name: rule.name,
        hop: rule.hop,
        title: rule.title,
        severity: rule.severity,
        certainty: rule.certainty,
        reads: rule.when.iter().map(|c| c.fact().name).collect(),
        explains: rule.explains,
        fix: rule.fix,
        check_by_hand: rule.check,
        page: rule.page,
    }
}

fn unknown(name: &str) -> String {
    let near = render::list::nearest(name, rules::all().map(|r| r.name));
    format!("no rule is called {name:?}{near}; `hopwise explain` lists all")
}
