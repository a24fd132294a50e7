//! Access logs: the default format of ingress-nginx, a configured one, JSON, and the formats of Apache.

use std::sync::LazyLock;

use regex::Regex;

use super::{Access, UpstreamTry};

/// One or more values for the tries at upstreams: `a, b` or `a : b`.
const TRIES: &str = r"-|[^ \[\]]+(?:(?:, | : )[^ \[\]]+)*";

/// The default of ingress-nginx (`upstreaminfo`).
static UPSTREAM_INFO: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r#"^(?P<remote_addr>\S+) - (?P<remote_user>.*?) \[[^\]]*\] "(?P<request>.*?)" (?P<status>\d{{3}}) \d+ ".*?" "(?P<http_user_agent>.*?)" \d+ (?P<request_time>[\d.]+) \[(?P<proxy_upstream_name>[^\]]*)\] \[[^\]]*\] (?P<upstream_addr>{TRIES}) (?:{TRIES}) (?P<upstream_response_time>{TRIES}) (?P<upstream_status>{TRIES}) (?P<req_id>\S+)$"#
    ))
});
/// Apache's `common` and `combined`, with a virtual host before or more fields behind.
static COMBINED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r#"^(?:\S+:\d+ )?(?P<remote_addr>\S+) \S+ (?P<remote_user>\S+) \[[^\]]*\] "(?P<request>.*?)" (?P<status>\d{3}) (?:\d+|-)(?: ".*?" "(?P<http_user_agent>.*?)")?(?P<rest>.*)$"#,
    )
});
/// A request id wherever it stands: 32 hex digits, or a UUID.
static ID: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b(?:[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\b"));

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("pattern is tested")
}

/// How a controller writes its access log.
#[derive(Debug, Clone, Default)]
pub struct AccessFormat {
    configured: Option<Regex>,
}

impl AccessFormat {
    /// The format that `log-format-upstream` configures; the default where nothing is configured.
    #[must_use]
    pub fn of_controller(format: Option<&str>) -> Self {
        Self { configured: format.and_then(of_template) }
    }

    /// A request in a line; nothing where the line is none.
    #[must_use]
    pub fn read(&self, line: &str) -> Option<Access> {
        let by =
            |regex: &Regex| regex.captures(line).map(|c| of_fields(|name| c.name(name).map(|m| m.as_str().to_owned())));
        if let Some(access) = self.configured.as_ref().and_then(by) {
            return Some(access);
        }
        if line.starts_with('{') {
            return of_json(line);
        }
        by(&UPSTREAM_INFO).or_else(|| by(&COMBINED)).filter(|a| a.status >= 100)
    }
}

/// The pattern of a template of nginx: each `$name` is a field, all between them stands as it is.
fn of_template(template: &str) -> Option<Regex> {
    static FIELD: LazyLock<Regex> = LazyLock::new(|| pattern(r"\$\{?([a-z0-9_]+)\}?"));
    let (mut text, mut end, mut seen) = (String::from("^"), 0, Vec::new());
    for found in FIELD.captures_iter(template) {
        let (Some(whole), Some(name)) = (found.get(0), found.get(1)) else { continue };
        text.push_str(&regex::escape(&template[end..whole.start()]));
        let name = name.as_str();
        // A field may stand twice; its first place names it.
        if seen.contains(&name) {
            text.push_str("(?:.*?)");
        } else {
            text.push_str(&format!("(?P<{name}>.*?)"));
            seen.push(name);
        }
        end = whole.end();
    }
    text.push_str(&regex::escape(&template[end..]));
    text.push('$');
    Regex::new(&text).ok().filter(|_| seen.contains(&"status"))
}

fn of_fields(field: impl Fn(&str) -> Option<String>) -> Access {
    let first = |names: &[&str]| names.iter().find_map(|n| field(n)).filter(|v| v != "-" && !v.is_empty());
    let request = first(&["request"]).unwrap_or_else(|| {
        let parts = [first(&["request_method"]), first(&["request_uri", "uri"]), first(&["server_protocol"])];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    });
    let rest = field("rest").unwrap_or_default();
    let id = first(&["req_id", "http_x_request_id", "request_id"]);
    Access {
        client: first(&["remote_addr", "the_real_ip", "proxy_add_x_forwarded_for", "http_x_forwarded_for"])
            .unwrap_or_default(),
        request,
        status: first(&["status"]).and_then(|s| s.parse().ok()).unwrap_or_default(),
        request_time: first(&["request_time"]).and_then(|t| t.parse().ok()),
        upstream_name: first(&["proxy_upstream_name"]).unwrap_or_default(),
        tries: tries(first(&["upstream_addr"]), first(&["upstream_status"]), first(&["upstream_response_time"])),
        id: id.or_else(|| ID.find(&rest).map(|m| m.as_str().to_owned())),
        agent: first(&["http_user_agent"]).unwrap_or_default(),
    }
}

fn tries(addr: Option<String>, status: Option<String>, time: Option<String>) -> Vec<UpstreamTry> {
    let split = |text: Option<String>| -> Vec<String> {
        text.map(|t| t.replace(" : ", ", ").split(", ").map(|v| v.trim().to_owned()).collect()).unwrap_or_default()
    };
    let (status, time) = (split(status), split(time));
    let addr = split(addr).into_iter().filter(|a| a != "-");
    addr.enumerate()
        .map(|(i, addr)| UpstreamTry {
            addr,
            status: status.get(i).and_then(|s| s.parse().ok()),
            time: time.get(i).and_then(|t| t.parse().ok()),
        })
        .collect()
}

/// A request in JSON, whatever its keys are called, as long as they are called as people call them.
fn of_json(line: &str) -> Option<Access> {
    const NAMES: &[(&str, &[&str])] = &[
        (
            "remote_addr",
            &["remote_addr", "remoteaddr", "client", "client_ip", "remote_ip", "x_forwarded_for", "remotehost"],
        ),
        ("request", &["request", "request_line"]),
        ("request_method", &["request_method", "method", "verb"]),
        ("request_uri", &["request_uri", "uri", "path", "url", "request_path"]),
        ("server_protocol", &["server_protocol", "protocol", "request_proto", "httpversion"]),
        ("status", &["status", "response_code", "status_code", "code"]),
        ("request_time", &["request_time", "duration", "latency"]),
        ("proxy_upstream_name", &["proxy_upstream_name", "upstream_name", "upstream"]),
        ("upstream_addr", &["upstream_addr", "upstream_address"]),
        ("upstream_status", &["upstream_status", "upstream_response_status"]),
        ("upstream_response_time", &["upstream_response_time", "upstream_time"]),
        ("req_id", &["req_id", "request_id", "requestid", "x_request_id", "id", "trace_id"]),
        ("http_user_agent", &["http_user_agent", "user_agent", "useragent", "agent"]),
    ];
    let value: serde_json::Value = serde_json::from_str(line).ok()?;
    let mut fields = std::collections::BTreeMap::new();
    flatten(&value, &mut fields);
    let access = of_fields(|wanted| {
        let names = NAMES.iter().find(|(name, _)| *name == wanted)?.1;
        names.iter().find_map(|n| fields.get(*n).cloned())
    });
    (access.status >= 100 && !access.request.is_empty()).then_some(access)
}

/// The values of an object by their keys in lower case, `-` read as `_`; objects within count as well.
fn flatten(value: &serde_json::Value, into: &mut std::collections::BTreeMap<String, String>) {
    let Some(object) = value.as_object() else { return };
    for (name, value) in object {
        let text = match value {
            serde_json::Value::String(text) => text.clone(),
            serde_json::Value::Number(number) => number.to_string(),
            other => {
                flatten(other, into);
                continue;
            }
        };
        into.entry(name.to_ascii_lowercase().replace('-', "_")).or_insert(text);
    }
}
