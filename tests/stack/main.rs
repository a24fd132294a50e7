//! Verdicts on real servers: every fault of `fixtures/stack` is made, proven by hand, traced, judged and mended.
//!
//! The test starts itself again inside namespaces of its own (`stack enter`), so the servers have their real ports and
//! nothing outlives it; several such paths run beside each other. A name as argument picks cases; without one a sample
//! is judged, with `HOPWISE_STACK=single` all single faults and healthy variants, with `hard` the hard cases, with `all`
//! both. `HOPWISE_STACK_KEEP=DIR` keeps reports and recordings.

mod cluster;
mod fault;
mod path;
mod table;
#[path = "../support/verdict.rs"]
mod verdict;

use std::io::Write as _;
use std::process::ExitCode;
use std::sync::{Arc, Mutex};

use fault::{Fault, Which};
use libtest_mimic::{Arguments, Failed, Trial};
use path::Path;
use table::{Row, Table};

fn main() -> ExitCode {
    let mut arguments = Arguments::from_args();
    let inside = Path::entered();
    let named = |fault: &Fault| arguments.filter.as_ref().is_none_or(|filter| fault.name.contains(filter.as_str()));
    let faults: Vec<Fault> = Fault::all(Which::asked(arguments.filter.is_some())).into_iter().filter(named).collect();
    if !inside && !arguments.list {
        return path::enter(faults.len());
    }
    arguments.test_threads = Some(1);
    let mut path = Path::here();
    if inside && let Err(why) = path.up() {
        return path::complain(&why);
    }
    let path = Arc::new(path);
    let table = Arc::new(Mutex::new(Table::default()));
    let trials: Vec<Trial> = path::part(faults)
        .into_iter()
        .map(|fault| {
            let (path, table) = (Arc::clone(&path), Arc::clone(&table));
            let (name, kind) = (fault.name.clone(), fault.kind().to_owned());
            let blind = inside && !path.has_aws() && fault.needs_aws();
            Trial::test(name, move || judge(&path, &fault, &table)).with_kind(kind).with_ignored_flag(blind)
        })
        .collect();
    let conclusion = libtest_mimic::run(&arguments, trials);
    if inside {
        table.lock().expect("no trial panics while it writes a row").print();
    }
    conclusion.exit_code()
}

/// Makes one fault, traces, mends, and compares.
fn judge(path: &Path, fault: &Fault, table: &Mutex<Table>) -> Result<(), Failed> {
    let seen = path.run(&["told", &fault.name]).and_then(|()| path.run(&["prove", &fault.name])).and_then(|()| {
        fault.looks().iter().map(|look| Ok((*look, path.trace(fault, *look)?))).collect::<Result<Vec<_>, _>>()
    });
    let mended = path.run(&["revert"]);
    let seen = seen?;
    mended?;
    let mut failed = Vec::new();
    for (look, seen) in seen {
        let wrong = fault.expect(look).compare(&seen);
        table.lock().map_err(|_| "the table is lost")?.push(Row::new(fault, look, &seen, wrong.is_empty()));
        let known = fault.miss(look).filter(|miss| miss.got.compare(&seen).is_empty());
        match (known, wrong.is_empty()) {
            (_, true) => {}
            (Some(miss), false) => {
                let look = look.name();
                writeln!(std::io::stdout(), "KNOWN MISS {} {look}: {}: {}", fault.name, miss.why, wrong.join("; "))?;
            }
            (None, false) => failed.push(format!("{}: {}\n{}", look.name(), wrong.join("\n"), seen.gist())),
        }
    }
    if failed.is_empty() { Ok(()) } else { Err(failed.join("\n").into()) }
}
