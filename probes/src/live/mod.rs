//! The adapters that ask over real sockets. Only they read the errors of libraries.

pub mod ask_first;
#[cfg(feature = "aws")]
pub mod aws;
pub mod body;
pub mod certificate;
pub mod client;
pub mod connect;
pub mod dns;
pub mod failure;
pub mod follow;
pub mod http;
#[cfg(feature = "kube")]
pub mod kube;
pub mod session;
pub mod settings;
pub mod tls;
pub mod trust;

pub use settings::{AwsNames, AwsSettings, KubeSettings, Settings};
pub use trust::Trust;
