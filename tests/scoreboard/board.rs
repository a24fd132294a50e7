//! `fixtures/SCOREBOARD.md`: the counts as tables, the goals, and every failure by name.

use std::fmt::Write as _;
use std::path::Path;

use hopwise_probes::Hop;

use crate::baselines;
use crate::case::{self, FOLDERS};
use crate::count::{Count, percent, quantile, share};
use crate::judged::{self, Judged, Mark};

/// Writes the page.
pub fn write(root: &Path, all: &[Judged]) -> String {
    let mut page = String::from(
        "# Scoreboard\n\nHow often the verdict is right. Every case is a fault (or an odd but healthy set-up) made on real \
         servers, traced by\nthe finished command, recorded, and judged from its recording. Made by \
         `fixtures/stack/scoreboard`; made again from the kept\nrecordings by `fixtures/stack/scoreboard --replay`.\n\n",
    );
    let made = all.iter().map(|j| j.recording.started).max().map(|t| t.strftime("%Y-%m-%d").to_string());
    let (inside, outside): (Vec<&Judged>, Vec<&Judged>) = all.iter().partition(|j| j.inside);
    let _ = writeln!(
        page,
        "{} cases, the last of them recorded on {}, traced with the cluster (its API and logs) and AWS (moto, an account of \
         the same\nnames, addresses and states) at hand, as far as the case allows: {} asked the cluster, {} asked AWS. {} of \
         them, the\nsingle ones, were traced from outside alone too.\n",
        inside.len(),
        made.unwrap_or_else(|| "no day yet".to_owned()),
        inside.iter().filter(|j| j.report.calls.kube > 0).count(),
        inside.iter().filter(|j| j.report.calls.aws > 0).count(),
        outside.len()
    );
    goals(&mut page, &inside, &outside);
    by_hop(&mut page, &inside, &outside);
    by_kind(&mut page, &inside, &outside);
    beside(&mut page, &inside, &outside);
    further(&mut page, all);
    cost(&mut page, &inside, &outside);
    failures(&mut page, all);
    missing(&mut page, root);
    page
}

fn faults<'a>(all: &[&'a Judged]) -> impl Iterator<Item = &'a Judged> {
    all.iter().copied().filter(|j| j.case.truth().is_some())
}

fn of<'a>(all: &[&'a Judged], folder: &str) -> impl Iterator<Item = &'a Judged> {
    all.iter().copied().filter(move |j| j.case.folder == folder)
}

fn goals(page: &mut String, all: &[&Judged], outside: &[&Judged]) {
    let seeing = Count::of(faults(all).filter(|j| j.case.folder != "blind"));
    let without = Count::of(faults(outside));
    let blind = Count::of(of(all, "blind"));
    let (healthy, healthy_outside) = (Count::of(of(all, "healthy")), Count::of(of(outside, "healthy")));
    let pairs = of(all, "double").filter(|j| j.exact_pair()).count();
    let double = of(all, "double").count();
    let best = |of: &[&Judged]| baselines::ALL.iter().map(|b| blamed(of, b).0).max().unwrap_or_default();
    let (cases, cases_outside) = (faults(all).count(), faults(outside).count());
    page.push_str("## Goals\n\n| goal | with looks inside | met | from outside alone |\n| --- | --- | --- | --- |\n");
    let mut row = |goal: &str, is: (usize, usize), met: bool, from_outside: (usize, usize)| {
        let met = match (is.1, met) {
            (0, _) => "no cases yet",
            (_, true) => "yes",
            (_, false) => "**no**",
        };
        let _ = writeln!(page, "| {goal} | {} | {met} | {} |", part(is), part(from_outside));
    };
    let (hop, rule) = ((seeing.hop, seeing.cases), (seeing.rule, seeing.cases));
    row("right hop ≥ 98 %", hop, share(hop.0, hop.1) >= 98.0, (without.hop, without.cases));
    row("right rule ≥ 95 %", rule, share(rule.0, rule.1) >= 95.0, (without.rule, without.cases));
    row(
        "wrong hop with reduced access ≤ 1 %",
        (blind.wrong, blind.cases),
        share(blind.wrong, blind.cases) <= 1.0,
        (0, 0),
    );
    row("exact pair in double faults ≥ 85 %", (pairs, double), share(pairs, double) >= 85.0, (0, 0));
    let alarms = (healthy.alarms, healthy.cases);
    row("false alarms on healthy 0", alarms, healthy.alarms == 0, (healthy_outside.alarms, healthy_outside.cases));
    row("no naive way above 70 %", (best(all), cases), share(best(all), cases) <= 70.0, (best(outside), cases_outside));
    page.push('\n');
}

