//! Walks what the cluster says: from the node port to the pod, and the request's own traces.

use super::Walk;
use crate::live::KubeSettings;

impl Walk {
    /// Asks the cluster.
    pub(super) async fn kube(&self, _settings: &KubeSettings) {}
}
