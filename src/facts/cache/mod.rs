//! Facts of the hop cache: what the application's error text says of Redis.

pub mod elasticache;
pub mod error;

use hopwise_probes::Hop;

use crate::facts::answer::{first, says};
use crate::facts::{Evidence, Fact, Known};

/// Nobody listens at Redis' address.
pub static REFUSED: Fact = Fact {
    name: "cache.refused",
    hop: Hop::Cache,
    about: "the error says that the connection to Redis is refused",
    derive: |e| client(e, &["Connection refused"]),
};

/// The password is missing or wrong.
pub static AUTH_REQUIRED: Fact = Fact {
    name: "cache.auth-required",
    hop: Hop::Cache,
    about: "Redis says that a password is missing or wrong",
    derive: |e| {
        server(
            e,
            &["NOAUTH Authentication required", "WRONGPASS invalid username-password pair", "ERR invalid password"],
        )
    },
};

/// The node is a replica.
pub static READ_ONLY: Fact = Fact {
    name: "cache.read-only",
    hop: Hop::Cache,
    about: "Redis says that it is a replica and takes no writes",
    derive: |e| server(e, &["READONLY You can't write against a read only"]),
};

/// `maxmemory` is reached.
pub static OUT_OF_MEMORY: Fact = Fact {
    name: "cache.out-of-memory",
    hop: Hop::Cache,
    about: "Redis says that it has used up maxmemory",
    derive: |e| server(e, &["OOM command not allowed when used memory"]),
};

/// The name of the Redis server does not resolve.
pub static HOST_UNRESOLVED: Fact = Fact {
    name: "cache.host-unresolved",
    hop: Hop::Cache,
    about: "the error says that the name of the Redis server does not resolve",
    derive: |e| client(e, &["php_network_getaddresses"]),
};

/// Redis is starting, or its primary is away.
pub static NOT_READY: Fact = Fact {
    name: "cache.not-ready",
    hop: Hop::Cache,
    about: "Redis says that it is loading its data, or that its link to the primary is down",
    derive: |e| server(e, &["LOADING Redis is loading the dataset", "MASTERDOWN Link with MASTER is down"]),
};

/// Redis cannot save its data.
pub static CANNOT_PERSIST: Fact = Fact {
    name: "cache.cannot-persist",
    hop: Hop::Cache,
    about: "Redis says that it cannot write its snapshot to disk and refuses writes",
    derive: |e| server(e, &["MISCONF "]),
};

/// Packets to Redis are lost.
pub static TIMEOUT: Fact = Fact {
    name: "cache.timeout",
    hop: Hop::Cache,
    about: "the error says that the connection to Redis timed out",
    derive: |e| {
        client(e, &["Connection timed out", "Operation timed out", "Operation now in progress", "No route to host"])
    },
};

/// Redis hung up in the middle.
pub static CONNECTION_LOST: Fact = Fact {
    name: "cache.connection-lost",
    hop: Hop::Cache,
    about: "the error says that the connection to Redis ended in the middle",
    derive: |e| {
        client(
            e,
            &[
                "read error on connection",
                "socket error on read socket",
                "Connection lost",
                "went away",
                "Error while reading line from the server",
                "Error while reading bytes from the server",
                "Connection reset by peer",
            ],
        )
    },
};

/// Words that Redis itself sends: nobody else uses them.
fn server(e: &Evidence<'_>, words: &[&str]) -> Known {
    says(e, |text| first(text, words))
}

/// The facts that name an error of Redis; what none of them knows is [`OTHER`].
const NAMED: &[&Fact] = &[
    &REFUSED,
    &AUTH_REQUIRED,
    &READ_ONLY,
    &OUT_OF_MEMORY,
    &HOST_UNRESOLVED,
    &NOT_READY,
    &CANNOT_PERSIST,
    &TIMEOUT,
    &CONNECTION_LOST,
    &error::BUSY,
    &error::CLUSTER,
    &error::COMMAND_DENIED,
    &error::PROTECTED,
    &error::CLIENTS,
    &error::TLS,
];

/// A client of Redis fails, in words that no other fact knows.
pub static OTHER: Fact = Fact {
    name: "cache.other-error",
    hop: Hop::Cache,
    about: "the exception is that of a Redis client, and no fact of its own knows its words",
    derive: |e| {
        if NAMED.iter().any(|fact| (fact.derive)(e).is_yes()) {
            return Known::No;
        }
        says(e, |text| {
            first(
                text,
                &[
                    "RedisException: ",
                    "RedisException(code",
                    "RedisClusterException",
                    "Predis\\Connection\\ConnectionException",
                ],
            )
        })
    },
};

/// Words of the operating system, which only mean Redis where the exception is that of a Redis client.
fn client(e: &Evidence<'_>, words: &[&str]) -> Known {
    const CLIENTS: &[&str] =
        &["RedisException", "Redis::connect(): ", "Redis::pconnect(): ", "Predis\\Connection", "[tcp://", "[tls://"];
    says(e, |text| {
        let redis = CLIENTS.iter().any(|c| text.contains(c)) && !text.contains("SQLSTATE[");
        redis.then(|| first(text, words)).flatten()
    })
}
