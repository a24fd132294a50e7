//! What S3 says of the bucket behind the edge, on hand-written evidence.

use hopwise_probes::Hop;
use hopwise_probes::evidence::Rung;
use hopwise_probes::evidence::aws::cloudfront::{
    Behaviour, Distribution, DistributionDetail, Distributions, EdgeOrigin,
};
use hopwise_probes::evidence::aws::s3::{
    Bucket, BucketObject, BucketPolicy, BucketWebsite, PublicAccessBlock, Statement,
};

use crate::facts::testing::Sketch;
use crate::facts::testing::aws::distribution;
use crate::report::Outcome;

const S3: &[(&str, &str)] = &[("server", "AmazonS3"), ("content-type", "application/xml")];
const DENIED: &str = include_str!("../../../../fixtures/samples/s3-access-denied.xml");
const ARN: &str = "arn:aws:cloudfront::123456789012:distribution/E1EXAMPLE";

/// A distribution that asks bucket `files` for the path, and bucket `old` for `/old/*`.
fn edge(origin: EdgeOrigin) -> Distribution {
    let behaviour = |pattern: &str, origin: &str| Behaviour {
        pattern: pattern.into(),
        origin: origin.into(),
        ..distribution().default_behaviour
    };
    let old = EdgeOrigin { id: "old".into(), domain: "old.s3.eu-central-1.amazonaws.com".into(), ..Default::default() };
    Distribution {
        origins: vec![EdgeOrigin { id: "files".into(), ..origin }, old],
        default_behaviour: behaviour("*", "files"),
        behaviours: vec![behaviour("/old/*", "old")],
        ..distribution()
    }
}

fn signed() -> EdgeOrigin {
    EdgeOrigin {
        domain: "files.s3.eu-central-1.amazonaws.com".into(),
        access_control: Some("E2".into()),
        ..EdgeOrigin::default()
    }
}

fn allow(principal: &str, conditions: &[&str]) -> Statement {
    Statement {
        effect: "Allow".into(),
        principals: vec![principal.into()],
        actions: vec!["s3:GetObject".into()],
        resources: vec!["arn:aws:s3:::files/*".into()],
        conditions: conditions.iter().map(|c| (*c).to_owned()).collect(),
    }
}

fn policy(statements: Vec<Statement>) -> BucketPolicy {
    BucketPolicy { bucket: "files".into(), statements }
}

fn with(origin: EdgeOrigin, path: &str) -> Sketch {
    let mut sketch = Sketch::aws_healthy()
        .aws("", Distributions { listed: 1, matching: vec![edge(origin)], ..Distributions::default() })
        .aws("E1EXAMPLE", DistributionDetail { default_root_object: "index.html".into(), ..Default::default() })
        .aws("files", Bucket { name: "files".into(), region: "eu-central-1".into() })
        .aws("old", Bucket { name: "old".into(), region: "eu-central-1".into() })
        .aws("files", policy(vec![allow("cloudfront.amazonaws.com", &[&format!("StringEquals AWS:SourceArn {ARN}")])]))
        .aws(
            "files",
            PublicAccessBlock { bucket: "files".into(), restrict: true, ignore_acls: true, ..Default::default() },
        )
        .aws("files/app.css", BucketObject { bucket: "files".into(), key: "app.css".into(), ..Default::default() });
    sketch.recording.target.url = format!("https://www.brand-a.test{path}").parse().unwrap();
    sketch
}

fn healthy() -> Sketch {
    with(signed(), "/app.css")
}

fn denied(sketch: &Sketch) -> String {
    sketch.clone().everywhere(403, S3, DENIED).blamed().0
}

#[test]
fn a_bucket_that_is_gone_explains_its_answer() {
    let gone = healthy().aws_absent::<Bucket>("files", "NoSuchBucket");
    gone.proves("s3-origin-bucket-missing", &[&healthy()]);
    let failing = gone.everywhere(404, S3, &DENIED.replace("AccessDenied", "NoSuchBucket"));
    assert_eq!(failing.blamed(), ("s3-origin-bucket-missing".to_owned(), Some(Hop::Storage)));
}

#[test]
fn a_bucket_that_has_the_path_is_the_cause_though_the_balancer_fails_for_it() {
    let sketch = healthy().public_page(403, S3, DENIED).page(Rung::Balancer, "203.0.113.20:443", 500, &[], "");
    assert!(sketch.fired().contains(&"storage-access-denied".to_owned()), "{:?}", sketch.fired());
    assert!(!sketch.fired().contains(&"edge-error-page-refused".to_owned()), "{:?}", sketch.fired());
}

#[test]
fn a_bucket_of_other_paths_is_told_and_never_blamed() {
    let gone = healthy().aws_absent::<Bucket>("old", "NoSuchBucket");
    gone.proves("s3-other-bucket-missing", &[&healthy()]);
    assert_eq!(gone.judge().verdict.outcome, Outcome::Healthy);
    assert_eq!(denied(&gone), "storage-access-denied");
}

