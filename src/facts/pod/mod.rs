//! Facts of the hop pod.

pub mod answer;
pub mod apache;
pub mod content;
pub mod endpoint;
pub mod fpm;
pub mod limit;
pub mod log;
pub mod made;
pub mod node;
pub mod policy;
pub mod ready;
pub mod service;
pub mod trouble;
