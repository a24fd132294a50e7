//! Whether somebody serves the class of an Ingress.

use crate::evidence::kube::{Ingress, IngressClass};

/// What the class of an Ingress leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClassState {
    /// A controller of this name serves it, such as `k8s.io/ingress-nginx`.
    Served(String),
    /// The old annotation alone names a class that has no object: controllers before 1.0 serve it, and newer ones
    /// where it is the name that they were started with.
    Annotation(String),
    /// The class that is named does not exist.
    NoSuchClass(String),
    /// No class is named and none is the default: only a controller that takes such Ingresses serves it.
    Nameless,
}

/// What the class of an Ingress leads to, given all classes of the cluster.
#[must_use]
pub fn class_state(ingress: &Ingress, classes: &[IngressClass]) -> ClassState {
    let find = |name: &str| classes.iter().find(|c| c.metadata.name == name);
    let served = |class: &IngressClass| ClassState::Served(class.spec.controller.clone());
    match (ingress.spec.ingress_class_name.as_deref(), ingress.class()) {
        (Some(name), _) => find(name).map_or_else(|| ClassState::NoSuchClass(name.to_owned()), served),
        (None, Some(name)) => find(name).map_or_else(|| ClassState::Annotation(name.to_owned()), served),
        (None, None) => classes.iter().find(|c| c.is_default()).map_or(ClassState::Nameless, served),
    }
}
