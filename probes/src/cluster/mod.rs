//! What to ask of a cluster: which calls, whom to bypass, and what of long lists concerns the brand.

pub mod access;
pub mod keep;
mod serving;

pub use access::{CALLS, Call, Part};
pub use serving::serves;

/// The selectors by which controller pods are looked for, one after the other until one finds some.
pub const CONTROLLER_SELECTORS: [&str; 3] = [
    "app.kubernetes.io/name in (ingress-nginx,nginx-ingress)",
    "app in (ingress-nginx,nginx-ingress,nginx-ingress-controller)",
    "k8s-app in (ingress-nginx,nginx-ingress-controller)",
];
/// Where controllers live where pods of the whole cluster may not be listed.
pub const CONTROLLER_NAMESPACE: &str = "ingress-nginx";
/// How many pods of one kind are asked past the hops before them.
pub const MOST_PODS: usize = 6;
/// How many of these are asked more than the page.
pub const MOST_LOOKED_INTO: usize = 2;
/// How many node ports are asked.
pub const MOST_NODE_PORTS: usize = 4;
/// How many objects one call lists.
pub const PAGE: usize = 500;
/// How many calls one list may take.
pub const MOST_PAGES: usize = 8;
/// How far back logs are read, in seconds before the walk.
pub const LOG_BEFORE: i64 = 300;
/// How many lines of one log are read.
pub const LOG_LINES: usize = 3000;
/// How many bytes of one log are read.
pub const LOG_BYTES: usize = 1024 * 1024;

/// The value of a flag of the controller, such as `--configmap`.
#[must_use]
pub fn flag<'a>(args: &'a [String], name: &str) -> Option<&'a str> {
    let with_value = args.iter().find_map(|a| a.strip_prefix(name)?.strip_prefix('='));
    let next = || args.iter().position(|a| a == name).and_then(|at| args.get(at + 1)).map(String::as_str);
    with_value.or_else(next)
}

/// Namespace and name out of a flag's value; `$(POD_NAMESPACE)` stands for the controller's own.
#[must_use]
pub fn namespaced(value: &str, own: &str) -> Option<(String, String)> {
    let value = value.replace("$(POD_NAMESPACE)", own);
    let (namespace, name) = value.split_once('/')?;
    Some((namespace.to_owned(), name.to_owned()))
}
