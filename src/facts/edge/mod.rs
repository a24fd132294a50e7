//! Facts of the hop edge.

pub mod certificate;
