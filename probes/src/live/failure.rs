//! Turns the errors of libraries into failures that rules can match.

use std::error::Error as StdError;
use std::io;

use crate::evidence::{Failure, FailureKind};

/// The longest text of a failure, in characters.
const TEXT: usize = 240;

/// The failure of an I/O error. Looks through wrappers for the error of TLS.
#[must_use]
pub fn of_io(error: &io::Error) -> Failure {
    if let Some(tls) = source_of::<rustls::Error>(error) {
        return of_tls(tls);
    }
    use io::ErrorKind as K;
    let kind = match error.kind() {
        K::TimedOut => FailureKind::Timeout,
        K::ConnectionRefused => FailureKind::Refused,
        K::ConnectionReset | K::BrokenPipe | K::ConnectionAborted => FailureKind::Reset,
        K::UnexpectedEof | K::NotConnected => FailureKind::Closed,
        // Said at once by our own kernel: no route of that family here.
        K::NetworkUnreachable | K::AddrNotAvailable => FailureKind::NoRoute,
        K::HostUnreachable => FailureKind::Unreachable,
        K::InvalidData => FailureKind::Protocol,
        _ => FailureKind::Other,
    };
    let text = match kind {
        FailureKind::Refused => "connection refused".to_owned(),
        FailureKind::Reset => "connection reset by the peer".to_owned(),
        FailureKind::Closed => "connection closed by the peer".to_owned(),
        FailureKind::NoRoute => "no route of this family on this machine".to_owned(),
        FailureKind::Unreachable => "no route to the host".to_owned(),
        _ => error.to_string(),
    };
    Failure::new(kind, cut(&text))
}

/// The failure of a TLS handshake.
#[must_use]
pub fn of_tls(error: &rustls::Error) -> Failure {
    use rustls::{Error as E, InvalidMessage};
    let kind = match error {
        E::AlertReceived(_) => FailureKind::TlsAlert,
        E::PeerIncompatible(_) | E::NoApplicationProtocol => FailureKind::TlsMismatch,
        E::InvalidMessage(
            InvalidMessage::InvalidContentType
            | InvalidMessage::MessageTooLarge
            | InvalidMessage::UnknownProtocolVersion,
        ) => FailureKind::NotTls,
        _ => FailureKind::Protocol,
    };
    let text = match kind {
        FailureKind::NotTls => "the peer does not speak TLS on this port".to_owned(),
        _ => error.to_string(),
    };
    Failure::new(kind, cut(&text))
}

/// The failure of an HTTP exchange.
#[must_use]
pub fn of_http(error: &(dyn StdError + 'static)) -> Failure {
    if let Some(tls) = source_of::<rustls::Error>(error) {
        return of_tls(tls);
    }
    if let Some(io) = source_of::<io::Error>(error) {
        let failure = of_io(io);
        if failure.kind != FailureKind::Other {
            return failure;
        }
    }
    let text = chain(error);
    let kind = match source_of::<hyper::Error>(error) {
        Some(e) if e.is_parse_too_large() => FailureKind::TooLarge,
        Some(e) if e.is_parse() => FailureKind::Protocol,
        Some(e) if e.is_incomplete_message() || e.is_closed() || e.is_canceled() => FailureKind::Closed,
        Some(e) if e.is_timeout() => FailureKind::Timeout,
        _ if text.contains("timed out") => FailureKind::Timeout,
        _ if text.contains("header list too large") || text.contains("too big") => FailureKind::TooLarge,
        _ => FailureKind::Protocol,
    };
    Failure::new(kind, cut(&text))
}

/// The first error of a type among an error and its sources, inner errors of `io::Error` included.
pub fn source_of<'e, E: StdError + 'static>(error: &'e (dyn StdError + 'static)) -> Option<&'e E> {
    let mut next = Some(error);
    while let Some(error) = next {
        if let Some(found) = error.downcast_ref::<E>() {
            return Some(found);
        }
        let inner = error.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
        if let Some(inner) = inner {
            let inner: &(dyn StdError + 'static) = inner;
            if let Some(found) = inner.downcast_ref::<E>() {
                return Some(found);
            }
        }
        next = error.source();
    }
    None
}

fn chain(error: &dyn StdError) -> String {
    let mut text = error.to_string();
    let mut next = error.source();
    while let Some(error) = next {
        let more = error.to_string();
        if !text.contains(&more) {
            text.push_str(": ");
            text.push_str(&more);
        }
        next = error.source();
    }
    text
}

fn cut(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(TEXT).collect()
}
