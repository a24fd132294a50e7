//! Error logs of nginx and Apache.

use std::sync::LazyLock;

use regex::Regex;

use super::{ApacheError, NginxError};

static NGINX: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^\d{4}/\d\d/\d\d \d\d:\d\d:\d\d \[(?P<level>[a-z]+)\] \d+#\d+: (?:\*\d+ )?(?P<rest>.*)$")
});
static APACHE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^\[\w{3} \w{3} [ \d]\d \d\d:\d\d:\d\d(?:\.\d+)? \d{4}\] \[(?P<module>[\w-]*):(?P<level>\w+)\] (?:\[pid [^\]]*\] )?(?:\[remote (?P<remote>[^\]]*)\] )?(?P<os>\(\d+\)[^:\[]*: )?(?:\[client (?P<client>[^\]]*)\] )?(?:(?P<code>AH\d{5}): )?(?P<message>(?s).*)$",
    )
});

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("pattern is tested")
}

/// An error of nginx.
pub(super) fn nginx(line: &str) -> Option<NginxError> {
    let found = NGINX.captures(line)?;
    let rest = &found["rest"];
    let message = rest.split(", client: ").next().unwrap_or(rest);
    let field = |name: &str| {
        let (_, after) = rest.split_once(&format!(", {name}: "))?;
        match after.strip_prefix('"') {
            Some(quoted) => quoted.split('"').next(),
            None => after.split(", ").next(),
        }
    };
    let text = |name: &str| field(name).unwrap_or_default().to_owned();
    Some(NginxError {
        level: found["level"].to_owned(),
        message: message.to_owned(),
        client: text("client"),
        server: text("server"),
        request: text("request"),
        upstream: text("upstream"),
        host: text("host"),
    })
}

/// An error of Apache.
pub(super) fn apache(line: &str) -> Option<ApacheError> {
    let found = APACHE.captures(line)?;
    let text = |name: &str| found.name(name).map(|m| m.as_str().trim_end_matches(": ").to_owned());
    Some(ApacheError {
        module: text("module").unwrap_or_default(),
        level: text("level").unwrap_or_default(),
        code: text("code"),
        os_error: text("os"),
        client: text("client").or_else(|| text("remote")).unwrap_or_default(),
        message: text("message").unwrap_or_default(),
    })
}