/// A share with the numbers that it is made of.
fn part((part, whole): (usize, usize)) -> String {
    if whole == 0 { "–".to_owned() } else { format!("{} ({part} of {whole})", percent(part, whole)) }
}

fn line(page: &mut String, name: &str, count: &Count) {
    let Count { cases, hop, rule, wrong, undetermined, missed, alarms } = count;
    let shares = (percent(*hop, *cases), percent(*rule, *cases));
    let _ = writeln!(
        page,
        "| {name} | {cases} | {hop} ({}) | {rule} ({}) | {wrong} | {undetermined} | {missed} | {alarms} |",
        shares.0, shares.1
    );
}

const HEAD: &str = "cases | right hop | right rule | wrong hop | undetermined | missed | false alarms |\n\
                    | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n";

/// Looks inside on the left, looks from outside alone on the right.
fn by_hop(page: &mut String, all: &[&Judged], outside: &[&Judged]) {
    page.push_str(
        "## By the hop at fault\n\nOn the right the single cases from outside alone. Right is there what such a look can tell: \
         for a fault in a database\nthat the application reports it. \"Truly\" counts those that name the hop at fault \
         itself.\n\n",
    );
    page.push_str(
        "| hop | cases | right hop | right rule | wrong hop | undetermined | missed | outside: cases | right hop | right rule \
         | truly | wrong hop | undetermined |\n| --- |",
    );
    page.push_str(&" ---: |".repeat(12));
    page.push('\n');
    let mut row = |name: &str, is: &dyn Fn(&Judged) -> bool| {
        let [these, those] = [all, outside].map(|all| all.iter().copied().filter(|j| is(j)).collect::<Vec<_>>());
        if these.is_empty() {
            return;
        }
        let [a, b] = [&these, &those].map(|all| Count::of(all.iter().copied()));
        let truly = those.iter().filter(|j| j.report.verdict.hop == j.case.truth()).count();
        let _ = writeln!(
            page,
            "| {name} | {} | {} ({}) | {} ({}) | {} | {} | {} | {} | {} ({}) | {} ({}) | {truly} | {} | {} |",
            a.cases,
            a.hop,
            percent(a.hop, a.cases),
            a.rule,
            percent(a.rule, a.cases),
            a.wrong,
            a.undetermined,
            a.missed,
            b.cases,
            b.hop,
            percent(b.hop, b.cases),
            b.rule,
            percent(b.rule, b.cases),
            b.wrong,
            b.undetermined
        );
    };
    for hop in Hop::ALL {
        row(hop.name(), &|j| j.case.truth() == Some(hop));
    }
    row("all faults", &|j| j.case.truth().is_some());
    page.push('\n');
}

fn by_kind(page: &mut String, all: &[&Judged], outside: &[&Judged]) {
    let _ = write!(page, "## By kind\n\n| kind | {HEAD}");
    for (folder, title) in FOLDERS {
        let count = Count::of(of(all, folder));
        if count.cases > 0 {
            line(page, title, &count);
        }
    }
    for (folder, title) in FOLDERS {
        let count = Count::of(of(outside, folder));
        if count.cases > 0 {
            line(page, &format!("{title}, from outside alone"), &count);
        }
    }
    page.push('\n');
}

/// How often a naive way blames the right hop, a wrong one, and none.
fn blamed(all: &[&Judged], baseline: &baselines::Baseline) -> (usize, usize, usize) {
    faults(all).fold((0, 0, 0), |(right, wrong, none), one| match (baseline.blame)(&one.recording, &one.case.name) {
        None => (right, wrong, none + 1),
        hop if hop == one.case.truth() => (right + 1, wrong, none),
        Some(_) => (right, wrong + 1, none),
    })
}

fn beside(page: &mut String, all: &[&Judged], outside: &[&Judged]) {
    page.push_str(
        "## Beside naive ways, on the same evidence\n\n| way | right hop | wrong hop | says nothing | outside: right hop | \
         wrong hop | says nothing |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n",
    );
    let half = |all: &[&Judged], (right, wrong, none): (usize, usize, usize)| {
        format!("{right} ({}) | {wrong} | {none}", percent(right, faults(all).count()))
    };
    let ours = |all: &[&Judged]| {
        let right = faults(all).filter(|j| j.report.verdict.hop == j.case.truth()).count();
        let none = faults(all).filter(|j| j.report.verdict.hop.is_none()).count();
        half(all, (right, faults(all).count() - right - none, none))
    };
    let _ = writeln!(page, "| hopwise | {} | {} |", ours(all), ours(outside));
    for way in &baselines::ALL {
        let [a, b] = [all, outside].map(|all| half(all, blamed(all, way)));
        let _ = writeln!(page, "| {} | {a} | {b} |", way.name);
    }
    page.push('\n');
}

