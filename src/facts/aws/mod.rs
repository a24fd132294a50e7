//! What AWS says, for facts: looks found by the type of their answer, and the request's own way through them.
//!
//! A fact asks `e.aws()` and gives [`Known::sought`](super::Known::sought) what it found: `Ok(Some(seen))` is yes,
//! `Ok(None)` is no, and `Err(why)` is unknown, with the refusal or the missing look in words.

pub mod certificate;
pub mod event;
pub mod look;
pub mod metric;
pub mod owner;
pub mod path;
pub mod reach;
pub mod trouble;
pub mod words;

pub use look::{Aws, AwsLook, Held, Sought};
