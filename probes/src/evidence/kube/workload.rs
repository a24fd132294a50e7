//! Deployments, ReplicaSets, StatefulSets and DaemonSets, read in one form.

use super::meta::{Condition, IntOrString, Meta, Selector, condition};
use super::pod::PodSpec;
use super::projection::projection;

projection! {
    /// A workload: what keeps pods running.
    pub struct Workload {
        /// Name, owner; an annotation holds the revision.
        pub metadata: Meta,
        /// What is wanted.
        pub spec: WorkloadSpec,
        /// How that goes.
        pub status: WorkloadStatus,
    }

    /// What a workload wants.
    pub struct WorkloadSpec {
        /// How many pods; one where nothing is said. A DaemonSet has none.
        pub replicas: Option<i64>,
        /// Which pods are its own.
        pub selector: Selector,
        /// The pods that it makes.
        pub template: Template,
        /// How a Deployment replaces pods.
        pub strategy: Strategy,
        /// How a DaemonSet or StatefulSet replaces pods.
        pub update_strategy: Strategy,
        /// Whether a rollout is held.
        pub paused: bool,
        /// How long a rollout may stand still.
        pub progress_deadline_seconds: Option<i64>,
        /// How long a pod must be ready before it counts.
        pub min_ready_seconds: i64,
    }

    /// The pods that a workload makes.
    pub struct Template {
        /// Labels.
        pub metadata: Meta,
        /// What they run.
        pub spec: PodSpec,
    }

    /// How pods are replaced.
    pub struct Strategy {
        /// `RollingUpdate`, `Recreate` or `OnDelete`.
        #[serde(rename = "type")]
        pub kind: String,
        /// Bounds of a rolling update.
        pub rolling_update: RollingUpdate,
    }

    /// Bounds of a rolling update.
    pub struct RollingUpdate {
        /// How many more.
        pub max_surge: Option<IntOrString>,
        /// How many fewer.
        pub max_unavailable: Option<IntOrString>,
    }

    /// How a workload goes.
    pub struct WorkloadStatus {
        /// The generation that its controller has seen.
        pub observed_generation: i64,
        /// Pods that there are.
        pub replicas: i64,
        /// Of these, of the newest revision.
        pub updated_replicas: i64,
        /// Of these, ready.
        pub ready_replicas: i64,
        /// Of these, ready for long enough.
        pub available_replicas: i64,
        /// Pods that are missing.
        pub unavailable_replicas: i64,
        /// Of a DaemonSet: pods that there should be.
        pub desired_number_scheduled: i64,
        /// Of a DaemonSet: pods that there are.
        pub current_number_scheduled: i64,
        /// Of a DaemonSet: ready pods.
        pub number_ready: i64,
        /// Of a DaemonSet: pods on nodes where none should be.
        pub number_misscheduled: i64,
        /// Of a DaemonSet: pods of the newest revision.
        pub updated_number_scheduled: i64,
        /// Of a StatefulSet: revision of the running pods.
        pub current_revision: String,
        /// Of a StatefulSet: revision that is wanted.
        pub update_revision: String,
        /// Such as `Progressing`, `Available`, `ReplicaFailure`.
        pub conditions: Vec<Condition>,
    }
}

impl Workload {
    /// How many pods are wanted.
    #[must_use]
    pub fn wanted(&self) -> i64 {
        self.status.desired_number_scheduled.max(self.spec.replicas.unwrap_or_default())
    }

    /// How many pods are ready.
    #[must_use]
    pub fn ready(&self) -> i64 {
        self.status.ready_replicas.max(self.status.number_ready)
    }

    /// Whether its controller has seen its last change.
    #[must_use]
    pub const fn is_observed(&self) -> bool {
        self.status.observed_generation >= self.metadata.generation
    }

    /// A condition by its type.
    #[must_use]
    pub fn condition(&self, kind: &str) -> Option<&Condition> {
        condition(&self.status.conditions, kind)
    }

    /// The images of its containers, in their order.
    #[must_use]
    pub fn images(&self) -> Vec<&str> {
        self.spec.template.spec.containers.iter().map(|c| c.image.as_str()).collect()
    }
}
