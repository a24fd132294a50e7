//! S3: XML errors of the REST endpoint, HTML errors of the website endpoint.

use hopwise_probes::evidence::HttpAnswer;

use super::{Attribution, Author, by};

/// By `Server: AmazonS3`, or by an XML error with a request id of S3's form.
pub(super) fn attribute(answer: &HttpAnswer) -> Option<Attribution> {
    let own_server = answer.header("server").is_some_and(|s| s.eq_ignore_ascii_case("amazons3"));
    let body = answer.body.text().trim_start();
    let frame = body.starts_with("<?xml") || body.starts_with("<Error>");
    let own_frame = frame && body.contains("<Error><Code>") && body.contains("<HostId>");
    if !own_server && !own_frame {
        return None;
    }
    let proof = if own_server { "Server: AmazonS3" } else { "an S3 XML error with RequestId and HostId" };
    let page = match error_code(body) {
        Some("AccessDenied") => "s3.access-denied",
        Some("NoSuchKey") => "s3.no-such-key",
        Some("NoSuchBucket") => "s3.no-such-bucket",
        Some(_) => "s3.error",
        None if answer.status == 403 => "s3.access-denied",
        None if answer.status >= 300 && answer.status != 304 => "s3.error",
        None => "",
    };
    Some(by(Author::S3, page, proof))
}

/// The error code, from the XML or from the list of the website endpoint.
fn error_code(body: &str) -> Option<&str> {
    between(body, "<Code>", "</Code>").or_else(|| between(body, "<li>Code: ", "</li>"))
}

fn between<'t>(text: &'t str, start: &str, end: &str) -> Option<&'t str> {
    let (_, rest) = text.split_once(start)?;
    rest.split_once(end).map(|(inner, _)| inner)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{answer, page_of};

    const DENIED: &str = include_str!("../../../fixtures/samples/s3-access-denied.xml");
    const XML: (&str, &str) = ("content-type", "application/xml");

    #[test]
    fn the_error_code_decides_the_page() {
        for (code, page) in [
            ("AccessDenied", "s3.access-denied"),
            ("NoSuchKey", "s3.no-such-key"),
            ("NoSuchBucket", "s3.no-such-bucket"),
            ("PermanentRedirect", "s3.error"),
        ] {
            let body = DENIED.replace("AccessDenied", code);
            assert_eq!(page_of(&answer(403, &[XML, ("server", "AmazonS3")], &body)), page);
            assert_eq!(page_of(&answer(403, &[XML], &body)), page, "without the header, by its frame");
        }
    }

    #[test]
    fn the_website_endpoint_answers_in_html() {
        let body = "<html>\n<head><title>404 Not Found</title></head>\n<body>\n<h1>404 Not Found</h1>\n<ul>\n\
                    <li>Code: NoSuchKey</li>\n<li>Message: The specified key does not exist.</li>\n</ul>";
        assert_eq!(page_of(&answer(404, &[("server", "AmazonS3")], body)), "s3.no-such-key");
    }

    #[test]
    fn a_debug_page_that_quotes_s3_is_not_s3() {
        assert_eq!(page_of(&answer(500, &[], &format!("<pre>Aws\\S3\\S3Exception: {DENIED}</pre>"))), "");
    }
}
