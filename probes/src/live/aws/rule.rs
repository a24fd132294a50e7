//! Rules and actions of a listener.

use aws_sdk_elasticloadbalancingv2::types as sdk;

use super::time::{count, some, text};
use crate::evidence::aws::elbv2::{Action, FixedResponse, ListenerRule, Redirect, WeightedGroup};
use crate::evidence::redact;

/// A rule as it is kept.
pub(super) fn of(r: &sdk::Rule) -> ListenerRule {
    let mut rule = ListenerRule {
        arn: text(r.rule_arn()),
        priority: r.priority().and_then(|p| p.parse().ok()),
        actions: r.actions().iter().map(action).collect(),
        ..ListenerRule::default()
    };
    for condition in r.conditions() {
        let plain = condition.values();
        match condition.field().unwrap_or_default() {
            "host-header" => {
                let own = condition.host_header_config().map(|c| c.values()).unwrap_or_default();
                rule.hosts.extend_from_slice(if own.is_empty() { plain } else { own });
            }
            "path-pattern" => {
                let own = condition.path_pattern_config().map(|c| c.values()).unwrap_or_default();
                rule.paths.extend_from_slice(if own.is_empty() { plain } else { own });
            }
            "http-header" => {
                let name = condition.http_header_config().and_then(|c| c.http_header_name()).unwrap_or_default();
                rule.others.push(format!("http-header {name}"));
            }
            "http-request-method" => {
                let methods = condition.http_request_method_config().map(|c| c.values()).unwrap_or_default();
                // We ask by GET, so this one can be judged.
                if !methods.iter().any(|m| m == "GET") {
                    rule.others.push(format!("http-request-method {}", methods.join(",")));
                }
            }
            other => rule.others.push(other.to_owned()),
        }
    }
    rule
}

/// An action as it is kept.
pub(super) fn action(a: &sdk::Action) -> Action {
    let mut groups: Vec<_> = a
        .forward_config()
        .map(|f| f.target_groups())
        .unwrap_or_default()
        .iter()
        .map(|g| WeightedGroup { arn: text(g.target_group_arn()), weight: g.weight().map(|w| count(Some(w))) })
        .collect();
    if groups.is_empty() {
        groups.extend(some(a.target_group_arn()).map(|arn| WeightedGroup { arn, weight: None }));
    }
    Action {
        kind: text(a.r#type().map(|t| t.as_str())),
        groups,
        redirect: a.redirect_config().map(|r| Redirect {
            protocol: text(r.protocol()),
            host: text(r.host()),
            port: text(r.port()),
            path: text(r.path()),
            query: text(r.query()),
            status: if r.status_code().is_some_and(|s| s.as_str() == "HTTP_302") { 302 } else { 301 },
        }),
        fixed: a.fixed_response_config().map(|f| FixedResponse {
            status: f.status_code().and_then(|s| s.parse().ok()).unwrap_or_default(),
            content_type: text(f.content_type()),
            body: redact::text(&text(f.message_body()).chars().take(300).collect::<String>()).into_owned(),
        }),
    }
}
