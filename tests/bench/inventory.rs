//! What an inventory of 1,000 brands in one account costs: calls, time under the limits of AWS, and how often it was
//! told to be slower.

use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};
use std::time::Instant;

use hopwise_probes::live::AwsSettings;
use hopwise_probes::live::aws::{Session, inventory};

const BRANDS: usize = 1000;
/// Brands whose DNS does not lead to their distribution.
const IN_DOUBT: usize = 20;

fn main() {
    // Under `cargo test --benches` there is nothing to measure.
    if !std::env::args().any(|a| a == "--bench") {
        return;
    }
    // The SDK reads keys and endpoint from the environment, and the environment belongs to who starts a process.
    if std::env::var_os("AWS_ENDPOINT_URL").is_none() {
        return measured_by_a_child();
    }
    let settings = AwsSettings::default();
    let hosts: Vec<String> = (0..BRANDS).map(|n| format!("www.brand-{n}.test")).collect();
    let resolve = async |name: &str| -> Vec<String> {
        let number = name.strip_prefix("www.brand-").and_then(|rest| rest.split('.').next()?.parse::<usize>().ok());
        match number {
            Some(n) if n < IN_DOUBT => vec!["198.51.100.99".to_owned()],
            Some(n) => vec![format!("d{n:04}.cloudfront.net")],
            None => vec![name.to_owned()],
        }
    };
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let (found, took, books) = runtime.block_on(async {
        let session = Session::open(&settings).await.expect("a session").for_many();
        let began = Instant::now();
        let found = inventory(&session, "eu-central-1", &hosts, resolve).await;
        (found, began.elapsed(), session.books())
    });
    let whole = found.values().filter(|h| h.distribution.is_some() && h.healthy.is_some()).count();
    let told = found.values().filter(|h| !h.alias.is_empty()).count();
    assert_eq!((found.len(), whole, told), (BRANDS, BRANDS, IN_DOUBT), "every brand is seen in full");
    // Brand by brand: its group's health by elbv2, its zone and its records by Route 53.
    let elbv2 = (BRANDS as f64 * 3.0 - 40.0) / 10.0;
    let route53 = (BRANDS as f64 * 2.0 - 5.0) / 5.0;
    let alone = elbv2.max(route53);
    let seconds = took.as_secs_f64();
    let text = format!(
        "{BRANDS} brands: {seconds:.1} s, {} calls in {} requests, {} throttled, waited {:.1} s in all\n\
         asked brand by brand, the limits alone take {alone:.0} s: {:.0} times as long\n",
        books.calls,
        books.attempts,
        books.throttled,
        books.waited_ms as f64 / 1000.0,
        alone / seconds,
    );
    std::io::Write::write_all(&mut std::io::stdout(), text.as_bytes()).ok();
}

fn measured_by_a_child() {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/aws/thousand.py");
    let mut server = Command::new("python3")
        .arg(script)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("python3 starts");
    let mut port = String::new();
    BufReader::new(server.stdout.take().expect("its output")).read_line(&mut port).expect("a port");
    let child = Command::new(std::env::current_exe().expect("this program"))
        .arg("--bench")
        .env("AWS_ENDPOINT_URL", format!("http://127.0.0.1:{}", port.trim()))
        .envs([("AWS_ACCESS_KEY_ID", "testing"), ("AWS_SECRET_ACCESS_KEY", "testing"), ("AWS_REGION", "eu-central-1")])
        .status()
        .expect("starts");
    server.kill().ok();
    server.wait().ok();
    assert!(child.success(), "the measurement failed");
}
