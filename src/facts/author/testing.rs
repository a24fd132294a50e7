//! Answers for the tests of fingerprints.

use hopwise_probes::evidence::{Body, HttpAnswer};

/// An answer with a status, header fields and a body, kept and redacted as a recording keeps it.
pub fn answer(status: u16, headers: &[(&str, &str)], body: &str) -> HttpAnswer {
    HttpAnswer {
        status,
        reason: String::new(),
        version: "HTTP/2".to_owned(),
        headers: headers.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect(),
        body: Body::keep(body.as_bytes(), body.len() as u64, false),
        wait_ms: 1.0,
        transfer_ms: None,
        body_failure: None,
        same_session: None,
        head_bytes: None,
    }
}

/// An answer over HTTP/1.1 with a reason phrase and nothing else.
pub fn with_reason(status: u16, reason: &str) -> HttpAnswer {
    HttpAnswer { reason: reason.to_owned(), version: "HTTP/1.1".to_owned(), ..answer(status, &[], "") }
}

/// The known page of an answer.
pub fn page_of(answer: &HttpAnswer) -> &'static str {
    super::attribute(answer).page
}
