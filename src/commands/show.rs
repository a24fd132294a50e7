//! Prints a report as the user wants it, and gives the exit code.

use hopwise_probes::evidence::Recording;

use crate::cli::{FailOn, Output, ShowArgs};
use crate::diagnosis::diagnose;
use crate::render;
use crate::report::exit;

/// Judges a recording and prints the report.
pub fn judge_and_print(recording: &Recording, show: &ShowArgs) -> anyhow::Result<u8> {
    let report = diagnose(recording);
    let text = match show.output {
        Output::Json => render::json::render(&report)?,
        Output::Jsonl => render::json::line(&report)?,
        Output::Yaml => render::yaml::render(&report)?,
        Output::Table if show.quiet => render::table::verdict(&report),
        Output::Table => {
            let mut text = render::table::render(&report);
            if show.verbose {
                text.push_str(&render::readings::render(recording));
            }
            text
        }
    };
    super::print(&text)?;
    Ok(exit::code(&report, show.fail_on == FailOn::Warn))
}
