//! Facts of the hop delivery: builds and images.

pub mod build;
pub mod image;
