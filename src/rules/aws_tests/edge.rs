//! Cases of the hop edge.

use hopwise_probes::evidence::aws::acm::AcmCertificate;
use hopwise_probes::evidence::aws::cloudfront::{
    Conflict, ConflictingAliases, CustomError, Distribution, Distributions, EdgeFunction, Invalidation, Invalidations,
};
use hopwise_probes::evidence::aws::elb::ClassicBalancers;
use hopwise_probes::evidence::aws::elbv2::LoadBalancers;
use hopwise_probes::evidence::aws::waf::{Sample, SampledRequests, WafRule, WebAcl};
use hopwise_probes::evidence::{Answer, CertificateVerdict, Look, Question, Reply, Rung};

use super::Case;
use super::sketches::{EDGE_CERT, certificate, cloudfront, edge_alone};
use crate::facts::dns::testing::gives;
use crate::facts::testing::{EDGE_HEADERS, Sketch};

const HOST: &str = "www.brand-a.test";
const ACL: &str = "arn:aws:wafv2:us-east-1:123456789012:global/webacl/shop/1";

fn set(change: impl Fn(&mut Distribution)) -> Sketch {
    Sketch::aws_healthy().aws_change::<Distributions>("", |d| change(&mut d.matching[0]))
}

fn led(sketch: Sketch) -> Sketch {
    sketch.resolver(
        0,
        "A",
        gives(&[(HOST, "CNAME", "d111.cloudfront.net"), ("d111.cloudfront.net", "A", "198.51.100.10")]),
    )
}

fn unknown(sketch: Sketch) -> Sketch {
    cloudfront(sketch, 403, "Bad request. We can't connect to the server for this app or website at this time.")
}

fn tls(sketch: Sketch, verdict: &CertificateVerdict) -> Sketch {
    let date = [("date", "Tue, 24 Nov 2026 04:00:00 GMT")];
    ["198.51.100.10:443", "198.51.100.11:443"].into_iter().fold(sketch, |s, addr| {
        s.dial(Rung::Public, addr, |t| {
            t.verdict = verdict.clone();
            match verdict {
                CertificateVerdict::Expired => t.chain[0].not_after = "2026-11-01T00:00:00Z".parse().unwrap(),
                _ => t.chain[0].names = vec!["other.test".into()],
            }
        })
        .look(Rung::Public, addr, Look::Unverified, 200, &date, "")
    })
}

/// CloudFront asks for a signature.
fn unsigned(sketch: Sketch) -> Sketch {
    let body = include_str!("../../../fixtures/samples/cloudfront-missing-key.xml");
    let mut headers = vec![("server", "CloudFront"), ("content-type", "text/xml")];
    headers.extend(EDGE_HEADERS.iter().filter(|(n, _)| *n != "x-cache"));
    sketch.public_page(403, &headers, body)
}

fn acm(change: impl Fn(&mut AcmCertificate)) -> Sketch {
    let mut it = certificate(EDGE_CERT);
    change(&mut it);
    Sketch::aws_healthy().aws(EDGE_CERT, it)
}

pub(super) fn cases() -> Vec<Case> {
    [distributions(), viewers(), origins(), settings(), wafs()].into_iter().flatten().collect()
}

fn distributions() -> Vec<Case> {
    let missing = led(set(|d| d.aliases.clear()));
    let elsewhere = set(|d| d.aliases.clear()).aws(
        HOST,
        ConflictingAliases {
            alias: HOST.into(),
            conflicts: vec![Conflict {
                alias: HOST.into(),
                distribution: "*****EXAMPLE".into(),
                account: "******9012".into(),
            }],
        },
    );
    let other = led(set(|d| d.domain = "d222.cloudfront.net".into())).aws_change::<Distributions>("", |d| {
        let mut second = d.matching[0].clone();
        second.aliases.clear();
        second.id = "E2".into();
        second.domain = "d111.cloudfront.net".into();
        d.matching.push(second);
    });
    let v6 = Sketch::aws_healthy().resolver(0, "AAAA", gives(&[(HOST, "AAAA", "2001:db8::1")]));
    let running = Invalidation { id: "I1".into(), status: "InProgress".into(), created: None };
    vec![
        ("edge-distribution-disabled", true, unknown(set(|d| d.enabled = false))),
        ("edge-deploy-in-progress", false, set(|d| d.status = "InProgress".into())),
        ("edge-alias-not-deployed", true, unknown(set(|d| d.status = "InProgress".into()))),
        ("edge-alias-missing", true, unknown(missing)),
        ("edge-alias-elsewhere", true, unknown(elsewhere)),
        ("edge-dns-leads-to-other-distribution", false, other),
        ("edge-ipv6-off", false, v6),
        (
            "edge-invalidation-running",
            false,
            Sketch::aws_healthy()
                .aws("E1EXAMPLE", Invalidations { distribution: "E1EXAMPLE".into(), batches: vec![running] }),
        ),
    ]
}

