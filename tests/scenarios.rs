//! Every scenario of the demo path, walked over real sockets: the verdict must name the hop and rule it was made for.
//!
//! With `HOPWISE_BLESS=1` each walk is kept in `fixtures/recordings`, which `tests/replay.rs` judges again.

use std::path::Path;

use hopwise::commands::demo::settings;
use hopwise::diagnosis::diagnose;
use hopwise::report::{Outcome, Report};
use hopwise_fixtures::{DemoPath, Scenario};
use hopwise_probes::evidence::Recording;
use hopwise_probes::live::Trust;
use hopwise_probes::walk;

fn walk_scenario(scenario: &Scenario) -> Result<Recording, Box<dyn std::error::Error>> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let recording = runtime.block_on(async {
        let path = DemoPath::serve(scenario).await?;
        let trust = Trust::pem(path.ca_pem().as_bytes())?;
        let progress = std::sync::Arc::new(());
        let further = &hopwise::diagnosis::next::questions;
        let recording =
            walk::walk_and_wonder(path.target(), trust, settings(&path), "hopwise demo", progress, further).await;
        Ok::<_, Box<dyn std::error::Error>>(recording)
    })?;
    runtime.shutdown_background();
    Ok(recording)
}

fn told(report: &Report, recording: &Recording) -> String {
    let evidence = hopwise::render::readings::render(recording);
    format!("{}{evidence}", hopwise::render::table::render(report))
}

fn scenario(path: &Path, yaml: String) -> datatest_stable::Result<()> {
    let name = path.file_stem().and_then(|n| n.to_str()).unwrap_or_default();
    let scenario = Scenario::parse(name, &yaml)?;
    let recording = walk_scenario(&scenario)?;
    let report = diagnose(&recording);
    let got = (report.verdict.outcome, report.verdict.hop, report.verdict.rule.clone());
    let outcome = match scenario.outcome {
        hopwise_fixtures::Outcome::Healthy => Outcome::Healthy,
        hopwise_fixtures::Outcome::Fault => Outcome::Fault,
        hopwise_fixtures::Outcome::Undetermined => Outcome::Undetermined,
    };
    let expected = (outcome, scenario.hop.filter(|_| outcome == Outcome::Fault), scenario.rule.clone());
    let expected = if outcome == Outcome::Fault { expected } else { (outcome, None, None) };
    if got != expected {
        return Err(format!("expected {expected:?}, got {got:?}\n{}", told(&report, &recording)).into());
    }
    for also in &scenario.also {
        if !report.findings.iter().any(|f| f.rule == *also) {
            return Err(format!("{also} was not found\n{}", told(&report, &recording)).into());
        }
    }
    if outcome == Outcome::Healthy {
        let alarms: Vec<_> = report
            .findings
            .iter()
            .filter(|f| f.severity > hopwise::rules::Severity::Info && !scenario.also.contains(&f.rule))
            .collect();
        if !alarms.is_empty() {
            return Err(format!("false alarms: {alarms:?}\n{}", told(&report, &recording)).into());
        }
    }
    for text in report.verdict.fix.iter().chain(&report.verdict.check_by_hand).chain([&report.verdict.summary]) {
        if let Some(place) = unfilled(text) {
            return Err(format!("the place {place} stayed empty in {text:?}").into());
        }
    }
    if std::env::var_os("HOPWISE_BLESS").is_some() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/recordings");
        std::fs::create_dir_all(&folder)?;
        std::fs::write(folder.join(format!("{name}.json")), recording.to_json()?)?;
    }
    Ok(())
}

/// A `{word}` that no fact filled. Format strings of curl look like `%{word}` and are meant so.
fn unfilled(text: &str) -> Option<&str> {
    let mut rest = text;
    while let Some(at) = rest.find('{') {
        let inner = &rest[at + 1..];
        let end = inner.find('}')?;
        let is_word = end > 0 && inner[..end].bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
        // `{range}` and `{end}` belong to the language of kubectl's jsonpath.
        let jsonpath = matches!(&inner[..end], "end" | "range");
        if is_word && !jsonpath && !rest[..at].ends_with('%') {
            return Some(&rest[at..at + end + 2]);
        }
        rest = inner;
    }
    None
}

datatest_stable::harness! {
    { test = scenario, root = "fixtures/scenarios", pattern = r"\.yaml$" },
}
