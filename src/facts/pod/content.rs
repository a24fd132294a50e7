//! What the web server sends in place of the site, with a status that says all is well.

use hopwise_probes::Hop;

use crate::facts::answer::{decide, is};
use crate::facts::{Author, Fact};

/// A listing of files, by Apache.
pub static DIRECTORY_LISTING: Fact = Fact {
    name: "pod.directory-listing",
    hop: Hop::Pod,
    about: "Apache answers with a listing of a directory",
    derive: |e| {
        decide(e, |l| l.attribution.page == "content.directory-listing" && l.attribution.author == Author::Apache)
    },
};

/// The page of a fresh Apache.
pub static DEFAULT_PAGE: Fact = Fact {
    name: "pod.apache-default-page",
    hop: Hop::Pod,
    about: "Apache answers with the page of a fresh installation",
    derive: |e| is(e, &["content.apache-default-page"], 200..=299),
};

/// PHP source.
pub static PHP_SOURCE: Fact = Fact {
    name: "pod.php-source",
    hop: Hop::Pod,
    about: "the answer is the source code of a PHP file",
    derive: |e| is(e, &["content.php-source"], 200..=299),
};