fn viewers() -> Vec<Case> {
    let wrong = CertificateVerdict::WrongName;
    let foreign = set(|d| d.certificate.acm_arn = Some("arn:aws:acm:eu-central-1:123456789012:certificate/1".into()));
    vec![
        ("edge-acm-expired", true, tls(acm(|c| c.status = "EXPIRED".into()), &CertificateVerdict::Expired)),
        ("edge-acm-renewal-stuck", false, acm(|c| c.renewal = Some("FAILED".into()))),
        ("edge-acm-not-issued", true, tls(acm(|c| c.status = "PENDING_VALIDATION".into()), &wrong)),
        (
            "edge-acm-misses-alias",
            true,
            tls(
                acm(|c| {
                    c.names = vec!["other.test".into()];
                    c.domain = "other.test".into();
                }),
                &wrong,
            ),
        ),
        (
            "edge-acm-gone",
            true,
            tls(Sketch::aws_healthy().aws_absent::<AcmCertificate>(EDGE_CERT, "ResourceNotFoundException"), &wrong),
        ),
        ("edge-acm-wrong-region", true, tls(foreign, &wrong)),
        (
            "edge-certificate-default-set",
            true,
            tls(
                set(|d| {
                    d.certificate.acm_arn = None;
                    d.certificate.default = true;
                }),
                &wrong,
            ),
        ),
    ]
}

fn looping(sketch: Sketch) -> Sketch {
    let headers: Vec<_> = [("location", "https://www.brand-a.test/"), ("server", "nginx")]
        .into_iter()
        .chain(EDGE_HEADERS.iter().copied())
        .collect();
    let mut sketch = sketch.public_page(301, &headers, "");
    for step in 1..=5 {
        let answer = sketch.recording.readings.iter().find_map(|r| match (&r.question, &r.reply) {
            (Question::Http(q), Reply::Answer(Answer::Http(a))) if q.dial.rung == Rung::Public => Some(a.clone()),
            _ => None,
        });
        sketch =
            sketch.look_reply(Rung::Public, "198.51.100.10:443", Look::Redirect, step, Reply::Answer(answer.unwrap()));
    }
    sketch
}

fn origins() -> Vec<Case> {
    let custom = |change: fn(&mut hopwise_probes::evidence::aws::cloudfront::CustomOrigin)| {
        set(|d| change(d.origins[0].custom.as_mut().unwrap()))
    };
    let gone = set(|d| d.origins[0].domain = "old-1.eu-central-1.elb.amazonaws.com".into())
        .aws("", LoadBalancers { listed: 3, matching: Vec::new() })
        .aws("", ClassicBalancers::default());
    let bucket = set(|d| {
        d.origins[0].domain = "assets.s3.eu-central-1.amazonaws.com".into();
        d.origins[0].custom = None;
        let mut b = d.default_behaviour.clone();
        b.pattern = "/*".into();
        d.behaviours.push(b);
    });
    let denied = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message><RequestId>1</RequestId><HostId>2</HostId></Error>";
    let refused = |s: Sketch| {
        let headers: Vec<_> = [("server", "AmazonS3"), ("content-type", "application/xml")]
            .into_iter()
            .chain(EDGE_HEADERS.iter().copied())
            .collect();
        s.public_page(403, &headers, denied)
    };
    let root = bucket.clone().aws(
        "E1EXAMPLE",
        hopwise_probes::evidence::aws::cloudfront::DistributionDetail { id: "E1EXAMPLE".into(), ..Default::default() },
    );
    let mut slow = edge_alone(custom(|o| o.read_timeout = 3), 504);
    for reading in &mut slow.recording.readings {
        if let (Question::Http(q), Reply::Answer(Answer::Http(a))) = (&reading.question, &mut reading.reply)
            && q.dial.rung == Rung::Balancer
        {
            a.wait_ms = 8000.0;
        }
    }
    vec![
        ("edge-origin-http-only", true, looping(custom(|o| o.protocol = "http-only".into()))),
        ("edge-origin-tls-old", true, edge_alone(custom(|o| o.tls_versions = vec!["TLSv1".into()]), 502)),
        ("edge-origin-read-timeout-short", true, slow),
        ("edge-origin-port-odd", true, edge_alone(custom(|o| o.https_port = 8443), 502)),
        ("edge-origin-balancer-gone", true, edge_alone(gone, 502)),
        ("edge-path-sent-to-bucket", true, refused(bucket)),
        ("edge-root-object-missing", false, refused(root)),
    ]
}

