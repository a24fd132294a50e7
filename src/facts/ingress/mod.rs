//! Facts of the hop ingress.

pub mod certificate;
pub mod controller;
pub mod entry;
pub mod log;
pub mod page;
pub mod redirect;
pub mod route;
pub mod secret;
pub mod setting;

use super::Fact;

/// Whether a fact is of the way into the controller, and hopwise's own good looks at it say nothing of that: a
/// port-forward comes in behind Service and node ports, and where the PROXY protocol is wanted hopwise sends it.
#[must_use]
pub fn is_of_the_door(fact: &Fact, past_the_door: bool) -> bool {
    let door = [
        &entry::NO_SERVICE,
        &entry::LOCAL_UNEVEN,
        &entry::PORTS_CROSSED,
        &entry::TARGET_PORT_WRONG,
        &entry::NOT_EXPOSED,
        &entry::NODE_PORT_CHANGED,
    ];
    let preface = fact.name == setting::WANTS_PROXY_PROTOCOL.name;
    preface || past_the_door && door.iter().any(|door| door.name == fact.name)
}

/// Whether a fact says that the pods that are asked are not those that have the page: what they show is no word on it.
#[must_use]
pub fn is_of_the_wrong_pods(fact: &Fact) -> bool {
    fact.name == route::OF_OTHER_NAMESPACE.name
}
