//! A fault as its file tells it, and what may be said of it by an account that sees less.

use std::fs;
use std::path::PathBuf;

use hopwise_probes::Hop;
use serde::Deserialize;

use crate::cluster::root;
use crate::pending::Pending;
use crate::verdict::{Expect, Seen};

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

    /// What `pending.txt` says of a verdict that is not right yet.
    pub fn pending(&self) -> Option<Pending> {
        Pending::of(&root().join("pending.txt"), &self.name)
    }

    /// The kind that the test's line shows.
    pub fn kind(&self) -> &str {
        self.expect.kind()
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
                self.expect.hop.as_deref().is_none_or(|hop| is_between(seen, hop))
            }
            "fault" => !healthy && (self.expect.hop.as_deref() == Some(hop) || self.blind.iter().any(|b| b == hop)),
            _ => healthy || self.expect.outcome.is_none(),
        };
        if fair { Vec::new() } else { vec![format!("with less access: got {outcome} at {hop}")] }
    }
}

/// Whether a hop lies within the bounds of the verdict.
fn is_between(seen: &Seen, hop: &str) -> bool {
    let place = |name: &str| Hop::ALL.iter().position(|h| h.name() == name);
    let bounds = seen.report["verdict"]["between"].as_array();
    let bounds: Vec<_> = bounds.into_iter().flatten().filter_map(|b| place(b.as_str()?)).collect();
    match (bounds.as_slice(), place(hop)) {
        ([first, .., last], Some(at)) => (first..=last).contains(&&at),
        ([only], Some(at)) => *only == at,
        _ => false,
    }
}
