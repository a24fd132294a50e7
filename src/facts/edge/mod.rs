//! Facts of the hop edge.

pub mod answer;
pub mod cache;
pub mod certificate;
pub mod dial;
pub mod origin;
pub mod page;
pub mod redirect;
