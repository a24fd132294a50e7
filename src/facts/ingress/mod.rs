//! Facts of the hop ingress.

pub mod certificate;
pub mod controller;
pub mod entry;
pub mod log;
pub mod page;
pub mod route;
pub mod secret;
pub mod setting;

use super::Fact;

/// Whether a fact is of the way into the controller: Service, node ports, PROXY protocol. A request through a port-forward
/// does not come by there.
#[must_use]
pub fn is_of_the_door(fact: &Fact) -> bool {
    [
        &entry::NO_SERVICE,
        &entry::LOCAL_UNEVEN,
        &entry::PORTS_CROSSED,
        &entry::TARGET_PORT_WRONG,
        &entry::NOT_EXPOSED,
        &entry::NODE_PORT_CHANGED,
        &setting::WANTS_PROXY_PROTOCOL,
    ]
    .iter()
    .any(|door| door.name == fact.name)
}
