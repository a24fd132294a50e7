//! Facts of the hop delivery.

pub mod rollout;
pub mod scale;