#[test]
fn each_way_to_shut_cloudfront_out_has_its_rule() {
    let lacks = healthy().aws_absent::<BucketPolicy>("files", "NoSuchBucketPolicy");
    lacks.proves("s3-policy-lacks-cloudfront", &[&healthy()]);
    assert_eq!(denied(&lacks), "s3-policy-lacks-cloudfront");
    let others = "StringEquals AWS:SourceArn arn:aws:cloudfront::123456789012:distribution/E9OTHER";
    let other = healthy().aws("files", policy(vec![allow("cloudfront.amazonaws.com", &[others])]));
    let account =
        healthy().aws("files", policy(vec![allow("cloudfront.amazonaws.com", &["StringEquals AWS:SourceAccount 1"])]));
    other.proves("s3-policy-names-other-distribution", &[&healthy(), &lacks, &account]);
    assert_eq!(denied(&other), "s3-policy-names-other-distribution");
    let deny = Statement { effect: "Deny".into(), ..allow("*", &["NotIpAddress aws:SourceIp 192.0.2.0/24"]) };
    let tls = Statement { effect: "Deny".into(), ..allow("*", &["Bool aws:SecureTransport false"]) };
    let cloudfront = || allow("cloudfront.amazonaws.com", &[]);
    let denies = healthy().aws("files", policy(vec![cloudfront(), deny]));
    denies.proves("s3-policy-denies", &[&healthy(), &healthy().aws("files", policy(vec![cloudfront(), tls]))]);
    assert_eq!(denied(&denies), "s3-policy-denies");
}

#[test]
fn an_identity_of_the_old_kind_must_stand_in_the_policy() {
    let legacy = || {
        let origin = EdgeOrigin {
            access_control: None,
            s3_identity: Some("origin-access-identity/cloudfront/E3OLD".into()),
            ..signed()
        };
        with(origin, "/app.css")
    };
    let named = allow("arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E3OLD", &[]);
    let fine = legacy().aws("files", policy(vec![named]));
    let lacks = legacy().aws("files", policy(vec![]));
    lacks.proves("s3-policy-lacks-identity", &[&fine, &healthy()]);
    assert_eq!(denied(&lacks), "s3-policy-lacks-identity");
}

#[test]
fn a_bucket_that_is_asked_by_nobody_in_particular_must_be_public() {
    let bare = || with(EdgeOrigin { access_control: None, ..signed() }, "/app.css");
    let public = bare().aws("files", policy(vec![allow("*", &[])]));
    let open = public.clone().aws("files", PublicAccessBlock { bucket: "files".into(), ..Default::default() });
    public.proves("s3-public-access-blocked", &[&open, &healthy()]);
    assert_eq!(denied(&public), "s3-public-access-blocked");
    let shut = bare().aws("files", policy(vec![]));
    shut.proves("s3-bucket-not-readable", &[&open, &public, &healthy()]);
    assert_eq!(denied(&shut), "s3-bucket-not-readable");
}

#[test]
fn the_object_itself_may_be_missing_archived_or_encrypted() {
    let missing = healthy().aws_absent::<BucketObject>("files/app.css", "NotFound");
    missing.proves("s3-object-missing", &[&healthy()]);
    assert_eq!(denied(&missing), "s3-object-missing");
    let change = |edit: fn(&mut BucketObject)| healthy().aws_change::<BucketObject>("files/app.css", edit);
    let archived = change(|o| o.storage_class = Some("DEEP_ARCHIVE".into()));
    archived.proves("s3-object-archived", &[&healthy(), &change(|o| o.storage_class = Some("GLACIER_IR".into()))]);
    let kms = |origin: EdgeOrigin| {
        with(origin, "/app.css").aws_change::<BucketObject>("files/app.css", |o| o.encryption = Some("aws:kms".into()))
    };
    kms(EdgeOrigin { access_control: None, ..signed() })
        .proves("s3-object-encrypted-for-others", &[&kms(signed()), &healthy()]);
    let asset = healthy().aws_absent::<BucketObject>("files/build/app.js", "NotFound");
    asset.proves("s3-page-asset-missing", &[&healthy(), &missing]);
}

#[test]
fn a_folder_a_region_and_a_website_have_their_rules() {
    let folder = |root: &str, path: &str| {
        with(signed(), path)
            .aws("E1EXAMPLE", DistributionDetail { default_root_object: root.into(), ..Default::default() })
            .aws_absent::<BucketObject>(&format!("files{path}"), "NotFound")
    };
    folder("index.html", "/shop/").proves("s3-folder-without-index", &[&healthy(), &folder("index.html", "/")]);
    folder("", "/").proves("s3-folder-without-index", &[&folder("index.html", "/")]);
    let moved = healthy().aws("files", Bucket { name: "files".into(), region: "eu-west-1".into() });
    moved.proves("s3-origin-region-differs", &[&healthy()]);
    let website = EdgeOrigin { domain: "files.s3-website-eu-central-1.amazonaws.com".into(), ..signed() };
    let site = || with(website.clone(), "/app.css");
    let fine = site().aws("files", BucketWebsite { bucket: "files".into(), ..Default::default() });
    site()
        .aws_absent::<BucketWebsite>("files", "NoSuchWebsiteConfiguration")
        .proves("s3-website-not-configured", &[&fine, &healthy()]);
}

#[test]
fn a_healthy_bucket_raises_nothing_and_a_refused_look_is_no_missing_one() {
    assert!(healthy().fired().is_empty(), "{:?}", healthy().fired());
    let refused = healthy().aws_denied::<Bucket>("files").aws_denied::<BucketPolicy>("files");
    assert_eq!(denied(&refused), "storage-access-denied");
}
