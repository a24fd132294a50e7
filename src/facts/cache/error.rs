//! Further errors of Redis and of its clients.

use hopwise_probes::Hop;

use super::{client, server};
use crate::facts::Fact;

/// A script runs.
pub static BUSY: Fact = Fact {
    name: "cache.busy",
    hop: Hop::Cache,
    about: "Redis says that it is busy with a script",
    derive: |e| server(e, &["BUSY Redis is busy running a script"]),
};

/// It is a cluster.
pub static CLUSTER: Fact = Fact {
    name: "cache.cluster",
    hop: Hop::Cache,
    about: "Redis says that it is a cluster, which the client does not know",
    derive: |e| {
        server(e, &["CLUSTERDOWN ", "RedisException: MOVED ", "MOVED 1", "SELECT is not allowed in cluster mode"])
    },
};

/// The user may not do this.
pub static COMMAND_DENIED: Fact = Fact {
    name: "cache.command-denied",
    hop: Hop::Cache,
    about: "Redis says that its user may not use the command or the key",
    derive: |e| server(e, &["NOPERM "]),
};

/// Protected mode.
pub static PROTECTED: Fact = Fact {
    name: "cache.protected",
    hop: Hop::Cache,
    about: "Redis says that it is in protected mode",
    derive: |e| server(e, &["DENIED Redis is running in protected mode"]),
};

/// Too many clients.
pub static CLIENTS: Fact = Fact {
    name: "cache.clients",
    hop: Hop::Cache,
    about: "Redis says that it has as many clients as it takes",
    derive: |e| server(e, &["ERR max number of clients reached"]),
};

/// TLS does not come about.
pub static TLS: Fact = Fact {
    name: "cache.tls",
    hop: Hop::Cache,
    about: "TLS between the client and Redis does not come about",
    derive: |e| {
        client(
            e,
            &["SSL operation failed", "Failed to enable crypto", "SSL: ", "wrong version number", "ssl3_get_record"],
        )
    },
};
