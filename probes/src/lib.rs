//! What hopwise asks at each hop of a request's path, and the evidence it keeps.
//!
//! Data flows one way: a [`target::Target`] is walked (`walk`), the hops' modules decide what to ask ([`dns`],
//! [`edge`], [`balancer`], [`aws`]), adapters under `live` ask, and each question with its reply ends in an
//! [`evidence::Recording`]. Nothing here judges: rules live in `hopwise` itself. Without the feature `live` this crate
//! opens no socket and reads no clock.

pub mod aws;
pub mod balancer;
pub mod cluster;
pub mod dns;
pub mod edge;
pub mod evidence;
mod further;
pub mod hop;
pub mod ingress;
pub mod page;
pub mod target;

#[cfg(feature = "live")]
pub mod live;
#[cfg(feature = "live")]
pub mod walk;

pub use further::Further;
pub use hop::Hop;
