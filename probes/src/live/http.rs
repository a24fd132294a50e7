//! One request on one connection, its phases timed, every byte bounded.

use std::time::{Duration, Instant};

use http_body_util::Empty;
use hyper::body::{Bytes, Incoming};
use hyper::{Request, Response};
use hyper_util::rt::{TokioExecutor, TokioIo};
use tokio::time::timeout;
use url::Url;

use super::ask_first::AskFirst;
use super::body;
use super::failure::of_http;
use super::settings::{HEADER_BYTES, HEADER_FIELDS, Settings, USER_AGENT};
use super::tls::Connection;
use crate::evidence::{BIG_HEAD, Failure, FailureKind, HttpAnswer, HttpQuestion, redact};

/// Sends a question over a connection.
///
/// # Errors
/// The failure as evidence, such as a timeout or an answer that is no HTTP.
pub async fn send(question: &HttpQuestion, connection: Connection, settings: &Settings) -> Result<HttpAnswer, Failure> {
    let other = |e: &dyn std::fmt::Display| Failure::new(FailureKind::Other, e.to_string());
    let url: Url = question.url.parse().map_err(|e| other(&e))?;
    let h2 = matches!(&connection, Connection::Tls(s) if s.get_ref().1.alpn_protocol() == Some(b"h2"));
    let request = request(question, &url, h2, settings).map_err(|e| other(&e))?;
    match connection {
        Connection::Tls(stream) if h2 => exchange_h2(TokioIo::new(*stream), request, settings).await,
        Connection::Tls(stream) => exchange_h1(TokioIo::new(*stream), request, settings).await,
        Connection::Plain(stream) => exchange_h1(TokioIo::new(AskFirst::new(stream)), request, settings).await,
    }
}

fn request(
    question: &HttpQuestion,
    url: &Url,
    h2: bool,
    settings: &Settings,
) -> Result<Request<Empty<Bytes>>, hyper::http::Error> {
    let host = url.host_str().unwrap_or_default();
    let authority = url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"));
    let path = &url[url::Position::BeforePath..url::Position::AfterQuery];
    let uri = if h2 { format!("{}://{authority}{path}", url.scheme()) } else { path.to_owned() };
    let mut builder = Request::builder().method(question.method.as_str()).uri(uri);
    if !h2 {
        builder = builder.header("host", authority);
    }
    for (name, value) in own_headers(&question.request_id) {
        builder = builder.header(name, value);
    }
    if let Some(proto) = &question.forwarded_proto {
        builder = builder.header("x-forwarded-proto", proto);
    }
    for (name, value) in &settings.headers {
        builder = builder.header(name, value);
    }
    builder.body(Empty::new())
}

/// The headers that every request carries: who we are, and the minted id for the logs.
#[must_use]
pub fn own_headers(request_id: &str) -> [(&'static str, String); 5] {
    let parent = request_id.get(..16).unwrap_or("0000000000000001");
    [
        ("user-agent", USER_AGENT.to_owned()),
        ("accept", "text/html,application/xhtml+xml,*/*;q=0.8".to_owned()),
        ("accept-encoding", "gzip, br".to_owned()),
        ("x-request-id", request_id.to_owned()),
        // Not sampled: the trace must not switch on anybody's tracing (W3C Trace Context).
        ("traceparent", format!("00-{request_id}-{parent}-00")),
    ]
}

async fn exchange_h1<S>(
    io: TokioIo<S>,
    request: Request<Empty<Bytes>>,
    settings: &Settings,
) -> Result<HttpAnswer, Failure>
where
    S: super::tls::Wire + 'static,
{
    let (mut sender, connection) = hyper::client::conn::http1::Builder::new()
        .max_headers(HEADER_FIELDS)
        .max_buf_size(HEADER_BYTES)
        .handshake(io)
        .await
        .map_err(|e| of_http(&e))?;
    let driver = tokio::spawn(connection);
    let answer = answer(sender.send_request(request), settings).await;
    driver.abort();
    answer
}

async fn exchange_h2<S>(
    io: TokioIo<S>,
    request: Request<Empty<Bytes>>,
    settings: &Settings,
) -> Result<HttpAnswer, Failure>
where
    S: super::tls::Wire + 'static,
{
    let header_bytes = u32::try_from(HEADER_BYTES).unwrap_or(u32::MAX);
    let (mut sender, connection) = hyper::client::conn::http2::Builder::new(TokioExecutor::new())
        .max_header_list_size(header_bytes)
        .initial_stream_window_size(256 * 1024)
        .initial_connection_window_size(512 * 1024)
        .handshake(io)
        .await
        .map_err(|e| of_http(&e))?;
    let driver = tokio::spawn(connection);
    let answer = answer(sender.send_request(request), settings).await;
    driver.abort();
    answer
}

async fn answer(
    sent: impl Future<Output = hyper::Result<Response<Incoming>>>,
    settings: &Settings,
) -> Result<HttpAnswer, Failure> {
    let began = Instant::now();
    let response = match timeout(settings.wait, sent).await {
        Ok(response) => response.map_err(|e| of_http(&e))?,
        Err(_) => {
            let text = format!("no answer within {} ms of the request", settings.wait.as_millis());
            return Err(Failure::new(FailureKind::Timeout, text));
        }
    };
    let wait_ms = rounded(began.elapsed());
    let began = Instant::now();
    let (head, incoming) = response.into_parts();
    let reason =
        head.extensions.get::<hyper::ext::ReasonPhrase>().map(|r| String::from_utf8_lossy(r.as_bytes()).into_owned());
    let headers = kept_headers(&head.headers);
    let head_bytes = head_bytes(&head.headers);
    let read = body::read(incoming, &head.headers, settings.wait).await;
    Ok(HttpAnswer {
        status: head.status.as_u16(),
        reason: reason.unwrap_or_default().chars().filter(|c| !c.is_control()).take(120).collect(),
        version: format!("{:?}", head.version).replace("HTTP/2.0", "HTTP/2"),
        headers,
        body: read.body,
        wait_ms,
        transfer_ms: read.any.then(|| rounded(began.elapsed())),
        body_failure: read.failure,
        same_session: None,
        head_bytes,
    })
}

/// The bytes of an answer's head as HTTP/1.1 writes it, where they are many: the status line, and each field with its
/// colon and line end.
#[must_use]
pub fn head_bytes(headers: &hyper::HeaderMap) -> Option<usize> {
    const STATUS_LINE: usize = "HTTP/1.1 200 OK\r\n\r\n".len();
    let fields = headers.iter().map(|(name, value)| name.as_str().len() + ": \r\n".len() + value.len());
    Some(STATUS_LINE + fields.sum::<usize>()).filter(|bytes| *bytes >= BIG_HEAD)
}

/// Header fields as they are kept: names in lower case, values cut and redacted.
#[must_use]
pub fn kept_headers(headers: &hyper::HeaderMap) -> Vec<(String, String)> {
    headers
        .iter()
        .take(HEADER_FIELDS)
        .map(|(name, value)| {
            let value: String = String::from_utf8_lossy(value.as_bytes()).chars().take(2048).collect();
            (name.as_str().to_owned(), redact::header(name.as_str(), &value))
        })
        .collect()
}

/// A duration in milliseconds, to the microsecond.
#[must_use]
pub fn rounded(duration: Duration) -> f64 {
    (duration.as_secs_f64() * 1_000_000.0).round() / 1000.0
}
