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
    let made = made.unwrap_or_else(|| "no day yet".to_owned());
    // Where nothing inside was ever asked, the looks from outside are all there is to count.
    let (counted, beside_them) = if inside.is_empty() { (outside, Vec::new()) } else { (inside, outside) };
    let access = match (counted.iter().any(|j| j.inside), beside_them.len()) {
        (true, more) => {
            format!("with the cluster at hand, as far as the case allows; {more} of them from outside alone too")
        }
        (false, _) => "from outside alone: no AWS, no cluster, no logs".to_owned(),
    };
    let _ = writeln!(page, "{} cases, the last of them recorded on {made}, traced {access}.\n", counted.len());
    if counted.iter().all(|j| !j.inside) {
        let truly = faults(&counted).filter(|j| j.report.verdict.hop == j.case.truth()).count();
        let _ = writeln!(
            page,
            "\"Right\" below means the verdict that a look from outside can give: for a fault in a database that is the \
             application\nwhich reports it. The hop **truly** at fault is named in {truly} of {}; the goals are not met before \
             traces look inside.\n",
            faults(&counted).count()
        );
    }
    goals(&mut page, &counted, &beside_them);
    by_hop(&mut page, &counted);
    by_kind(&mut page, &counted, &beside_them);
    beside(&mut page, &counted);
    further(&mut page, &counted);
    cost(&mut page, &counted);
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
    let blind = Count::of(of(all, "blind"));
    let healthy = Count::of(of(all, "healthy").chain(of(outside, "healthy")));
    let pairs = of(all, "double").filter(|j| j.exact_pair()).count();
    let double = of(all, "double").count();
    let best = baselines::ALL.iter().map(|b| blamed(all, b).0).max().unwrap_or_default();
    let cases = faults(all).count();
    let seen_inside = all.iter().any(|j| j.inside);
    page.push_str("## Goals\n\n| goal | is | met |\n| --- | --- | --- |\n");
    let mut row = |goal: &str, part: usize, whole: usize, met: bool| {
        let met = if whole == 0 {
            "no cases yet"
        } else if met && !seen_inside {
            "from outside alone"
        } else if met {
            "yes"
        } else {
            "**no**"
        };
        let _ = writeln!(page, "| {goal} | {} ({part} of {whole}) | {met} |", percent(part, whole));
    };
    row("right hop ≥ 98 %", seeing.hop, seeing.cases, share(seeing.hop, seeing.cases) >= 98.0);
    row("right rule ≥ 95 %", seeing.rule, seeing.cases, share(seeing.rule, seeing.cases) >= 95.0);
    row("wrong hop with reduced access ≤ 1 %", blind.wrong, blind.cases, share(blind.wrong, blind.cases) <= 1.0);
    row("exact pair in double faults ≥ 85 %", pairs, double, share(pairs, double) >= 85.0);
    row("false alarms on healthy 0", healthy.alarms, healthy.cases, healthy.alarms == 0);
    row("no naive way above 70 %", best, cases, share(best, cases) <= 70.0);
    page.push('\n');
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

fn by_hop(page: &mut String, all: &[&Judged]) {
    let _ = write!(page, "## By the hop at fault\n\n| hop | {HEAD}");
    for hop in Hop::ALL {
        let count = Count::of(all.iter().copied().filter(|j| j.case.truth() == Some(hop)));
        if count.cases > 0 {
            line(page, hop.name(), &count);
        }
    }
    line(page, "all faults", &Count::of(faults(all)));
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

fn beside(page: &mut String, all: &[&Judged]) {
    page.push_str("## Beside naive ways, on the same evidence\n\n| way | right hop | wrong hop | says nothing |\n");
    page.push_str("| --- | ---: | ---: | ---: |\n");
    let cases = faults(all).count();
    let right = faults(all).filter(|j| j.report.verdict.hop == j.case.truth()).count();
    let none = faults(all).filter(|j| j.report.verdict.hop.is_none()).count();
    let mut row = |name: &str, (right, wrong, none): (usize, usize, usize)| {
        let _ = writeln!(page, "| {name} | {right} ({}) | {wrong} | {none} |", percent(right, cases));
    };
    row("hopwise", (right, cases - right - none, none));
    for baseline in &baselines::ALL {
        row(baseline.name, blamed(all, baseline));
    }
    page.push('\n');
}

/// What the looks gain that are asked only where causes remain: the same recordings judged without them.
fn further(page: &mut String, all: &[&Judged]) {
    let asked: Vec<_> = all.iter().filter(|j| !j.report.asked_further.is_empty()).collect();
    let right = asked.iter().filter(|j| j.report.verdict.hop == j.case.truth()).count();
    let without = asked.iter().filter(|j| j.without_further().verdict.hop == j.case.truth()).count();
    let _ = writeln!(
        page,
        "## What the next best question gains\n\nWhere causes remain, further requests tell them apart. They were sent in {} \
         cases; the hop truly at fault is named in {right}\nof them, and in {without} where they are left out.\n",
        asked.len()
    );
}

fn cost(page: &mut String, all: &[&Judged]) {
    page.push_str("## Time and calls of a verdict\n\n| | median | 95 of 100 | most |\n| --- | ---: | ---: | ---: |\n");
    let mut row = |name: &str, digits: usize, value: &dyn Fn(&Judged) -> f64| {
        let values: Vec<f64> = all.iter().map(|j| value(j)).collect();
        let [median, high, most] = [0.5, 0.95, 1.0].map(|part| quantile(values.clone(), part));
        let _ = writeln!(page, "| {name} | {median:.digits$} | {high:.digits$} | {most:.digits$} |");
    };
    row("milliseconds", 0, &|j| j.report.duration_ms);
    row("DNS queries", 0, &|j| j.report.calls.dns as f64);
    row("connections", 0, &|j| j.report.calls.connections as f64);
    row("HTTP requests", 0, &|j| j.report.calls.http as f64);
    row("AWS calls", 0, &|j| j.report.calls.aws as f64);
    row("Kubernetes calls", 0, &|j| j.report.calls.kube as f64);
    page.push_str(
        "\nMost time goes where a server stays silent: hopwise waits for it as a visitor would, within its bounds.\n\n",
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
        let _ = writeln!(
            page,
            "- `{}`{} ({}): expected {wanted}; got {got}{more}",
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
