//! Verdicts on real servers: every fault of `fixtures/stack` is made, proven by hand, traced, judged and mended.
//!
//! The test starts itself again inside namespaces of its own (`stack enter`), so the servers have their real ports and
//! nothing outlives it. A name as argument picks faults; `HOPWISE_STACK_KEEP=DIR` keeps reports and recordings.

mod fault;
mod path;
mod table;

use std::io::Write as _;
use std::process::ExitCode;
use std::sync::{Arc, Mutex};

use fault::Fault;
use libtest_mimic::{Arguments, Failed, Trial};
use path::Path;
use table::{Row, Table};

fn main() -> ExitCode {
    let mut arguments = Arguments::from_args();
    let inside = Path::entered();
    if !inside && !arguments.list {
        return path::enter();
    }
    arguments.test_threads = Some(1);
    let path = Arc::new(Path::here());
    let table = Arc::new(Mutex::new(Table::default()));
    let trials: Vec<Trial> = Fault::all()
        .into_iter()
        .map(|fault| {
            let (path, table) = (Arc::clone(&path), Arc::clone(&table));
            let (name, kind) = (fault.name.clone(), fault.kind().to_owned());
            Trial::test(name, move || judge(&path, &fault, &table)).with_kind(kind)
        })
        .collect();
    if inside && let Err(why) = path.run(&["up"]) {
        return path::complain(&why);
    }
    let conclusion = libtest_mimic::run(&arguments, trials);
    if inside {
        table.lock().expect("no trial panics while it writes a row").print();
    }
    conclusion.exit_code()
}

/// Makes one fault, traces, mends, and compares.
fn judge(path: &Path, fault: &Fault, table: &Mutex<Table>) -> Result<(), Failed> {
    let seen = path
        .run(&["fault", &fault.name])
        .and_then(|()| path.run(&["prove", &fault.name]))
        .and_then(|()| path.trace(fault));
    let mended = path.run(&["revert"]);
    let seen = seen?;
    mended?;
    let wrong = fault.expect.compare(&seen);
    table.lock().map_err(|_| "the table is lost")?.push(Row::new(fault, &seen, wrong.is_empty()));
    let known = fault.miss.as_ref().filter(|miss| miss.got.compare(&seen).is_empty());
    match (known, wrong.is_empty()) {
        (_, true) => Ok(()),
        (Some(miss), false) => {
            Ok(writeln!(std::io::stdout(), "KNOWN MISS {}: {}: {}", fault.name, miss.why, wrong.join("; "))?)
        }
        (None, false) => Err(format!("{}\n{}", wrong.join("\n"), seen.gist()).into()),
    }
}
