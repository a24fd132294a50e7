//! Verdicts on a real cluster: every fault of `fixtures/cluster` is made with kubectl on real pods behind a real nginx,
//! proven by hand, traced, judged, traced once more by an account that may see less, and forgotten.
//!
//! `HOPWISE_TEST_KUBECONFIG` names the cluster; without it one ignored test says so. A name as argument picks faults;
//! `HOPWISE_CLUSTER_KEEP=DIR` keeps reports and recordings; `HOPWISE_CLUSTER_MINUTES=N` begins no fault after so long, and
//! the table says which were left out.

mod brand;
mod cluster;
mod fault;
#[path = "../support/pending.rs"]
mod pending;
mod reader;
mod table;
#[path = "../support/verdict.rs"]
mod verdict;

use std::io::Write;
use std::process::ExitCode;
use std::sync::{Arc, Mutex};

use brand::Brand;
use cluster::Cluster;
use fault::Fault;
use libtest_mimic::{Arguments, Failed, Trial};
use reader::Reader;
use table::{Row, Table};

/// Brands that are broken at the same time.
const AT_ONCE: usize = 4;
/// How far apart the numbers of a fault's first and second brand are.
const AGAIN: usize = 500;
/// Verdicts of one run that may be right only of the fault's second making: pods of a busy node change between two looks.
const WAVERING: usize = 4;

fn main() -> ExitCode {
    let mut arguments = Arguments::from_args();
    arguments.test_threads = arguments.test_threads.or(Some(AT_ONCE));
    if !cfg!(feature = "kube") {
        return ignored(&arguments, "NO CLUSTER: this build has no feature `kube`, so no fault is made on real pods");
    }
    let Some(kubeconfig) = std::env::var_os("HOPWISE_TEST_KUBECONFIG").filter(|file| !file.is_empty()) else {
        let why = "NO CLUSTER: HOPWISE_TEST_KUBECONFIG names no kubeconfig, so no fault is made on real pods; \
                   see fixtures/cluster/README.md";
        return ignored(&arguments, why);
    };
    if arguments.list {
        return libtest_mimic::run(&arguments, trials(None)).exit_code();
    }
    let cluster = match Cluster::up(kubeconfig.into()) {
        Ok(cluster) => Arc::new(cluster),
        Err(why) => {
            let trial = Trial::test("the_cluster_is_ready", || Err(why.into()));
            return libtest_mimic::run(&Arguments::default(), vec![trial]).exit_code();
        }
    };
    let table = Arc::new(Mutex::new(Table::default()));
    let conclusion = libtest_mimic::run(&arguments, trials(Some((&cluster, &table))));
    table.lock().expect("no trial panics while it writes a row").print();
    cluster.down();
    conclusion.exit_code()
}

/// Says loudly that nothing is proven here, and fails nobody for it.
fn ignored(arguments: &Arguments, why: &str) -> ExitCode {
    writeln!(std::io::stdout(), "{why}").ok();
    let trial = Trial::test("a_cluster_is_at_hand", || Err("no cluster".into())).with_ignored_flag(true);
    libtest_mimic::run(arguments, vec![trial]).exit_code()
}

/// One trial a fault.
fn trials(on: Option<(&Arc<Cluster>, &Arc<Mutex<Table>>)>) -> Vec<Trial> {
    let on = on.map(|(cluster, table)| (Arc::clone(cluster), Arc::clone(table)));
    let faults = Fault::all().into_iter().enumerate().map(|(n, fault)| {
        let on = on.clone();
        let (name, kind) = (fault.name.clone(), fault.kind().to_owned());
        let judged = move || match &on {
            Some((cluster, table)) => judge(cluster, &fault, n + 1, table),
            None => Ok(()),
        };
        Trial::test(name, judged).with_kind(kind)
    });
    faults.collect()
}

/// A brand with the fault in it, proven.
fn made<'c>(cluster: &'c Cluster, fault: &Fault, number: usize) -> Result<Brand<'c>, String> {
    let brand = Brand::start(cluster, fault, number)?;
    brand.fault(fault)?;
    Ok(brand)
}

/// Makes one fault, traces and compares. What does not come to pass on a busy node is made once more. A wrong verdict is
/// told and asked for once more of the same fault in a fresh brand; the table shows it, and a run bears few of them.
fn judge(cluster: &Cluster, fault: &Fault, number: usize, table: &Mutex<Table>) -> Result<(), Failed> {
    if cluster.out_of_time() {
        let mut table = table.lock().map_err(|_| "the table is lost")?;
        table.push(Row::late(fault));
        return Ok(());
    }
    let brand = made(cluster, fault, number).or_else(|why| {
        writeln!(std::io::stderr(), "{} is made once more: {why}", fault.name).ok();
        made(cluster, fault, number + AGAIN)
    })?;
    let Err(first) = compared(&brand, fault, table)? else { return Ok(()) };
    drop(brand);
    writeln!(std::io::stderr(), "{} is judged once more: {first}", fault.name).ok();
    let brand = made(cluster, fault, number + 2 * AGAIN)?;
    compared(&brand, fault, table)??;
    let mut table = table.lock().map_err(|_| "the table is lost")?;
    table.push(Row::wavering(fault));
    match table.wavering() {
        few if few <= WAVERING => Ok(()),
        _ => Err(format!("too many verdicts of this run waver; the first of this fault:\n{first}").into()),
    }
}

/// Traces with full and with less access and writes both rows; the inner error is what is wrong.
fn compared(brand: &Brand<'_>, fault: &Fault, table: &Mutex<Table>) -> Result<Result<(), String>, String> {
    let seen = brand.trace(fault, Reader::Full)?;
    let wrong = fault.expect.compare(&seen);
    let reader = Reader::weaker(&fault.name);
    let less = brand.trace(fault, reader)?;
    let unfair = fault.compare_blind(&less);
    let mut table = table.lock().map_err(|_| "the table is lost")?;
    table.push(Row::new(fault, &seen, wrong.is_empty()));
    table.push(Row::blind(fault, &less, reader, unfair.is_empty()));
    // The fault itself was made and proven; its verdict is known to be wrong yet, and the table says so.
    if let Some(pending) = fault.pending() {
        return Ok(pending.holds(&seen, wrong.is_empty()));
    }
    if wrong.is_empty() && unfair.is_empty() {
        return Ok(Ok(()));
    }
    let gist = if wrong.is_empty() { less.gist() } else { seen.gist() };
    Ok(Err(format!("{}\n{gist}", [wrong, unfair].concat().join("\n"))))
}
