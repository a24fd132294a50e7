//! `hopwise policy`: the least access that a trace needs, made from the lists of calls that it can make.

mod iam;
mod rbac;

use crate::cli::PolicyCommand;

/// Runs the command.
pub fn run(of: &PolicyCommand) -> anyhow::Result<u8> {
    match of {
        PolicyCommand::Iam => super::print(&iam::document()?),
        PolicyCommand::Rbac { without, exec } => super::print(&rbac::roles(without, *exec)),
    }
}
