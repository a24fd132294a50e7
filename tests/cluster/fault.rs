//! A fault as its file tells it, and whether a verdict is the expected one.

use std::fs;
use std::path::PathBuf;

use serde::Deserialize;

use crate::brand::Seen;
use crate::cluster::root;

/// One fault or healthy variant.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fault {
    /// Name of its file.
    #[serde(skip)]
    pub name: String,
    /// What is wrong, in one sentence.
    pub title: String,
    /// What `hopwise trace` is asked, HOST being the brand's; the front page where the file does not say.
    #[serde(default = "front_page")]
    pub trace: Vec<String>,
    /// What it needs beside a healthy brand; read by the program `cluster`.
    #[serde(rename = "needs", default)]
    _needs: String,
    /// How edge and balancer differ, in the words of a scenario of the demo path.
    #[serde(default)]
    pub front: String,
    /// Shell that brings the fault in; read by the program.
    #[serde(rename = "change")]
    _change: String,
    /// Shell that succeeds once the fault is there; read by the program.
    #[serde(rename = "wait")]
    _wait: String,
    /// Shell that shows it with other tools; read by the program.
    #[serde(rename = "proof")]
    _proof: String,
    /// The verdict it must get.
    pub expect: Expect,
    /// Hops that an account may name as well that sees less: those that the fault shows at.
    #[serde(default)]
    pub blind: Vec<String>,
}

/// The part of a report that a fault fixes; what is left out is not compared.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expect {
    /// `fault`, `healthy` or `undetermined`.
    pub outcome: Option<String>,
    /// The hop of a fault.
    pub hop: Option<String>,
    /// The rule of a fault.
    pub rule: Option<String>,
    /// Rules that must be among the findings. Where the request succeeds, nothing else may be, above `info`.
    #[serde(default)]
    pub noticed: Vec<String>,
}

fn front_page() -> Vec<String> {
    vec!["https://HOST/".to_owned()]
}

impl Fault {
    /// All of them, in the order of their names.
    pub fn all() -> Vec<Self> {
        let mut files: Vec<PathBuf> = ["faults", "healthy"]
            .iter()
            .flat_map(|dir| fs::read_dir(root().join(dir)).expect("the directory of faults is part of the repository"))
            .map(|entry| entry.expect("a readable directory").path())
            .collect();
        files.sort();
        files.into_iter().map(Self::read).collect()
    }

    fn read(file: PathBuf) -> Self {
        let text = fs::read_to_string(&file).expect("a readable file");
        let mut fault: Self = serde_saphyr::from_str(&text).unwrap_or_else(|why| panic!("{}: {why}", file.display()));
        fault.name = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        fault
    }

    /// Whether `pending.txt` says that the verdict is not right yet.
    pub fn pending(&self) -> bool {
        let text = fs::read_to_string(root().join("pending.txt")).unwrap_or_default();
        text.lines().any(|line| line.split_whitespace().next() == Some(self.name.as_str()))
    }

    /// The kind that the test's line shows: the hop, or the outcome.
    pub fn kind(&self) -> &str {
        self.expect.hop.as_deref().or(self.expect.outcome.as_deref()).unwrap_or("noticed")
    }
}

impl Fault {
    /// What is wrong with the verdict of an account that sees less: it may know less, and may not blame another hop.
    pub fn compare_blind(&self, seen: &Seen) -> Vec<String> {
        let (outcome, hop) = (seen.verdict("outcome"), seen.verdict("hop"));
        let healthy = self.expect.outcome.as_deref() == Some("healthy");
        let fair = match outcome {
            "undetermined" => true,
            "fault" if !healthy && seen.verdict("certainty") == "bounded" => {
                self.expect.hop.as_deref().is_none_or(|hop| seen.is_between(hop))
            }
            "fault" => !healthy && (self.expect.hop.as_deref() == Some(hop) || self.blind.iter().any(|b| b == hop)),
            _ => healthy || self.expect.outcome.is_none(),
        };
        if fair { Vec::new() } else { vec![format!("with less access: got {outcome} at {hop}")] }
    }
}

impl Expect {
    /// What differs, one line each.
    pub fn compare(&self, seen: &Seen) -> Vec<String> {
        let mut wrong = Vec::new();
        let wanted = [("outcome", &self.outcome), ("hop", &self.hop), ("rule", &self.rule)];
        for (what, expected) in wanted.into_iter().filter_map(|(what, e)| e.as_deref().map(|e| (what, e))) {
            let got = seen.verdict(what);
            if expected != got {
                wrong.push(format!("{what}: expected {expected}, got {got}"));
            }
        }
        let exit_code = match self.outcome.as_deref() {
            Some("healthy") => Some(0),
            Some("fault") => Some(1),
            Some(_) => Some(3),
            None => None,
        };
        if exit_code.is_some_and(|code| code != seen.exit_code) {
            wrong.push(format!("exit code: got {}", seen.exit_code));
        }
        let findings = seen.findings();
        for rule in &self.noticed {
            if !findings.iter().any(|(name, _)| name == rule) {
                wrong.push(format!("{rule} is not noticed"));
            }
        }
        if self.outcome.as_deref() == Some("healthy") {
            let more = findings.iter().filter(|(name, severity)| severity != "info" && !self.noticed.contains(name));
            wrong.extend(more.map(|(name, severity)| format!("a healthy path has the {severity} {name}")));
        }
        wrong
    }
}
