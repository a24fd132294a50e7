//! Facts of the hop cache that ElastiCache itself tells.

pub mod event;
pub mod load;
pub mod node;
pub mod ours;
pub mod settings;
pub mod status;

pub use event::*;
pub use load::*;
pub use node::*;
pub use settings::*;
pub use status::*;
