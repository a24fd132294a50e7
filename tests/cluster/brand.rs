//! One brand: its namespace, the outer half of its path, and the trace of it.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use hopwise_fixtures::{DemoPath, Scenario};

use crate::cluster::Cluster;
use crate::fault::Fault;
use crate::reader::Reader;
use crate::verdict::Seen;

/// A brand that lives as long as this value.
pub struct Brand<'a> {
    cluster: &'a Cluster,
    name: String,
    path: DemoPath,
}

impl<'a> Brand<'a> {
    /// A healthy brand as the fault needs it, with DNS, edge and balancer before it.
    pub fn start(cluster: &'a Cluster, fault: &Fault, number: usize) -> Result<Self, String> {
        let name = format!("brand-{number:02}");
        cluster.run(["start", &fault.name, &name])?;
        let front = format!(
            "title: before a cluster\nbrand: {name}\nedge: {{ origin: {{ timeout-ms: 9000 }} }}\n{}",
            fault.front
        );
        let mut scenario = Scenario::parse(&name, &front).map_err(|why| why.to_string())?;
        scenario.request.host = format!("www.{name}.test");
        let authority = fs::read_to_string(cluster.file("tls/ca.pem")).map_err(|why| why.to_string())?;
        let serve = DemoPath::before(&scenario, cluster.door(&name)?, &authority);
        let path = cluster.runtime.block_on(serve).map_err(|why| why.to_string())?;
        Ok(Self { cluster, name, path })
    }

    /// Brings the fault in, waits until it shows, and has it proven by hand.
    pub fn fault(&self, fault: &Fault) -> Result<(), String> {
        self.cluster.run(["fault", &fault.name, &self.name])?;
        self.cluster.run(["prove", &fault.name, &self.name])
    }

    /// Traces as a person would who has this account's kubeconfig.
    pub fn trace(&self, fault: &Fault, reader: Reader) -> Result<Seen, String> {
        let place = self.cluster.file(format!("brands/{}", self.name));
        let authority = place.join("trusted.pem");
        fs::write(&authority, self.path.ca_pem()).map_err(|why| why.to_string())?;
        let mut command = self.cluster.program(env!("CARGO_BIN_EXE_hopwise"));
        command
            .arg("trace")
            .args(fault.trace.iter().map(|word| word.replace("HOST", &format!("www.{}.test", self.name))));
        command.args(["-o", "json", "--cacert"]).arg(authority);
        command.env("KUBECONFIG", self.cluster.file(format!("{}.kubeconfig", reader.name())));
        self.lead(&mut command);
        // No cloud is behind this path: nothing may be asked of one by way of the machine's own settings.
        command.env("XDG_CONFIG_HOME", &place).env("HOME", &place).env("AWS_EC2_METADATA_DISABLED", "true");
        command.current_dir(&place);
        let keep = std::env::var_os("HOPWISE_CLUSTER_KEEP").map(PathBuf::from);
        let kept =
            if reader == Reader::Full { fault.name.clone() } else { format!("{}.{}", fault.name, reader.name()) };
        if let Some(keep) = &keep {
            std::fs::create_dir_all(keep).map_err(|why| format!("{}: {why}", keep.display()))?;
            command.arg("--record").arg(keep.join(format!("{kept}.recording.json")));
        }
        let output = command.output().map_err(|why| why.to_string())?;
        if let Some(keep) = &keep {
            fs::write(keep.join(format!("{kept}.json")), &output.stdout).map_err(|why| why.to_string())?;
        }
        let report = serde_json::from_slice(&output.stdout).map_err(|why| {
            let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
            format!("no report: {why}\n{out}\n{err}")
        })?;
        Ok(Seen { report, exit_code: output.status.code().unwrap_or(-1) })
    }

    /// Leads the command to the servers before the cluster.
    fn lead(&self, command: &mut Command) {
        let target = self.path.target();
        for resolver in &target.resolvers {
            command.arg("--resolver").arg(resolver.to_string());
        }
        for to in &target.connect_to {
            let host = if to.host.contains(':') { format!("[{}]", to.host) } else { to.host.clone() };
            command.arg("--connect-to").arg(format!("{host}:{}:{}", to.port, to.to));
        }
        if let Some(origin) = &target.origin {
            command.arg("--origin").arg(format!("{}:{}", origin.host, origin.port));
        }
    }
}

impl Drop for Brand<'_> {
    fn drop(&mut self) {
        self.cluster.run(["forget", &self.name]).ok();
    }
}
