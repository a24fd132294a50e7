//! What the application's own log tells beside a page that hides it.

use hopwise_probes::Hop;
use hopwise_probes::evidence::log::{Entry, Monolog, Says};

use super::{HTML, SERVER_ERROR, blamed, debug};
use crate::facts::testing::{NOW, Sketch};

const DRIVER: &str = "Driver [redis-cluster] not supported.";

/// An entry of Laravel's log, written so many seconds after the requests.
fn logged(level: &str, message: &str, after: i64) -> Entry {
    let at: jiff::Timestamp = NOW.parse().unwrap();
    let said = Monolog { level: level.to_owned(), message: message.to_owned(), ..Monolog::default() };
    Entry {
        at: Some(at + jiff::SignedDuration::from_secs(after)),
        request_id: None,
        text: format!("[2026-11-24 04:00:00] production.{level}: {message} {{\"exception\":\"[object] (Error)"),
        says: Says::Monolog(said),
    }
}

/// A page of status 500 by a pod of a healthy cluster, whose log has these entries.
fn beside(body: &str, entries: Vec<Entry>) -> Sketch {
    Sketch::healthy().in_cluster().everywhere(500, HTML, body).log(Hop::Pod, "web-7-x1", "web", entries)
}

#[test]
fn an_error_that_laravel_wrote_down_wins_over_its_blank_page() {
    let told = beside("", vec![logged("ERROR", DRIVER, 0)]);
    let report = told.judge();
    assert_eq!(report.verdict.rule.as_deref(), Some("laravel-unhandled-exception"));
    assert!(report.verdict.summary.ends_with(DRIVER), "{}", report.verdict.summary);
    assert_eq!(told.blamed().1, Some(Hop::App));
    let blank = report.findings.iter().find(|f| f.rule == "php-fatal-blank").unwrap();
    assert_eq!(blank.role, crate::report::Role::Consequence);
}

#[test]
fn a_blank_page_without_a_line_of_laravel_for_it_stays_phps() {
    for entries in [
        Vec::new(),
        vec![logged("ERROR", DRIVER, 60)],
        vec![logged("INFO", "a visitor came", 0)],
        vec![Entry { says: Says::Other, ..logged("ERROR", DRIVER, 0) }],
    ] {
        assert_eq!(beside("", entries).blamed().0, "php-fatal-blank");
    }
    assert_eq!(Sketch::healthy().everywhere(500, HTML, "").blamed().0, "php-fatal-blank", "nobody read a log");
}

#[test]
fn a_class_of_an_extension_is_the_images_and_every_other_the_releases() {
    for (class, rule) in [
        ("ZipArchive", "php-extension-missing"),
        ("Imagick", "php-extension-missing"),
        ("\\SoapClient", "php-extension-missing"),
        ("Shop", "laravel-class-not-found"),
        ("App\\Http\\Controllers\\ZipArchive", "laravel-class-not-found"),
        ("League\\Flysystem\\ZipArchive\\ZipArchiveAdapter", "laravel-class-not-found"),
    ] {
        let message = format!("Class \"{class}\" not found");
        assert_eq!(blamed(500, HTML, &debug("Error", &message)), rule, "{class}");
        let log = beside(SERVER_ERROR, vec![logged("ERROR", &message, 0)]);
        assert_eq!(log.blamed().0, rule, "{class} in the log");
    }
}

#[test]
fn a_file_of_authorities_that_is_not_there_is_the_images_and_not_the_databases() {
    let query = "SQLSTATE[HY000] [2002] Cannot connect to MySQL using SSL (SQL: select 1)";
    let cause = |message: &str| {
        let text = format!("[previous exception] [object] (PDOException(code: 0): {message} at /srv/Connector.php:70)");
        Entry { text, says: Says::Other, ..logged("ERROR", "", 0) }
    };
    let missing = "failed loading cafile stream: `/etc/ssl/certs/rds-combined-ca-bundle.pem'";
    let told = beside(SERVER_ERROR, vec![logged("ERROR", query, 0), cause(missing)]);
    assert_eq!(told.blamed(), ("php-authority-file-missing".to_owned(), Some(Hop::App)));
    assert!(!told.fired().contains(&"database-other-error".to_owned()), "{:?}", told.fired());

    let refused = "SSL operation failed with code 1. OpenSSL Error messages: certificate verify failed";
    let other = beside(SERVER_ERROR, vec![logged("ERROR", query, 0), cause(refused)]);
    assert_eq!(other.blamed().0, "database-other-error");

    for message in [
        "cURL error 77: error setting certificate file: /etc/pki/tls/certs/ca-bundle.crt",
        "SQLSTATE[08006] [7] root certificate file \"/etc/ssl/rds.pem\" does not exist",
    ] {
        assert_eq!(blamed(500, HTML, &debug("Exception", message)), "php-authority-file-missing", "{message}");
    }
}
