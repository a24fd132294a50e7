//! Asks WAF.

use aws_sdk_wafv2::types as sdk;

use super::Session;
use super::session::client;
use super::time::{at, count, some, text};
use crate::evidence::aws::AwsAnswer;
use crate::evidence::aws::waf::{Sample, SampledRequests, WafRule, WebAcl, WebAclForResource};
use crate::evidence::{Reply, redact};

/// Minutes of samples; WAF keeps three hours.
const MINUTES: i64 = 60;

impl Session {
    /// A web ACL by its ARN: `arn:aws:wafv2:REGION:ACCOUNT:global/webacl/NAME/ID`.
    pub async fn web_acl(&self, arn: &str) -> Reply<AwsAnswer> {
        let Some((region, scope, name, id)) = parts(arn) else {
            return Reply::NotAsked(format!("{arn} is a web ACL of WAF Classic"));
        };
        let client = client!(self, aws_sdk_wafv2, region);
        self.ask(client.get_web_acl().scope(scope).name(name).id(id).send(), |o| {
            let Some(acl) = o.web_acl() else { return WebAcl::default() };
            WebAcl {
                name: acl.name().to_owned(),
                id: acl.id().to_owned(),
                arn: acl.arn().to_owned(),
                metric: acl.visibility_config().map(|v| v.metric_name().to_owned()).unwrap_or_default(),
                default_action: default_action(acl),
                rules: rules(acl),
            }
        })
        .await
    }

    /// The web ACL before a balancer.
    pub async fn web_acl_for(&self, region: &str, resource: &str) -> Reply<AwsAnswer> {
        let client = client!(self, aws_sdk_wafv2, region);
        self.ask(client.get_web_acl_for_resource().resource_arn(resource).send(), |o| {
            let acl = o.web_acl();
            WebAclForResource {
                resource: resource.to_owned(),
                arn: acl.map(|a| a.arn().to_owned()),
                name: acl.map(|a| a.name().to_owned()),
                default_action: acl.map(default_action),
                rules: acl.map(rules).unwrap_or_default(),
            }
        })
        .await
    }

    /// Requests that a web ACL met in the last hour. `now` is the walk's clock.
    pub async fn sampled_requests(&self, acl: &str, metric: &str, now: jiff::Timestamp) -> Reply<AwsAnswer> {
        let Some((region, scope, ..)) = parts(acl) else {
            return Reply::NotAsked(format!("{acl} is a web ACL of WAF Classic"));
        };
        let client = client!(self, aws_sdk_wafv2, region);
        let window = sdk::TimeWindow::builder()
            .start_time(aws_smithy_types::DateTime::from_secs(now.as_second() - MINUTES * 60))
            .end_time(aws_smithy_types::DateTime::from_secs(now.as_second()))
            .build();
        let Ok(window) = window else { return Reply::NotAsked("no time window".to_owned()) };
        let asked = client.get_sampled_requests().web_acl_arn(acl).rule_metric_name(metric).scope(scope);
        self.ask(asked.time_window(window).max_items(100).send(), |o| SampledRequests {
            acl: acl.to_owned(),
            metric: metric.to_owned(),
            population: u64::try_from(o.population_size()).unwrap_or_default(),
            requests: o.sampled_requests().iter().map(sample).collect(),
        })
        .await
    }
}

/// Region, scope, name and id out of an ARN.
fn parts(arn: &str) -> Option<(&str, sdk::Scope, &str, &str)> {
    let fields: Vec<_> = arn.splitn(6, ':').collect();
    let path: Vec<_> = fields.get(5)?.split('/').collect();
    let [scope, "webacl", name, id] = path[..] else { return None };
    let scope = if scope == "global" { sdk::Scope::Cloudfront } else { sdk::Scope::Regional };
    Some((fields.get(3)?, scope, name, id))
}

fn default_action(acl: &sdk::WebAcl) -> String {
    let blocks = acl.default_action().is_some_and(|a| a.block().is_some());
    if blocks { "block" } else { "allow" }.to_owned()
}

fn rules(acl: &sdk::WebAcl) -> Vec<WafRule> {
    let mut rules: Vec<_> = acl.rules().iter().map(rule).collect();
    rules.sort_by_key(|r| r.priority);
    rules
}

fn rule(r: &sdk::Rule) -> WafRule {
    let action = match (r.action(), r.override_action()) {
        (Some(a), _) if a.block().is_some() => "block",
        (Some(a), _) if a.count().is_some() => "count",
        (Some(a), _) if a.captcha().is_some() => "captcha",
        (Some(a), _) if a.challenge().is_some() => "challenge",
        (Some(_), _) => "allow",
        (None, Some(o)) if o.count().is_some() => "group-count",
        (None, _) => "group",
    };
    let (kind, about) = r.statement().map(statement).unwrap_or_default();
    WafRule {
        name: r.name().to_owned(),
        priority: count(Some(r.priority())),
        kind,
        action: action.to_owned(),
        about,
        metric: r.visibility_config().map(|v| v.metric_name().to_owned()).unwrap_or_default(),
    }
}

fn statement(s: &sdk::Statement) -> (String, String) {
    let (kind, about) = if let Some(m) = s.managed_rule_group_statement() {
        ("managed-rule-group", m.name().to_owned())
    } else if let Some(g) = s.rule_group_reference_statement() {
        ("rule-group", g.arn().to_owned())
    } else if let Some(r) = s.rate_based_statement() {
        ("rate-based", r.limit().to_string())
    } else if let Some(i) = s.ip_set_reference_statement() {
        ("ip-set", i.arn().to_owned())
    } else if let Some(g) = s.geo_match_statement() {
        ("geo-match", g.country_codes().iter().map(|c| c.as_str()).collect::<Vec<_>>().join(","))
    } else if s.byte_match_statement().is_some() {
        ("byte-match", String::new())
    } else if let Some(size) = s.size_constraint_statement() {
        ("size", size.size().to_string())
    } else if s.sqli_match_statement().is_some() {
        ("sql-injection", String::new())
    } else if s.xss_match_statement().is_some() {
        ("cross-site-scripting", String::new())
    } else if s.regex_pattern_set_reference_statement().is_some() || s.regex_match_statement().is_some() {
        ("regex", String::new())
    } else if s.not_statement().is_some() || s.and_statement().is_some() || s.or_statement().is_some() {
        ("combined", String::new())
    } else {
        ("other", String::new())
    };
    (kind.to_owned(), about)
}

fn sample(s: &sdk::SampledHttpRequest) -> Sample {
    let request = s.request();
    let header = |name: &str| {
        let all = request.map(|r| r.headers()).unwrap_or_default();
        all.iter().find(|h| h.name().is_some_and(|n| n.eq_ignore_ascii_case(name))).and_then(|h| some(h.value()))
    };
    Sample {
        at: at(s.timestamp()),
        action: text(s.action()),
        rule: text(s.rule_name_within_rule_group()),
        status: s.response_code_sent().and_then(|c| u16::try_from(c).ok()),
        method: text(request.and_then(|r| r.method())),
        uri: redact::url_secrets(request.and_then(|r| r.uri()).unwrap_or_default()),
        host: header("host").unwrap_or_default(),
        request_id: header("x-request-id").map(|v| v.chars().take(64).collect()),
        country: text(request.and_then(|r| r.country())),
    }
}
