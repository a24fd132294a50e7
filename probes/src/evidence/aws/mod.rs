//! What AWS says of itself: one read call a question, and the parts of its answer that rules read.

use serde::{Deserialize, Serialize};

/// One read call to AWS.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct AwsQuestion {
    /// The IAM action, such as `elasticloadbalancing:DescribeTargetHealth`.
    pub action: String,
    /// The region that was asked; `global` for services without one.
    pub region: String,
    /// What was asked about: an ARN, id or name; empty where all were listed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub about: String,
}

/// What a call answered, cut to what rules read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum AwsAnswer {
    /// To `sts:GetCallerIdentity`.
    Identity {
        /// The twelve digits of the account.
        account: String,
        /// The ARN of the caller.
        arn: String,
    },
}
