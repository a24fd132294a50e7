//! Verdicts with AWS asked on the wire: every fault of `fixtures/aws/faults` is seeded into moto, its symptom is played
//! by the demo path, and the finished command traces both.
//!
//! A name as argument picks faults; `HOPWISE_AWS_KEEP=DIR` keeps reports and recordings, and `HOPWISE_BLESS=1` keeps the
//! recordings that `--test aws_replay` judges.

mod fault;
mod moto;
#[path = "../support/pending.rs"]
mod pending;
mod recordings;
mod trace;
#[path = "../support/verdict.rs"]
mod verdict;

use std::io::Write as _;
use std::process::ExitCode;
use std::sync::Arc;

use fault::Fault;
use libtest_mimic::{Arguments, Failed, Trial};
use moto::Moto;

/// Set where moto is known to be installed: that it does not start is then a failure.
const MUST: &str = "HOPWISE_TEST_MOTO";

fn main() -> ExitCode {
    let mut arguments = Arguments::from_args();
    // Traces mostly wait, and their bounds are made for a machine that has something to spare.
    arguments.test_threads.get_or_insert(2);
    let moto = if arguments.list { Err("not started for a list".to_owned()) } else { Moto::start() };
    if let (Err(why), false) = (&moto, arguments.list) {
        let words = format!(
            "\n!! NO MOTO, so no fault is made on AWS: {why}\n!! fixtures/aws/start makes it of python3 and PyPI\n\n"
        );
        std::io::stderr().write_all(words.as_bytes()).ok();
        if std::env::var_os(MUST).is_some() {
            return ExitCode::FAILURE;
        }
    }
    let away = moto.is_err();
    let moto = Arc::new(moto);
    let trials = Fault::all().into_iter().map(|fault| {
        let moto = Arc::clone(&moto);
        let kind = fault.expect.kind().to_owned();
        Trial::test(fault.name.clone(), move || judge(&moto, &fault)).with_kind(kind).with_ignored_flag(away)
    });
    libtest_mimic::run(&arguments, trials.collect()).exit_code()
}

/// Seeds one fault, traces it, and compares.
fn judge(moto: &Result<Moto, String>, fault: &Fault) -> Result<(), Failed> {
    let account = moto.as_ref()?.seed(fault)?;
    let (seen, recording) = trace::run(fault, &account.url)?;
    let mut wrong = fault.wrong(&seen);
    wrong.extend(account.unlisted()?);
    if wrong.is_empty() && std::env::var_os("HOPWISE_BLESS").is_some() {
        recordings::keep(&fault.name, &recording).map_err(|why| why.to_string())?;
    }
    if wrong.is_empty() { Ok(()) } else { Err(format!("{}\n{}", wrong.join("\n"), seen.gist()).into()) }
}
