//! nginx's own pages, as ingress-nginx shows them: no Server header, the footer without a version.

use hopwise_probes::evidence::HttpAnswer;

use super::{Attribution, Author, by};

/// By the footer of its built-in pages (`ngx_http_special_response.c`), or by the old default backend's words.
pub(super) fn attribute(answer: &HttpAnswer) -> Option<Attribution> {
    let body = answer.body.text().trim();
    if body == "default backend - 404" {
        return Some(by(Author::IngressDefaultBackend, "ingress-default-backend.not-found", "default backend - 404"));
    }
    let frame = body.starts_with("<html>") && body.contains("<hr><center>nginx");
    if !frame {
        return None;
    }
    let page = |page, proof| Some(by(Author::Nginx, page, proof));
    if body.contains("The plain HTTP request was sent to HTTPS port") {
        return page("nginx.plain-http-on-tls", "nginx's page: plain HTTP on an HTTPS port");
    }
    if body.contains("No required SSL certificate was sent") || body.contains("The SSL certificate error") {
        return page("nginx.client-certificate", "nginx's page: no or a wrong client certificate");
    }
    if (300..400).contains(&answer.status) {
        return page("nginx.redirect", "nginx's redirect page");
    }
    page("nginx.error", "nginx's error page")
}

#[cfg(test)]
mod tests {
    use super::super::testing::{answer, page_of};

    #[test]
    fn recorded_pages_of_the_ingress_are_its_own() {
        for (status, body) in [
            (404, include_str!("../../../fixtures/samples/nginx-not-found.html")),
            (413, include_str!("../../../fixtures/samples/nginx-entity-too-large.html")),
            (502, include_str!("../../../fixtures/samples/nginx-bad-gateway.html")),
            (503, include_str!("../../../fixtures/samples/nginx-service-unavailable.html")),
            (504, include_str!("../../../fixtures/samples/nginx-gateway-timeout.html")),
        ] {
            assert_eq!(page_of(&answer(status, &[], body)), "nginx.error");
        }
        assert_eq!(
            page_of(&answer(308, &[], include_str!("../../../fixtures/samples/nginx-permanent-redirect.html"))),
            "nginx.redirect"
        );
    }

    #[test]
    fn special_pages_are_told_by_their_words() {
        let special = |words: &str| {
            format!(
                "<html>\r\n<head><title>400 {words}</title></head>\r\n<body>\r\n<center><h1>400 Bad Request</h1></center>\
                 \r\n<center>{words}</center>\r\n<hr><center>nginx/1.25.5</center>\r\n</body>\r\n</html>\r\n"
            )
        };
        let plain = special("The plain HTTP request was sent to HTTPS port");
        assert_eq!(page_of(&answer(400, &[], &plain)), "nginx.plain-http-on-tls");
        for words in ["No required SSL certificate was sent", "The SSL certificate error"] {
            assert_eq!(page_of(&answer(400, &[], &special(words))), "nginx.client-certificate");
        }
        assert_eq!(page_of(&answer(404, &[], "default backend - 404")), "ingress-default-backend.not-found");
    }

    #[test]
    fn the_balancers_page_without_a_footer_is_not_nginx() {
        let alb = include_str!("../../../fixtures/samples/alb-service-unavailable.html");
        assert_eq!(page_of(&answer(503, &[], alb)), "");
    }
}
