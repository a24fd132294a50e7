//! A fault as its file tells it.

use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::Value;

use crate::pending::Pending;
use crate::verdict::{Expect, Seen};

/// The most calls to AWS of one trace, where the file does not say fewer.
pub const CALLS: u64 = 40;

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
    /// Variables of the command; an empty value takes one away, and `SILENT` is a place where nobody says a word.
    #[serde(default)]
    pub env: std::collections::BTreeMap<String, String>,
    /// Files in the home of whoever runs the command, such as `.aws/config`; `MOTO` in them is the endpoint.
    #[serde(default)]
    pub files: std::collections::BTreeMap<String, String>,
    /// The verdict it must get.
    pub expect: Expect,
}

fn healthy() -> String {
    "healthy".to_owned()
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

    /// What differs from the verdict that it must get; of one in `pending.txt`, from what is said there.
    pub fn wrong(&self, seen: &Seen) -> Vec<String> {
        let wrong = self.expect.compare(seen);
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/aws/pending.txt");
        match Pending::of(&file, &self.name) {
            Some(pending) => pending.holds(seen, wrong.is_empty()).err().into_iter().collect(),
            None => wrong,
        }
    }

    fn read(file: &Path) -> Self {
        let text = std::fs::read_to_string(file).expect("a readable file");
        let mut fault: Self = serde_saphyr::from_str(&text).unwrap_or_else(|why| panic!("{}: {why}", file.display()));
        fault.expect.calls.get_or_insert(CALLS);
        fault.name = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        fault
    }
}
