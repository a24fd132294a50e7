//! Reads a body within limits of size and time, and inflates it within limits too.

use std::time::Duration;

use async_compression::tokio::bufread::{BrotliDecoder, GzipDecoder};
use http_body_util::BodyExt as _;
use hyper::HeaderMap;
use hyper::body::{Body as HttpBody, Bytes};
use tokio::io::{AsyncRead, AsyncReadExt as _};
use tokio::time::{Instant, timeout_at};

use super::failure::of_http;
use super::settings::{BODY_BYTES, ENDLESS_BYTES, HELD_BYTES};
use crate::evidence::{Body, Failure, FailureKind};

/// How far a compressed body is inflated before it counts as a bomb.
const INFLATED_BYTES: usize = 8 * 1024 * 1024;

/// A body that was read. Not `Debug`: it holds secrets of the page until it is dropped.
pub struct Read {
    /// What is kept.
    pub body: Body,
    /// The same as it came, inflated. It must not be written anywhere.
    pub raw: Vec<u8>,
    /// Whether any byte came.
    pub any: bool,
    /// How it ended, where not well.
    pub failure: Option<Failure>,
}

/// Reads a body to its end, or to [`BODY_BYTES`] or [`ENDLESS_BYTES`], or until the time is up.
pub async fn read<B>(mut incoming: B, headers: &HeaderMap, bound: Duration) -> Read
where
    B: HttpBody<Data = Bytes> + Unpin,
    B::Error: std::error::Error + 'static,
{
    let deadline = Instant::now() + bound;
    let announced = headers.contains_key(hyper::header::CONTENT_LENGTH);
    let (mut held, mut count, mut more, mut failure) = (Vec::new(), 0_u64, false, None);
    loop {
        let frame = match timeout_at(deadline, incoming.frame()).await {
            Err(_) => {
                let text = format!("not finished {} ms after the headers", bound.as_millis());
                failure = Some(Failure::new(FailureKind::Timeout, text));
                more = true;
                break;
            }
            Ok(None) => break,
            Ok(Some(Err(error))) => {
                failure = Some(of_http(&error));
                more = true;
                break;
            }
            Ok(Some(Ok(frame))) => frame,
        };
        let Some(data) = frame.data_ref() else { continue };
        count += data.len() as u64;
        held.extend_from_slice(&data[..data.len().min(HELD_BYTES - held.len())]);
        // A file of known length may be as long as it likes; a body without an end may not.
        if count >= if announced { BODY_BYTES } else { ENDLESS_BYTES } {
            if !announced {
                failure = Some(Failure::new(FailureKind::TooLarge, format!("no end after {ENDLESS_BYTES} bytes")));
            }
            more = true;
            break;
        }
    }
    let encoding = headers.get(hyper::header::CONTENT_ENCODING).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let inflated = match encoding.trim().to_ascii_lowercase().as_str() {
        "gzip" | "x-gzip" => Some(inflate(GzipDecoder::new(&held[..])).await),
        "br" => Some(inflate(BrotliDecoder::new(&held[..])).await),
        _ => None,
    };
    let whole = held.len() as u64 == count && !more;
    match inflated {
        None => {}
        Some(Inflated { failed: true, .. }) if whole && failure.is_none() => {
            failure = Some(Failure::new(FailureKind::Encoding, format!("the body is not valid {encoding}")));
        }
        Some(Inflated { bytes, beyond, .. }) => {
            if beyond && failure.is_none() {
                let text = format!("{count} bytes of {encoding} inflate beyond {INFLATED_BYTES}");
                failure = Some(Failure::new(FailureKind::TooLarge, text));
            }
            held = bytes;
            more |= beyond;
        }
    }
    Read { body: Body::keep(&held, count, more), raw: held, any: count > 0, failure }
}

struct Inflated {
    bytes: Vec<u8>,
    beyond: bool,
    failed: bool,
}

async fn inflate(mut from: impl AsyncRead + Unpin) -> Inflated {
    let (mut bytes, mut count, mut chunk) = (Vec::new(), 0, vec![0; 16 * 1024]);
    loop {
        match from.read(&mut chunk).await {
            Ok(0) => return Inflated { bytes, beyond: false, failed: false },
            Ok(n) => {
                count += n;
                bytes.extend_from_slice(&chunk[..n.min(HELD_BYTES - bytes.len())]);
                if count > INFLATED_BYTES {
                    return Inflated { bytes, beyond: true, failed: false };
                }
            }
            Err(_) => return Inflated { bytes, beyond: false, failed: true },
        }
    }
}
