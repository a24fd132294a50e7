//! S3 does not accept the application's keys.

use hopwise_probes::Hop;

use crate::facts::{Author, storage};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "storage-credentials-invalid",
    hop: Hop::Storage,
    title: "S3 does not accept the application's keys",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&storage::CREDENTIALS_INVALID)],
    symptoms: &[
        SymptomPattern::status(&[(400, 403)]).by(&[Author::S3]),
        SymptomPattern::status(&[(500, 599)]).by(&[Author::Application]),
        MASKED_ERROR,
        MASKED_CONTENT,
    ],
    explains: symptoms::APP_ERROR,
    summary: "S3 does not accept the keys of the application behind {host}",
    fix: &[
        "Give the pod a role in place of keys, or renew the keys that were rotated",
        "RequestTimeTooSkewed: the clock of the node is wrong",
        "SignatureDoesNotMatch: the secret key has a stray character, or a proxy changes the request",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl exec -n NAMESPACE deploy/WEB -- sh -c 'printenv AWS_ACCESS_KEY_ID AWS_DEFAULT_REGION; date -u'",
    ],
    page: include_str!("credentials_invalid.md"),
};
