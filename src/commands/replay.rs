//! `hopwise replay`: judges a recording again.

use crate::cli::ReplayArgs;

/// Runs the command.
pub fn run(args: &ReplayArgs) -> anyhow::Result<u8> {
    super::show::judge_and_print(&super::load(&args.file)?, &args.show)
}
