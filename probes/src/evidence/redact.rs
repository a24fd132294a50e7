//! Secrets are taken out before anything is kept.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

/// What stands where a secret stood.
pub const MARK: &str = "[redacted]";

/// Patterns of secrets in text; the group `keep` stays, the rest becomes [`MARK`].
static PATTERNS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    [
        // key = value, in env files, JSON, PHP arrays and debug pages: the key stays.
        r#"(?i)(?P<keep>["'\[]?\b[a-z0-9_.-]*(?:passw(?:or)?d|passwd|pwd|secret|token|api_?key|app_?key|access_?key|private_?key|credential|csrf|xsrf|session_?id|authorization)[a-z0-9_.-]*["'\]]?\s*(?:=>|=|:)\s*(?:<[^>]{0,80}>\s*)*["']?)[^\s"',;<>&]{3,}"#,
        // user:password@host in a connection URL.
        r"(?i)(?P<keep>\b[a-z][a-z0-9+.-]{1,20}://[^\s/:@]{0,64}:)[^\s/@]{1,256}@",
        r"(?i)(?P<keep>\b(?:bearer|basic)\s+)[a-z0-9._~+/=-]{8,}",
        // JSON Web Tokens.
        r"(?P<keep>)\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{4,}(?:\.[A-Za-z0-9_-]+)?",
        // Laravel's encrypted cookies and keys.
        r"(?P<keep>)\beyJpdiI6[A-Za-z0-9%+/=_-]{16,}",
        r"(?P<keep>\bbase64:)[A-Za-z0-9+/=]{20,}",
        // AWS access keys, GitHub, Slack and Stripe tokens.
        r"(?P<keep>)\b(?:AKIA|ASIA)[A-Z0-9]{16}\b",
        r"(?P<keep>)\b(?:gh[pousr]_[A-Za-z0-9]{20,}|xox[abprs]-[A-Za-z0-9-]{10,}|[sr]k_live_[A-Za-z0-9]{10,})",
        r"(?P<keep>-----BEGIN [A-Z ]*PRIVATE KEY-----)[^-]*",
        // Laravel's hidden form field: <input type="hidden" name="_token" value="...">.
        r#"(?i)(?P<keep>name=["']_token["'][^>]{0,40}(?:value|content)=["'])[^"']+"#,
        r#"(?i)(?P<keep><meta name=["']csrf-token["'] content=["'])[^"']+"#,
    ]
    .into_iter()
    .map(|p| Regex::new(p).expect("pattern is tested"))
    .collect()
});

/// Header fields whose value is a secret as a whole.
const SECRET_HEADERS: &[&str] = &[
    "authorization",
    "proxy-authorization",
    "cookie",
    "x-api-key",
    "x-amz-security-token",
    "x-csrf-token",
    "x-xsrf-token",
];

/// Text without secrets; borrowed where there were none.
#[must_use]
pub fn text(text: &str) -> Cow<'_, str> {
    let mut out = Cow::Borrowed(text);
    for pattern in PATTERNS.iter() {
        if pattern.is_match(&out) {
            out = Cow::Owned(pattern.replace_all(&out, format!("${{keep}}{MARK}")).into_owned());
        }
    }
    out
}

/// The value of a header field without secrets. Of a cookie the name and attributes stay.
#[must_use]
pub fn header(name: &str, value: &str) -> String {
    if SECRET_HEADERS.contains(&name) {
        return MARK.to_owned();
    }
    if name == "set-cookie" {
        let (pair, attributes) = value.split_once(';').map_or((value, ""), |(p, a)| (p, a));
        let cookie = pair.split('=').next().unwrap_or_default();
        let separator = if attributes.is_empty() { "" } else { ";" };
        return format!("{cookie}={MARK}{separator}{attributes}");
    }
    if name == "location" || name == "link" || name == "refresh" {
        return url_secrets(value);
    }
    text(value).into_owned()
}

/// A URL without the values of secret parameters.
#[must_use]
pub fn url_secrets(value: &str) -> String {
    static QUERY: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?i)(?P<keep>[?&;](?:[a-z0-9_-]*(?:token|signature|secret|password|key|code|auth)[a-z0-9_-]*|policy|sig)=)[^&#\s]+",
        )
        .expect("pattern is tested")
    });
    let value = text(value);
    QUERY.replace_all(&value, format!("${{keep}}{MARK}")).into_owned()
}
