//! Finds the cluster: a kubeconfig, KUBECONFIG, or the pod's own service account.

use std::path::Path;
use std::time::Duration;

use kube::config::{ExecInteractiveMode, KubeConfigOptions, Kubeconfig, KubeconfigError};
use kube::{Client, Config};
use tokio::time::timeout;

use crate::evidence::Reply;
use crate::live::KubeSettings;

/// How long an exec plugin may take.
const PLUGIN: Duration = Duration::from_secs(10);

/// A client, and the namespace that the kubeconfig's context names.
#[derive(Clone)]
pub struct Access {
    /// Asks the API server.
    pub client: Client,
    /// The namespace of the context.
    pub namespace: String,
    /// The API server, as blind spots name it.
    pub server: String,
}

impl Access {
    /// Finds the cluster.
    ///
    /// # Errors
    /// Why it cannot be asked: never evidence against the site.
    pub async fn find<T>(settings: &KubeSettings, connect: Duration) -> Result<Self, Reply<T>> {
        let mut config = config(settings).await.map_err(Reply::NotAsked)?;
        config.connect_timeout = Some(connect);
        // Our own bounds hold; a hidden retry would make one call of many.
        config.default_retry = false;
        if let Some(exec) = &mut config.auth_info.exec {
            exec.interactive_mode = Some(ExecInteractiveMode::Never);
        }
        let (namespace, server) = (config.default_namespace.clone(), config.cluster_url.to_string());
        // A plugin is a program that may hang; it is waited for on a thread of its own.
        let made = tokio::task::spawn_blocking({
            let runtime = tokio::runtime::Handle::current();
            move || {
                let _guard = runtime.enter();
                Client::try_from(config)
            }
        });
        let client = match timeout(PLUGIN, made).await {
            Ok(Ok(Ok(client))) => client,
            Ok(Ok(Err(error))) => return Err(Reply::NotAsked(format!("the cluster's credentials: {}", chain(&error)))),
            Ok(Err(_)) => return Err(Reply::NotAsked("the cluster's credentials could not be read".to_owned())),
            Err(_) => {
                let text =
                    format!("the cluster's credentials: no answer of the exec plugin within {} s", PLUGIN.as_secs());
                return Err(Reply::NotAsked(text));
            }
        };
        Ok(Self { client, namespace, server })
    }
}

async fn config(settings: &KubeSettings) -> Result<Config, String> {
    let options = KubeConfigOptions { context: settings.context.clone(), ..KubeConfigOptions::default() };
    if let Some(path) = &settings.kubeconfig {
        let file = Kubeconfig::read_from(path).map_err(|e| broken(Some(path), &e))?;
        return Config::from_custom_kubeconfig(file, &options).await.map_err(|e| broken(Some(path), &e));
    }
    match Config::from_kubeconfig(&options).await {
        Ok(config) => Ok(config),
        // Where a context is asked for, or a file is there and broken, the pod's own account would be another cluster.
        Err(error) if settings.context.is_some() || !is_absent(&error) => Err(broken(None, &error)),
        Err(_) => Config::incluster().map_err(|_| {
            "no kubeconfig: neither --kubeconfig, KUBECONFIG, ~/.kube/config nor a pod's service account".to_owned()
        }),
    }
}

fn is_absent(error: &KubeconfigError) -> bool {
    match error {
        KubeconfigError::FindPath | KubeconfigError::CurrentContextNotSet => true,
        KubeconfigError::ReadConfig(io, _) => io.kind() == std::io::ErrorKind::NotFound,
        _ => false,
    }
}

fn broken(path: Option<&Path>, error: &dyn std::error::Error) -> String {
    let place = path.map_or_else(|| "the kubeconfig".to_owned(), |p| p.display().to_string());
    format!("{place}: {}", chain(error))
}

/// An error with its sources.
pub(super) fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut next = error.source();
    while let Some(error) = next {
        let more = error.to_string();
        if !text.contains(&more) {
            text.push_str(": ");
            text.push_str(&more);
        }
        next = error.source();
    }
    text.chars().filter(|c| !c.is_control()).take(400).collect()
}
