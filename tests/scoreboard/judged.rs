//! A case with its recording, judged.

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use hopwise::diagnosis::diagnose;
use hopwise::report::{Outcome, Report, Role};
use hopwise::rules::Severity;
use hopwise_probes::evidence::{Look, Question, Recording};

use crate::case::{self, Case, Expect};

/// A case with its recording, judged.
pub struct Judged {
    /// The case.
    pub case: Case,
    /// What was recorded on the real servers.
    pub recording: Recording,
    /// What hopwise says of it.
    pub report: Report,
    /// Whether the insides were asked, as far as the case allows.
    pub inside: bool,
}

/// How a verdict compares with the right one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// The right hop and the right rule, or rightly healthy or undetermined.
    Right,
    /// The right hop with another rule, or none.
    RightHop,
    /// Another hop is blamed.
    WrongHop,
    /// No hop is blamed although one is at fault.
    Undetermined,
    /// Healthy is said of a fault, or a weakness is not noticed.
    Missed,
    /// A fault or a warning on a healthy path.
    FalseAlarm,
}

impl Judged {
    /// The verdict that is right.
    pub fn expect(&self) -> &Expect {
        self.case.expect(self.inside)
    }

    /// The same without the looks that were asked further.
    pub fn without_further(&self) -> Self {
        let further = |look: Look| hopwise::diagnosis::next::LOOKS.iter().any(|(l, ..)| *l == look);
        let mut recording = self.recording.clone();
        recording.readings.retain(|r| !matches!(&r.question, Question::Http(q) if further(q.look)));
        let report = diagnose(&recording);
        Self { case: self.case.clone(), recording, report, inside: self.inside }
    }

    /// How the verdict compares.
    pub fn mark(&self) -> Mark {
        let (expect, verdict) = (self.expect(), &self.report.verdict);
        let rightly = expect.outcome == outcome(&self.report);
        match (verdict.outcome, expect.outcome.as_str()) {
            (_, "healthy") if !self.alarms().is_empty() || !rightly => Mark::FalseAlarm,
            (_, "healthy") if !self.unnoticed().is_empty() => Mark::Missed,
            (Outcome::Healthy, "healthy") => Mark::Right,
            (Outcome::Undetermined, _) if rightly => Mark::Right,
            (Outcome::Undetermined, _) => Mark::Undetermined,
            (Outcome::Fault, "fault") if (verdict.hop, &verdict.rule) == (expect.hop, &expect.rule) => Mark::Right,
            (Outcome::Healthy, _) => Mark::Missed,
            (Outcome::Fault, "undetermined") if self.case.truth().is_some() && verdict.hop == self.case.truth() => {
                Mark::RightHop
            }
            (Outcome::Fault, _) if self.case.allow.is_some() && verdict.hop == self.case.allow => Mark::RightHop,
            (Outcome::Fault, _) if !rightly || verdict.hop != expect.hop => Mark::WrongHop,
            (Outcome::Fault, _) => Mark::RightHop,
        }
    }

    /// Findings that a healthy path must not have.
    pub fn alarms(&self) -> Vec<&str> {
        let noticed = &self.expect().noticed;
        let bad = self.report.findings.iter().filter(|f| f.severity > Severity::Info && !noticed.contains(&f.rule));
        bad.map(|f| f.rule.as_str()).collect()
    }

    /// Findings that should be there and are not.
    pub fn unnoticed(&self) -> Vec<&str> {
        let missing = |rule: &&String| !self.report.findings.iter().any(|f| f.rule == **rule);
        self.expect().noticed.iter().filter(missing).map(String::as_str).collect()
    }

    /// Whether both causes of a double fault, and no other, are named.
    pub fn exact_pair(&self) -> bool {
        let expect = self.expect();
        let mut wanted: Vec<_> = expect.rule.iter().chain(&expect.second).chain(&expect.noticed).collect();
        let causes = self.report.findings.iter().filter(|f| f.role != Role::Consequence && f.severity > Severity::Info);
        let mut named: Vec<_> = causes.map(|f| &f.rule).collect();
        for list in [&mut wanted, &mut named] {
            list.sort();
            list.dedup();
        }
        wanted == named
    }
}

/// The outcome as case files write it.
pub const fn outcome(report: &Report) -> &'static str {
    match report.verdict.outcome {
        Outcome::Healthy => "healthy",
        Outcome::Fault => "fault",
        Outcome::Undetermined => "undetermined",
    }
}

/// All kept recordings, sorted.
pub fn recordings(root: &Path) -> Vec<PathBuf> {
    let files = fs::read_dir(root.join("stack/recordings")).into_iter().flatten().flatten();
    let mut all: Vec<_> = files.map(|f| f.path()).filter(|f| f.to_string_lossy().ends_with(".json.gz")).collect();
    all.sort();
    all
}

/// The case that a recording is of, and whether its trace looked inside: `NAME.inside.json.gz`, `NAME.outside.json.gz`.
pub fn name(file: &Path) -> (String, bool) {
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let name = name.trim_end_matches(".json.gz");
    match name.strip_suffix(".inside") {
        Some(case) => (case.to_owned(), true),
        None => (name.trim_end_matches(".outside").to_owned(), false),
    }
}

/// Every case that has a recording, judged, by name.
pub fn all(root: &Path) -> Vec<Judged> {
    let cases = case::all(root);
    let files = recordings(root);
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    let mut all: Vec<Judged> = std::thread::scope(|scope| {
        let parts = files.chunks(files.len().div_ceil(workers).max(1));
        let cases = &cases;
        let running: Vec<_> = parts.map(|part| scope.spawn(move || judge(part, cases))).collect();
        running.into_iter().flat_map(|r| r.join().expect("no recording makes hopwise panic")).collect()
    });
    all.sort_by(|a, b| (&a.case.name, a.inside).cmp(&(&b.case.name, b.inside)));
    all
}

fn judge(files: &[PathBuf], cases: &[Case]) -> Vec<Judged> {
    files.iter().filter_map(|file| one(file, cases)).collect()
}

fn one(file: &Path, cases: &[Case]) -> Option<Judged> {
    let (name, inside) = name(file);
    let case = cases.iter().find(|c| c.name == name)?.clone();
    let packed = fs::File::open(file).expect("a readable recording");
    let mut text = String::new();
    flate2::read::GzDecoder::new(packed).read_to_string(&mut text).expect("a whole recording");
    let recording = Recording::from_json(&text).unwrap_or_else(|why| panic!("{}: {why}", file.display()));
    let report = diagnose(&recording);
    Some(Judged { case, recording, report, inside })
}
