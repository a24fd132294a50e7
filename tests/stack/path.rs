//! The real servers as the test handles them: the `stack` program and the `hopwise` binary beside it.

use std::env;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, ExitCode, Stdio};

use serde_json::Value;

use crate::cluster::Inside;
use crate::fault::{Access, Fault, Without};

/// Set inside the namespaces, to the directory of the running stack.
const ENTERED: &str = "HOPWISE_STACK_ENTERED";

/// The directory of the stack in the repository.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/stack")
}

/// Runs this test again inside the namespaces and passes its exit code on.
pub fn enter() -> ExitCode {
    let place = tempfile::Builder::new().prefix("hopwise-stack.").tempdir().expect("a temporary directory");
    let myself = env::current_exe().expect("the test knows its own file");
    let mut command = Command::new(root().join("stack"));
    command.arg("enter").arg(myself).args(env::args().skip(1));
    command.env("STACK", place.path()).env(ENTERED, "1");
    match command.status() {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(why) => complain(&format!("{}: {why}", root().join("stack").display())),
    }
}

/// Writes what went wrong and fails.
pub fn complain(why: &str) -> ExitCode {
    writeln!(std::io::stderr(), "{why}").ok();
    ExitCode::FAILURE
}

/// The stack of this process.
pub struct Path {
    place: PathBuf,
    inside: Option<Inside>,
    keep: Option<PathBuf>,
}

/// What one trace gave.
pub struct Seen {
    /// The report.
    pub report: Value,
    /// How the command ended.
    pub exit_code: i32,
}

impl Seen {
    /// The verdict, the symptom and the findings, to be read when they are wrong.
    pub fn gist(&self) -> String {
        let part = |key: &str| format!("{key}: {:#}", self.report[key]);
        ["verdict", "symptom", "findings", "blind_spots"].map(part).join("\n")
    }

    /// Rule and severity of every finding.
    pub fn findings(&self) -> Vec<(String, String)> {
        let text = |finding: &Value, key: &str| finding[key].as_str().unwrap_or_default().to_owned();
        let all = self.report["findings"].as_array();
        all.into_iter().flatten().map(|f| (text(f, "rule"), text(f, "severity"))).collect()
    }
}

impl Path {
    /// Whether this process runs inside.
    pub fn entered() -> bool {
        env::var_os(ENTERED).is_some()
    }

    /// The stack that `stack enter` prepared.
    pub fn here() -> Self {
        let keep = env::var_os("HOPWISE_STACK_KEEP").map(PathBuf::from);
        Self { place: env::var_os("STACK").unwrap_or_default().into(), inside: None, keep }
    }

    /// Starts the servers, and the cluster's API beside them.
    pub fn up(&mut self) -> Result<(), String> {
        self.run(&["up"])?;
        self.inside = Some(Inside::serve(&self.place)?);
        Ok(())
    }

    /// Runs one verb of the `stack` program; its words are the error.
    pub fn run(&self, verb: &[&str]) -> Result<(), String> {
        // Servers that the verb starts must not hold a pipe to the test open, so a file takes its words.
        let said = self.place.join("said");
        let file = std::fs::File::create(&said).map_err(|why| format!("{}: {why}", said.display()))?;
        let copy = file.try_clone().map_err(|why| why.to_string())?;
        let status = Command::new(root().join("stack"))
            .args(verb)
            .stdin(Stdio::null())
            .stdout(file)
            .stderr(copy)
            .status()
            .map_err(|why| why.to_string())?;
        if status.success() { Ok(()) } else { Err(std::fs::read_to_string(said).unwrap_or_default()) }
    }

    /// Traces as a person would, with the stack's resolver, authority and origin.
    pub fn trace(&self, fault: &Fault, look: Access) -> Result<Seen, String> {
        let mut command = Command::new(env!("CARGO_BIN_EXE_hopwise"));
        command.arg("trace").args(fault.asked());
        command.args(["-o", "json", "--resolver", "127.0.53.1:53"]);
        if !fault.without.contains(&Without::Origin) {
            command.args(["--origin", "origin.brand-a.test"]);
        }
        command.arg("--cacert").arg(self.place.join("tls/ca.pem"));
        match self
            .inside
            .as_ref()
            .filter(|_| look == Access::Inside)
            .and_then(|inside| inside.kubeconfig(&fault.without))
        {
            Some(kubeconfig) => command.arg("--kubeconfig").arg(kubeconfig),
            None => command.arg("--outside-only"),
        };
        if let Some(keep) = &self.keep {
            command.arg("--record").arg(keep.join(format!("{}.{}.recording.json", fault.name, look.name())));
        }
        command.env("XDG_CONFIG_HOME", &self.place).current_dir(&self.place);
        let output = command.output().map_err(|why| why.to_string())?;
        if let Some(keep) = &self.keep {
            std::fs::write(keep.join(format!("{}.{}.json", fault.name, look.name())), &output.stdout)
                .map_err(|why| why.to_string())?;
        }
        let report = serde_json::from_slice(&output.stdout).map_err(|why| {
            let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
            format!("no report: {why}\n{out}\n{err}")
        })?;
        Ok(Seen { report, exit_code: output.status.code().unwrap_or(-1) })
    }
}
