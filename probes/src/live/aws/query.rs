//! AWS's query protocol: a form with the action and the version of the API, answered in XML
//! (<https://docs.aws.amazon.com/AWSEC2/latest/APIReference/Query-Requests.html>).

use reqwest::Method;
use serde_json::Value;

use super::Session;
use super::read::{Read, xml};
use super::signed::{Request, Service};
use crate::evidence::Reply;
use crate::evidence::aws::{AwsAnswer, Call, Kind};

/// A service that speaks the query protocol.
pub(super) struct Query {
    pub service: Service,
    /// The version of its API.
    pub version: &'static str,
}

/// The parameters of a request.
pub(super) type Form = Vec<(String, String)>;

impl Session {
    /// Asks for one answer, and takes of its text what is kept.
    pub(super) async fn query_text<T: Kind>(
        &self,
        api: &Query,
        region: &str,
        form: Form,
        read: impl FnOnce(&str) -> Result<T, String>,
    ) -> Reply<AwsAnswer> {
        match self.signed(T::CALL, &api.service, region, &request(T::CALL, api, &form)).await {
            Ok(answer) => match read(&answer.body) {
                Ok(kept) => Reply::Answer(kept.wrap()),
                Err(why) => not_understood(T::CALL, &why),
            },
            Err(reply) => reply,
        }
    }

    /// Asks for a list, at most so many pages of it, and takes of them what is kept.
    pub(super) async fn query<T: Kind>(
        &self,
        api: &Query,
        region: &str,
        mut form: Form,
        most: usize,
        keep: impl FnOnce(&[Value]) -> T,
    ) -> Reply<AwsAnswer> {
        let mut pages: Vec<Value> = Vec::new();
        while pages.len() < most {
            let answer = match self.signed(T::CALL, &api.service, region, &request(T::CALL, api, &form)).await {
                Ok(answer) => answer,
                Err(reply) => return reply,
            };
            let page = match xml(&answer.body) {
                Ok(answer) => result(answer),
                Err(why) => return not_understood(T::CALL, &why),
            };
            let next = page.some("Marker").or_else(|| page.some("NextMarker"));
            pages.push(page);
            let Some(marker) = next else { break };
            form.retain(|(name, _)| name != "Marker");
            form.push(("Marker".to_owned(), marker));
        }
        Reply::Answer(keep(&pages).wrap())
    }
}

/// A parameter.
pub(super) fn given(name: &str, value: &str) -> (String, String) {
    (name.to_owned(), value.to_owned())
}

/// What most services wrap an answer in: `<XResponse><XResult>`.
fn result(answer: Value) -> Value {
    match answer {
        Value::Object(mut all) => match all.keys().find(|name| name.ends_with("Result")).cloned() {
            Some(name) => all.remove(&name).unwrap_or_default(),
            None => Value::Object(all),
        },
        other => other,
    }
}

fn request(call: Call, api: &Query, form: &Form) -> Request {
    let action = call.name().split(':').nth(1).unwrap_or_default();
    let head = [("Action", action), ("Version", api.version)];
    Request {
        method: Method::POST,
        path: String::new(),
        headers: vec![("content-type", "application/x-www-form-urlencoded".to_owned())],
        body: url::form_urlencoded::Serializer::new(String::new()).extend_pairs(head).extend_pairs(form).finish(),
    }
}

/// The reply that an answer becomes which cannot be read.
pub(super) fn not_understood(call: Call, why: &str) -> Reply<AwsAnswer> {
    Reply::NotAsked(format!("{call} answered what is not understood: {why}"))
}
