//! Facts of the hop delivery: builds, images, rollouts and scaling.

pub mod build;
pub mod image;
pub mod rollout;
pub mod scale;
