//! Facts of the hop app.

pub mod assets;
pub mod cause;
pub mod error;
pub mod framework;
pub mod further;
pub mod redirect;
pub mod session;
pub mod unsigned;
