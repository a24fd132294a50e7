//! The application finds no keys for S3.

use hopwise_probes::Hop;

use crate::facts::{Author, storage};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "storage-credentials-missing",
    hop: Hop::Storage,
    title: "the application finds no keys for S3",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&storage::CREDENTIALS_MISSING)],
    symptoms: &[SymptomPattern::status(&[(500, 599)]).by(&[Author::Application]), MASKED_ERROR, MASKED_CONTENT],
    explains: symptoms::APP_ERROR,
    summary: "the AWS SDK of the application behind {host} has no keys: {error_text}",
    fix: &[
        "Give the pod a role: the annotation eks.amazonaws.com/role-arn of its service account, or kiam's of its pod; or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY from a Secret",
        "If the node's role is meant: HttpPutResponseHopLimit of the instance must be 2 for pods, and no policy may close 169.254.169.254",
    ],
    check: &[
        "kubectl exec -n NAMESPACE deploy/WEB -- sh -c 'env | cut -d= -f1 | grep AWS_; curl -sS -m 3 -o /dev/null http://169.254.169.254/latest/meta-data/; echo $?'",
        "aws ec2 describe-instances --query 'Reservations[].Instances[].[InstanceId,IamInstanceProfile.Arn,MetadataOptions.HttpPutResponseHopLimit]' --output text",
    ],
    page: include_str!("credentials_missing.md"),
};
