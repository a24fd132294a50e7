//! The four cases of a reply. Only two of them are evidence.

use serde::{Deserialize, Serialize};

/// What came back for one question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reply<T> {
    /// The question was answered; "not found" is an answer too.
    Answer(T),
    /// The hop failed to answer: evidence against it.
    Failed(Failure),
    /// Somebody refused us the look, such as an API: evidence against nobody. Names the missing permission.
    Denied(String),
    /// We did not ask: evidence against nobody. Says why.
    NotAsked(String),
}

impl<T> Reply<T> {
    /// The answer, if there is one.
    pub const fn answer(&self) -> Option<&T> {
        match self {
            Self::Answer(answer) => Some(answer),
            _ => None,
        }
    }

    /// The failure, if it is one.
    pub const fn failure(&self) -> Option<&Failure> {
        match self {
            Self::Failed(failure) => Some(failure),
            _ => None,
        }
    }

    /// Why there was no look, where there was none.
    pub fn blind(&self) -> Option<String> {
        match self {
            Self::Denied(why) => Some(format!("denied: {why}")),
            Self::NotAsked(why) => Some(format!("not asked: {why}")),
            Self::Answer(_) | Self::Failed(_) => None,
        }
    }

    /// The same reply around another answer.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Reply<U> {
        match self {
            Self::Answer(answer) => Reply::Answer(f(answer)),
            Self::Failed(failure) => Reply::Failed(failure),
            Self::Denied(why) => Reply::Denied(why),
            Self::NotAsked(why) => Reply::NotAsked(why),
        }
    }
}

/// How a hop failed to answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// The kind that rules match on.
    pub kind: FailureKind,
    /// The words of the library or peer, cleaned and cut.
    pub text: String,
}

impl Failure {
    /// A failure of one kind with the words that came with it.
    pub fn new(kind: FailureKind, text: impl Into<String>) -> Self {
        Self { kind, text: text.into() }
    }
}

/// The kinds of failure that adapters tell apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FailureKind {
    /// Nothing came within the time given (ETIMEDOUT, or our own bound).
    Timeout,
    /// The peer refused the connection (ECONNREFUSED).
    Refused,
    /// The peer cut the connection (ECONNRESET, EPIPE).
    Reset,
    /// The peer closed where more was due (EOF).
    Closed,
    /// The network said there is no way (EHOSTUNREACH, ENETUNREACH from afar).
    Unreachable,
    /// This machine has no route of that family: says nothing about the peer.
    NoRoute,
    /// The peer does not speak TLS there (a plain-text answer to a ClientHello).
    NotTls,
    /// The peer answered with a TLS alert; the text names it.
    TlsAlert,
    /// No protocol version or cipher in common.
    TlsMismatch,
    /// Bytes that are not what the protocol allows.
    Protocol,
    /// More bytes than we take: headers, frames or body.
    TooLarge,
    /// The body could not be inflated within the limit.
    Encoding,
    /// The name to connect to does not exist, or has no address.
    NoSuchName,
    /// Anything else; see the text.
    Other,
}
