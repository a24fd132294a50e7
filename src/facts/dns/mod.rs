//! Facts of the hop dns: what resolvers, the parent zone and the zone's own servers say of the name.

pub mod address;
pub mod agreement;
pub mod alias;
pub mod authorities;
pub mod caa;
pub mod delegation;
pub mod denial;
pub mod dnssec;
pub mod ipv6;
pub mod records;
pub mod resolvers;
pub mod route53;
pub mod servers;
pub mod stale;
#[cfg(test)]
pub mod testing;
pub mod transport;
pub mod views;
pub mod zone;
