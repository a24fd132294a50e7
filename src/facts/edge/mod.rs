//! Facts of the hop edge.

pub mod answer;
pub mod cache;
pub mod certificate;
pub mod dial;
pub mod distribution;
pub mod errors;
pub mod forwarding;
pub mod functions;
pub mod origin;
pub mod origin_set;
pub mod page;
pub mod redirect;
pub mod viewer;
pub mod waf;
