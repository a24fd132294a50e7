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
    (
        "SQLSTATE[HY000]: General error: 28 Got error '28 &quot;No space left on device&quot;' from Aria",
        "database-storage-full",
    ),
    (
        "SQLSTATE[70100]: <<Unknown error>>: 1969 Query execution was interrupted (max_statement_time exceeded)",
        "database-query-timeout",
    ),
    ("SQLSTATE[HY000] [4151] Access denied, this account is locked", "database-account-locked"),
    (
        "SQLSTATE[HY000] [2054] The server requested authentication method unknown to the client",
        "database-auth-plugin-unknown",
    ),
    (
        "SQLSTATE[23000]: Integrity constraint violation: 1452 Cannot add or update a child row: a foreign key constraint \
         fails",
        "database-constraint-violated",
    ),
    (
        "SQLSTATE[40001]: Serialization failure: 1213 Deadlock found when trying to get lock; try restarting transaction",
        "database-deadlock",
    ),
    (
        "SQLSTATE[23000]: Integrity constraint violation: 1062 Duplicate entry '/visit' for key 'path'",
        "database-duplicate-entry",
    ),
    (
        "SQLSTATE[HY000]: General error: 1205 Lock wait timeout exceeded; try restarting transaction",
        "database-lock-wait",
    ),
    (
        "SQLSTATE[08S01]: Communication link failure: 1153 Got a packet bigger than 'max_allowed_packet' bytes",
        "database-packet-too-large",
    ),
    (
        "SQLSTATE[HY000]: General error: 1820 You must SET PASSWORD before executing this statement",
        "database-password-expired",
    ),
    (
        "SQLSTATE[42000]: Syntax error or access violation: 1142 SELECT command denied to user 'shop'@'10.20.8.10' for \
         table 'products'",
        "database-privilege-missing",
    ),
    (
        "SQLSTATE[42000]: Syntax error or access violation: 1064 You have an error in your SQL syntax; check the manual",
        "database-query-invalid",
    ),
    (
        "SQLSTATE[70100]: Unknown error: 1969 Query execution was interrupted (max_statement_time exceeded)",
        "database-query-timeout",
    ),
    (
        "SQLSTATE[HY000]: General error: 1034 Index for table 'products' is corrupt; try to repair it",
        "database-table-corrupt",
    ),
    (
        "SQLSTATE[HY000] [3159] Connections using insecure transport are prohibited while --require_secure_transport=ON.",
        "database-tls-required",
    ),
    (
        "SQLSTATE[22001]: String data, right truncated: 1406 Data too long for column 'path' at row 1",
        "database-value-rejected",
    ),
    ("SQLSTATE[HY000]: General error: 1364 Field 'tenant_id' doesn't have a default value", "database-value-rejected"),
    (
        "SQLSTATE[23000]: Integrity constraint violation: 1048 Column 'tenant_id' cannot be null",
        "database-value-rejected",
    ),
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
