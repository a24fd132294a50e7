//! Facts of the hop ingress.

pub mod certificate;
pub mod page;
