//! What hopwise asks at each hop of a request's path, and the evidence it keeps.
//!
//! Data flows one way: a [`target::Target`] is walked ([`walk`]), every question goes through a [`world::World`], and
//! each question with its reply ends in a [`evidence::Recording`]. Nothing here judges: rules live in `hopwise` itself.
//! Without the feature `live` this crate opens no socket and reads no clock.

pub mod evidence;
pub mod hop;
pub mod target;

#[cfg(feature = "live")]
pub mod live;
#[cfg(feature = "live")]
pub mod walk;
#[cfg(feature = "live")]
pub mod world;

pub use hop::Hop;
