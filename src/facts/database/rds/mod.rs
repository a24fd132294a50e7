//! Facts of the hop database that RDS itself tells.

pub mod cluster;
pub mod event;
pub mod load;
pub mod ours;
pub mod reach;
pub mod settings;
pub mod status;

pub use cluster::*;
pub use event::*;
pub use load::*;
pub use reach::*;
pub use settings::*;
pub use status::*;
