//! Rules: each is one declaration beside its page.
//!
//! To add a rule, write `src/rules/<hop>/<name>.rs` and `<name>.md`, and name its static in that hop's list. `explain`,
//! the index, the report and the tests all read that one declaration.

pub mod app;
#[cfg(test)]
mod aws_tests;
pub mod balancer;
pub mod cache;
pub mod client;
#[cfg(test)]
mod cluster_tests;
pub mod database;
pub mod delivery;
pub mod dns;
pub mod edge;
pub mod ingress;
pub mod instance;
pub mod pattern;
pub mod pod;
pub mod rule;
pub mod storage;
pub mod symptoms;

pub use pattern::SymptomPattern;
pub use rule::{Certainty, Condition, Rule, Severity, no, yes};

/// All rules, hop by hop from the client inwards.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    [
        client::RULES,
        dns::RULES,
        edge::RULES,
        balancer::RULES,
        instance::RULES,
        ingress::RULES,
        pod::RULES,
        app::RULES,
        database::RULES,
        cache::RULES,
        storage::RULES,
        delivery::RULES,
    ]
    .into_iter()
    .flatten()
    .copied()
}

/// The rule of a name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Rule> {
    all().find(|r| r.name == name)
}
