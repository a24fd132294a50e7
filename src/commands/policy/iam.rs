//! The IAM policy: the actions of every call that is in the list of calls, and no other.

use std::collections::BTreeSet;

use hopwise_probes::evidence::aws::Call;
use serde_json::json;

/// The policy as JSON.
pub fn document() -> serde_json::Result<String> {
    let all: BTreeSet<&str> = Call::ALL.iter().flat_map(|c| c.actions()).copied().collect();
    // Heads of objects are all that is read of buckets; who wants it narrower names the buckets here.
    let (objects, lists): (Vec<&str>, Vec<&str>) = all.into_iter().partition(|a| a.starts_with("s3:"));
    let policy = json!({
        "Version": "2012-10-17",
        "Statement": [
            { "Sid": "HopwiseReads", "Effect": "Allow", "Action": lists, "Resource": "*" },
            {
                "Sid": "HopwiseReadsBuckets",
                "Effect": "Allow",
                "Action": objects,
                "Resource": ["arn:aws:s3:::*", "arn:aws:s3:::*/*"]
            }
        ]
    });
    Ok(serde_json::to_string_pretty(&policy)? + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_reads_and_never_writes() {
        let text = document().unwrap();
        let policy: serde_json::Value = serde_json::from_str(&text).unwrap();
        let statements = policy["Statement"].as_array().unwrap();
        let actions = statements.iter().flat_map(|s| s["Action"].as_array().unwrap());
        let mut count = 0;
        for action in actions.filter_map(|a| a.as_str()) {
            let verb = action.split(':').nth(1).unwrap();
            assert!(["Get", "List", "Describe", "BatchGet"].iter().any(|v| verb.starts_with(v)), "{action}");
            count += 1;
        }
        assert!(count > 35, "{count}");
    }

    #[test]
    fn every_call_has_an_action_in_the_policy() {
        let text = document().unwrap();
        for call in Call::ALL.iter().filter(|c| **c != Call::Session) {
            assert!(!call.action().is_empty() && text.contains(&format!("\"{}\"", call.action())), "{call}");
        }
    }
}
