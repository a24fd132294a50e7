//! AWS's query protocol: a form with the action and the version of the API, answered in XML
//! (<https://docs.aws.amazon.com/AWSEC2/latest/APIReference/Query-Requests.html>).

use reqwest::Method;
use serde_json::Value;

use super::pages::Protocol;
use super::read::{Read, xml};
use super::signed::{Request, Service};
use crate::evidence::aws::Call;

/// A service that speaks the query protocol.
pub(super) struct Query {
    pub service: Service,
    /// The version of its API.
    pub version: &'static str,
}

/// The parameters of a request.
pub(super) type Form = Vec<(String, String)>;

impl Protocol for Query {
    type Input = Form;

    fn service(&self) -> &Service {
        &self.service
    }

    fn request(&self, call: Call, form: &Form) -> Request {
        let head = [("Action", call.operation()), ("Version", self.version)];
        Request {
            method: Method::POST,
            path: String::new(),
            headers: vec![("content-type", "application/x-www-form-urlencoded".to_owned())],
            body: url::form_urlencoded::Serializer::new(String::new()).extend_pairs(head).extend_pairs(form).finish(),
        }
    }

    /// Most services wrap an answer in `<XResponse><XResult>`.
    fn read(&self, body: &str) -> Result<Value, String> {
        let mut answer = xml(body)?;
        let result = answer.as_object().and_then(|all| all.keys().find(|name| name.ends_with("Result")).cloned());
        Ok(match result {
            Some(name) => answer[name.as_str()].take(),
            None => answer,
        })
    }

    fn turn(&self, form: &mut Form, page: &Value) -> bool {
        let Some(marker) = page.some("Marker").or_else(|| page.some("NextMarker")) else { return false };
        form.retain(|(name, _)| name != "Marker");
        form.push(given("Marker", &marker));
        true
    }
}

/// A parameter.
pub(super) fn given(name: &str, value: &str) -> (String, String) {
    (name.to_owned(), value.to_owned())
}
