//! A report as its JSON tells it.

use serde_json::Value;

/// What one trace gave.
pub struct Seen {
    /// The report.
    pub report: Value,
    /// The recording that it was judged by, as JSON.
    pub recording: String,
}

impl Seen {
    /// What is to be read when it is wrong.
    pub fn gist(&self) -> String {
        let part = |key: &str| format!("{key}: {:#}", self.report[key]);
        ["verdict", "symptom", "findings", "blind_spots", "calls"].map(part).join("\n")
    }

    /// Rule and severity of every finding.
    pub fn findings(&self) -> Vec<(String, String)> {
        let text = |finding: &Value, key: &str| finding[key].as_str().unwrap_or_default().to_owned();
        let all = self.report["findings"].as_array();
        all.into_iter().flatten().map(|f| (text(f, "rule"), text(f, "severity"))).collect()
    }
}
