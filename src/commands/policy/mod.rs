//! `hopwise policy`: the least permissions that a full trace needs, ready to paste.

mod iam;

use crate::cli::PolicyOf;

/// Runs the command.
pub fn run(of: PolicyOf) -> anyhow::Result<u8> {
    match of {
        PolicyOf::Iam => super::print(&iam::document()?),
    }
}
