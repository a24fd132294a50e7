//! The file lies in an archive and cannot be read at once.

use hopwise_probes::Hop;

use crate::facts::{Author, storage};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "s3-object-archived",
    hop: Hop::Storage,
    title: "the file lies in an archive and cannot be read at once",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&storage::bucket::ARCHIVED)],
    symptoms: &[SymptomPattern::status(&[(403, 403)]).by(&[Author::S3]), MASKED_ERROR, MASKED_CONTENT],
    explains: &["storage-access-denied", "edge-error-status-masked"],
    summary: "Object {key} of bucket {bucket} is in storage class {storage_class}: it must be restored before it can be read",
    fix: &[
        "Restore it: aws s3api restore-object --bucket {bucket} --key '{key}' --restore-request Days=7",
        "Then copy it onto itself with class STANDARD, and mend the lifecycle rule that moved it",
    ],
    check: &[
        "aws s3api head-object --bucket {bucket} --key '{key}' --query '[StorageClass,Restore]'",
        "aws s3api get-bucket-lifecycle-configuration --bucket {bucket}",
    ],
    page: include_str!("s3_object_archived.md"),
};
