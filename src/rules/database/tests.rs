//! Firing and silent cases on hand-written evidence.

mod rds;

use hopwise_probes::Hop;

use crate::facts::testing::Sketch;

const HTML: &[(&str, &str)] = &[("content-type", "text/html; charset=UTF-8")];
const JSON: &[(&str, &str)] = &[("content-type", "application/json")];
const RECORDED: &str = include_str!("../../../fixtures/samples/symfony-debug-database.html");

/// PDO's messages as Laravel 8 and later put them into a QueryException.
const MESSAGES: &[(&str, &str)] = &[
    ("SQLSTATE[HY000] [2002] Connection refused", "database-refused"),
    ("SQLSTATE[HY000] [2002] No such file or directory", "database-refused"),
    ("SQLSTATE[HY000] [1045] Access denied for user 'shop'@'10.0.3.7' (using password: YES)", "database-access-denied"),
    ("SQLSTATE[HY000] [1044] Access denied for user 'shop'@'%' to database 'shop2'", "database-access-denied"),
    (
        "SQLSTATE[42S02]: Base table or view not found: 1146 Table 'shop.products' doesn't exist",
        "database-unknown-table",
    ),
    ("SQLSTATE[42S22]: Column not found: 1054 Unknown column 'sku' in 'field list'", "database-unknown-table"),
    ("SQLSTATE[HY000] [1049] Unknown database 'shop'", "database-unknown-database"),
    (
        "SQLSTATE[HY000] [2002] php_network_getaddresses: getaddrinfo for db.brand-a.test failed: Name or service not known",
        "database-host-unresolved",
    ),
    ("SQLSTATE[HY000] [1040] Too many connections", "database-too-many-connections"),
    ("SQLSTATE[HY000] [2002] Connection timed out", "database-timeout"),
    ("SQLSTATE[HY000] [2002] Operation now in progress", "database-timeout"),
    (
        "SQLSTATE[HY000]: General error: 1290 The MySQL server is running with the --read-only option so it cannot execute \
         this statement",
        "database-read-only",
    ),
    ("SQLSTATE[HY000]: General error: 2006 MySQL server has gone away", "database-connection-lost"),
    ("SQLSTATE[HY000]: General error: 1114 The table 'orders' is full", "database-storage-full"),
];

fn debug_json(message: &str) -> String {
    format!(
        "{{\n    \"message\": \"{message} (Connection: mysql, SQL: select 1)\",\n    \"exception\": \
         \"Illuminate\\\\Database\\\\QueryException\",\n    \"file\": \"a.php\",\n    \"line\": 1,\n    \"trace\": []\n}}"
    )
}

#[test]
fn each_message_of_the_database_has_its_rule() {
    for (message, rule) in MESSAGES {
        let sketch = Sketch::healthy().everywhere(500, JSON, &debug_json(message));
        assert_eq!(sketch.blamed(), ((*rule).to_owned(), Some(Hop::Database)), "{message}");
        let others = sketch.fired().into_iter().filter(|r| r.starts_with("database-")).count();
        assert_eq!(others, 1, "{message}: {:?}", sketch.fired());
    }
}

#[test]
fn a_recorded_debug_page_names_the_database_and_what_it_refused() {
    let report = Sketch::healthy().everywhere(500, HTML, RECORDED).judge();
    assert_eq!(report.verdict.rule.as_deref(), Some("database-access-denied"));
    assert!(report.verdict.summary.contains("Access denied for user 'shop'@'127.0.0.1'"), "{}", report.verdict.summary);
    assert!(!report.verdict.summary.contains("select count"), "the query is no part of the summary");
    assert_eq!(report.verdict.chain, ["database-access-denied", "laravel-unhandled-exception"]);
}

#[test]
fn the_bare_text_of_a_plain_php_page_is_enough() {
    let plain = Sketch::healthy().everywhere(500, HTML, "Sorry! SQLSTATE[HY000] [2002] Connection refused");
    assert_eq!(plain.blamed(), ("database-refused".to_owned(), Some(Hop::Database)));
}

#[test]
fn words_without_a_database_message_stay_silent() {
    for body in [
        "Connection refused",
        "Access denied for user 'shop'",
        "RedisException: Connection refused",
        "SQLSTATE is a standard. Connection timed out",
        include_str!("../../../fixtures/samples/laravel-server-error.html"),
    ] {
        let fired = Sketch::healthy().everywhere(500, HTML, body).fired();
        assert!(!fired.iter().any(|r| r.starts_with("database-")), "{body:.60}: {fired:?}");
    }
    assert!(Sketch::healthy().fired().is_empty());
}
