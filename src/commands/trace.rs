//! `hopwise trace`: walks one request and judges it.

use std::path::Path;

use anyhow::Context as _;
use hopwise_probes::evidence::Recording;
use hopwise_probes::live::{KubeSettings, Settings, Trust};
use hopwise_probes::target::Target;
use hopwise_probes::walk;

use super::{TOOL, Usage, show, target};
use crate::cli::{ShowArgs, TraceArgs};
use crate::config::Config;
use crate::diagnosis::next;
use crate::render::progress;
use crate::report::exit;

/// The stack of a worker, as large as that of the main thread: the parts of a walk nest deeply in builds for tests.
const STACK: usize = 8 * 1024 * 1024;

/// Runs the command.
pub fn run(args: TraceArgs) -> anyhow::Result<u8> {
    let config = Config::load(args.config.as_deref()).map_err(|e| Usage(e.to_string()))?;
    let target = target::of(&args, &config)?;
    let trust = match &args.cacert {
        Some(file) => Trust::file(file),
        None => Trust::system(),
    };
    let trust = trust.map_err(|e| Usage(e.to_string()))?;
    let inside = !args.outside_only;
    let aws = inside.then(|| super::inside::aws(&args, &config));
    let kube = inside.then_some(KubeSettings {
        kubeconfig: args.kubeconfig,
        context: args.context,
        namespace: args.namespace,
        exec: args.exec,
    });
    let headers = args.header.into_iter().map(|h| (h.0, h.1)).collect();
    let wait = args.timeout.0;
    let walk = wait * 3 + Settings::default().walk / 4;
    let settings = Settings { headers, wait, walk, aws, kube, ..Settings::default() };
    walk_and_show(target, trust, settings, args.record.as_deref(), &args.show)
}

/// Walks, keeps the recording where it is wanted, judges and prints.
pub fn walk_and_show(
    target: Target,
    trust: Trust,
    settings: Settings,
    record: Option<&Path>,
    show: &ShowArgs,
) -> anyhow::Result<u8> {
    // A file that cannot be written must be known before the walk, not after it.
    let mut file = record.map(|path| open(path).map(|file| (path, file))).transpose()?;
    let progress = progress::start(show);
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).thread_stack_size(STACK).enable_all().build()?;
    let walked = runtime.block_on(async {
        tokio::select! {
            recording = walk::walk_and_wonder(target, trust, settings, TOOL, progress.clone(), &next::questions) => {
                Some(recording)
            }
            _ = tokio::signal::ctrl_c() => None,
        }
    });
    progress.finish();
    runtime.shutdown_background();
    let Some(recording) = walked else { return Ok(exit::INTERRUPTED) };
    if let Some((path, file)) = &mut file {
        write(file, &recording).with_context(|| format!("{}", path.display()))?;
    }
    show::judge_and_print(&recording, show)
}

fn open(path: &Path) -> anyhow::Result<std::fs::File> {
    std::fs::File::create(path)
        .map_err(|e| Usage(format!("{}: {e}; --record wants a file that can be written", path.display())).into())
}

fn write(file: &mut std::fs::File, recording: &Recording) -> anyhow::Result<()> {
    use std::io::Write as _;
    file.write_all(recording.to_json()?.as_bytes())?;
    Ok(())
}
