//! HTTP questions and answers: one request on one connection.

use serde::{Deserialize, Serialize};

use super::body::Body;
use super::tls::Dial;

/// Why a request is sent: rules read the looks by this name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Look {
    /// The page that the user asked about.
    Page,
    /// The same page with a query string that no cache has seen.
    Uncached,
    /// The same page over HTTP/1.1 where h2 was agreed on first.
    Http1,
    /// The same page over plain HTTP, to see the redirect.
    Plain,
    /// The page that a redirect led to; see the step.
    Redirect,
    /// The page although the certificate does not verify: what a careless client would see.
    Unverified,
    /// The page with a Host that nobody knows: tells a missing host entry from a broken site.
    ForeignHost,
    /// The origin's own name in SNI and Host, as an edge sends it that does not forward Host.
    OriginHost,
    /// A file that needs no PHP.
    StaticFile,
    /// The health route of Laravel (`/up`).
    Health,
    /// The page without SNI, as ingress-nginx asks a pod by default.
    NoSni,
    /// The page over plain HTTP with `X-Forwarded-Proto: https`, as behind a balancer that ends TLS.
    Forwarded,
    /// The page once more with the cookies that it set just before: does its session last?
    Session,
    /// The page at a pod of another namespace, whose route would take the path, were there not one before it.
    Beside,
}

/// One request.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct HttpQuestion {
    /// Why it is sent.
    pub look: Look,
    /// The connection it goes over.
    pub dial: Dial,
    /// Full URL of the request.
    pub url: String,
    /// `GET` or `HEAD`.
    pub method: String,
    /// Which step of a chain of redirects; 0 is the first request.
    #[serde(default)]
    pub step: u8,
    /// The id minted for this request, sent as `X-Request-ID` and in `traceparent`.
    pub request_id: String,
    /// What is sent as `X-Forwarded-Proto`, as a balancer does that ends TLS.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub forwarded_proto: Option<String>,
}

/// One response, with its phases.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HttpAnswer {
    /// Status code.
    pub status: u16,
    /// Reason phrase where HTTP/1.1 carried one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// `HTTP/1.1` or `HTTP/2`.
    pub version: String,
    /// Header fields in order, names in lower case, secrets redacted.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Body,
    /// Milliseconds from the sent request to the first byte of the answer.
    pub wait_ms: f64,
    /// Milliseconds from the first byte to the last one read; absent where no body was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transfer_ms: Option<f64>,
    /// How the body ended where it did not end well.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body_failure: Option<super::Failure>,
    /// Whether the page showed the same token for forms as the visit before, whose cookies were sent. No token is kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub same_session: Option<bool>,
    /// Bytes of status line and header fields as they came, before any was cut; only where a hop might refuse as many.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub head_bytes: Option<usize>,
}

/// From how many bytes on the size of an answer's head is kept.
pub const BIG_HEAD: usize = 4096;

impl HttpAnswer {
    /// The first value of a header field; the name in lower case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    /// All values of a header field.
    pub fn headers<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.headers.iter().filter(move |(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    /// Whether a header field contains some words, whatever the case.
    #[must_use]
    pub fn header_has(&self, name: &str, words: &str) -> bool {
        let words = words.to_ascii_lowercase();
        self.headers(name).any(|v| v.to_ascii_lowercase().contains(&words))
    }
}
