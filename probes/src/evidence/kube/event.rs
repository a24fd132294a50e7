//! Events: what controllers and kubelets say of objects.

use jiff::Timestamp;

use super::meta::Meta;
use super::projection::projection;

projection! {
    /// An Event.
    pub struct Event {
        /// Name and namespace.
        pub metadata: Meta,
        /// What it is about.
        pub involved_object: Involved,
        /// `Normal` or `Warning`.
        #[serde(rename = "type")]
        pub kind: String,
        /// One word, such as `FailedScheduling`.
        pub reason: String,
        /// The words, redacted.
        pub message: String,
        /// How often.
        pub count: u32,
        /// First time.
        pub first_timestamp: Option<Timestamp>,
        /// Last time.
        pub last_timestamp: Option<Timestamp>,
        /// The only time, of events of the newer kind.
        pub event_time: Option<Timestamp>,
        /// How often and when last, of events of the newer kind.
        pub series: Option<Series>,
        /// Who says it.
        pub source: Source,
    }

    /// What an event is about.
    pub struct Involved {
        /// Such as `Pod`.
        pub kind: String,
        /// Its namespace.
        pub namespace: String,
        /// Its name.
        pub name: String,
        /// Such as `spec.containers{web}`.
        pub field_path: String,
    }

    /// Repetitions of an event.
    pub struct Series {
        /// How often.
        pub count: u32,
        /// When last.
        pub last_observed_time: Option<Timestamp>,
    }

    /// Who says it.
    pub struct Source {
        /// Such as `kubelet`.
        pub component: String,
        /// Such as the node.
        pub host: String,
    }
}

impl Event {
    /// When it was last so.
    #[must_use]
    pub fn last(&self) -> Option<Timestamp> {
        let series = self.series.as_ref().and_then(|s| s.last_observed_time);
        [self.last_timestamp, series, self.event_time, self.first_timestamp].into_iter().flatten().max()
    }

    /// How often it was so.
    #[must_use]
    pub fn times(&self) -> u32 {
        self.count.max(self.series.as_ref().map_or(1, |s| s.count)).max(1)
    }

    /// Whether it warns.
    #[must_use]
    pub fn is_warning(&self) -> bool {
        self.kind == "Warning"
    }
}
