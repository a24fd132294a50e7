//! Asks for a list page by page, whatever protocol a service speaks.

use serde_json::Value;

use super::Session;
use super::signed::{Request, Service};
use crate::evidence::Reply;
use crate::evidence::aws::{AwsAnswer, Call, Kind};

/// How a service is asked, and how its answers are read.
pub(super) trait Protocol {
    /// What a request is made of.
    type Input;

    fn service(&self) -> &Service;

    /// The request for the operation of a call.
    fn request(&self, call: Call, input: &Self::Input) -> Request;

    /// One answer.
    ///
    /// # Errors
    /// Why it is not understood.
    fn read(&self, body: &str) -> Result<Value, String>;

    /// Turns the input to the page after this one; false where it is the last.
    fn turn(&self, input: &mut Self::Input, page: &Value) -> bool;
}

impl Session {
    /// Asks for at most so many pages, and takes of them what is kept.
    pub(super) async fn pages<T: Kind, P: Protocol>(
        &self,
        api: &P,
        region: &str,
        mut input: P::Input,
        most: usize,
        keep: impl FnOnce(&[Value]) -> T,
    ) -> Reply<AwsAnswer> {
        let mut pages: Vec<Value> = Vec::new();
        while pages.len() < most {
            let answer = match self.signed(T::CALL, api.service(), region, &api.request(T::CALL, &input)).await {
                Ok(answer) => answer,
                Err(reply) => return reply,
            };
            let page = match api.read(&answer.body) {
                Ok(page) => page,
                Err(why) => return not_understood(T::CALL, &why),
            };
            let more = api.turn(&mut input, &page);
            pages.push(page);
            if !more {
                break;
            }
        }
        Reply::Answer(keep(&pages).wrap())
    }

    /// Asks for one answer, and takes of it what is kept.
    pub(super) async fn one<T: Kind, P: Protocol>(
        &self,
        api: &P,
        region: &str,
        input: P::Input,
        keep: impl FnOnce(&Value) -> T,
    ) -> Reply<AwsAnswer> {
        self.pages(api, region, input, 1, |pages| keep(pages.first().unwrap_or(&Value::Null))).await
    }
}

/// The reply that an answer becomes which cannot be read.
pub(super) fn not_understood(call: Call, why: &str) -> Reply<AwsAnswer> {
    Reply::NotAsked(format!("{call} answered what is not understood: {why}"))
}
