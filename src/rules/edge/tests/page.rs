//! Pages of the edge's own making.

use super::*;

pub(super) const CASES: &[Case] = &[
    blamed("edge-alias-unknown", || cloudfront(403, "Bad request."), || cloudfront(400, "Bad request.")),
    blamed("edge-bad-request", || cloudfront(400, "Bad request."), || cloudfront(403, "Bad request.")),
    blamed("edge-waf-blocked", || cloudfront(403, "Request blocked."), || cloudfront(403, "Bad request.")),
    blamed(
        "edge-waf-challenge",
        || challenge(202, "challenge", None),
        || challenge(202, "challenge", Some("awselb/2.0")),
    ),
    blamed(
        "edge-geo-blocked",
        || cloudfront(403, "The Amazon CloudFront distribution is configured to block access from your country."),
        || cloudfront(403, "Request blocked."),
    ),
    blamed(
        "edge-method-not-allowed",
        || {
            cloudfront(
                403,
                "This distribution is not configured to allow the HTTP request method that was used for this request.",
            )
        },
        || Sketch::healthy().everywhere(405, EDGE_HEADERS, "method not allowed"),
    ),
    blamed("edge-signature-required", || xml("MissingKey"), || xml("AccessDenied")),
    blamed("edge-signature-denied", || xml("AccessDenied"), s3_denied),
    blamed(
        "edge-misdirected",
        || {
            cloudfront(
                421,
                "The distribution does not match the certificate for which the HTTPS connection was established with.",
            )
        },
        || Sketch::healthy().everywhere(421, EDGE_HEADERS, "misdirected"),
    ),
    blamed(
        "edge-function-answered",
        || code("FunctionGeneratedResponse", 403),
        || code("FunctionGeneratedResponse", 301),
    ),
    blamed("edge-lambda-failed", || code("LambdaExecutionError", 503), || code("LambdaGeneratedResponse", 503)),
    blamed("edge-limit-exceeded", || code("LimitExceeded", 503), || code("LambdaLimitExceeded", 503)),
    noticed(
        "edge-error-page-refused",
        || s3_denied().page(Rung::Balancer, ORIGIN, 500, &[], "Server Error"),
        || s3_denied().page(Rung::Balancer, ORIGIN, 404, &[], "Not Found"),
    ),
    noticed("edge-https-only", https_only, || cloudfront(403, "Request blocked.")),
    blamed(
        "edge-request-too-large",
        || cloudfront(413, "Too long."),
        || Sketch::healthy().everywhere(413, EDGE_HEADERS, "<hr><center>nginx</center>"),
    ),
];

fn challenge(status: u16, action: &str, server: Option<&str>) -> Sketch {
    let mut headers = vec![("x-amzn-waf-action", action)];
    headers.extend(server.map(|s| ("server", s)));
    Sketch::healthy().public_page(status, &headers, "")
}

fn xml(code: &str) -> Sketch {
    let body = format!("<?xml version=\"1.0\"?><Error><Code>{code}</Code><Message>no</Message></Error>");
    Sketch::healthy().public_page(403, OWN, &body)
}

fn s3_denied() -> Sketch {
    let headers = [("server", "AmazonS3"), ("x-amz-request-id", "1"), ("x-cache", "Error from cloudfront")];
    Sketch::healthy().public_page(403, &headers, include_str!("../../../../fixtures/samples/s3-access-denied.xml"))
}

fn code(result: &str, status: u16) -> Sketch {
    let result = format!("{result} from cloudfront");
    let headers = [("server", "CloudFront"), ("x-cache", result.as_str()), ("location", "https://www.brand-a.test/x")];
    Sketch::healthy().public_page(status, &headers, "")
}

fn https_only() -> Sketch {
    look_at(Sketch::healthy(), Look::Plain, plain, answer(403, OWN, &cloudfront_page("Bad request.")))
}

#[test]
fn a_captcha_is_a_challenge_too() {
    assert_eq!(challenge(405, "captcha", None).judge().verdict.rule.as_deref(), Some("edge-waf-challenge"));
}

#[test]
fn a_challenge_in_place_of_the_page_is_never_healthy() {
    let report = challenge(202, "challenge", Some("awselb/2.0")).judge();
    assert_ne!(report.verdict.outcome, Outcome::Healthy, "{report:#?}");
}

#[test]
fn an_unknown_alias_is_the_cause_of_cloudfronts_own_certificate() {
    let sketch = shows(|t| {
        t.verdict = WRONG_NAME;
        t.chain[0].names = vec!["*.cloudfront.net".to_owned()];
    });
    let page = cloudfront_page("Bad request.");
    let report = sketch.look(Rung::Public, PUBLIC[0], Look::Unverified, 403, OWN, &page).judge();
    assert_eq!(report.verdict.rule.as_deref(), Some("edge-alias-unknown"), "{report:#?}");
    assert_eq!(report.verdict.chain, ["edge-alias-unknown", "edge-default-cloudfront-certificate"]);
}

#[test]
fn plain_http_refused_leaves_the_https_site_healthy_with_a_warning() {
    let report = https_only().judge();
    assert_eq!(report.verdict.outcome, Outcome::Healthy);
    assert_eq!(report.findings[0].severity, Severity::Warning, "{report:#?}");
}

#[test]
fn a_trace_of_the_plain_url_blames_the_policy_when_https_is_seen_to_work() {
    let mut sketch = Sketch::empty().client(|_| {});
    sketch.recording.target.url = "http://www.brand-a.test/".parse().unwrap();
    let at_80 = |d: &mut Dial| {
        d.tls = false;
        d.sni = false;
        d.alpn.clear();
        d.addr.set_port(80);
    };
    let sketch = dial(sketch, Rung::Public, PUBLIC[0], at_80, Ok(&|_| {}));
    let sketch = look_at(sketch, Look::Page, plain, answer(403, OWN, &cloudfront_page("Bad request.")));
    let unseen = sketch.clone().judge();
    assert!(!unseen.findings.iter().any(|f| f.rule == "edge-https-only"), "{unseen:#?}");
    let seen = look_at(sketch, Look::Uncached, |_| {}, answer(200, EDGE_HEADERS, "ok"));
    assert!(seen.fired().iter().any(|f| f == "edge-https-only"), "{:?}", seen.fired());
}
