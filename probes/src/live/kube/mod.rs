//! Asks a cluster over the official protocol. Only this adapter reads the errors of the kube crate.

mod call;
mod connect;
mod forward;
mod log;
mod secret;

pub use call::{Cluster, Versions};
pub use connect::Access;
pub use forward::{Tunnel, refused};
pub use log::Which;
