//! What all objects share: name, labels, owners, conditions, selectors.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Deserializer, Serialize};

use super::projection::projection;
use crate::evidence::redact;

/// Prefixes of the annotations that are kept; all others may hold anything.
const KEPT_ANNOTATIONS: &[&str] = &[
    "nginx.ingress.kubernetes.io/",
    "kubernetes.io/ingress.class",
    "ingressclass.kubernetes.io/is-default-class",
    "deployment.kubernetes.io/",
    "deprecated.daemonset.template.generation",
    "service.beta.kubernetes.io/aws-load-balancer-",
    "cert-manager.io/",
    "kubectl.kubernetes.io/restartedAt",
    "kubernetes.io/change-cause",
];
/// The longest value of an annotation that is kept, in characters.
const ANNOTATION: usize = 1000;

projection! {
    /// Name, labels and owners of an object.
    pub struct Meta {
        /// Name within the namespace.
        pub name: String,
        /// Namespace; empty for objects of the whole cluster.
        pub namespace: String,
        /// Labels.
        pub labels: BTreeMap<String, String>,
        /// The annotations that rules read, redacted.
        pub annotations: Annotations,
        /// When it was made.
        pub creation_timestamp: Option<Timestamp>,
        /// When its deletion was asked for: the object is on its way out.
        pub deletion_timestamp: Option<Timestamp>,
        /// Counts the changes of its spec.
        pub generation: i64,
        /// Who made it.
        pub owner_references: Vec<Owner>,
    }

    /// One owner of an object.
    pub struct Owner {
        /// Such as `ReplicaSet`.
        pub kind: String,
        /// Name of the owner.
        pub name: String,
        /// Whether this owner manages the object.
        pub controller: bool,
    }

    /// One condition of a pod, node, workload or gateway.
    pub struct Condition {
        /// Such as `Ready`.
        #[serde(rename = "type")]
        pub kind: String,
        /// `True`, `False` or `Unknown`.
        pub status: String,
        /// One word.
        pub reason: String,
        /// The controller's own words.
        pub message: String,
        /// Since when.
        pub last_transition_time: Option<Timestamp>,
    }

    /// A selector of labels.
    pub struct Selector {
        /// Labels that must be as here.
        pub match_labels: BTreeMap<String, String>,
        /// Further demands.
        pub match_expressions: Vec<Expression>,
    }

    /// One demand on a label.
    pub struct Expression {
        /// The label.
        pub key: String,
        /// `In`, `NotIn`, `Exists` or `DoesNotExist`.
        pub operator: String,
        /// For `In` and `NotIn`.
        pub values: Vec<String>,
    }

    /// The name of another object in the same namespace.
    pub struct NameRef {
        /// The name.
        pub name: String,
    }
}

impl Meta {
    /// The value of an annotation.
    #[must_use]
    pub fn annotation(&self, name: &str) -> Option<&str> {
        self.annotations.0.get(name).map(String::as_str)
    }

    /// The value of a label.
    #[must_use]
    pub fn label(&self, name: &str) -> Option<&str> {
        self.labels.get(name).map(String::as_str)
    }

    /// The owner that manages the object.
    #[must_use]
    pub fn owner(&self) -> Option<&Owner> {
        self.owner_references.iter().find(|o| o.controller).or_else(|| self.owner_references.first())
    }

    /// The revision that a Deployment gave its ReplicaSet.
    #[must_use]
    pub fn revision(&self) -> Option<u64> {
        self.annotation("deployment.kubernetes.io/revision")?.parse().ok()
    }

    /// Whether its deletion was asked for.
    #[must_use]
    pub const fn is_leaving(&self) -> bool {
        self.deletion_timestamp.is_some()
    }
}

impl Selector {
    /// Whether labels satisfy the selector; an empty selector takes everything.
    #[must_use]
    pub fn takes(&self, labels: &BTreeMap<String, String>) -> bool {
        takes(&self.match_labels, labels)
            && self.match_expressions.iter().all(|e| {
                let value = labels.get(&e.key);
                match e.operator.as_str() {
                    "In" => value.is_some_and(|v| e.values.contains(v)),
                    "NotIn" => value.is_none_or(|v| !e.values.contains(v)),
                    "Exists" => value.is_some(),
                    "DoesNotExist" => value.is_none(),
                    _ => false,
                }
            })
    }
}

/// Whether labels hold all of the wanted ones.
#[must_use]
pub fn takes(wanted: &BTreeMap<String, String>, labels: &BTreeMap<String, String>) -> bool {
    wanted.iter().all(|(name, value)| labels.get(name) == Some(value))
}

/// The condition of one type.
#[must_use]
pub fn condition<'c>(conditions: &'c [Condition], kind: &str) -> Option<&'c Condition> {
    conditions.iter().find(|c| c.kind == kind)
}

/// Annotations, cut to those that rules read; values are redacted as they are read.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(transparent)]
pub struct Annotations(pub BTreeMap<String, String>);

impl<'de> Deserialize<'de> for Annotations {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let all = Option::<BTreeMap<String, String>>::deserialize(deserializer)?.unwrap_or_default();
        let kept = all
            .into_iter()
            .filter(|(name, _)| KEPT_ANNOTATIONS.iter().any(|k| name.starts_with(k)))
            .map(|(name, value)| {
                let value: String = redact::text(&value).chars().take(ANNOTATION).collect();
                (name, value)
            })
            .collect();
        Ok(Self(kept))
    }
}

/// A port by number or by name, a count or a percentage.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(untagged)]
pub enum IntOrString {
    /// A number.
    Int(i64),
    /// A name, or a percentage.
    Text(String),
}

impl std::fmt::Display for IntOrString {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Int(number) => write!(f, "{number}"),
            Self::Text(text) => f.write_str(text),
        }
    }
}

/// A selector of labels as it is asked by and recorded: `app=web,tier=front`.
#[must_use]
pub fn selector_text(labels: &BTreeMap<String, String>) -> String {
    labels.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join(",")
}
