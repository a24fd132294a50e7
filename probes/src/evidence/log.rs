//! Lines of logs, read by grammar: access logs, and the errors of nginx, Apache, PHP-FPM, PHP and Laravel.

mod access;
mod errors;
mod php;
mod read;

pub use access::AccessFormat;
pub use read::{OwnRequest, ReadLog, read};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// One entry of a log; several lines where they belong together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Entry {
    /// When it was written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Timestamp>,
    /// Whether it belongs to one of the walk's own requests: by its id, or by client, request line and second.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
    /// The words, cut and redacted.
    pub text: String,
    /// What it says.
    pub says: Says,
}

/// What an entry says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "grammar", rename_all = "kebab-case")]
pub enum Says {
    /// A request in an access log.
    Access(Access),
    /// An error of nginx.
    Nginx(NginxError),
    /// An error of Apache.
    Apache(ApacheError),
    /// A word of the master of PHP-FPM.
    Fpm(FpmNotice),
    /// An error that PHP itself logs.
    Php(PhpError),
    /// An entry of Laravel's log (Monolog).
    Monolog(Monolog),
    /// Nothing that is known.
    Other,
}

/// A request in an access log.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Access {
    /// Who asked.
    pub client: String,
    /// Such as `GET / HTTP/1.1`.
    pub request: String,
    /// The status sent.
    pub status: u16,
    /// Seconds from the first byte of the request to the last of the answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_time: Option<f64>,
    /// Name of the upstream, such as `default-web-443`; empty in Apache's log.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub upstream_name: String,
    /// The tries at upstreams, in their order; empty where nginx answered by itself.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tries: Vec<UpstreamTry>,
    /// The request id that the line carries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The user agent, where the line carries it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub agent: String,
}

/// One try at an upstream.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct UpstreamTry {
    /// Its address, such as `10.244.0.12:8443`.
    pub addr: String,
    /// The status it sent, or that nginx gave the try.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// Seconds that it took.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<f64>,
}

/// An error of nginx. It carries no request id.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct NginxError {
    /// Such as `error`, `warn`, `crit`.
    pub level: String,
    /// Up to the client, such as `connect() failed (111: Connection refused) while connecting to upstream`.
    pub message: String,
    /// Who asked.
    pub client: String,
    /// The server block.
    pub server: String,
    /// Such as `GET / HTTP/1.1`.
    pub request: String,
    /// Such as `https://10.244.0.12:8443/`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub upstream: String,
    /// The Host that was asked for.
    pub host: String,
}

/// An error of Apache.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct ApacheError {
    /// Such as `proxy_fcgi`.
    pub module: String,
    /// Such as `error`.
    pub level: String,
    /// Such as `AH01071`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The system's error, such as `(111)Connection refused`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub os_error: Option<String>,
    /// Who asked.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub client: String,
    /// The words after the code.
    pub message: String,
}

/// A word of the master of PHP-FPM.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct FpmNotice {
    /// Such as `WARNING`.
    pub level: String,
    /// Such as `www`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pool: Option<String>,
    /// The words.
    pub message: String,
}

/// An error that PHP itself logs.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct PhpError {
    /// Such as `Fatal error`.
    pub level: String,
    /// The words.
    pub message: String,
    /// The file and line.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub place: String,
}

/// An entry of Laravel's log.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Monolog {
    /// Such as `production`.
    pub channel: String,
    /// Such as `ERROR`.
    pub level: String,
    /// The words up to the context.
    pub message: String,
    /// Class of the exception, such as `Illuminate\Database\QueryException`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exception: Option<String>,
    /// Its file and line.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// Classes and words of the exceptions before it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub previous: Vec<String>,
}

impl Entry {
    /// Whether it tells of an error, and not only of a request.
    #[must_use]
    pub fn is_error(&self) -> bool {
        match &self.says {
            Says::Access(_) | Says::Other => false,
            Says::Nginx(e) => matches!(e.level.as_str(), "warn" | "error" | "crit" | "alert" | "emerg"),
            Says::Apache(e) => matches!(e.level.as_str(), "warn" | "error" | "crit" | "alert" | "emerg"),
            Says::Fpm(e) => matches!(e.level.as_str(), "WARNING" | "ERROR" | "ALERT"),
            Says::Php(_) => true,
            Says::Monolog(e) => matches!(e.level.as_str(), "WARNING" | "ERROR" | "CRITICAL" | "ALERT" | "EMERGENCY"),
        }
    }
}

#[cfg(test)]
mod tests;
