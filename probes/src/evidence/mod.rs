//! The evidence: every question that was asked, with its reply, as plain data.

pub mod aws;
pub mod body;
pub mod client;
pub mod dns;
pub mod http;
pub mod kube;
pub mod log;
pub mod question;
pub mod reading;
pub mod recording;
pub mod redact;
pub mod reply;
pub mod tls;

pub use aws::{AwsAnswer, AwsQuestion};
pub use body::Body;
pub use client::ClientState;
pub use dns::{DnsAnswer, DnsQuestion, DnsRecord, ServerRole};
pub use http::{BIG_HEAD, HttpAnswer, HttpQuestion, Look};
pub use kube::{KubeAnswer, KubeQuestion};
pub use question::{Answer, Question};
pub use reading::{Reading, ReadingId};
pub use recording::{LoadError, Recording};
pub use reply::{Failure, FailureKind, Reply};
pub use tls::{Certificate, Dial, Handshake, Rung, TlsSeen, Verdict as CertificateVerdict};
