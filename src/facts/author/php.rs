//! PHP below the framework: php-fpm before any code ran, and fatal errors that no handler caught.

use hopwise_probes::evidence::HttpAnswer;

use super::{Attribution, Author, by};

/// By the exact words of php-fpm (`sapi/fpm/fpm/fpm_main.c`) or the form of a fatal error.
pub(super) fn spoken(answer: &HttpAnswer) -> Option<Attribution> {
    let body = answer.body.text().trim();
    match (answer.status, body) {
        (404, "File not found.") => {
            Some(by(Author::PhpFpm, "php-fpm.script-missing", "php-fpm's words: File not found."))
        }
        (404, "No input file specified.") => {
            Some(by(Author::PhpFpm, "php-fpm.no-input-file", "php-fpm's words: No input file specified."))
        }
        (403, "Access denied.") => Some(by(Author::PhpFpm, "php-fpm.access-denied", "php-fpm's words: Access denied.")),
        _ => is_fatal(body).then(|| by(Author::Php, "php.fatal", "the text of a PHP fatal error")),
    }
}

/// A 500 without a body: PHP died with `display_errors` off, before a handler could write a page.
pub(super) fn blank(answer: &HttpAnswer) -> Option<Attribution> {
    let written_by_php = answer.header_has("content-type", "text/html") || answer.header_has("x-powered-by", "php");
    let blank = answer.status == 500
        && answer.body.is_empty()
        && answer.body_failure.is_none()
        && answer.header("content-length").is_none_or(|l| l.trim() == "0")
        && answer.header("server").is_none_or(|s| s.starts_with("Apache"));
    (blank && written_by_php).then(|| by(Author::Php, "php.blank", "status 500 with an empty HTML body"))
}

/// Whether text is, or begins with, the message that PHP itself writes for an error that ends the script.
pub(super) fn is_fatal(body: &str) -> bool {
    const KINDS: &[&str] = &["Fatal error", "Parse error", "Recoverable fatal error"];
    KINDS.iter().any(|kind| {
        let html = body.split_once(&format!("<b>{kind}</b>:")).map(|(_, rest)| rest);
        let plain = ["", "PHP "]
            .iter()
            .find_map(|php| body.lines().take(20).find_map(|line| line.strip_prefix(&format!("{php}{kind}:"))));
        html.is_some_and(|rest| rest.contains(" on line <b>")) || plain.is_some_and(|_| body.contains(" on line "))
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{answer, page_of};

    const HTML: (&str, &str) = ("content-type", "text/html; charset=UTF-8");

    #[test]
    fn php_fpm_speaks_three_sentences() {
        assert_eq!(page_of(&answer(404, &[HTML], "File not found.\n")), "php-fpm.script-missing");
        assert_eq!(page_of(&answer(404, &[HTML], "No input file specified.\n")), "php-fpm.no-input-file");
        assert_eq!(page_of(&answer(403, &[HTML], "Access denied.\n")), "php-fpm.access-denied");
        assert_eq!(page_of(&answer(404, &[HTML], "<p>File not found.</p>")), "");
    }

    #[test]
    fn a_shown_fatal_error_is_known_in_html_and_in_text() {
        let html = include_str!("../../../fixtures/samples/php-fatal-autoload.html");
        assert_eq!(page_of(&answer(500, &[HTML], html)), "php.fatal");
        let text = "PHP Fatal error:  Allowed memory size of 134217728 bytes exhausted (tried to allocate 20480 bytes) \
                    in /var/www/html/app/Report.php on line 12";
        assert_eq!(page_of(&answer(500, &[], text)), "php.fatal");
        assert_eq!(page_of(&answer(200, &[HTML], html)), "content.php-fatal");
    }

    #[test]
    fn a_blank_500_is_php_unless_something_else_speaks() {
        assert_eq!(page_of(&answer(500, &[HTML, ("content-length", "0")], "")), "php.blank");
        assert_eq!(page_of(&answer(500, &[HTML, ("server", "Apache/2.4.71 (Debian)")], "")), "php.blank");
        assert_eq!(page_of(&answer(500, &[("content-type", "application/json")], "")), "");
        assert_eq!(page_of(&answer(500, &[HTML, ("content-length", "900")], "")), "", "an answer to HEAD");
        assert_eq!(page_of(&answer(503, &[HTML], "")), "");
    }
}
