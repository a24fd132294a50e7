//! The cluster as the test handles it: the `cluster` program, and a way to its API for the program's looks.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use tokio::runtime::Runtime;

use crate::reader::Reader;

/// The directory of the tier in the repository.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/cluster")
}

/// A cluster with the images and the shared controller.
pub struct Cluster {
    /// The administrator's kubeconfig.
    pub kubeconfig: PathBuf,
    /// Runs the outer half of every brand.
    pub runtime: Runtime,
    place: tempfile::TempDir,
    api: String,
    until: Option<Instant>,
    proxy: Mutex<Child>,
    _alone: File,
}

impl Cluster {
    /// Loads the images, starts the controller and a proxy to the API.
    pub fn up(kubeconfig: PathBuf) -> Result<Self, String> {
        let words = |why: std::io::Error| why.to_string();
        let alone = alone().map_err(words)?;
        let place = tempfile::Builder::new().prefix("hopwise-cluster.").tempdir().map_err(words)?;
        let mut proxy = Command::new("kubectl")
            .args(["proxy", "--port=0"])
            .env("KUBECONFIG", &kubeconfig)
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|why| format!("kubectl: {why}; see fixtures/cluster/README.md"))?;
        let mut line = String::new();
        let said = proxy.stdout.take().ok_or("kubectl proxy has no output")?;
        BufReader::new(said).read_line(&mut line).map_err(words)?;
        let address = line.split_whitespace().last().ok_or("kubectl proxy does not start")?;
        let api = format!("http://{address}");
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
        let runtime = runtime.map_err(words)?;
        let minutes = std::env::var("HOPWISE_CLUSTER_MINUTES").ok().and_then(|n| n.parse::<u64>().ok());
        let until = minutes.map(|n| Instant::now() + Duration::from_secs(60 * n));
        let cluster = Self { kubeconfig, runtime, place, api, until, proxy: Mutex::new(proxy), _alone: alone };
        cluster.run(["up"])?;
        cluster.readers()?;
        Ok(cluster)
    }

    /// Makes the accounts that trace: each may do what `hopwise policy rbac` prints for it, and nothing more.
    fn readers(&self) -> Result<(), String> {
        let words = |why: std::io::Error| why.to_string();
        for reader in Reader::ALL {
            let roles = self.file(reader.name()).with_extension("yaml");
            let printed = match reader.policy() {
                Some(policy) => {
                    Command::new(env!("CARGO_BIN_EXE_hopwise")).args(policy).output().map_err(words)?.stdout
                }
                None => Vec::new(),
            };
            fs::write(&roles, printed).map_err(words)?;
            let mut program = self.program(root().join("cluster"));
            program.args(["reader", reader.name()]).stdin(fs::File::open(&roles).map_err(words)?);
            outcome(&mut program)?;
        }
        Ok(())
    }

    /// Runs one verb of the `cluster` program; its words are the error.
    pub fn run<S: AsRef<OsStr>>(&self, verb: impl IntoIterator<Item = S>) -> Result<(), String> {
        outcome(self.program(root().join("cluster")).args(verb))
    }

    /// A program that sees the cluster as the tier does.
    pub fn program(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command.env("CLUSTER", self.place.path()).env("API", &self.api).env("KUBECONFIG", &self.kubeconfig);
        command.env("HOPWISE_TEST_KUBECONFIG", &self.kubeconfig).stdin(Stdio::null());
        command
    }

    /// Whether no further fault is to be begun.
    pub fn out_of_time(&self) -> bool {
        self.until.is_some_and(|until| Instant::now() > until)
    }

    /// A file of the tier's state.
    pub fn file(&self, name: impl AsRef<Path>) -> PathBuf {
        self.place.path().join(name)
    }

    /// Where a controller is reached from outside: TLS port and plain port of the node. A brand's own comes first.
    pub fn door(&self, brand: &str) -> Result<(SocketAddr, SocketAddr), String> {
        let read = |file: PathBuf| fs::read_to_string(&file).map_err(|why| format!("{}: {why}", file.display()));
        let own = self.file(format!("brands/{brand}/ports"));
        let ports = read(if own.exists() { own } else { self.file("ports") })?;
        let node = read(self.file("node"))?;
        let [_, http, https] = ports.split_whitespace().collect::<Vec<_>>()[..] else {
            return Err(format!("no node ports: {ports}"));
        };
        let door = |port: &str| format!("{}:{port}", node.trim()).parse().map_err(|why| format!("{node}: {why}"));
        Ok((door(https)?, door(http)?))
    }

    /// Deletes what the tier made.
    pub fn down(&self) {
        self.run(["down"]).ok();
        if let Ok(mut proxy) = self.proxy.lock() {
            proxy.kill().and_then(|()| proxy.wait()).ok();
        }
    }
}

/// Holds off other runs on this machine: each begins by clearing away what runs before it left in the cluster.
fn alone() -> std::io::Result<File> {
    let lock = File::create(std::env::temp_dir().join("hopwise-cluster.lock"))?;
    if lock.try_lock().is_err() {
        writeln!(std::io::stderr(), "waits for another run of this tier to end")?;
        lock.lock()?;
    }
    Ok(lock)
}

fn outcome(command: &mut Command) -> Result<(), String> {
    let output = command.output().map_err(|why| why.to_string())?;
    if output.status.success() {
        return Ok(());
    }
    Err(format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr)))
}
