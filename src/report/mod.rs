//! The report `hopwise.report/1`: the contract with people and programs. Additive within 1.

pub mod exit;

use hopwise_probes::Hop;
use hopwise_probes::evidence::{Answer, Question, Reading, ReadingId, Recording, aws};
use hopwise_probes::target::Target;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::facts::Symptom;
use crate::rules::{Certainty, Severity};

/// Name and version of the schema.
pub const SCHEMA: &str = "hopwise.report/1";

/// The JSON Schema of the report, as published.
pub const JSON_SCHEMA: &str = include_str!("report.schema.json");

/// One trace, judged.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// [`SCHEMA`].
    pub schema: String,
    /// Who made the recording.
    pub tool: String,
    /// When the walk began.
    pub started: Timestamp,
    /// How long it took, in milliseconds.
    pub duration_ms: f64,
    /// What was traced.
    pub target: ReportTarget,
    /// The verdict.
    pub verdict: Verdict,
    /// What a visitor sees.
    pub symptom: Symptom,
    /// The hops, outermost first.
    pub hops: Vec<HopReport>,
    /// Cause, consequences, noticed.
    pub findings: Vec<ReportFinding>,
    /// What could not be seen and might matter.
    pub blind_spots: Vec<BlindSpot>,
    /// What was asked beyond the ordinary walk to tell causes apart, and why.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub asked_further: Vec<String>,
    /// How many questions were asked.
    pub calls: Calls,
}

/// What was traced.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportTarget {
    /// The URL, without secrets.
    pub url: String,
    /// The brand, where configured.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub brand: Option<String>,
    /// The environment, where configured.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub environment: Option<String>,
}

impl From<&Target> for ReportTarget {
    fn from(target: &Target) -> Self {
        Self {
            url: hopwise_probes::evidence::redact::url_secrets(target.url.as_str()),
            brand: target.brand.clone(),
            environment: target.environment.clone(),
        }
    }
}

/// How a trace ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// The request is answered well.
    Healthy,
    /// It fails, and the hop is known.
    Fault,
    /// It fails or could not be looked at, and the hop is not known.
    Undetermined,
}

/// The verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// How the trace ended.
    pub outcome: Outcome,
    /// The failing hop.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hop: Option<Hop>,
    /// The rule that knows the cause; none where the place alone is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// The object to mend.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub object: Option<String>,
    /// How sure the verdict is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certainty: Option<Certainty>,
    /// The hops between which the fault lies, where only the place is known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub between: Vec<Hop>,
    /// One sentence.
    pub summary: String,
    /// What to do.
    pub fix: Vec<String>,
    /// Commands that show the same by hand.
    pub check_by_hand: Vec<String>,
    /// The rules from the cause to the symptom.
    pub chain: Vec<String>,
}

/// The state of a hop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HopState {
    /// Seen to do its work.
    Ok,
    /// The verdict names it.
    Fault,
    /// Works, with a warning.
    Degraded,
    /// Could not be seen.
    Unknown,
    /// The request did not come this far.
    NotReached,
}

/// One hop of the path.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HopReport {
    /// The hop.
    pub hop: Hop,
    /// Its state.
    pub state: HopState,
    /// Milliseconds of its longest look; absent where nobody looked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ms: Option<f64>,
    /// A few words.
    pub summary: String,
    /// What AWS says stands here: distribution, balancer, listener, targets, services.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub inside: Vec<String>,
    /// The readings.
    pub evidence: Vec<ReadingId>,
}

/// The part that a finding plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// The verdict.
    Cause,
    /// Explained by the cause.
    Consequence,
    /// True, but it does not explain the symptom.
    Noticed,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportFinding {
    /// The rule.
    pub rule: String,
    /// Its hop.
    pub hop: Hop,
    /// How bad it is by itself.
    pub severity: Severity,
    /// The part it plays.
    pub role: Role,
    /// One sentence.
    pub message: String,
    /// The readings that show it.
    pub evidence: Vec<ReadingId>,
}

/// One thing that could not be seen.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct BlindSpot {
    /// The rule that stayed silent.
    pub rule: String,
    /// The fact that is unknown.
    pub fact: String,
    /// Why; names the missing permission or flag.
    pub why: String,
}

/// How many questions were asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Calls {
    /// DNS queries.
    pub dns: usize,
    /// Connections.
    pub connections: usize,
    /// HTTP requests.
    pub http: usize,
    /// AWS calls.
    pub aws: usize,
    /// Requests to AWS; more than the calls where some were tried again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aws_attempts: Option<usize>,
    /// Answers of AWS that said we ask too fast.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aws_throttled: Option<usize>,
    /// How long calls to AWS waited so that we would not ask too fast, in milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aws_waited_ms: Option<u64>,
    /// Kubernetes calls.
    pub kube: usize,
}

impl Calls {
    /// Counts the questions that were really asked.
    #[must_use]
    pub fn count(recording: &Recording) -> Self {
        let mut calls = Self::default();
        for reading in recording.readings.iter().filter(|r| r.reply.blind().is_none()) {
            match reading.question {
                Question::Dns(_) => calls.dns += 1,
                Question::Dial(_) => calls.connections += 1,
                Question::Http(_) => calls.http += 1,
                Question::Aws(_) => calls.aws += 1,
                Question::Kube(_) => calls.kube += 1,
                Question::Client => {}
            }
        }
        if let Some(books) = recording.readings.iter().find_map(books) {
            calls.aws = books.calls as usize;
            calls.aws_attempts = Some(books.attempts as usize);
            calls.aws_waited_ms = (books.waited_ms > 0).then_some(books.waited_ms);
            calls.aws_throttled = (books.throttled > 0).then_some(books.throttled as usize);
        }
        calls
    }
}

/// The books of the AWS half, where the reading is them.
fn books(reading: &Reading) -> Option<&aws::account::Session> {
    match reading.reply.answer()? {
        Answer::Aws(answer) => aws::Kind::of(answer),
        _ => None,
    }
}
