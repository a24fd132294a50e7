//! Walks what AWS says: distribution, balancer, targets, and the services behind them.

use super::Walk;
use crate::live::AwsSettings;

impl Walk {
    /// Asks AWS.
    pub(super) async fn aws(&self, _settings: &AwsSettings) {}
}
