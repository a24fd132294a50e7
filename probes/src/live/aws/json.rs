//! AWS's JSON protocol: the operation in a header, input and answer in JSON
//! (<https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html>).

use reqwest::Method;
use serde_json::Value;

use super::pages::Protocol;
use super::read::Read;
use super::signed::{Request, Service};
use crate::evidence::aws::Call;

/// A service that speaks the JSON protocol.
pub(super) struct Json {
    pub service: Service,
    /// What stands before the operation in `x-amz-target`.
    pub target: &'static str,
}

impl Protocol for Json {
    type Input = Value;

    fn service(&self) -> &Service {
        &self.service
    }

    fn request(&self, call: Call, input: &Value) -> Request {
        Request {
            method: Method::POST,
            path: String::new(),
            headers: vec![
                ("content-type", "application/x-amz-json-1.1".to_owned()),
                ("x-amz-target", format!("{}.{}", self.target, call.operation())),
            ],
            body: input.to_string(),
        }
    }

    fn read(&self, body: &str) -> Result<Value, String> {
        serde_json::from_str(body).map_err(|why| why.to_string())
    }

    fn turn(&self, input: &mut Value, page: &Value) -> bool {
        page.some("nextToken").map(|token| input["nextToken"] = Value::String(token)).is_some()
    }
}
