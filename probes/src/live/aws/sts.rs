//! Who are we?

use super::Session;
use super::session::client;
use super::time::text;
use crate::evidence::Reply;
use crate::evidence::aws::{AwsAnswer, account::Identity};

impl Session {
    /// The account and the caller.
    pub async fn identity(&self) -> Reply<AwsAnswer> {
        let client = client!(self, aws_sdk_sts, self.region().unwrap_or("us-east-1"));
        self.ask(client.get_caller_identity().send(), |o| Identity { account: text(o.account()), arn: text(o.arn()) })
            .await
    }
}
