//! What `trace` asks of a cluster, under which roles, and what becomes of a part that is refused.
#![allow(clippy::unwrap_used, reason = "tests alone use it")]

mod kubeconfig;

use std::path::Path;
use std::process::{Command, Output};

use hopwise_fixtures::kube::{Access, Age, Api, Cluster, brand, generate, parse};
use serde_json::Value;

/// Runs the command on a thread of its own: the API is served on this one.
async fn hopwise(args: &[&str], home: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hopwise"));
    command.args(args).env_clear().env("HOME", home).env("AWS_EC2_METADATA_DISABLED", "true");
    tokio::task::spawn_blocking(move || command.output().unwrap()).await.unwrap()
}

async fn roles(args: &[&str]) -> Vec<Value> {
    let out = hopwise(&[&["policy", "rbac"], args].concat(), Path::new("/nonexistent")).await;
    assert!(out.status.success());
    parse(&String::from_utf8(out.stdout).unwrap()).unwrap()
}

/// Traces a site that nobody serves, so that the cluster alone answers; gives the output and the recording.
async fn trace(kubeconfig: Option<&str>, folder: &Path) -> (Output, Value) {
    trace_with(kubeconfig, folder, &[]).await
}

async fn trace_with(kubeconfig: Option<&str>, folder: &Path, more: &[&str]) -> (Output, Value) {
    let record = folder.join("record.json");
    let mut args = vec!["trace", "https://www.brand-a.test/", "--resolver", "127.0.0.1:1", "-o", "json"];
    args.extend(["--timeout", "3s", "--record", record.to_str().unwrap()]);
    args.extend(kubeconfig.iter().flat_map(|k| ["--kubeconfig", k]));
    args.extend(more);
    let out = hopwise(&args, folder).await;
    let recording = serde_json::from_str(&std::fs::read_to_string(record).unwrap()).unwrap();
    (out, recording)
}

async fn traced(cluster: Cluster) -> (Api, Output, Value) {
    let folder = tempfile::tempdir().unwrap();
    let api = Api::serve(cluster).await.unwrap();
    let file = folder.path().join("kubeconfig");
    std::fs::write(&file, api.kubeconfig()).unwrap();
    let (out, recording) = trace(file.to_str(), folder.path()).await;
    (api, out, recording)
}

fn brand_a() -> Cluster {
    Cluster { objects: brand::healthy().unwrap(), ..Cluster::default() }
}

/// Verb, resource and reply of every question to the cluster.
fn asked(recording: &Value) -> Vec<(String, &Value)> {
    let readings = recording["readings"].as_array().unwrap().iter();
    let kube = readings.filter(|r| r["question"]["ask"] == "kube");
    kube.map(|r| {
        let q = &r["question"];
        (format!("{} {}", q["verb"].as_str().unwrap(), q["resource"].as_str().unwrap()), &r["reply"])
    })
    .collect()
}

fn denied(recording: &Value) -> Vec<String> {
    asked(recording).into_iter().filter(|(_, r)| r.get("denied").is_some()).map(|(q, _)| q).collect()
}

#[tokio::test]
async fn the_least_role_is_enough_and_one_brand_costs_at_most_thirty_calls() {
    let roles = roles(&[]).await;
    let (api, _, recording) = traced(Cluster { access: Access::Roles(roles), ..brand_a() }).await;
    assert_eq!(denied(&recording), Vec::<String>::new());
    let calls = api.calls();
    let by_pod = |name: &String| name.ends_with("pods/log") || name.ends_with("pods/portforward");
    let count: u64 = calls.iter().filter(|(name, _)| !by_pod(name)).map(|(_, n)| n).sum();
    assert!((15..=30).contains(&count), "{count} calls: {calls:?}");
    let read = |what: &str| asked(&recording).iter().any(|(q, r)| q == what && r.get("answer").is_some());
    for what in ["list ingresses.networking.k8s.io", "list pods", "list endpointslices.discovery.k8s.io", "list nodes"]
    {
        assert!(read(what), "{what} was not answered");
    }
}

