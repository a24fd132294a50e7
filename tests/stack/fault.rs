//! A fault as its file tells it.

use std::fs;
use std::path::Path;

use serde::Deserialize;

use crate::path::root;
use crate::verdict::Expect;

/// The directories of single cases, which are traced from outside too, and those of hard ones.
const SINGLE: [&str; 2] = ["faults", "healthy"];
const HARD: [&str; 4] = ["double", "chains", "distractors", "blind"];

/// Every how many-th of the cases the ordinary run judges.
const SAMPLE: usize = 6;

/// Which cases are judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// A sample of all, spread over the alphabet.
    Some,
    /// All single ones.
    Single,
    /// The hard ones alone.
    Hard,
    /// All.
    All,
}

impl Which {
    /// As `HOPWISE_STACK` says; a name that is asked for is sought among all.
    pub fn asked(named: bool) -> Self {
        match std::env::var("HOPWISE_STACK").as_deref() {
            Ok("all") => Self::All,
            Ok("hard") => Self::Hard,
            Ok("single") => Self::Single,
            _ if named => Self::All,
            _ => Self::Some,
        }
    }

    /// The directories of its cases.
    fn directories(self) -> impl Iterator<Item = &'static str> {
        let single = SINGLE.into_iter().filter(move |_| self != Self::Hard);
        single.chain(HARD.into_iter().filter(move |_| self != Self::Single))
    }
}

/// One case: a fault, several at once, or a healthy variant.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fault {
    /// Name of its file.
    #[serde(skip)]
    pub name: String,
    /// The directory that it lies in.
    #[serde(skip)]
    pub directory: &'static str,
    /// What is wrong, in one sentence.
    pub title: String,
    /// The page that is traced; the front page where the file does not say.
    #[serde(default = "front_page")]
    page: String,
    /// What `hopwise trace` is asked in place of the page alone: URL and flags.
    #[serde(default)]
    trace: Vec<String>,
    /// The faults that it is made of; read by the stack itself.
    #[serde(default)]
    faults: Vec<String>,
    /// Shell that brings the fault in; run by the stack itself.
    #[serde(default)]
    change: String,
    /// Shell that shows it with other tools; read by the stack itself.
    #[serde(default, rename = "proof")]
    _proof: String,
    /// Whether the verdict rests on what AWS sees of it by itself.
    #[serde(default)]
    aws: bool,
    /// What may not be looked at.
    #[serde(default)]
    pub without: Vec<Without>,
    /// The hop that may be blamed beside the expected one where something may not be looked at.
    #[serde(default, rename = "allow")]
    _allow: Option<String>,
    /// The verdict it must get.
    expect: Expect,
    /// The verdict where nothing but the outside may be looked at; the same where the file does not say.
    outside: Option<Expect>,
    /// A verdict from outside that is known to be wrong today. It is printed by name and counted as wrong in the table.
    #[serde(default)]
    miss: Option<Miss>,
    /// The same of a trace that looks inside.
    #[serde(default, rename = "miss-inside")]
    miss_inside: Option<Miss>,
}

/// What a trace may look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// The outside alone.
    Outside,
    /// The cluster and AWS too, as far as the case allows.
    Inside,
}

impl Access {
    /// As the table names it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Outside => "outside",
            Self::Inside => "inside",
        }
    }
}

/// What is taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Without {
    /// The name of the origin is not told.
    Origin,
    /// The logs of the pods may not be read.
    Logs,
    /// The cluster is not asked at all.
    Cluster,
    /// AWS is not asked at all.
    Aws,
    /// The objects of the brand's namespace may not be read, the logs neither.
    Permission,
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

fn front_page() -> String {
    "/".to_owned()
}

impl Fault {
    /// Those to be judged, in the order of their names.
    pub fn all(which: Which) -> Vec<Self> {
        let mut all: Vec<Self> = which.directories().flat_map(Self::of).collect();
        all.sort_by(|a, b| a.name.cmp(&b.name));
        match which {
            Which::Some => all.into_iter().step_by(SAMPLE).collect(),
            Which::Single | Which::Hard | Which::All => all,
        }
    }

    fn of(directory: &'static str) -> Vec<Self> {
        let files = fs::read_dir(root().join(directory)).expect("the directories of faults are part of the repository");
        let files = files.map(|entry| entry.expect("a readable directory").path());
        files.map(|file| Self { directory, ..Self::read(&file) }).collect()
    }

    fn read(file: &Path) -> Self {
        let text = fs::read_to_string(file).expect("a readable file");
        let mut fault: Self = serde_saphyr::from_str(&text).unwrap_or_else(|why| panic!("{}: {why}", file.display()));
        fault.name = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        fault
    }

    /// What `hopwise trace` is asked.
    pub fn asked(&self) -> Vec<String> {
        if self.trace.is_empty() { vec![format!("https://www.brand-a.test{}", self.page)] } else { self.trace.clone() }
    }

    /// How it is traced: the single ones from outside alone too.
    pub fn looks(&self) -> &'static [Access] {
        if SINGLE.contains(&self.directory) { &[Access::Outside, Access::Inside] } else { &[Access::Inside] }
    }

    /// The verdict that a trace must give.
    pub fn expect(&self, look: Access) -> &Expect {
        match (&self.outside, look) {
            (Some(outside), Access::Outside) => outside,
            _ => &self.expect,
        }
    }

    /// The wrong verdict that is known.
    pub fn miss(&self, look: Access) -> Option<&Miss> {
        match look {
            Access::Outside => self.miss.as_ref(),
            Access::Inside => self.miss_inside.as_ref(),
        }
    }

    /// Whether its verdict cannot be reached where there is no AWS to ask.
    pub fn needs_aws(&self) -> bool {
        !self.without.contains(&Without::Aws) && self.tells_aws()
    }

    /// Whether AWS knows more of it than that all is well.
    fn tells_aws(&self) -> bool {
        let part = |name: &String| {
            let file = |folder: &&str| root().join(folder).join(format!("{name}.yaml"));
            SINGLE.iter().map(file).any(|file| file.exists() && Self::read(&file).tells_aws())
        };
        self.aws || self.change.contains("aws_") || self.faults.iter().any(part)
    }

    /// The kind that the test's line shows.
    pub fn kind(&self) -> &str {
        self.expect.kind()
    }
}
