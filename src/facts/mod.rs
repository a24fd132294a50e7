//! Facts: yes, no or unknown, each derived from the evidence by a pure function.
//!
//! A fact lives in the module of its hop as a `static`; a rule names the facts that it reads. To add one, write the
//! static and its `derive` function; nothing has to be registered.

pub mod answer;
pub mod app;
pub mod author;
pub mod aws;
pub mod balancer;
pub mod behind;
pub mod cache;
pub mod client;
pub mod cluster;
pub mod database;
pub mod delivery;
pub mod dial;
pub mod dns;
pub mod edge;
pub mod error_page;
pub mod evidence;
pub mod ingress;
pub mod instance;
pub mod known;
pub mod page;
pub mod pod;
pub mod redirect;
pub mod storage;
pub mod symptom;
#[cfg(test)]
pub mod testing;

pub use author::{Attribution, Author};
pub use cluster::{Got, Kube, Looked, PodAnswer, settle};
pub use evidence::Evidence;
pub use known::{Known, Seen};
pub use symptom::{Phase, Symptom};

use hopwise_probes::Hop;

/// One fact: its name, what it says, and how the evidence decides it.
pub struct Fact {
    /// Name as `hop.what`, such as `edge.certificate-expired`.
    pub name: &'static str,
    /// The hop it speaks of.
    pub hop: Hop,
    /// What `yes` means, in one sentence.
    pub about: &'static str,
    /// Decides it. Must say unknown where the look is missing, and must not depend on the order of readings.
    pub derive: fn(&Evidence<'_>) -> Known,
}

/// Yes where any of the facts is; no where all are known not to be.
#[must_use]
pub fn any(e: &Evidence<'_>, facts: &[&'static Fact]) -> Known {
    let mut unknown = None;
    for fact in facts {
        match (fact.derive)(e) {
            Known::Yes(seen) => return Known::Yes(seen),
            Known::No => {}
            Known::Unknown(why) => unknown = unknown.or(Some(why)),
        }
    }
    unknown.map_or(Known::No, Known::Unknown)
}

impl std::fmt::Debug for Fact {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}
