//! One call to the API server, bounded in time and size, and what its status means.

use std::collections::BTreeMap;
use std::time::Duration;

use http::{Request, StatusCode};
use http_body_util::{BodyExt as _, Limited};
use kube::client::Body;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use tokio::time::timeout;

use super::Access;
use super::connect::chain;
use crate::cluster::access::Call;
use crate::cluster::{MOST_PAGES, PAGE};
use crate::evidence::kube::Listed;
use crate::evidence::{Failure, FailureKind, KubeQuestion, Reply};

/// How many bytes one answer may have.
const BYTES: usize = 48 * 1024 * 1024;

/// The API server, and what it serves.
#[derive(Clone)]
pub struct Cluster {
    pub(super) access: Access,
    pub(super) bound: Duration,
}

/// The versions that the API server serves, by group.
#[derive(Debug, Clone, Default)]
pub struct Versions(BTreeMap<String, Vec<String>>);

impl Versions {
    /// The version to ask a call by; nothing where the group is served without one that fits.
    #[must_use]
    pub fn of(&self, call: &Call) -> Option<&'static str> {
        match self.0.get(call.group) {
            Some(served) => call.versions.iter().copied().find(|v| served.iter().any(|s| s == v)),
            // Where discovery was refused, the best version is a fair guess, but not for what few clusters serve.
            None if self.0.is_empty() && call.group != "gateway.networking.k8s.io" => call.versions.first().copied(),
            None if call.group.is_empty() => call.versions.first().copied(),
            None => None,
        }
    }
}

#[derive(Deserialize)]
struct Version {
    #[serde(rename = "gitVersion", default)]
    git_version: String,
}

#[derive(Deserialize)]
struct Groups {
    #[serde(default)]
    groups: Vec<Group>,
}

#[derive(Deserialize)]
struct Group {
    name: String,
    versions: Vec<GroupVersion>,
}

#[derive(Deserialize)]
struct GroupVersion {
    version: String,
}

/// One page of a list.
#[derive(Deserialize)]
#[serde(bound = "T: DeserializeOwned")]
struct Page<T> {
    #[serde(default = "Vec::new", deserialize_with = "items")]
    items: Vec<T>,
    #[serde(default)]
    metadata: PageMeta,
}

#[derive(Deserialize, Default)]
struct PageMeta {
    #[serde(rename = "continue", default)]
    next: String,
}

fn items<'de, T: Deserialize<'de>, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}

impl Cluster {
    /// A cluster that was found; each call may take this long.
    #[must_use]
    pub const fn new(access: Access, bound: Duration) -> Self {
        Self { access, bound }
    }

    /// The namespace that the kubeconfig's context names.
    #[must_use]
    pub fn namespace(&self) -> &str {
        &self.access.namespace
    }

    /// Version of the API server.
    pub async fn version(&self) -> Reply<String> {
        let question = KubeQuestion::new("get", "version", "", "");
        match self.get::<Version>("/version", &question).await {
            Reply::Answer(Some(version)) => Reply::Answer(version.git_version),
            Reply::Answer(None) => Reply::NotAsked("the address of the kubeconfig is no API server".to_owned()),
            // An API server that cannot be reached from here is no evidence against the site.
            Reply::Failed(failure) => {
                let server = &self.access.server;
                Reply::NotAsked(format!("the API server at {server} does not answer: {}", failure.text))
            }
            Reply::Denied(why) => Reply::Denied(why),
            Reply::NotAsked(why) => Reply::NotAsked(why),
        }
    }

    /// What the API server serves; nothing is known where discovery is refused.
    pub async fn versions(&self) -> Versions {
        let question = KubeQuestion::new("get", "apis", "", "");
        let Reply::Answer(Some(groups)) = self.get::<Groups>("/apis", &question).await else {
            return Versions::default();
        };
        let versions = |g: Group| (g.name, g.versions.into_iter().map(|v| v.version).collect());
        Versions(groups.groups.into_iter().map(versions).collect())
    }

    /// Lists a resource; `about` is a selector of labels.
    pub async fn list<T: DeserializeOwned>(
        &self,
        call: &Call,
        version: &str,
        question: &KubeQuestion,
    ) -> Reply<Listed<T>> {
        let (mut all, mut next, mut pages) = (Vec::new(), String::new(), 0);
        loop {
            let mut query = format!("limit={PAGE}");
            for (name, value) in [("labelSelector", question.about.as_str()), ("continue", &next)] {
                if !value.is_empty() {
                    query.push_str(&format!("&{name}={}", encoded(value)));
                }
            }
            let path = format!("{}?{query}", path(call, version, &question.namespace, None));
            let page: Page<T> = match self.get(&path, question).await {
                Reply::Answer(Some(page)) => page,
                Reply::Answer(None) => {
                    return Reply::NotAsked(format!("the cluster does not serve {}", question.resource));
                }
                Reply::Failed(failure) => return Reply::Failed(failure),
                Reply::Denied(why) => return Reply::Denied(why),
                Reply::NotAsked(why) => return Reply::NotAsked(why),
            };
            all.extend(page.items);
            pages += 1;
            next = page.metadata.next;
            if next.is_empty() || pages >= MOST_PAGES {
                let total = all.len();
                return Reply::Answer(Listed { items: all, total, cut: !next.is_empty() });
            }
        }
    }

