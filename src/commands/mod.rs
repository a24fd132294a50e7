//! The commands: each one takes its arguments and gives an exit code.

#[cfg(feature = "demo")]
pub mod demo;
mod diff;
mod explain;
#[cfg(feature = "live")]
mod inside;
mod policy;
mod replay;
mod show;
#[cfg(feature = "live")]
mod target;
#[cfg(feature = "live")]
mod trace;

use std::io::Write as _;

use clap::CommandFactory as _;

use crate::cli::{Cli, Color, Command, SchemaOf};
use crate::report::exit;

/// What the user has to change: exit code 2. The text says how.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Usage(pub String);

/// Who writes recordings.
pub const TOOL: &str = concat!("hopwise ", env!("CARGO_PKG_VERSION"));

/// Runs a command and gives its exit code.
///
/// # Errors
/// [`Usage`] for what the user can mend; anything else is a bug or the machine's trouble.
pub fn run(cli: Cli) -> anyhow::Result<u8> {
    match cli.color {
        Color::Auto => {}
        Color::Always => anstream::ColorChoice::Always.write_global(),
        Color::Never => anstream::ColorChoice::Never.write_global(),
    }
    match cli.command {
        #[cfg(feature = "live")]
        Command::Trace(args) => trace::run(*args),
        #[cfg(not(feature = "live"))]
        Command::Trace(_) => {
            Err(Usage("this build cannot trace; it was made without the feature `live`".into()).into())
        }
        Command::Replay(args) => replay::run(&args),
        Command::Diff(args) => diff::run(&args),
        #[cfg(feature = "demo")]
        Command::Demo(args) => demo::run(args),
        Command::Explain(args) => explain::run(&args),
        Command::Schema { of } => print(match of {
            SchemaOf::Report => crate::report::JSON_SCHEMA,
            SchemaOf::Config => crate::config::JSON_SCHEMA,
        }),
        Command::Policy(of) => policy::run(&of),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "hopwise", &mut script);
            print(&String::from_utf8_lossy(&script))
        }
        Command::Man => {
            let mut page = Vec::new();
            man(&mut page)?;
            print(&String::from_utf8_lossy(&page))
        }
    }
}

/// The man page: the command itself, then each subcommand.
fn man(page: &mut Vec<u8>) -> std::io::Result<()> {
    let mut command = Cli::command();
    command.build();
    clap_mangen::Man::new(command.clone()).render(page)?;
    for sub in command.get_subcommands().filter(|s| s.get_name() != "help") {
        let name: String = format!("hopwise {}", sub.get_name());
        let sub = clap_mangen::Man::new(sub.clone().name(name));
        sub.render_options_section(page)?;
        sub.render_extra_section(page)?;
    }
    Ok(())
}

/// Prints a text to standard output; colours yield where they are not wanted.
fn print(text: &str) -> anyhow::Result<u8> {
    let mut out = anstream::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(exit::HEALTHY)
}

/// Reads a recording from a file.
fn load(path: &std::path::Path) -> anyhow::Result<hopwise_probes::evidence::Recording> {
    let at = path.display();
    let text = std::fs::read(path).map_err(|e| Usage(format!("{at}: {e}")))?;
    let text = String::from_utf8(text).map_err(|_| Usage(format!("{at}: not text; a recording is JSON")))?;
    let recording = hopwise_probes::evidence::Recording::from_json(&text).map_err(|e| Usage(format!("{at}: {e}")))?;
    Ok(recording)
}
