//! Facts of the hop pod.

pub mod apache;
pub mod content;
pub mod fpm;
pub mod log;
