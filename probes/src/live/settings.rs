//! How long to wait, how much to read, and how to introduce ourselves.

use std::path::PathBuf;
use std::time::Duration;

/// How AWS is asked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AwsSettings {
    /// Profile of the shared configuration; else what the environment says.
    pub profile: Option<String>,
    /// Region of the balancer and the services behind it; else what profile or environment says.
    pub region: Option<String>,
    /// ARN of a role to take on.
    pub role: Option<String>,
    /// Other access to DNS and edge, where they live in an account of their own.
    pub dns: Option<Box<AwsSettings>>,
    /// Names of the services behind, where they do not speak for themselves.
    pub names: AwsNames,
}

/// Names of the services behind a brand; empty where they are to be found by what they are called.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AwsNames {
    /// Identifiers of database instances.
    pub databases: Vec<String>,
    /// Ids of replication groups or cache clusters.
    pub caches: Vec<String>,
    /// CodeBuild projects.
    pub projects: Vec<String>,
    /// ECR repositories.
    pub repositories: Vec<String>,
}

/// How the cluster is asked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct KubeSettings {
    /// Kubeconfig file; else KUBECONFIG, ~/.kube/config, or the pod's own service account.
    pub kubeconfig: Option<PathBuf>,
    /// Context of the kubeconfig; else its current one.
    pub context: Option<String>,
    /// Namespace of the brand; else wherever its Ingress is.
    pub namespace: Option<String>,
    /// Whether harmless commands may run in the brand's containers (`--exec`).
    pub exec: bool,
}

/// Bounds of every look, and what is sent beside our own headers.
#[derive(Debug, Clone)]
pub struct Settings {
    /// How long one DNS server may take, retry included.
    pub dns: Duration,
    /// How long TCP may take.
    pub connect: Duration,
    /// How long a TLS handshake may take.
    pub tls: Duration,
    /// How long an answer may take, and its body after it.
    pub wait: Duration,
    /// How long a whole walk may take.
    pub walk: Duration,
    /// Headers of the user (`-H`); never recorded.
    pub headers: Vec<(String, String)>,
    /// How many connections and requests a walk may make.
    pub budget: usize,
    /// Whether the environment's proxy is used.
    pub proxy: bool,
    /// How AWS is asked; nothing asks it not.
    pub aws: Option<AwsSettings>,
    /// How the cluster is asked; nothing asks it not.
    pub kube: Option<KubeSettings>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            dns: Duration::from_millis(2000),
            connect: Duration::from_millis(3000),
            tls: Duration::from_millis(4000),
            wait: Duration::from_secs(10),
            walk: Duration::from_secs(40),
            headers: Vec::new(),
            budget: 64,
            proxy: true,
            aws: None,
            kube: None,
        }
    }
}

/// The `User-Agent` of every request.
pub const USER_AGENT: &str = concat!("hopwise/", env!("CARGO_PKG_VERSION"), " (request-path diagnosis)");
/// How many bytes of header fields are taken.
pub const HEADER_BYTES: usize = 64 * 1024;
/// How many header fields are taken.
pub const HEADER_FIELDS: usize = 128;
/// How many bytes of a body are read before the reader stops.
pub const BODY_BYTES: u64 = 4 * 1024 * 1024;
/// The most bytes of a body of unknown length that are read: a page may be large, and no page is as large as this.
pub const ENDLESS_BYTES: u64 = 4 * BODY_BYTES;
/// How many raw bytes of a body are held for keeping and inflating.
pub const HELD_BYTES: usize = 256 * 1024;