fn settings() -> Vec<Case> {
    let masked = {
        let mut headers = vec![("content-type", "text/html"), ("x-cache", "Error from cloudfront")];
        headers.extend(EDGE_HEADERS.iter().filter(|(n, _)| *n != "x-cache"));
        set(|d| {
            d.custom_errors = vec![CustomError {
                status: 503,
                shown_status: Some(200),
                page: Some("/error.html".into()),
                ttl: Some(10),
            }]
        })
        .public_page(200, &headers, "<h1>Back soon</h1>")
    };
    let kept = {
        let old = [("x-cache", "Error from cloudfront"), ("age", "240")];
        set(|d| d.custom_errors = vec![CustomError { status: 503, ttl: Some(300), ..CustomError::default() }])
            .public_page(503, &old, include_str!("../../../fixtures/samples/nginx-service-unavailable.html"))
            .look(Rung::Public, "198.51.100.10:443", Look::Uncached, 200, EDGE_HEADERS, "<h1>Brand A</h1>")
    };
    let unnamed = {
        let own = [("server", "awselb/2.0"), ("content-type", "text/plain")];
        set(|d| d.default_behaviour.origin_request_policy = None).everywhere(404, &own, "no such site")
    };
    let csrf = {
        let page = include_str!("../../../fixtures/samples/laravel-page-expired.html");
        let own = [("content-type", "text/html; charset=UTF-8"), ("set-cookie", "laravel_session=x; path=/; httponly")];
        set(|d| d.default_behaviour.origin_request_policy = None).everywhere(419, &own, page)
    };
    let mut query = set(|d| d.default_behaviour.origin_request_policy = None);
    query.recording.target.url = "https://www.brand-a.test/?id=7".parse().unwrap();
    let query = query.public_page(404, EDGE_HEADERS, "<h1>nothing asked for</h1>");
    let function = |s: Sketch| {
        let headers =
            [("x-cache", "FunctionGeneratedResponse from cloudfront"), ("via", "1.1 x.cloudfront.net (CloudFront)")];
        s.public_page(403, &headers, "no")
    };
    let code = EdgeFunction {
        event: "viewer-request".into(),
        arn: "arn:aws:cloudfront::123456789012:function/guard".into(),
        lambda: false,
    };
    vec![
        ("edge-custom-error-masks", true, masked),
        ("edge-errors-kept-long", true, kept),
        (
            "edge-geo-restricted",
            true,
            cloudfront(
                set(|d| {
                    d.geo.kind = "whitelist".into();
                    d.geo.countries = vec!["CH".into()];
                }),
                403,
                "The Amazon CloudFront distribution is configured to block access from your country.",
            ),
        ),
        (
            "edge-methods-few",
            true,
            cloudfront(
                set(|d| d.default_behaviour.methods = vec!["GET".into(), "HEAD".into()]),
                403,
                "This distribution is not configured to allow the HTTP request method that was used for this request.",
            ),
        ),
        ("edge-host-not-sent", false, unnamed),
        ("edge-cookies-not-sent", false, csrf),
        ("edge-query-not-sent", true, query),
        ("edge-function-named", true, function(set(|d| d.default_behaviour.functions = vec![code.clone()]))),
        ("edge-signed-only", true, unsigned(set(|d| d.default_behaviour.signed = true))),
    ]
}

fn acl(default: &str, rules: &[(&str, &str, &str)]) -> Sketch {
    let rules = rules.iter().map(|(name, kind, action)| WafRule {
        name: (*name).into(),
        metric: (*name).into(),
        kind: (*kind).into(),
        action: (*action).into(),
        ..WafRule::default()
    });
    let it = WebAcl {
        name: "shop".into(),
        id: "1".into(),
        arn: ACL.into(),
        default_action: default.into(),
        rules: rules.collect(),
        ..WebAcl::default()
    };
    set(|d| d.web_acl = ACL.into()).aws(ACL, it)
}

fn sample(sketch: Sketch, metric: &str, id: Option<&str>) -> Sketch {
    let one = Sample {
        action: "BLOCK".into(),
        method: "GET".into(),
        uri: "/".into(),
        host: HOST.into(),
        request_id: id.map(str::to_owned),
        ..Sample::default()
    };
    sketch.aws(ACL, SampledRequests { acl: ACL.into(), metric: metric.into(), population: 1, requests: vec![one] })
}

fn blocked(sketch: Sketch) -> Sketch {
    cloudfront(sketch, 403, "Request blocked. We can't connect to the server for this app or website at this time.")
}

fn wafs() -> Vec<Case> {
    let one = || acl("allow", &[("bots", "byte-match", "block")]);
    let rate = || acl("allow", &[("flood", "rate-based", "block"), ("bots", "byte-match", "block")]);
    let challenge = Sketch::public_page(
        acl("allow", &[("proof", "byte-match", "challenge")]),
        202,
        &[("x-amzn-waf-action", "challenge"), ("server", "CloudFront")],
        "",
    );
    vec![
        ("edge-waf-rule-blocks", true, blocked(sample(one(), "bots", Some("0123456789abcdef")))),
        ("edge-waf-like-blocked", true, blocked(sample(one(), "bots", None))),
        ("edge-waf-rate-limited", true, blocked(sample(rate(), "flood", None))),
        ("edge-waf-default-blocks", true, blocked(acl("block", &[]))),
        ("edge-waf-one-suspect", true, blocked(one())),
        ("edge-waf-challenge-set", true, challenge),
    ]
}
