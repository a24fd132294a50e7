//! Asks WAF.

use serde_json::{Value, json};

use super::Session;
use super::json::Json;
use super::read::Read as _;
use super::signed::Service;
use crate::evidence::aws::AwsAnswer;
use crate::evidence::aws::waf::{Sample, SampledRequests, WafRule, WebAcl, WebAclForResource};
use crate::evidence::{Reply, redact};

const WAF: Json = Json { service: Service { name: "wafv2", id: "WAFV2", host: "wafv2" }, target: "AWSWAF_20190729" };
/// Minutes of samples; WAF keeps three hours.
const MINUTES: i64 = 60;

impl Session {
    /// A web ACL by its ARN: `arn:aws:wafv2:REGION:ACCOUNT:global/webacl/NAME/ID`.
    pub async fn web_acl(&self, arn: &str) -> Reply<AwsAnswer> {
        let Some((region, scope, name, id)) = parts(arn) else {
            return Reply::NotAsked(format!("{arn} is a web ACL of WAF Classic"));
        };
        self.one(&WAF, region, json!({"Scope": scope, "Name": name, "Id": id}), |o| {
            let acl = o.part("WebACL");
            WebAcl {
                name: acl.text("Name"),
                id: acl.text("Id"),
                arn: acl.text("ARN"),
                metric: acl.text("VisibilityConfig.MetricName"),
                default_action: default_action(acl),
                rules: rules(acl),
            }
        })
        .await
    }

    /// The web ACL before a balancer.
    pub async fn web_acl_for(&self, region: &str, resource: &str) -> Reply<AwsAnswer> {
        self.one(&WAF, region, json!({"ResourceArn": resource}), |o| {
            let acl = o.part("WebACL");
            WebAclForResource {
                resource: resource.to_owned(),
                arn: acl.some("ARN"),
                name: acl.some("Name"),
                default_action: acl.some("ARN").map(|_| default_action(acl)),
                rules: rules(acl),
            }
        })
        .await
    }

    /// Requests that a web ACL met in the last hour. `now` is the walk's clock.
    pub async fn sampled_requests(&self, acl: &str, metric: &str, now: jiff::Timestamp) -> Reply<AwsAnswer> {
        let Some((region, scope, ..)) = parts(acl) else {
            return Reply::NotAsked(format!("{acl} is a web ACL of WAF Classic"));
        };
        let until = now.as_second();
        let input = json!({
            "WebAclArn": acl, "RuleMetricName": metric, "Scope": scope, "MaxItems": 100,
            "TimeWindow": {"StartTime": until - MINUTES * 60, "EndTime": until},
        });
        self.one(&WAF, region, input, |o| SampledRequests {
            acl: acl.to_owned(),
            metric: metric.to_owned(),
            population: o.number("PopulationSize").unwrap_or_default(),
            requests: o.all("SampledRequests").iter().map(sample).collect(),
        })
        .await
    }
}

/// Region, scope, name and id out of an ARN.
fn parts(arn: &str) -> Option<(&str, &'static str, &str, &str)> {
    let fields: Vec<_> = arn.splitn(6, ':').collect();
    let path: Vec<_> = fields.get(5)?.split('/').collect();
    let [scope, "webacl", name, id] = path[..] else { return None };
    Some((fields.get(3)?, if scope == "global" { "CLOUDFRONT" } else { "REGIONAL" }, name, id))
}

fn has(part: &Value, name: &str) -> bool {
    !part.part(name).is_null()
}

fn default_action(acl: &Value) -> String {
    if has(acl, "DefaultAction.Block") { "block" } else { "allow" }.to_owned()
}

fn rules(acl: &Value) -> Vec<WafRule> {
    let mut rules: Vec<_> = acl.all("Rules").iter().map(rule).collect();
    rules.sort_by_key(|r| r.priority);
    rules
}

fn rule(r: &Value) -> WafRule {
    let action = if has(r, "Action") {
        let named = [("Block", "block"), ("Count", "count"), ("Captcha", "captcha"), ("Challenge", "challenge")];
        named.iter().find(|(name, _)| has(r.part("Action"), name)).map_or("allow", |(_, own)| own)
    } else if has(r, "OverrideAction.Count") {
        "group-count"
    } else {
        "group"
    };
    let (kind, about) = statement(r.part("Statement"));
    WafRule {
        name: r.text("Name"),
        priority: r.number("Priority").unwrap_or_default(),
        kind: kind.to_owned(),
        action: action.to_owned(),
        about,
        metric: r.text("VisibilityConfig.MetricName"),
    }
}

/// Each kind of statement, with our word for it and where it says what it is about.
const STATEMENTS: [(&str, &str, &str); 14] = [
    ("ManagedRuleGroupStatement", "managed-rule-group", "Name"),
    ("RuleGroupReferenceStatement", "rule-group", "ARN"),
    ("RateBasedStatement", "rate-based", "Limit"),
    ("IPSetReferenceStatement", "ip-set", "ARN"),
    ("GeoMatchStatement", "geo-match", "CountryCodes"),
    ("ByteMatchStatement", "byte-match", "-"),
    ("SizeConstraintStatement", "size", "Size"),
    ("SqliMatchStatement", "sql-injection", "-"),
    ("XssMatchStatement", "cross-site-scripting", "-"),
    ("RegexPatternSetReferenceStatement", "regex", "-"),
    ("RegexMatchStatement", "regex", "-"),
    ("NotStatement", "combined", "-"),
    ("AndStatement", "combined", "-"),
    ("OrStatement", "combined", "-"),
];

fn statement(s: &Value) -> (&'static str, String) {
    let Some((name, kind, about)) = STATEMENTS.iter().find(|(name, ..)| has(s, name)) else {
        return ("other", String::new());
    };
    let it = s.part(name);
    (kind, it.some(about).unwrap_or_else(|| it.texts(about).join(",")))
}

fn sample(s: &Value) -> Sample {
    let header = |name: &str| {
        s.all("Request.Headers")
            .iter()
            .find(|h| h.text("Name").eq_ignore_ascii_case(name))
            .and_then(|h| h.some("Value"))
    };
    Sample {
        at: s.time("Timestamp"),
        action: s.text("Action"),
        rule: s.text("RuleNameWithinRuleGroup"),
        status: s.number("ResponseCodeSent"),
        method: s.text("Request.Method"),
        uri: redact::url_secrets(&s.text("Request.URI")),
        host: header("host").unwrap_or_default(),
        request_id: header("x-request-id").map(|v| v.chars().take(64).collect()),
        country: s.text("Request.Country"),
    }
}
