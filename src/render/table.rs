//! The report for people: verdict, the table of hops with the failing one marked, fix, what was not seen.

use anstyle::{AnsiColor, Style};
use comfy_table::{ContentArrangement, Table, presets};

use super::clean;
use crate::report::{HopReport, HopState, Outcome, Report, Role};
use crate::rules::Certainty;

const RED: Style = AnsiColor::Red.on_default().bold();
const GREEN: Style = AnsiColor::Green.on_default().bold();
const YELLOW: Style = AnsiColor::Yellow.on_default();
const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();
/// How many reasons of blind spots are listed before the rest is counted.
const BLIND_SHOWN: usize = 6;
/// How many facts are named that wait for one look.
const FACTS_SHOWN: usize = 2;

/// The whole report.
#[must_use]
pub fn render(report: &Report) -> String {
    let mut out = verdict(report);
    out.push('\n');
    out.push_str(&hops(report));
    section(&mut out, "Fix", &numbered(&report.verdict.fix));
    section(&mut out, "Check by hand", &commands(&report.verdict.check_by_hand));
    section(&mut out, "Consequences", &findings(report, Role::Consequence));
    section(&mut out, "Also noticed", &findings(report, Role::Noticed));
    section(&mut out, "Could not be seen", &blind(report));
    let further: Vec<String> = report.asked_further.iter().map(|l| clean::line(l)).collect();
    section(&mut out, "Asked further, to tell causes apart", &further);
    let c = report.calls;
    let inside: String = [(c.aws, "AWS"), (c.kube, "Kubernetes")]
        .into_iter()
        .filter(|(n, _)| *n > 0)
        .map(|(n, of)| format!(", {n} {of} calls"))
        .collect();
    let throttled = c.aws_throttled.map_or_else(String::new, |n| format!(" (AWS throttled {n} of them)"));
    let waited = c.aws_waited_ms.map_or_else(String::new, |ms| format!(" (waited {ms} ms for AWS's limits)"));
    let slow = throttled + &waited;
    let counts = format!(
        "{} DNS queries, {} connections, {} requests{inside}{slow} in {:.0} ms",
        c.dns, c.connections, c.http, report.duration_ms
    );
    out.push_str(&format!("\n{DIM}{counts}{DIM:#}\n"));
    out
}

/// The verdict alone: where, why, how sure.
#[must_use]
pub fn verdict(report: &Report) -> String {
    let v = &report.verdict;
    let (style, head) = match (v.outcome, v.hop) {
        (Outcome::Healthy, _) => (GREEN, "healthy".to_owned()),
        (Outcome::Fault, Some(hop)) if v.between.len() > 1 => {
            (RED, format!("fault between {hop} and {}", v.between[v.between.len() - 1]))
        }
        (Outcome::Fault, Some(hop)) => (RED, format!("fault at {hop}")),
        (Outcome::Fault, None) => (RED, "fault".to_owned()),
        (Outcome::Undetermined, _) => (YELLOW, "undetermined".to_owned()),
    };
    let sure = match v.certainty {
        Some(Certainty::Certain) => " (certain)",
        Some(Certainty::Likely) => " (likely)",
        Some(Certainty::Bounded) => " (place known, cause not)",
        None => "",
    };
    let rule = v.rule.as_ref().map(|r| format!(": {r}")).unwrap_or_default();
    let url = clean::line(&report.target.url);
    let mut out = format!("{BOLD}{url}{BOLD:#}\n{style}{head}{rule}{style:#}{sure}\n  {}\n", clean::line(&v.summary));
    if v.outcome == Outcome::Fault && report.symptom.text != v.summary {
        out.push_str(&format!("  {DIM}visitors see: {}{DIM:#}\n", clean::line(&report.symptom.text)));
    }
    if v.chain.len() > 1 {
        out.push_str(&format!("  {DIM}chain: {}{DIM:#}\n", v.chain.join(" -> ")));
    }
    out
}

/// The table of hops. Styled line by line afterwards, so that columns line up whether or not there are colours.
fn hops(report: &Report) -> String {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Disabled);
    table.set_header(["", "HOP", "STATE", "MS", "SEEN"]);
    let mut states = Vec::new();
    for hop in &report.hops {
        let mark = if hop.state == HopState::Fault { ">" } else { "" };
        let ms = hop.ms.map_or_else(String::new, |ms| format!("{ms:.1}"));
        table.add_row([mark, hop.hop.name(), state(hop), &ms, &clean::line(&hop.summary)]);
        states.push(hop.state);
        for line in &hop.inside {
            table.add_row(["", "", "", "", &format!("  {}", clean::line(line))]);
            states.push(hop.state);
        }
    }
    let text = table.to_string();
    let mut out = String::new();
    for (i, line) in text.lines().enumerate() {
        let line = line.trim_end();
        let style = match i.checked_sub(1).and_then(|i| states.get(i)) {
            Some(HopState::Fault) => RED,
            Some(HopState::Degraded) => YELLOW,
            Some(HopState::Unknown | HopState::NotReached) => DIM,
            Some(HopState::Ok) => Style::new(),
            None => BOLD,
        };
        out.push_str(&format!("{style}{line}{style:#}\n"));
    }
    out
}

const fn state(hop: &HopReport) -> &'static str {
    match hop.state {
        HopState::Ok => "ok",
        HopState::Fault => "FAULT",
        HopState::Degraded => "degraded",
        HopState::Unknown => "unknown",
        HopState::NotReached => "not reached",
    }
}

fn section(out: &mut String, title: &str, lines: &[String]) {
    if !lines.is_empty() {
        out.push_str(&format!("\n{BOLD}{title}{BOLD:#}\n"));
        for line in lines {
            out.push_str(&format!("  {line}\n"));
        }
    }
}

fn numbered(lines: &[String]) -> Vec<String> {
    lines.iter().enumerate().map(|(i, l)| format!("{}. {}", i + 1, clean::line(l))).collect()
}

fn commands(lines: &[String]) -> Vec<String> {
    lines.iter().map(|l| format!("$ {}", clean::line(l))).collect()
}

fn findings(report: &Report, role: Role) -> Vec<String> {
    report
        .findings
        .iter()
        .filter(|f| f.role == role)
        .map(|f| format!("{} [{}] {}", f.hop, f.rule, clean::line(&f.message)))
        .collect()
}

/// One line a reason, with the facts that wait for it.
fn blind(report: &Report) -> Vec<String> {
    let mut reasons: Vec<(String, Vec<&str>)> = Vec::new();
    for spot in &report.blind_spots {
        let why = clean::line(&spot.why);
        let at = reasons.iter().position(|(known, _)| *known == why).unwrap_or_else(|| {
            reasons.push((why, Vec::new()));
            reasons.len() - 1
        });
        if !reasons[at].1.contains(&spot.fact.as_str()) {
            reasons[at].1.push(&spot.fact);
        }
    }
    let more = reasons.len().saturating_sub(BLIND_SHOWN);
    let mut lines: Vec<String> = reasons.iter().take(BLIND_SHOWN).map(|(why, facts)| waits(why, facts)).collect();
    if more > 0 {
        lines.push(format!("and {more} more; -o json lists all"));
    }
    lines
}

/// A reason with the first facts that wait for it, such as `pod.none-ready, pod.some-ready and 4 more: denied: list pods`.
fn waits(why: &str, facts: &[&str]) -> String {
    let named = facts[..facts.len().min(FACTS_SHOWN)].join(", ");
    match facts.len().saturating_sub(FACTS_SHOWN) {
        0 => format!("{named}: {why}"),
        more => format!("{named} and {more} more: {why}"),
    }
}
