//! Symfony's fallback page: what remains when Laravel has no page of its own for a status, or could not render it.

use hopwise_probes::evidence::HttpAnswer;

use super::{Attribution, Author, by};

/// By the words of its error template (`ErrorHandler/Resources/views/error.html.php`).
pub(super) fn attribute(answer: &HttpAnswer) -> Option<Attribution> {
    let body = answer.body.text();
    let own = body.contains("Oops! An Error Occurred") && body.contains("The server returned a \"");
    (answer.status >= 400 && own).then(|| by(Author::Symfony, "symfony.error", "Symfony's fallback error page"))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{answer, page_of};

    #[test]
    fn the_recorded_fallback_page_is_symfonys() {
        let body = include_str!("../../../fixtures/samples/symfony-method-not-allowed.html");
        assert_eq!(page_of(&answer(405, &[("allow", "GET, HEAD")], body)), "symfony.error");
        assert_eq!(page_of(&answer(405, &[], "Oops! An Error Occurred")), "");
    }
}