    /// Gets one object; nothing where it does not exist.
    pub async fn object<T: DeserializeOwned>(
        &self,
        call: &Call,
        version: &str,
        question: &KubeQuestion,
    ) -> Reply<Option<T>> {
        self.get(&path(call, version, &question.namespace, Some(&question.about)), question).await
    }

    async fn get<T: DeserializeOwned>(&self, path: &str, question: &KubeQuestion) -> Reply<Option<T>> {
        self.bytes(path, question, BYTES).await.map_or_reply(|bytes| match serde_json::from_slice(&bytes) {
            Ok(it) => Reply::Answer(Some(it)),
            Err(error) => Reply::Failed(Failure::new(FailureKind::Protocol, format!("not as expected: {error}"))),
        })
    }

    /// The bytes of an answer; nothing where the object does not exist.
    pub(super) async fn bytes(&self, path: &str, question: &KubeQuestion, most: usize) -> Reply<Option<Vec<u8>>> {
        let asked = async {
            let request = Request::get(path).header("accept", "application/json").body(Body::empty());
            let request = request.map_err(|e| failed(&e.to_string()))?;
            let response = self.access.client.send(request).await.map_err(|e| of_error(&e))?;
            let status = response.status();
            let body = Limited::new(response.into_body(), most).collect().await;
            let body = body.map_err(|e| failed(&format!("the answer breaks off: {e}")))?;
            Ok((status, body.to_bytes().to_vec()))
        };
        match timeout(self.bound, asked).await {
            Ok(Ok((status, body))) => of_status(status, body, question),
            Ok(Err(reply)) => reply,
            Err(_) => {
                let text = format!("no answer within {} ms", self.bound.as_millis());
                Reply::Failed(Failure::new(FailureKind::Timeout, text))
            }
        }
    }
}

/// A reply of bytes, read further.
trait ReadFurther<T> {
    fn map_or_reply(self, read: impl FnOnce(Vec<u8>) -> Reply<Option<T>>) -> Reply<Option<T>>;
}

impl<T> ReadFurther<T> for Reply<Option<Vec<u8>>> {
    fn map_or_reply(self, read: impl FnOnce(Vec<u8>) -> Reply<Option<T>>) -> Reply<Option<T>> {
        match self {
            Self::Answer(Some(bytes)) => read(bytes),
            Self::Answer(None) => Reply::Answer(None),
            Self::Failed(failure) => Reply::Failed(failure),
            Self::Denied(why) => Reply::Denied(why),
            Self::NotAsked(why) => Reply::NotAsked(why),
        }
    }
}

fn of_status(status: StatusCode, body: Vec<u8>, question: &KubeQuestion) -> Reply<Option<Vec<u8>>> {
    match status {
        StatusCode::NOT_FOUND => Reply::Answer(None),
        StatusCode::FORBIDDEN => Reply::Denied(question.to_string()),
        StatusCode::UNAUTHORIZED => {
            Reply::Denied(format!("{question} (401: the cluster does not take these credentials)"))
        }
        s if s.is_success() => Reply::Answer(Some(body)),
        s => {
            let said = serde_json::from_slice::<serde_json::Value>(&body).ok();
            let said = said.as_ref().and_then(|s| s.get("message")?.as_str()).unwrap_or_default();
            Reply::Failed(Failure::new(FailureKind::Other, format!("{s}: {}", crate::cluster::keep::clean(said))))
        }
    }
}

/// The reply of an error before there was a status.
pub(super) fn of_error<T>(error: &kube::Error) -> Reply<T> {
    let text = chain(error);
    match error {
        kube::Error::Auth(_) => Reply::NotAsked(format!("the cluster's credentials: {text}")),
        _ => Reply::Failed(Failure::new(FailureKind::Other, text)),
    }
}

fn failed<T>(text: &str) -> Reply<T> {
    Reply::Failed(Failure::new(FailureKind::Other, text.chars().take(300).collect::<String>()))
}

/// Where a resource, or one object of it, is asked for.
pub(super) fn path(call: &Call, version: &str, namespace: &str, name: Option<&str>) -> String {
    let mut path = if call.group.is_empty() { "/api/v1".to_owned() } else { format!("/apis/{}/{version}", call.group) };
    if !namespace.is_empty() {
        path.push_str(&format!("/namespaces/{}", encoded(namespace)));
    }
    let (resource, sub) = call.resource.split_once('/').map_or((call.resource, None), |(r, s)| (r, Some(s)));
    path.push_str(&format!("/{resource}"));
    if let Some(name) = name {
        path.push_str(&format!("/{}", encoded(name)));
    }
    if let Some(sub) = sub {
        path.push_str(&format!("/{sub}"));
    }
    path
}

fn encoded(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>().replace('+', "%20")
}
