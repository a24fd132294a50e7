//! The finished command, with the demo path outside and moto inside.

use std::net::TcpListener;
use std::path::PathBuf;
use std::process::Command;

use hopwise_fixtures::{DemoPath, Scenario};
use hopwise_probes::target::Target;

use crate::fault::Fault;
use crate::verdict::Seen;

/// Serves the fault's scenario and traces it; gives what was seen and the recording as JSON. `--origin` is left out: AWS has to tell it.
pub fn run(fault: &Fault, moto: &str) -> Result<(Seen, String), String> {
    let scenarios = hopwise_fixtures::scenarios();
    let (name, yaml) = scenarios.iter().find(|(n, _)| *n == fault.scenario).ok_or("no such scenario")?;
    let scenario = Scenario::parse(name, yaml).map_err(|why| why.to_string())?;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    let runtime = runtime.map_err(|why| why.to_string())?;
    let path = runtime.block_on(DemoPath::serve(&scenario)).map_err(|why| why.to_string())?;
    let place = tempfile::tempdir().map_err(|why| why.to_string())?;
    let write = |name: &str, text: &str| -> Result<PathBuf, String> {
        let file = place.path().join(name);
        std::fs::write(&file, text).map_err(|why| why.to_string())?;
        Ok(file)
    };
    let target = path.target();
    let mut command = Command::new(env!("CARGO_BIN_EXE_hopwise"));
    command.env_clear().current_dir(place.path()).arg("trace");
    match &fault.config {
        Some(config) => {
            write("hopwise.yaml", config)?;
            command.arg("brand-a");
        }
        None => {
            command.arg(target.url.as_str());
        }
    }
    command.args(["-o", "json", "--timeout", "3s"]).arg("--cacert").arg(write("ca.pem", path.ca_pem())?);
    command.args(flags(&target)).args(&fault.args);
    command.env("AWS_ENDPOINT_URL", moto);
    let usual = [
        ("AWS_ACCESS_KEY_ID", "testing"),
        ("AWS_SECRET_ACCESS_KEY", "testing"),
        ("AWS_REGION", "eu-central-1"),
        ("AWS_EC2_METADATA_DISABLED", "true"),
        ("KUBECONFIG", "/nonexistent"),
    ];
    for (name, text) in &fault.files {
        let file = place.path().join(name);
        std::fs::create_dir_all(file.parent().unwrap_or(place.path())).map_err(|why| why.to_string())?;
        std::fs::write(file, text.replace("MOTO", moto)).map_err(|why| why.to_string())?;
    }
    let home = place.path().display().to_string();
    for (name, value) in usual.into_iter().chain([("HOME", home.as_str()), ("XDG_CONFIG_HOME", home.as_str())]) {
        command.env(name, value);
    }
    // The kernel takes connections for it, and nobody ever says a word.
    let silent =
        TcpListener::bind("127.0.0.1:0").and_then(|l| Ok((l.local_addr()?, l))).map_err(|why| why.to_string())?;
    for (name, value) in &fault.env {
        if value.is_empty() {
            command.env_remove(name)
        } else {
            command.env(name, value.replace("SILENT", &format!("http://{}", silent.0)))
        };
    }
    let record = place.path().join("recording.json");
    let output = command.arg("--record").arg(&record).output().map_err(|why| why.to_string())?;
    runtime.shutdown_background();
    let recording = std::fs::read_to_string(record).unwrap_or_default();
    if let Some(keep) = std::env::var_os("HOPWISE_AWS_KEEP").map(PathBuf::from) {
        std::fs::create_dir_all(&keep).map_err(|why| format!("{}: {why}", keep.display()))?;
        std::fs::write(keep.join(format!("{}.json", fault.name)), &output.stdout).map_err(|why| why.to_string())?;
        std::fs::write(keep.join(format!("{}.recording.json", fault.name)), &recording)
            .map_err(|why| why.to_string())?;
    }
    let report = serde_json::from_slice(&output.stdout).map_err(|why| {
        let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        format!("no report: {why}\n{out}\n{err}")
    })?;
    Ok((Seen { report, exit_code: output.status.code().unwrap_or(-1) }, recording))
}

/// The ways to the demo path, as flags.
fn flags(target: &Target) -> Vec<String> {
    let mut flags = Vec::new();
    for resolver in &target.resolvers {
        flags.extend(["--resolver".to_owned(), resolver.to_string()]);
    }
    for c in &target.connect_to {
        let host = if c.host.contains(':') { format!("[{}]", c.host) } else { c.host.clone() };
        flags.extend(["--connect-to".to_owned(), format!("{host}:{}:{}", c.port, c.to)]);
    }
    flags
}
