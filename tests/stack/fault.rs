//! A fault as its file tells it, and whether a verdict is the expected one.

use std::fs;
use std::path::PathBuf;

use serde::Deserialize;

use crate::path::{Seen, root};

/// One fault or healthy variant.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fault {
    /// Name of its file.
    #[serde(skip)]
    pub name: String,
    /// What is wrong, in one sentence.
    pub title: String,
    /// What `hopwise trace` is asked; the front page where the file does not say.
    #[serde(default = "front_page")]
    pub trace: Vec<String>,
    /// Shell that brings the fault in; read by the stack itself.
    #[serde(rename = "change")]
    _change: String,
    /// Shell that shows it with other tools; read by the stack itself.
    #[serde(rename = "proof")]
    _proof: String,
    /// The verdict it must get.
    pub expect: Expect,
    /// A verdict that is known to be wrong today. It is printed by name and counted as wrong in the table.
    #[serde(default)]
    pub miss: Option<Miss>,
}

/// A verdict that is known to be wrong; any other wrong one fails the test.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Miss {
    /// Why it is wrong, as far as that is known.
    pub why: String,
    /// What is said in place of what should be.
    pub got: Expect,
}

/// The part of a report that a fault fixes.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expect {
    /// `fault`, `healthy` or `undetermined`.
    pub outcome: String,
    /// The hop of a fault.
    pub hop: Option<String>,
    /// The rule of a fault.
    pub rule: Option<String>,
    /// Rules that must be among the findings although the request succeeds. Nothing else may be, above `info`.
    #[serde(default)]
    pub noticed: Vec<String>,
}

fn front_page() -> Vec<String> {
    vec!["https://www.brand-a.test/".to_owned()]
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

    /// The kind that the test's line shows: the hop, or `healthy`.
    pub fn kind(&self) -> &str {
        self.expect.hop.as_deref().unwrap_or(&self.expect.outcome)
    }
}

impl Expect {
    /// What differs, one line each.
    pub fn compare(&self, seen: &Seen) -> Vec<String> {
        let mut wrong = Vec::new();
        let mut differ = |what: &str, expected: &str, got: &str| {
            if expected != got {
                wrong.push(format!("{what}: expected {expected}, got {got}"));
            }
        };
        let verdict = |key: &str| seen.report["verdict"][key].as_str().unwrap_or("none");
        differ("outcome", &self.outcome, verdict("outcome"));
        differ("hop", self.hop.as_deref().unwrap_or("none"), verdict("hop"));
        differ("rule", self.rule.as_deref().unwrap_or("none"), verdict("rule"));
        differ("exit code", self.exit_code(), &seen.exit_code.to_string());
        let findings = seen.findings();
        for rule in &self.noticed {
            if !findings.iter().any(|(name, _)| name == rule) {
                wrong.push(format!("{rule} is not noticed"));
            }
        }
        if self.outcome == "healthy" {
            let more = findings.iter().filter(|(name, severity)| severity != "info" && !self.noticed.contains(name));
            wrong.extend(more.map(|(name, severity)| format!("a healthy path has the {severity} {name}")));
        }
        wrong
    }

    fn exit_code(&self) -> &str {
        match self.outcome.as_str() {
            "healthy" => "0",
            "fault" => "1",
            _ => "3",
        }
    }
}
