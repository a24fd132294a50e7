//! Verdicts with AWS asked on the wire: every fault of `fixtures/aws/faults` is seeded into moto, its symptom is played
//! by the demo path, and the finished command traces both.
//!
//! A name as argument picks faults; `HOPWISE_AWS_KEEP=DIR` keeps reports and recordings.

mod fault;
mod moto;
mod trace;

use std::process::ExitCode;
use std::sync::{Arc, Mutex};

use fault::Fault;
use libtest_mimic::{Arguments, Failed, Trial};
use moto::Moto;

fn main() -> ExitCode {
    let mut arguments = Arguments::from_args();
    arguments.test_threads = Some(1);
    let moto = Arc::new(Mutex::new(None));
    let trials = Fault::all().into_iter().map(|fault| {
        let moto = Arc::clone(&moto);
        let kind = fault.expect.hop.clone().unwrap_or_else(|| fault.expect.outcome.clone());
        Trial::test(fault.name.clone(), move || judge(&moto, &fault)).with_kind(kind)
    });
    libtest_mimic::run(&arguments, trials.collect()).exit_code()
}

/// Seeds one fault, traces it, and compares.
fn judge(moto: &Mutex<Option<Moto>>, fault: &Fault) -> Result<(), Failed> {
    let mut moto = moto.lock().map_err(|_| "an earlier trial panicked")?;
    if moto.is_none() {
        *moto = Some(Moto::start()?);
    }
    let moto = moto.as_ref().ok_or("moto did not start")?;
    moto.seed(fault)?;
    let seen = trace::run(fault, moto.port())?;
    let mut wrong = fault.expect.compare(&seen);
    wrong.extend(moto.unlisted()?);
    if wrong.is_empty() { Ok(()) } else { Err(format!("{}\n{}", wrong.join("\n"), seen.gist()).into()) }
}
