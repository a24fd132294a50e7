//! The `hopwise` command: parses, runs, prints, exits with a documented code.

use std::io::Write as _;
use std::process::ExitCode;

use clap::Parser as _;
use hopwise::cli::Cli;
use hopwise::commands;
use hopwise::report::exit;

fn main() -> ExitCode {
    // A bug is told in one line and by its own exit code; RUST_BACKTRACE=1 tells the rest.
    let told = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if std::env::var_os("RUST_BACKTRACE").is_some() {
            told(info);
        }
        let _ = writeln!(std::io::stderr(), "hopwise: internal error ({info}); this is a bug, please report it");
        std::process::exit(exit::INTERNAL.into());
    }));
    let cli = Cli::parse();
    match commands::run(cli) {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            let code = if error.is::<commands::Usage>() { exit::USAGE } else { exit::INTERNAL };
            // A reader that went away (`hopwise … | head`) is no error of ours.
            if error
                .root_cause()
                .downcast_ref::<std::io::Error>()
                .is_some_and(|e| e.kind() == std::io::ErrorKind::BrokenPipe)
            {
                return ExitCode::from(exit::HEALTHY);
            }
            let _ = writeln!(anstream::stderr(), "hopwise: {}", hopwise::render::clean::line(&format!("{error:#}")));
            ExitCode::from(code)
        }
    }
}
