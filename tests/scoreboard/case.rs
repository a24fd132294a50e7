//! A case of the real servers as its file tells it: what is wrong, and the verdict that is right.

use std::fs;
use std::path::{Path, PathBuf};

use hopwise_probes::Hop;
use serde::Deserialize;

/// The folders of cases, with what they hold.
pub const FOLDERS: [(&str, &str); 6] = [
    ("faults", "single faults"),
    ("double", "double faults"),
    ("chains", "chains"),
    ("distractors", "distractors"),
    ("blind", "reduced access"),
    ("healthy", "healthy but odd"),
];

/// The verdict that is right.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Expect {
    /// `fault`, `healthy` or `undetermined`.
    pub outcome: String,
    /// The hop of a fault.
    pub hop: Option<Hop>,
    /// The rule of a fault.
    pub rule: Option<String>,
    /// Rules that must be among the findings beside the verdict; nothing else may be, above `info`, on a healthy path.
    pub noticed: Vec<String>,
    /// The other fault of a double one.
    pub second: Option<String>,
}

/// One case.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Case {
    /// Name of its file.
    #[serde(skip)]
    pub name: String,
    /// The folder that it lies in.
    #[serde(skip)]
    pub folder: &'static str,
    /// What is wrong, in one sentence.
    pub title: String,
    /// The hop at fault where access is reduced: it may be blamed although the expected verdict names another.
    pub allow: Option<Hop>,
    expect: Expect,
    outside: Option<Expect>,
    miss: Option<Miss>,
    #[serde(rename = "miss-inside")]
    miss_inside: Option<Miss>,
}

/// Why a verdict is known to be wrong.
#[derive(Debug, Clone, Deserialize)]
struct Miss {
    why: String,
}

impl Case {
    /// The verdict that is right, with the insides looked at or not.
    pub fn expect(&self, inside: bool) -> &Expect {
        match &self.outside {
            Some(outside) if !inside => outside,
            _ => &self.expect,
        }
    }

    /// Why the verdict is wrong, where that is known.
    pub fn why_missed(&self, inside: bool) -> Option<&str> {
        let miss = if inside { &self.miss_inside } else { &self.miss };
        miss.as_ref().map(|m| m.why.as_str())
    }

    /// The hop that is truly at fault, whatever can be seen of it.
    pub fn truth(&self) -> Option<Hop> {
        self.allow.or(self.expect.hop)
    }
}

/// All cases, by name.
pub fn all(root: &Path) -> Vec<Case> {
    let mut all = Vec::new();
    for (folder, _) in FOLDERS {
        let files = fs::read_dir(root.join("stack").join(folder)).into_iter().flatten().flatten();
        let files = files.map(|f| f.path()).filter(|f| f.extension().is_some_and(|e| e == "yaml"));
        all.extend(files.map(|file| read(&file, folder)));
    }
    all.sort_by(|a, b| a.name.cmp(&b.name));
    all
}

fn read(file: &PathBuf, folder: &'static str) -> Case {
    let text = fs::read_to_string(file).expect("a readable file");
    let mut case: Case = serde_saphyr::from_str(&text).unwrap_or_else(|why| panic!("{}: {why}", file.display()));
    case.name = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    case.folder = folder;
    case
}
