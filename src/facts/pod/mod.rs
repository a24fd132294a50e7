//! Facts of the hop pod.

pub mod answer;
pub mod apache;
pub mod content;
pub mod endpoint;
pub mod fpm;
pub mod limit;
pub mod log;
pub mod made;
pub mod node;
pub mod policy;
pub mod ready;
pub mod service;
pub mod trouble;

use crate::facts::Fact;

/// Whether a fact is of the Service, which stands between controller and pods: that each pod answers a port-forward does not
/// clear it.
#[must_use]
pub fn is_of_the_service(fact: &Fact) -> bool {
    let all = [
        &service::MISSING,
        &service::PORT_MISSING,
        &service::PORT_NOT_TCP,
        &service::TARGET_NAME_MISSING,
        &service::TARGET_UNDECLARED,
        &service::NO_SELECTOR,
    ];
    all.iter().any(|f| f.name == fact.name)
}
