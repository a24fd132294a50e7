//! Who asks AWS, and how much was asked.

use serde::{Deserialize, Serialize};

/// The account and the caller that the credentials belong to.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Identity {
    /// The twelve digits of the account.
    #[serde(default)]
    pub account: String,
    /// The ARN of the caller.
    #[serde(default)]
    pub arn: String,
}

/// The books of a walk: what it asked of AWS in all.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Session {
    /// Calls made.
    #[serde(default)]
    pub calls: u32,
    /// Requests sent; more than the calls where some were tried again.
    #[serde(default)]
    pub attempts: u32,
    /// Answers that said we ask too fast.
    #[serde(default)]
    pub throttled: u32,
    /// How long calls waited so that we would not ask too fast, in milliseconds, in all.
    #[serde(default)]
    pub waited_ms: u64,
}
