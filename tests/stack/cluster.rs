//! The cluster's API beside the servers: the brand's objects with the stack's addresses, and what its servers log.

use std::path::{Path, PathBuf};

use hopwise_fixtures::kube::{Access, Api, Cluster, Denial, Source, brand};
use tokio::runtime::Runtime;

use crate::fault::Without;

/// Where the stack's nodes and pods really listen.
const CONTROLLERS: [&str; 2] = ["10.20.0.11", "10.20.0.12"];
const PODS: [&str; 2] = ["100.96.0.21", "100.96.0.22"];

/// One API for each degree of access.
pub struct Inside {
    _runtime: Runtime,
    _apis: Vec<Api>,
    place: PathBuf,
}

impl Inside {
    /// Serves the objects below `conf/kube` of a running stack.
    pub fn serve(place: &Path) -> Result<Self, String> {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .map_err(|why| why.to_string())?;
        let mut apis = Vec::new();
        for (name, denied) in [("all", DENIED_NOTHING), ("logs", DENIED_LOGS), ("permission", DENIED_BRAND)] {
            let api = runtime.block_on(Api::serve(cluster(place, denied)?)).map_err(|why| why.to_string())?;
            api.write_kubeconfig(&place.join(format!("kubeconfig-{name}"))).map_err(|why| why.to_string())?;
            apis.push(api);
        }
        Ok(Self { _runtime: runtime, _apis: apis, place: place.to_owned() })
    }

    /// The kubeconfig to ask with, where the cluster may be asked at all.
    pub fn kubeconfig(&self, without: &[Without]) -> Option<PathBuf> {
        let name = if without.contains(&Without::Cluster) {
            return None;
        } else if without.contains(&Without::Permission) {
            "permission"
        } else if without.contains(&Without::Logs) {
            "logs"
        } else {
            "all"
        };
        Some(self.place.join(format!("kubeconfig-{name}")))
    }
}

const DENIED_NOTHING: &[&str] = &[];
const DENIED_LOGS: &[&str] = &["get pods/log"];
const DENIED_BRAND: &[&str] = &["get pods/log", "* * brand-a", "create pods/portforward", "* secrets"];

fn cluster(place: &Path, denied: &[&str]) -> Result<Cluster, String> {
    let mut cluster = Cluster { files: vec![place.join("conf/kube")], ..Cluster::default() };
    let mut log = |container: &str, file: String| cluster.logs.add(container, Source::File(place.join(file)));
    for (n, pod) in (1..).zip(brand::PODS) {
        for name in ["error", "access"] {
            log(&format!("{}/{pod}/apache", brand::NAMESPACE), format!("log/pod{n}.{name}.log"))?;
        }
        for file in [
            format!("log/fpm{n}.error.log"),
            format!("log/php{n}.error.log"),
            format!("site{n}/storage/logs/laravel.log"),
        ] {
            log(&format!("{}/{pod}/php-fpm", brand::NAMESPACE), file)?;
        }
    }
    // Both nodes lead to one nginx, so that one log is the log of the first controller.
    for file in ["log/ingress.access.log", "log/ingress.log"] {
        let container = format!("{}/{}/controller", brand::CONTROLLER_NAMESPACE, brand::CONTROLLER_PODS[0]);
        log(&container, file.to_owned())?;
    }
    for (pod, address) in brand::PODS.iter().zip(PODS) {
        for port in [8443, 8080, 9443] {
            cluster.forwards.add(format!("{pod}:{port}"), format!("{address}:{port}"));
        }
    }
    for (pod, address) in brand::CONTROLLER_PODS.iter().zip(CONTROLLERS) {
        cluster.forwards.add(format!("{pod}:443"), format!("{address}:30443"));
        cluster.forwards.add(format!("{pod}:80"), format!("{address}:30080"));
    }
    if !denied.is_empty() {
        let denials = denied.iter().map(|d| Denial::parse(d)).collect::<Result<_, _>>()?;
        cluster.access = Access::AllBut(denials);
    }
    Ok(cluster)
}
