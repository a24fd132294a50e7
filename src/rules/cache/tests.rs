//! Firing and silent cases on hand-written evidence.

mod elasticache;

use hopwise_probes::Hop;

use crate::facts::testing::Sketch;

const JSON: &[(&str, &str)] = &[("content-type", "application/json")];

/// Messages of phpredis and Predis with the class of their exception.
const MESSAGES: &[(&str, &str, &str)] = &[
    ("Connection refused", "RedisException", "redis-refused"),
    (
        "Connection refused [tcp://redis.brand-a.test:6379]",
        "Predis\\\\Connection\\\\ConnectionException",
        "redis-refused",
    ),
    ("NOAUTH Authentication required.", "RedisException", "redis-auth-required"),
    ("WRONGPASS invalid username-password pair or user is disabled.", "RedisException", "redis-auth-required"),
    ("READONLY You can't write against a read only replica.", "RedisException", "redis-read-only"),
    ("OOM command not allowed when used memory > 'maxmemory'.", "RedisException", "redis-out-of-memory"),
    (
        "php_network_getaddresses: getaddrinfo for redis.brand-a.test failed: Name or service not known",
        "RedisException",
        "redis-host-unresolved",
    ),
    ("LOADING Redis is loading the dataset in memory", "RedisException", "redis-not-ready"),
    (
        "MISCONF Redis is configured to save RDB snapshots, but it is currently unable to persist to disk.",
        "RedisException",
        "redis-cannot-persist",
    ),
    ("BUSY Redis is busy running a script. You can only call SCRIPT KILL.", "RedisException", "redis-busy"),
    ("CLUSTERDOWN Hash slot not served", "RedisException", "redis-cluster-mode"),
    ("NOPERM this user has no permissions to run the 'set' command", "RedisException", "redis-command-denied"),
    (
        "DENIED Redis is running in protected mode because protected mode is enabled",
        "RedisException",
        "redis-protected-mode",
    ),
    ("ERR max number of clients reached", "RedisException", "redis-too-many-clients"),
    ("Connection failed: SSL operation failed with code 1", "RedisException", "redis-tls-mismatch"),
    ("Redis::connect(): SSL: Handshake timed out", "ErrorException", "redis-tls-mismatch"),
];

fn sketch(message: &str, class: &str) -> Sketch {
    let body = format!(
        "{{\n    \"message\": \"{message}\",\n    \"exception\": \"{class}\",\n    \"file\": \"a.php\",\n    \"line\": 1,\n    \
         \"trace\": []\n}}"
    );
    Sketch::healthy().everywhere(500, JSON, &body)
}

#[test]
fn each_message_of_redis_has_its_rule() {
    for (message, class, rule) in MESSAGES {
        let sketch = sketch(message, class);
        assert_eq!(sketch.blamed(), ((*rule).to_owned(), Some(Hop::Cache)), "{message}");
        let others = sketch.fired().into_iter().filter(|r| r.starts_with("redis-")).count();
        assert_eq!(others, 1, "{message}: {:?}", sketch.fired());
    }
}

#[test]
fn the_same_words_of_others_are_not_redis() {
    for (message, class) in [
        ("Connection refused", "GuzzleHttp\\\\Exception\\\\ConnectException"),
        ("SQLSTATE[HY000] [2002] Connection refused", "Illuminate\\\\Database\\\\QueryException"),
        ("SQLSTATE[HY000] [2002] php_network_getaddresses: getaddrinfo failed", "PDOException"),
        ("Payment gateway returned garbage", "RedisException"),
    ] {
        let fired = sketch(message, class).fired();
        assert!(!fired.iter().any(|r| r.starts_with("redis-")), "{message}: {fired:?}");
    }
    assert!(Sketch::healthy().fired().is_empty());
}
