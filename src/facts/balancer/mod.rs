//! Facts of the hop balancer.

pub mod acm;
pub mod answer;
pub mod certificate;
pub mod classic;
pub mod dial;
pub mod listener;
pub mod metrics;
pub mod name;
pub mod network;
pub mod owner;
pub mod settings;
pub mod targets;
