//! AWS's JSON protocol: the operation in a header, input and answer in JSON
//! (<https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html>).

use reqwest::Method;
use serde_json::Value;

use super::Session;
use super::query::not_understood;
use super::read::Read;
use super::signed::{Request, Service};
use crate::evidence::Reply;
use crate::evidence::aws::{AwsAnswer, Call, Kind};

/// A service that speaks the JSON protocol.
pub(super) struct Json {
    pub service: Service,
    /// What stands before the operation in `x-amz-target`.
    pub target: &'static str,
}

impl Session {
    /// Asks for one answer, and takes of it what is kept.
    pub(super) async fn json<T: Kind>(
        &self,
        api: &Json,
        region: &str,
        input: Value,
        keep: impl FnOnce(&Value) -> T,
    ) -> Reply<AwsAnswer> {
        self.json_pages(api, region, input, 1, |pages| keep(pages.first().unwrap_or(&Value::Null))).await
    }

    /// Asks for a list, at most so many pages of it, and takes of them what is kept.
    pub(super) async fn json_pages<T: Kind>(
        &self,
        api: &Json,
        region: &str,
        mut input: Value,
        most: usize,
        keep: impl FnOnce(&[Value]) -> T,
    ) -> Reply<AwsAnswer> {
        let mut pages: Vec<Value> = Vec::new();
        while pages.len() < most {
            let answer = match self.signed(T::CALL, &api.service, region, &request(T::CALL, api, &input)).await {
                Ok(answer) => answer,
                Err(reply) => return reply,
            };
            let page: Value = match serde_json::from_str(&answer.body) {
                Ok(page) => page,
                Err(why) => return not_understood(T::CALL, &why.to_string()),
            };
            let next = page.some("nextToken");
            pages.push(page);
            let Some(token) = next else { break };
            input["nextToken"] = Value::String(token);
        }
        Reply::Answer(keep(&pages).wrap())
    }
}

fn request(call: Call, api: &Json, input: &Value) -> Request {
    let operation = call.name().split(':').nth(1).unwrap_or_default();
    Request {
        method: Method::POST,
        path: String::new(),
        headers: vec![
            ("content-type", "application/x-amz-json-1.1".to_owned()),
            ("x-amz-target", format!("{}.{operation}", api.target)),
        ],
        body: input.to_string(),
    }
}