#[tokio::test]
async fn each_part_that_is_left_out_is_a_blind_spot_with_its_verb_and_resource() {
    for (part, words) in [("secrets", "get secrets"), ("logs", "get pods/log"), ("port-forward", "pods/portforward")] {
        let roles = roles(&["--without", part]).await;
        let (_, out, recording) = traced(Cluster { access: Access::Roles(roles), ..brand_a() }).await;
        let text = serde_json::to_string(&recording["readings"]).unwrap();
        let refused =
            format!("{{\"denied\":\"{}", if part == "port-forward" { "create pods/portforward" } else { words });
        assert!(text.contains(&refused), "{part}: {:?}", denied(&recording));
        let report: Value = serde_json::from_slice(&out.stdout).unwrap();
        // The site's name does not resolve here: that, and nothing of the cluster, is what may be blamed.
        let hop = report["verdict"]["hop"].as_str().unwrap_or("dns");
        assert!(matches!(hop, "dns" | "client"), "{part}: {}", report["verdict"]);
    }
}

#[tokio::test]
async fn no_access_at_all_names_each_call_and_asks_no_pod() {
    let (api, _, recording) = traced(Cluster { access: Access::Roles(Vec::new()), ..brand_a() }).await;
    let denied = denied(&recording);
    assert!(denied.contains(&"list ingresses.networking.k8s.io".to_owned()), "{denied:?}");
    assert!(denied.contains(&"list nodes".to_owned()), "{denied:?}");
    assert!(api.calls().keys().all(|name| !name.contains("pods/")), "{:?}", api.calls());
}

#[tokio::test]
async fn without_a_kubeconfig_one_line_says_so_and_nothing_waits() {
    let folder = tempfile::tempdir().unwrap();
    let (_, recording) = trace(None, folder.path()).await;
    let asked = asked(&recording);
    assert_eq!(asked.len(), 1, "{asked:?}");
    assert!(asked[0].1["not-asked"].as_str().unwrap().starts_with("no kubeconfig"), "{asked:?}");
}

#[tokio::test]
async fn an_api_server_out_of_reach_is_one_blind_spot_and_no_evidence() {
    let folder = tempfile::tempdir().unwrap();
    let api = Api::serve(brand_a()).await.unwrap();
    let file = folder.path().join("kubeconfig");
    std::fs::write(&file, api.kubeconfig().replace(&api.url(), "http://127.0.0.1:1")).unwrap();
    let (_, recording) = trace(file.to_str(), folder.path()).await;
    let asked = asked(&recording);
    assert_eq!(asked.len(), 1, "{asked:?}");
    assert!(asked[0].1["not-asked"].as_str().unwrap().contains("does not answer"), "{asked:?}");
}

#[tokio::test]
async fn an_old_cluster_is_read_like_a_new_one() {
    let (_, _, recording) = traced(Cluster { age: Age::Old, ..brand_a() }).await;
    let failed: Vec<_> = asked(&recording).into_iter().filter(|(_, r)| r.get("failed").is_some()).collect();
    assert!(failed.is_empty(), "{failed:?}");
    assert!(
        asked(&recording).iter().any(|(q, r)| q == "list endpointslices.discovery.k8s.io" && r.get("answer").is_some())
    );
}

#[tokio::test]
async fn no_value_of_a_secret_and_no_other_brand_reaches_the_recording() {
    let mut objects = brand::healthy().unwrap();
    objects.push(brand::secret("-----BEGIN CERTIFICATE-----\nnot one\n", "kept-in-no-recording"));
    objects.extend(generate::ingresses(600));
    let (_, _, recording) = traced(Cluster { objects, ..Cluster::default() }).await;
    let text = recording.to_string();
    for word in ["kept-in-no-recording", "a2VwdC1pbi1uby1yZWNvcmRpbmc", "brand-0010"] {
        assert!(!text.contains(word), "{word} is in the recording");
    }
}
