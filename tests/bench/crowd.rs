//! What a big cluster adds to a trace: time and memory with 5,000 pods and 2,000 Ingresses of other brands, and without.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use hopwise_fixtures::kube::{Api, Cluster, brand, generate};

const RUNS: usize = 7;

/// Median time, and the highest resident memory in megabytes.
fn traces(kubeconfig: &std::path::Path) -> (Duration, f64) {
    let mut times = Vec::new();
    let mut memory: f64 = 0.0;
    for _ in 0..RUNS {
        let began = Instant::now();
        let mut child = Command::new(env!("CARGO_BIN_EXE_hopwise"))
            .args(["trace", "https://www.brand-a.test/", "--resolver", "127.0.0.1:1", "-q", "--kubeconfig"])
            .arg(kubeconfig)
            .env_clear()
            .env("AWS_EC2_METADATA_DISABLED", "true")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("hopwise starts");
        let status = format!("/proc/{}/status", child.id());
        while child.try_wait().expect("waits").is_none() {
            let peak = std::fs::read_to_string(&status).unwrap_or_default();
            let peak =
                peak.lines().find_map(|l| l.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse::<f64>().ok());
            memory = memory.max(peak.unwrap_or_default() / 1024.0);
            std::thread::sleep(Duration::from_millis(2));
        }
        times.push(began.elapsed());
    }
    times.sort();
    (times[RUNS / 2], memory)
}

fn main() {
    // Under `cargo test --benches` there is nothing to measure.
    if !std::env::args().any(|a| a == "--bench") {
        return;
    }
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let folder = tempfile::tempdir().expect("a folder");
    let mut rows = Vec::new();
    for (pods, ingresses) in [(0, 0), (5000, 2000)] {
        let mut objects = brand::healthy().expect("the brand's objects");
        objects.extend(generate::pods(pods));
        objects.extend(generate::ingresses(ingresses));
        let api = runtime.block_on(Api::serve(Cluster { objects, ..Cluster::default() })).expect("an API");
        let kubeconfig = folder.path().join(format!("{pods}"));
        std::fs::write(&kubeconfig, api.kubeconfig()).expect("writes");
        rows.push((pods, ingresses, traces(&kubeconfig)));
    }
    let mut out = String::from("pods of others  ingresses of others  median ms  peak MB\n");
    for (pods, ingresses, (time, memory)) in &rows {
        out.push_str(&format!("{pods:14}  {ingresses:19}  {:9.0}  {memory:7.1}\n", time.as_secs_f64() * 1000.0));
    }
    let (small, big) = (rows[0].2, rows[1].2);
    let (time, memory) = (big.0.saturating_sub(small.0), big.1 - small.1);
    out.push_str(&format!("a crowd adds {} ms and {memory:.1} MB (at most 1000 ms and 50 MB)\n", time.as_millis()));
    std::io::Write::write_all(&mut std::io::stdout(), out.as_bytes()).expect("writes");
    assert!(time < Duration::from_secs(1) && memory < 50.0, "{out}");
}
