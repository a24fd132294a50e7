//! hopwise walks one web request hop by hop and names the hop that fails, the cause, the fix and the evidence.
//!
//! Data flows one way: a [`hopwise_probes::evidence::Recording`] becomes [`facts`], facts feed [`rules`], what fires goes
//! to the [`diagnosis`], and the diagnosis becomes a [`report`] that [`render`] shows. All of that is pure: no network,
//! no clock, no disk. `tests/boundaries.rs` holds that wall. Around it stand the command line ([`cli`]), its
//! [`commands`] and the [`config`]uration.

pub mod cli;
pub mod commands;
pub mod config;
pub mod diagnosis;
pub mod facts;
pub mod render;
pub mod report;
pub mod rules;
