//! Facts of the hop ingress.

pub mod certificate;
pub mod controller;
pub mod entry;
pub mod log;
pub mod page;
pub mod route;
pub mod secret;
pub mod setting;
