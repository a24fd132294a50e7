//! Naive ways to blame a hop, each a pure function over the same recording that hopwise judges.

mod deepest_unhealthy;
mod last_5xx;
mod last_deploy;
mod random;

use hopwise_probes::Hop;
use hopwise_probes::evidence::Recording;

/// One naive way.
pub struct Baseline {
    /// What it does.
    pub name: &'static str,
    /// The hop that it blames, given the recording and the case's name.
    pub blame: fn(&Recording, &str) -> Option<Hop>,
}

/// All of them.
pub const ALL: [Baseline; 4] = [
    Baseline { name: "blame the author of the last 5xx", blame: last_5xx::blame },
    Baseline { name: "blame the last deploy", blame: last_deploy::blame },
    Baseline { name: "blame the deepest unhealthy object", blame: deepest_unhealthy::blame },
    Baseline { name: "random", blame: random::blame },
];
