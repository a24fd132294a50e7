//! Answers that are no error by their status and yet are not the site: a listing, a page of a fresh server, source
//! code, PHP's own error text.

use hopwise_probes::evidence::HttpAnswer;

use super::{Attribution, Author, by, php};

/// By the whole frame of the page; only for 2xx.
pub(super) fn attribute(answer: &HttpAnswer) -> Option<Attribution> {
    if !(200..300).contains(&answer.status) {
        return None;
    }
    let body = answer.body.text().trim_start_matches('\u{feff}').trim_start();
    if body.starts_with("<?php") || body.starts_with("#!/usr/bin/env php") {
        return Some(by(Author::Apache, "content.php-source", "PHP source code"));
    }
    let listing = body.split_once("<title>Index of /").map(|(_, rest)| rest).filter(|r| r.contains("<h1>Index of /"));
    if let Some(rest) = listing {
        let apache = rest.contains("Parent Directory</a>") || rest.contains("?C=N;O=") || !body.starts_with("<html>");
        let author = if apache { Author::Apache } else { Author::Nginx };
        return Some(by(author, "content.directory-listing", "a listing of a directory"));
    }
    let title = title(body);
    if title.starts_with("Apache2 ") && title.contains("Default Page") || is_it_works(body) {
        return Some(by(Author::Apache, "content.apache-default-page", "the page of a fresh Apache"));
    }
    if title == "Welcome to nginx!" {
        return Some(by(Author::Nginx, "content.nginx-welcome", "the page of a fresh nginx"));
    }
    php::is_fatal(body).then(|| by(Author::Php, "content.php-fatal", "the text of a PHP fatal error"))
}

/// Apache's own index.html: nothing but this heading.
fn is_it_works(body: &str) -> bool {
    let plain: String = body.split_whitespace().collect::<Vec<_>>().join(" ");
    plain == "<html><body><h1>It works!</h1></body></html>"
}

fn title(body: &str) -> &str {
    let after = body.split_once("<title>").map_or("", |(_, rest)| rest);
    after.split("</title>").next().unwrap_or_default().trim()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{answer, page_of};

    #[test]
    fn pages_in_place_of_the_site_are_known() {
        let listing = include_str!("../../../fixtures/samples/apache-directory-listing.html");
        let fresh = include_str!("../../../fixtures/samples/apache-default-page.html");
        let nginx = "<!DOCTYPE html>\n<html>\n<head>\n<title>Welcome to nginx!</title>\n";
        let source = "<?php\nuse Illuminate\\Http\\Request;\n";
        let fatal = "<br />\n<b>Fatal error</b>:  Uncaught Error: x in /app/a.php:3\n  thrown in <b>/app/a.php</b> on line \
                     <b>3</b><br />\n";
        for (body, page) in [
            (listing, "content.directory-listing"),
            (fresh, "content.apache-default-page"),
            ("<html><body><h1>It works!</h1></body></html>\n", "content.apache-default-page"),
            (nginx, "content.nginx-welcome"),
            (source, "content.php-source"),
            (fatal, "content.php-fatal"),
        ] {
            assert_eq!(page_of(&answer(200, &[], body)), page);
        }
    }

    #[test]
    fn a_page_that_only_talks_of_such_things_is_the_site() {
        for body in [
            "<!DOCTYPE html><title>Our new shop</title><h1>It works!</h1>",
            "<!DOCTYPE html><title>Index of brands</title><h1>Index of brands</h1>",
            "<!DOCTYPE html><title>PHP</title><pre>&lt;?php echo 1;</pre> What a <b>Fatal error</b>: is",
            "<!DOCTYPE html><title>Apache2 for beginners</title>",
        ] {
            assert_eq!(page_of(&answer(200, &[], body)), "", "{body}");
        }
    }
}
