//! Firing and silent cases on hand-written evidence.

mod bucket;

use hopwise_probes::Hop;

use crate::facts::testing::Sketch;

const S3: &[(&str, &str)] = &[("server", "AmazonS3"), ("content-type", "application/xml")];
const JSON: &[(&str, &str)] = &[("content-type", "application/json")];
const DENIED: &str = include_str!("../../../fixtures/samples/s3-access-denied.xml");

fn page(status: u16, code: &str) -> Sketch {
    Sketch::healthy().everywhere(status, S3, &DENIED.replace("AccessDenied", code))
}

#[test]
fn each_error_code_of_s3_has_its_rule() {
    for (status, code, rule) in [
        (403, "AccessDenied", "storage-access-denied"),
        (404, "NoSuchKey", "storage-object-missing"),
        (404, "NoSuchBucket", "storage-bucket-missing"),
        (301, "PermanentRedirect", "storage-region-wrong"),
        (400, "AuthorizationHeaderMalformed", "storage-region-wrong"),
        (403, "InvalidAccessKeyId", "storage-credentials-invalid"),
        (403, "SignatureDoesNotMatch", "storage-credentials-invalid"),
    ] {
        assert_eq!(page(status, code).blamed(), (rule.to_owned(), Some(Hop::Storage)), "{code}");
    }
    let bare = Sketch::healthy().everywhere(403, &[("server", "AmazonS3")], "");
    assert_eq!(bare.blamed().0, "storage-access-denied", "a refusal without a body");
}

#[test]
fn the_applications_own_call_to_s3_is_read_from_its_error() {
    let body = "{\"message\": \"Error executing \\\"GetObject\\\" on \\\"https:\\/\\/shop.s3.eu-central-1.amazonaws.com\\/a.pdf\\\"; \
                AWS HTTP error: Client error: 404 Not Found response: NoSuchKey (client): The specified key does not \
                exist.\", \"exception\": \"Aws\\\\S3\\\\Exception\\\\S3Exception\", \"file\": \"a\", \"line\": 1, \"trace\": []}";
    let sketch = Sketch::healthy().everywhere(500, JSON, body);
    assert_eq!(sketch.blamed(), ("storage-object-missing".to_owned(), Some(Hop::Storage)));
}

#[test]
fn an_object_that_s3_serves_and_refusals_by_others_stay_silent() {
    assert!(Sketch::healthy().everywhere(200, S3, "<Error><Code>AccessDenied</Code></Error>").fired().is_empty());
    for (status, body) in [
        (403, "AccessDenied"),
        (403, include_str!("../../../fixtures/samples/laravel-forbidden.html")),
        (404, include_str!("../../../fixtures/samples/nginx-not-found.html")),
        (500, "We saw NoSuchKey (client) somewhere"),
    ] {
        let fired = Sketch::healthy().everywhere(status, &[], body).fired();
        assert!(!fired.iter().any(|r| r.starts_with("storage-")), "{status}: {fired:?}");
    }
    assert!(Sketch::healthy().fired().is_empty());
}

#[test]
fn an_application_without_keys_is_told_from_one_whose_keys_are_refused() {
    let words = "Error retrieving credentials from the instance profile metadata service. (cURL error 28)";
    let body = format!(
        "{{\"message\": \"{words}\", \"exception\": \"Aws\\\\Exception\\\\CredentialsException\", \"file\": \"a\", \"line\": 1, \"trace\": []}}"
    );
    let sketch = Sketch::healthy().everywhere(500, JSON, &body);
    assert_eq!(sketch.blamed(), ("storage-credentials-missing".to_owned(), Some(Hop::Storage)));
    assert!(
        !Sketch::healthy().everywhere(200, JSON, &body).fired().contains(&"storage-credentials-missing".to_owned())
    );
}
