//! Facts of the hop client: this machine's clock, network, resolver and what stands between it and the world.

pub mod clock;
pub mod hosts;
pub mod interception;
pub mod network;
pub mod proxy;
pub mod resolver;
