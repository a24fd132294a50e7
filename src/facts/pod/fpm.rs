//! php-fpm as it shows itself: in Apache's gateway pages, and in its own three sentences.

use hopwise_probes::Hop;

use crate::facts::Fact;
use crate::facts::answer::is;

/// Apache's page 503: `mod_proxy_fcgi` could not use php-fpm.
pub static UNREACHABLE: Fact = Fact {
    name: "pod.php-fpm-unreachable",
    hop: Hop::Pod,
    about: "Apache answers 503 with its own page, as it does when php-fpm takes no connection",
    derive: |e| is(e, &["apache.error"], 503..=503),
};

/// Apache's page 504: php-fpm did not answer in time.
pub static TIMEOUT: Fact = Fact {
    name: "pod.php-fpm-timeout",
    hop: Hop::Pod,
    about: "Apache answers 504 with its own page: php-fpm did not answer within ProxyTimeout",
    derive: |e| is(e, &["apache.error"], 504..=504),
};

/// `File not found.`
pub static SCRIPT_MISSING: Fact = Fact {
    name: "pod.php-fpm-script-missing",
    hop: Hop::Pod,
    about: "php-fpm says that the script it was asked to run does not exist",
    derive: |e| is(e, &["php-fpm.script-missing"], 404..=404),
};

/// `No input file specified.`
pub static NO_INPUT_FILE: Fact = Fact {
    name: "pod.php-fpm-no-input-file",
    hop: Hop::Pod,
    about: "php-fpm says that it could not open the script it was asked to run",
    derive: |e| is(e, &["php-fpm.no-input-file"], 404..=404),
};

/// `Access denied.`
pub static ACCESS_DENIED: Fact = Fact {
    name: "pod.php-fpm-access-denied",
    hop: Hop::Pod,
    about: "php-fpm says that it may not run the script it was asked to run",
    derive: |e| is(e, &["php-fpm.access-denied"], 403..=403),
};
