//! A fault as its file tells it, and whether a verdict is the expected one.

use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::Value;

use crate::seen::Seen;

/// One fault, or one oddity that is only noticed.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fault {
    /// Name of its file.
    #[serde(skip)]
    pub name: String,
    /// What is wrong, in one sentence.
    #[serde(rename = "title")]
    pub _title: String,
    /// The scenario of the demo path that gives the outside symptom.
    #[serde(default = "healthy")]
    pub scenario: String,
    /// Further arguments of `hopwise trace`.
    #[serde(default)]
    pub args: Vec<String>,
    /// A configuration, as `hopwise.yaml`; the brand is then what is traced.
    #[serde(default)]
    pub config: Option<String>,
    /// What is seeded into a healthy account; see `fixtures/aws/server.py`.
    #[serde(default)]
    pub seeds: Vec<Value>,
    /// Variables of the command; an empty value takes one away.
    #[serde(default)]
    pub env: std::collections::BTreeMap<String, String>,
    /// Files in the home of whoever runs the command, such as `.aws/config`.
    #[serde(default)]
    pub files: std::collections::BTreeMap<String, String>,
    /// The verdict it must get.
    pub expect: Expect,
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
    /// Rules that must be among the findings. Of a healthy path nothing else may be above `info`.
    #[serde(default)]
    pub noticed: Vec<String>,
    /// Words that a blind spot, hop or finding must hold, such as an IAM action.
    #[serde(default)]
    pub says: Vec<String>,
    /// The most calls to AWS.
    #[serde(default = "most_calls")]
    pub calls: u64,
}

fn healthy() -> String {
    "healthy".to_owned()
}

const fn most_calls() -> u64 {
    40
}

impl Fault {
    /// All of them, in the order of their names.
    pub fn all() -> Vec<Self> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/aws/faults");
        let files = std::fs::read_dir(folder).expect("the faults are part of the repository");
        let mut files: Vec<PathBuf> = files.map(|f| f.expect("a readable directory").path()).collect();
        files.sort();
        files.into_iter().filter(|f| f.extension().is_some_and(|e| e == "yaml")).map(|f| Self::read(&f)).collect()
    }

    fn read(file: &Path) -> Self {
        let text = std::fs::read_to_string(file).expect("a readable file");
        let mut fault: Self = serde_saphyr::from_str(&text).unwrap_or_else(|why| panic!("{}: {why}", file.display()));
        fault.name = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        fault
    }
}

impl Expect {
    /// What differs, one line each.
    pub fn compare(&self, seen: &Seen) -> Vec<String> {
        let mut wrong = Vec::new();
        let verdict = |key: &str| seen.report["verdict"][key].as_str().unwrap_or("none");
        let expected = [
            ("outcome", self.outcome.as_str()),
            ("hop", self.hop.as_deref().unwrap_or("none")),
            ("rule", self.rule.as_deref().unwrap_or("none")),
        ];
        for (key, expected) in expected {
            if verdict(key) != expected {
                wrong.push(format!("{key}: expected {expected}, got {}", verdict(key)));
            }
        }
        let findings = seen.findings();
        for rule in self.noticed.iter().filter(|rule| !findings.iter().any(|(name, _)| name == *rule)) {
            wrong.push(format!("{rule} is not noticed"));
        }
        if self.outcome == "healthy" {
            let loud = findings.iter().filter(|(name, severity)| severity != "info" && !self.noticed.contains(name));
            wrong.extend(loud.map(|(name, severity)| format!("false alarm: {name} ({severity})")));
        }
        let whole = seen.report.to_string();
        wrong
            .extend(self.says.iter().filter(|w| !whole.contains(*w)).map(|w| format!("the report does not say {w:?}")));
        let calls = seen.report["calls"]["aws"].as_u64().unwrap_or_default();
        if calls > self.calls {
            wrong.push(format!("{calls} calls to AWS, at most {} are allowed", self.calls));
        }
        wrong
    }
}
