//! Apache httpd's own pages. The ingress hides its `Server` header, so the frame of the page has to tell.

use hopwise_probes::evidence::HttpAnswer;

use super::{Attribution, Author, by};

/// First lines of its built-in pages: up to 2.4 upstream, and as Debian builds it since 2.4.71.
const FRAMES: &[&str] = &[
    "<!DOCTYPE HTML PUBLIC \"-//IETF//DTD HTML 2.0//EN\">",
    "<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\" \"http://www.w3.org/TR/html4/strict.dtd\">",
];

/// By document type with `<html><head>`, or by the signature line in the page's foot.
pub(super) fn attribute(answer: &HttpAnswer) -> Option<Attribution> {
    if answer.status < 300 {
        return None;
    }
    let body = answer.body.text().trim_start();
    let framed =
        FRAMES.iter().any(|f| body.strip_prefix(f).is_some_and(|b| b.trim_start().starts_with("<html><head>")));
    let signed = body.contains("<address>Apache/") || body.contains("<address>Apache Server at ");
    if !framed && !signed {
        return None;
    }
    let page = |page, proof| Some(by(Author::Apache, page, proof));
    if body.contains("speaking plain HTTP to an SSL-enabled server port") {
        return page("apache.plain-http-on-tls", "Apache's page: plain HTTP to an SSL-enabled port");
    }
    if answer.status < 400 {
        return page("apache.redirect", "Apache's redirect page");
    }
    if body.contains("<h1>Proxy Error</h1>") || body.contains("The proxy server received an invalid") {
        return page("apache.proxy-error", "Apache's page: invalid response from an upstream server");
    }
    page("apache.error", "Apache's error page")
}

#[cfg(test)]
mod tests {
    use super::super::testing::{answer, page_of};

    const CHARSET: (&str, &str) = ("content-type", "text/html; charset=iso-8859-1");

    #[test]
    fn recorded_pages_of_the_pod_are_its_own() {
        for (status, body, page) in [
            (500, include_str!("../../../fixtures/samples/apache-internal-server-error.html"), "apache.error"),
            (503, include_str!("../../../fixtures/samples/apache-service-unavailable.html"), "apache.error"),
            (301, include_str!("../../../fixtures/samples/apache-moved.html"), "apache.redirect"),
            (400, include_str!("../../../fixtures/samples/apache-plain-to-https.html"), "apache.plain-http-on-tls"),
        ] {
            assert_eq!(page_of(&answer(status, &[CHARSET], body)), page);
        }
    }

    #[test]
    fn the_older_document_type_without_signature_is_known() {
        let head = "<!DOCTYPE HTML PUBLIC \"-//IETF//DTD HTML 2.0//EN\">\n<html><head>\n";
        let denied = format!("{head}<title>403 Forbidden</title>\n</head><body>\n<h1>Forbidden</h1>\n</body></html>\n");
        assert_eq!(page_of(&answer(403, &[CHARSET], &denied)), "apache.error");
        let proxy = format!(
            "{head}<title>502 Proxy Error</title>\n</head><body>\n<h1>Proxy Error</h1>\n<p>The proxy server received an \
             invalid\nresponse from an upstream server.<br />\n</body></html>\n"
        );
        assert_eq!(page_of(&answer(502, &[CHARSET], &proxy)), "apache.proxy-error");
    }

    #[test]
    fn an_old_document_type_alone_is_not_apache() {
        let own = "<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\" \"http://www.w3.org/TR/html4/strict.dtd\">\n<html \
                   lang=\"de\">\n<head><title>Fehler</title>";
        assert_eq!(page_of(&answer(404, &[], own)), "");
    }
}
