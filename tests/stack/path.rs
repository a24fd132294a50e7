//! The real servers as the test handles them: the `stack` program and the `hopwise` binary beside it.

use std::env;
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Command, ExitCode, Stdio};
use std::thread;

use crate::cluster::Inside;
use crate::fault::{Access, Fault, Without};
use crate::verdict::Seen;

/// Set inside the namespaces, to the directory of the running stack.
const ENTERED: &str = "HOPWISE_STACK_ENTERED";

/// The directory of the stack in the repository.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/stack")
}

/// Which part of the cases this process judges: `1/3` is every third, beginning with the second.
const PART: &str = "HOPWISE_STACK_PART";

/// How many cases are worth a path of their own.
const WORTH_A_PATH: usize = 8;

/// Runs this test again inside namespaces, several paths beside each other, and says whether all of it went well.
pub fn enter(cases: usize) -> ExitCode {
    // Most time is waiting for a server that stays silent, so there may be more paths than processors.
    let most = thread::available_parallelism().map_or(1, usize::from) + 1;
    let paths = (cases / WORTH_A_PATH).clamp(1, most);
    let running: Vec<_> = (0..paths).map(|n| thread::spawn(move || enter_one(n, paths))).collect();
    let failed: Vec<String> = running
        .into_iter()
        .filter_map(|r| r.join().unwrap_or_else(|_| Err("a path is lost".to_owned())).err())
        .filter(|why| complain(why) == ExitCode::FAILURE)
        .collect();
    if failed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Runs one path to its end; its lines come as whole ones.
fn enter_one(part: usize, of: usize) -> Result<(), String> {
    let place = tempfile::Builder::new().prefix("hopwise-stack.").tempdir().map_err(|why| why.to_string())?;
    let myself = env::current_exe().map_err(|why| why.to_string())?;
    let mut command = Command::new(root().join("stack"));
    command.arg("enter").arg(myself).args(env::args().skip(1));
    command.env("STACK", place.path()).env(ENTERED, "1").env(PART, format!("{part}/{of}"));
    let told = |why: std::io::Error| format!("{}: {why}", root().join("stack").display());
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(told)?;
    for line in child.stdout.take().into_iter().flat_map(|out| BufReader::new(out).lines()).map_while(Result::ok) {
        writeln!(std::io::stdout(), "{line}").map_err(told)?;
    }
    let status = child.wait().map_err(told)?;
    if status.success() { Ok(()) } else { Err(format!("part {} of {of} failed", part + 1)) }
}

/// Those of the cases that are this process's part.
pub fn part<T>(cases: Vec<T>) -> Vec<T> {
    let part = env::var(PART).ok().and_then(|p| p.split_once('/').map(|(n, of)| (n.parse().ok(), of.parse().ok())));
    match part {
        Some((Some(n), Some(of))) => cases.into_iter().skip(n).step_by(of).collect(),
        _ => cases,
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

    /// Whether moto is installed and runs beside the servers.
    pub fn has_aws(&self) -> bool {
        self.place.join("run/aws").exists()
    }

    /// Where AWS is asked, if it may be.
    fn aws(&self, fault: &Fault, look: Access) -> Option<String> {
        let may = look == Access::Inside && !fault.without.contains(&Without::Aws);
        may.then(|| std::fs::read_to_string(self.place.join("run/aws/url")).ok()).flatten()
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
        command.env("AWS_EC2_METADATA_DISABLED", "true").env("AWS_CONFIG_FILE", "/nonexistent");
        let aws = self.aws(fault, look);
        if let Some(url) = &aws {
            // The origin is not told: AWS has to.
            let keys =
                [("AWS_ACCESS_KEY_ID", "testing"), ("AWS_SECRET_ACCESS_KEY", "testing"), ("AWS_REGION", "eu-west-1")];
            command.env("AWS_ENDPOINT_URL", url.trim()).envs(keys);
        } else if !fault.without.contains(&Without::Origin) && !fault.asked().iter().any(|a| a == "--origin") {
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
            None if aws.is_some() => command.env("KUBECONFIG", "/nonexistent"),
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
