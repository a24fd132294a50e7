//! `hopwise demo`: the true trace on an embedded path with real sockets.

use hopwise_fixtures::{DemoPath, Scenario};
use hopwise_probes::live::{KubeSettings, Settings, Trust};
use serde::Serialize;

use super::{Usage, trace};
use crate::cli::{DemoArgs, Output};
use crate::render;

/// The fault that is played where none is named.
const DEFAULT: &str = "php-fpm-not-listening";

/// One line of the list.
#[derive(Debug, Serialize)]
struct Entry {
    name: String,
    hop: String,
    title: String,
    rule: Option<String>,
}

/// Runs the command.
pub fn run(args: DemoArgs) -> anyhow::Result<u8> {
    if args.list {
        return list(args.show.output);
    }
    let name = args.fault.as_deref().unwrap_or(DEFAULT);
    let (name, yaml) = hopwise_fixtures::scenarios().iter().find(|(n, _)| *n == name).ok_or_else(|| {
        let near = render::list::nearest(name, hopwise_fixtures::scenarios().iter().map(|(n, _)| *n));
        Usage(format!("no fault is called {name:?}{near}; `hopwise demo --list` lists all"))
    })?;
    let scenario = Scenario::parse(name, yaml)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let path = runtime.block_on(DemoPath::serve(&scenario))?;
    let trust = Trust::pem(path.ca_pem().as_bytes())?;
    let code = trace::walk_and_show(path.target(), trust, settings(&path), args.record.as_deref(), &args.show);
    drop(path);
    runtime.shutdown_background();
    code
}

/// Bounds that suit a path on this machine: nothing here takes long unless the fault is a silence.
#[must_use]
pub fn settings(path: &DemoPath) -> Settings {
    use std::time::Duration;
    Settings {
        dns: Duration::from_millis(800),
        connect: Duration::from_millis(800),
        tls: Duration::from_millis(1200),
        wait: Duration::from_millis(3000),
        proxy: false,
        kube: path
            .kubeconfig()
            .map(|file| KubeSettings { kubeconfig: Some(file.to_owned()), ..KubeSettings::default() }),
        ..Settings::default()
    }
}

fn list(output: Output) -> anyhow::Result<u8> {
    let mut entries = Vec::new();
    for (name, yaml) in hopwise_fixtures::scenarios() {
        let scenario = Scenario::parse(name, yaml)?;
        entries.push(Entry {
            name: (*name).to_owned(),
            hop: scenario.hop.map_or_else(|| "none".to_owned(), |h| h.name().to_owned()),
            title: scenario.title,
            rule: scenario.rule,
        });
    }
    let text = match output {
        Output::Json => serde_json::to_string_pretty(&entries)? + "\n",
        Output::Jsonl => {
            entries.iter().map(|e| serde_json::to_string(e).map(|l| l + "\n")).collect::<Result<_, _>>()?
        }
        Output::Yaml => serde_saphyr::to_string(&entries)?,
        Output::Table => {
            let rows: Vec<_> = entries.iter().map(|e| (e.name.as_str(), e.hop.as_str(), e.title.as_str())).collect();
            render::list::render(&rows) + "\n`hopwise demo NAME` traces one of them.\n"
        }
    };
    super::print(&text)
}
