//! Which route of a cluster takes a request, whoever serves it.
//!
//! Ingress and Gateway API are both read as [`Route`]s, so that all behind the ingress hop is the same for them.

mod class;
mod gateway;
mod nginx;
mod pick;

pub use class::{ClassState, class_state};
pub use pick::{Picked, beside, host_takes, pick};

use jiff::Timestamp;

use crate::evidence::kube::IntOrString;

/// What reads routes out of a cluster's objects: one for each kind of ingress.
pub trait Routes {
    /// The routes, in no particular order.
    fn routes(&self) -> Vec<Route>;
}

/// One host and path with where it goes.
#[derive(Debug, Clone, PartialEq)]
pub struct Route {
    /// Namespace of the object that declares it.
    pub namespace: String,
    /// Name of that object.
    pub name: String,
    /// Its kind as objects are named: `ingress`, `httproute`.
    pub kind: &'static str,
    /// Exact host, `*.wildcard`, or empty for all hosts.
    pub host: String,
    /// The path, or a regular expression.
    pub path: String,
    /// How the path is compared.
    pub by: PathKind,
    /// Where it goes; more than one where the weight is shared.
    pub backends: Vec<RouteTo>,
    /// Whether it takes a part of the requests of another route.
    pub canary: bool,
    /// Whether, as a canary, it takes all of them.
    pub takes_all: bool,
    /// When its object was made: of two that want the same, the older wins.
    pub born: Option<Timestamp>,
}

/// How a path is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PathKind {
    /// Takes what no rule takes.
    Default,
    /// The beginning, letter by letter.
    Start,
    /// Whole elements between slashes.
    Prefix,
    /// A regular expression at the beginning, whatever the case.
    Regex,
    /// The whole path.
    Exact,
}

/// Where a route goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RouteTo {
    /// Namespace of the service.
    pub namespace: String,
    /// Name of the service.
    pub service: String,
    /// Its port, by name or number.
    pub port: Option<IntOrString>,
    /// Its share; one where nothing is said.
    pub weight: i64,
}

impl Route {
    /// How reports name its object: `ingress/NAMESPACE/NAME`.
    #[must_use]
    pub fn object(&self) -> String {
        format!("{}/{}/{}", self.kind, self.namespace, self.name)
    }
}

#[cfg(test)]
mod tests;
