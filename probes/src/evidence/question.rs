//! The questions that can be asked of the world, and what answers them.

use serde::{Deserialize, Serialize};

use super::{
    AwsAnswer, AwsQuestion, ClientState, Dial, DnsAnswer, DnsQuestion, Handshake, HttpAnswer, HttpQuestion, KubeAnswer,
    KubeQuestion,
};

/// One question to the world.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "ask", rename_all = "kebab-case")]
pub enum Question {
    /// What is the state of this machine?
    Client,
    /// What does this server say about this name?
    Dns(DnsQuestion),
    /// Can this address be reached, and what does it show?
    Dial(Dial),
    /// What does this server answer to this request?
    Http(HttpQuestion),
    /// What does AWS say of this?
    Aws(AwsQuestion),
    /// What does the cluster say of this?
    Kube(KubeQuestion),
}

/// What came back; always of the question's kind.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "got", rename_all = "kebab-case")]
pub enum Answer {
    /// To [`Question::Client`].
    Client(ClientState),
    /// To [`Question::Dns`].
    Dns(DnsAnswer),
    /// To [`Question::Dial`].
    Dial(Handshake),
    /// To [`Question::Http`].
    Http(HttpAnswer),
    /// To [`Question::Aws`].
    Aws(AwsAnswer),
    /// To [`Question::Kube`].
    Kube(KubeAnswer),
}
