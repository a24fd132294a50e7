//! The scoreboard: every kept recording of the real servers, judged again and counted.
//!
//! `fixtures/stack/scoreboard` makes the recordings and writes `fixtures/SCOREBOARD.md`; with `--replay` it writes it
//! anew from what is kept. Here the same is done without servers: a changed rule shows which verdicts it changes.

mod baselines;
mod board;
mod case;
mod count;
mod judged;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use judged::Judged;

/// All recordings are judged once for all tests.
static ALL: LazyLock<Vec<Judged>> = LazyLock::new(|| judged::all(&root()));

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

/// One line a case: what its recording is judged to be.
fn verdicts(all: &[Judged]) -> String {
    let mut text = "case\taccess\toutcome\thop\trule\n".to_owned();
    for one in all {
        let verdict = &one.report.verdict;
        let (hop, rule) = (verdict.hop.map_or("-", hopwise_probes::Hop::name), verdict.rule.as_deref().unwrap_or("-"));
        let access = if one.inside { "inside" } else { "outside" };
        let _ = writeln!(text, "{}\t{access}\t{}\t{hop}\t{rule}", one.case.name, judged::outcome(&one.report));
    }
    text
}

/// The lines of a text that another has not.
fn only_in<'a>(text: &'a str, other: &str) -> Vec<&'a str> {
    let other: std::collections::BTreeSet<_> = other.lines().collect();
    text.lines().filter(|line| !other.contains(line)).collect()
}

/// Compares a text with the kept file, or keeps it where `HOPWISE_BLESS` is set.
fn keep(file: &Path, text: &str, what: &str) {
    if std::env::var_os("HOPWISE_BLESS").is_some() {
        fs::write(file, text).expect("the file can be written");
        return;
    }
    let kept = fs::read_to_string(file).unwrap_or_default();
    let (was, now) = (only_in(&kept, text), only_in(text, &kept));
    assert!(
        was.is_empty() && now.is_empty(),
        "{what}\nwas:\n{}\nis:\n{}\nWhere the change is meant: fixtures/stack/scoreboard --replay",
        was.join("\n"),
        now.join("\n")
    );
}

#[test]
fn no_text_leaves_a_place_open() {
    for one in ALL.iter() {
        assert_eq!(hopwise::diagnosis::words::unfilled(&one.report), None, "{}", one.case.name);
    }
}

#[test]
fn every_kept_recording_is_judged_as_before() {
    let all = &*ALL;
    keep(
        &root().join("stack/recordings/VERDICTS.tsv"),
        &verdicts(all),
        "verdicts on recordings of real servers changed",
    );
    keep(&root().join("SCOREBOARD.md"), &board::write(&root(), all), "the scoreboard is out of date");
}

#[test]
fn every_recording_belongs_to_a_case() {
    let cases = case::all(&root());
    for file in judged::recordings(&root()) {
        let (name, _) = judged::name(&file);
        assert!(cases.iter().any(|c| c.name == name), "{}: no case file has this name", file.display());
    }
}

#[test]
fn a_baseline_says_the_same_of_the_same_recording() {
    for one in ALL.iter().take(20) {
        for baseline in baselines::ALL {
            let twice = [(); 2].map(|()| (baseline.blame)(&one.recording, &one.case.name));
            assert_eq!(twice[0], twice[1], "{} on {}", baseline.name, one.case.name);
        }
    }
}
