//! Renderers: each turns a report into text, one file a format. None of them looks anything up.

pub mod clean;
pub mod json;
pub mod list;
#[cfg(feature = "live")]
pub mod progress;
pub mod readings;
pub mod table;
pub mod yaml;
