//! What a kubeconfig can say: a token, an exec plugin, several contexts; and `-n`.

use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use hopwise_fixtures::kube::{Api, Cluster};
use serde_json::{Value, json};

use super::{asked, brand_a, denied, trace_with};

const TOKEN: &str = "token-of-the-test";

/// An API that knows one token.
async fn api() -> Api {
    Api::serve(Cluster { token: Some(TOKEN.to_owned()), ..brand_a() }).await.unwrap()
}

/// A kubeconfig whose first context leads nowhere and whose second one leads to the API, as this user.
fn config(api: &Api, user: &Value) -> String {
    let config = json!({
        "apiVersion": "v1", "kind": "Config", "current-context": "elsewhere",
        "clusters": [
            { "name": "elsewhere", "cluster": { "server": "http://127.0.0.1:1" } },
            { "name": "here", "cluster": { "server": api.url() } },
        ],
        "users": [{ "name": "somebody", "user": user }],
        "contexts": [
            { "name": "elsewhere", "context": { "cluster": "elsewhere", "user": "somebody" } },
            { "name": "here", "context": { "cluster": "here", "user": "somebody", "namespace": "default" } },
        ],
    });
    config.to_string()
}

/// Traces with a kubeconfig of this text; gives the recording.
async fn traced(text: &str, folder: &Path, more: &[&str]) -> Value {
    let file = folder.join("kubeconfig");
    std::fs::write(&file, text).unwrap();
    trace_with(file.to_str(), folder, more).await.1
}

/// A program in the folder that prints what `aws eks get-token` would, or does something else.
fn plugin(folder: &Path, does: &str) -> Value {
    let file = folder.join("plugin");
    std::fs::write(&file, format!("#!/bin/sh\n{does}\n")).unwrap();
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o755)).unwrap();
    json!({ "exec": {
        "apiVersion": "client.authentication.k8s.io/v1", "command": file, "interactiveMode": "IfAvailable",
    } })
}

fn is_answered(recording: &Value) -> bool {
    asked(recording).iter().any(|(q, r)| q == "list pods" && r.get("answer").is_some())
}

/// The one line that says why nothing was asked.
fn why(recording: &Value) -> String {
    let asked = asked(recording);
    assert_eq!(asked.len(), 1, "{asked:?}");
    asked[0].1.to_string()
}

#[tokio::test]
async fn a_context_is_chosen_by_its_name_and_its_token_opens_the_cluster() {
    let (api, folder) = (api().await, tempfile::tempdir().unwrap());
    let text = config(&api, &json!({ "token": TOKEN }));
    assert!(is_answered(&traced(&text, folder.path(), &["--context", "here"]).await));
    assert!(!is_answered(&traced(&text, folder.path(), &[]).await));
}

#[tokio::test]
async fn a_context_that_does_not_exist_is_named() {
    let (api, folder) = (api().await, tempfile::tempdir().unwrap());
    let text = config(&api, &json!({ "token": TOKEN }));
    let why = why(&traced(&text, folder.path(), &["--context", "nowhere"]).await);
    assert!(why.contains("not-asked") && why.contains("nowhere"), "{why}");
    assert!(api.calls().is_empty(), "{:?}", api.calls());
}

#[tokio::test]
async fn an_exec_plugin_is_run_for_the_token() {
    let (api, folder) = (api().await, tempfile::tempdir().unwrap());
    let credential = json!({
        "apiVersion": "client.authentication.k8s.io/v1", "kind": "ExecCredential", "status": { "token": TOKEN },
    });
    let text = config(&api, &plugin(folder.path(), &format!("echo '{credential}'")));
    let recording = traced(&text, folder.path(), &["--context", "here"]).await;
    assert!(is_answered(&recording));
    assert!(!recording.to_string().contains(TOKEN), "the token is in the recording");
}

#[tokio::test]
async fn an_exec_plugin_that_fails_is_one_line_with_its_own_words() {
    let (api, folder) = (api().await, tempfile::tempdir().unwrap());
    let text = config(&api, &plugin(folder.path(), "echo 'the SSO session has expired' >&2; exit 255"));
    let why = why(&traced(&text, folder.path(), &["--context", "here"]).await);
    assert!(why.contains("not-asked") && why.contains("credentials"), "{why}");
    assert!(why.contains("SSO session has expired"), "{why}");
}

#[tokio::test]
async fn a_token_that_the_cluster_does_not_know_is_no_evidence() {
    let (api, folder) = (api().await, tempfile::tempdir().unwrap());
    let text = config(&api, &json!({ "token": "an-old-one" }));
    let recording = traced(&text, folder.path(), &["--context", "here"]).await;
    let answered: Vec<_> = asked(&recording).into_iter().filter(|(_, r)| r.get("answer").is_some()).collect();
    assert!(answered.is_empty(), "{answered:?}");
    let refused = denied(&recording);
    assert!(refused.contains(&"list nodes".to_owned()), "{refused:?}");
    assert!(recording.to_string().contains("401: the cluster does not take these credentials"));
}

#[tokio::test]
async fn a_namespace_narrows_every_list_of_namespaced_objects() {
    let (api, folder) = (api().await, tempfile::tempdir().unwrap());
    let text = config(&api, &json!({ "token": TOKEN }));
    let recording = traced(&text, folder.path(), &["--context", "here", "-n", "elsewhere"]).await;
    let asked = asked(&recording);
    let ingresses = asked.iter().find(|(q, _)| q.starts_with("list ingresses")).unwrap();
    assert!(!ingresses.1.to_string().contains("www.brand-a.test"), "{ingresses:?}");
}
