//! php-fpm as it shows itself: in Apache's gateway pages, and in its own three sentences.

use hopwise_probes::Hop;
use hopwise_probes::evidence::log::{Entry, Says};
use hopwise_probes::evidence::{Look, Rung};

use crate::facts::answer::is;
use crate::facts::{Evidence, Fact, Known};

/// Apache's page 503: `mod_proxy_fcgi` could not use php-fpm.
pub static UNREACHABLE: Fact = Fact {
    name: "pod.php-fpm-unreachable",
    hop: Hop::Pod,
    about: "Apache answers 503 with its own page, as it does when php-fpm takes no connection",
    derive: |e| if asked_for(e) { Known::No } else { is(e, &["apache.error"], 503..=503) },
};

/// Whether Apache answers 503 because its configuration says so: it does for a static file too, and its log, which was
/// read, has no word of a backend (AH01079, AH02454, AH01067 and so on).
fn asked_for(e: &Evidence<'_>) -> bool {
    let static_too = e.looks(Rung::Pod, Look::StaticFile).any(|l| l.answer().is_some_and(|a| a.status == 503));
    let Ok(logs) = e.kube().logs(Hop::Pod) else { return false };
    let backend = |entry: &Entry| matches!(&entry.says, Says::Apache(error) if error.module.starts_with("proxy"));
    let of_apache = |entry: &Entry| matches!(entry.says, Says::Apache(_));
    let read = logs.iter().any(|log| log.it.entries.iter().any(of_apache));
    static_too && read && !logs.iter().any(|log| log.it.entries.iter().any(backend))
}

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