/// What the looks gain that are asked only where causes remain: the same recordings judged without them.
fn further(page: &mut String, all: &[Judged]) {
    let asked: Vec<_> = all.iter().filter(|j| !j.report.asked_further.is_empty()).collect();
    let without: Vec<_> = asked.iter().map(|j| j.without_further()).collect();
    let (with, without) = (Count::of(asked.iter().copied()), Count::of(&without));
    let _ = writeln!(
        page,
        "## What the next best question gains\n\nWhere causes remain, further requests tell them apart. They were sent in {} \
         traces: with them {} get the right hop\nand {} the right rule, without them {} and {}; a wrong hop is blamed in {} \
         and in {}.\n",
        with.cases, with.hop, with.rule, without.hop, without.rule, with.wrong, without.wrong
    );
}

fn cost(page: &mut String, all: &[&Judged], outside: &[&Judged]) {
    page.push_str(
        "## Time and calls of a verdict\n\n| | median | 95 of 100 | most | outside: median | 95 of 100 | most |\n\
         | --- | ---: | ---: | ---: | ---: | ---: | ---: |\n",
    );
    let mut row = |name: &str, value: &dyn Fn(&Judged) -> f64| {
        let halves = [all, outside].map(|all| {
            let values: Vec<f64> = all.iter().map(|j| value(j)).collect();
            [0.5, 0.95, 1.0].map(|part| format!("{:.0}", quantile(values.clone(), part))).join(" | ")
        });
        let _ = writeln!(page, "| {name} | {} |", halves.join(" | "));
    };
    row("milliseconds", &|j| j.report.duration_ms);
    row("DNS queries", &|j| j.report.calls.dns as f64);
    row("connections", &|j| j.report.calls.connections as f64);
    row("HTTP requests", &|j| j.report.calls.http as f64);
    row("AWS calls", &|j| j.report.calls.aws as f64);
    row("Kubernetes calls", &|j| j.report.calls.kube as f64);
    page.push_str(
        "\nMost time goes where a server stays silent: hopwise waits for it as a visitor would, within its bounds. Looks inside \
         wait\n0.4 s for the logs of a request that went wrong. Several paths share the machine while these are measured.\n\n",
    );
}

fn failures(page: &mut String, all: &[Judged]) {
    page.push_str("## Failures\n\n");
    let mut none = true;
    for one in all {
        let lost = one.case.folder == "double" && !one.exact_pair();
        if one.mark() == Mark::Right && !lost {
            continue;
        }
        none = false;
        let (expect, verdict) = (one.expect(), &one.report.verdict);
        let place = |hop: Option<Hop>, rule: Option<&str>, outcome: &str| match (hop, rule) {
            (Some(hop), rule) => format!("{hop}: {}", rule.unwrap_or("no rule")),
            _ => outcome.to_owned(),
        };
        let wanted = place(expect.hop, expect.rule.as_deref(), &expect.outcome);
        let got = place(verdict.hop, verdict.rule.as_deref(), judged::outcome(&one.report));
        let more = match one.mark() {
            Mark::FalseAlarm => format!(" ({})", one.alarms().join(", ")),
            _ if !one.unnoticed().is_empty() => format!(" (not noticed: {})", one.unnoticed().join(", ")),
            _ if lost => " (not the exact pair)".to_owned(),
            _ => String::new(),
        };
        let why = one.case.why_missed(one.inside).map(|why| format!(". {why}")).unwrap_or_default();
        let _ = writeln!(
            page,
            "- `{}`{} ({}): expected {wanted}; got {got}{more}{why}",
            one.case.name,
            if one.inside { "" } else { " from outside" },
            one.case.title
        );
    }
    page.push_str(if none { "None.\n" } else { "" });
}

fn missing(page: &mut String, root: &Path) {
    let kept: Vec<_> = judged::recordings(root).iter().map(|f| judged::name(f).0).collect();
    let without: Vec<_> = case::all(root).into_iter().filter(|c| !kept.contains(&c.name)).map(|c| c.name).collect();
    if !without.is_empty() {
        let _ = writeln!(page, "\n## Without a recording\n\n{}", without.join(", "));
    }
}
