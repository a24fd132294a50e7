//! Facts of the hop balancer.

pub mod answer;
pub mod certificate;
pub mod dial;
pub mod name;
