//! The verdict that a fault must get, and the one that a trace gave, whichever tier made the fault.

use serde::Deserialize;
use serde_json::Value;

/// The part of a report that a fault fixes.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expect {
    /// `fault`, `healthy` or `undetermined`; without it only the findings are compared.
    pub outcome: Option<String>,
    /// The hop of a fault.
    pub hop: Option<String>,
    /// The rule of a fault.
    pub rule: Option<String>,
    /// Rules that must be among the findings beside the verdict. Of a healthy path no other may be above `info`.
    #[serde(default)]
    pub noticed: Vec<String>,
    /// Words that the report must hold, such as a missing IAM action.
    #[serde(default)]
    pub says: Vec<String>,
    /// The most calls to AWS.
    pub calls: Option<u64>,
}

impl Expect {
    /// The kind that the test's line shows: the hop, or the outcome.
    pub fn kind(&self) -> &str {
        self.hop.as_deref().or(self.outcome.as_deref()).unwrap_or("noticed")
    }

    /// What differs, one line each.
    pub fn compare(&self, seen: &Seen) -> Vec<String> {
        let mut wrong = Vec::new();
        if let Some(outcome) = self.outcome.as_deref() {
            let (hop, rule) = (self.hop.as_deref().unwrap_or("none"), self.rule.as_deref().unwrap_or("none"));
            for (what, expected) in [("outcome", outcome), ("hop", hop), ("rule", rule)] {
                let got = seen.verdict(what);
                if expected != got {
                    wrong.push(format!("{what}: expected {expected}, got {got}"));
                }
            }
            if seen.exit_code != Self::exit_code(outcome) {
                wrong.push(format!("exit code: expected {}, got {}", Self::exit_code(outcome), seen.exit_code));
            }
        }
        let findings = seen.findings();
        for rule in self.noticed.iter().filter(|rule| !findings.iter().any(|(name, _)| name == *rule)) {
            wrong.push(format!("{rule} is not noticed"));
        }
        if self.outcome.as_deref() == Some("healthy") {
            let loud = findings.iter().filter(|(name, severity)| severity != "info" && !self.noticed.contains(name));
            wrong.extend(loud.map(|(name, severity)| format!("false alarm: {name} ({severity})")));
        }
        let whole = seen.report.to_string();
        let unsaid = self.says.iter().filter(|words| !whole.contains(*words));
        wrong.extend(unsaid.map(|words| format!("the report does not say {words:?}")));
        let calls = seen.report["calls"]["aws"].as_u64().unwrap_or_default();
        if let Some(most) = self.calls.filter(|most| calls > *most) {
            wrong.push(format!("{calls} calls to AWS, at most {most} are allowed"));
        }
        wrong
    }

    /// How the command must end; the design fixes it for each outcome.
    fn exit_code(outcome: &str) -> i32 {
        match outcome {
            "healthy" => 0,
            "fault" => 1,
            _ => 3,
        }
    }
}

/// What one trace gave.
#[derive(Debug, Clone)]
pub struct Seen {
    /// The report.
    pub report: Value,
    /// How the command ended.
    pub exit_code: i32,
}

impl Seen {
    /// A word of the verdict.
    pub fn verdict(&self, key: &str) -> &str {
        self.report["verdict"][key].as_str().unwrap_or("none")
    }

    /// Rule and severity of every finding.
    pub fn findings(&self) -> Vec<(String, String)> {
        let text = |finding: &Value, key: &str| finding[key].as_str().unwrap_or_default().to_owned();
        let all = self.report["findings"].as_array();
        all.into_iter().flatten().map(|f| (text(f, "rule"), text(f, "severity"))).collect()
    }

    /// What is to be read when it is wrong.
    pub fn gist(&self) -> String {
        let part = |key: &str| format!("{key}: {:#}", self.report[key]);
        ["verdict", "symptom", "findings", "blind_spots", "calls"].map(part).join("\n")
    }

    /// The columns that every table shows: hop or outcome, rule or the first that is noticed, and how long it took.
    #[allow(dead_code, reason = "the AWS tier prints no table")]
    pub fn columns(&self) -> [String; 3] {
        let hop = if self.verdict("hop") == "none" { self.verdict("outcome") } else { self.verdict("hop") };
        let rule = match (self.verdict("rule"), self.findings().first()) {
            ("none", Some((noticed, _))) => format!("({noticed})"),
            (rule, _) => rule.to_owned(),
        };
        let took = self.report["duration_ms"].as_f64().map(|ms| format!("{ms:.0} ms")).unwrap_or_default();
        [hop.to_owned(), rule, took]
    }
}
