//! Facts of the hop client.

pub mod clock;
