//! Further errors of the database, in its own words.

use hopwise_probes::Hop;

use super::sqlstate;
use crate::facts::Fact;

/// The account is locked.
pub static ACCOUNT_LOCKED: Fact = Fact {
    name: "database.account-locked",
    hop: Hop::Database,
    about: "the error says that the account is locked (3118, 4151)",
    derive: |e| sqlstate(e, &["this account is locked", "Account is locked"]),
};

/// The ways to sign in do not meet.
pub static AUTH_PLUGIN: Fact = Fact {
    name: "database.auth-plugin",
    hop: Hop::Database,
    about: "the error says that the client does not know how the account signs in (2054)",
    derive: |e| sqlstate(e, &["authentication method unknown to the client"]),
};

/// A foreign key would break.
pub static CONSTRAINT: Fact = Fact {
    name: "database.constraint",
    hop: Hop::Database,
    about: "the error says that a foreign key keeps the write out (1451, 1452)",
    derive: |e| sqlstate(e, &["a foreign key constraint fails"]),
};

/// A deadlock.
pub static DEADLOCK: Fact = Fact {
    name: "database.deadlock",
    hop: Hop::Database,
    about: "the error says that the transaction was ended by a deadlock (1213)",
    derive: |e| sqlstate(e, &["Deadlock found when trying to get lock", "deadlock detected"]),
};

/// A key is taken.
pub static DUPLICATE: Fact = Fact {
    name: "database.duplicate",
    hop: Hop::Database,
    about: "the error says that a unique key holds the value already (1062)",
    derive: |e| sqlstate(e, &["1062 Duplicate entry", "SQLSTATE[23505]"]),
};

/// Waiting for a lock took too long.
pub static LOCK_WAIT: Fact = Fact {
    name: "database.lock-wait",
    hop: Hop::Database,
    about: "the error says that a lock was waited for in vain (1205)",
    derive: |e| sqlstate(e, &["1205 Lock wait timeout exceeded", "canceling statement due to lock timeout"]),
};

/// A packet is too large.
pub static PACKET: Fact = Fact {
    name: "database.packet",
    hop: Hop::Database,
    about: "the error says that a packet is larger than max_allowed_packet (1153)",
    derive: |e| sqlstate(e, &["bigger than 'max_allowed_packet'"]),
};

/// The password is expired.
pub static PASSWORD_EXPIRED: Fact = Fact {
    name: "database.password-expired",
    hop: Hop::Database,
    about: "the error says that the password of the account is expired (1820, 1862)",
    derive: |e| {
        sqlstate(e, &["password has expired", "You must SET PASSWORD before", "reset your password using ALTER USER"])
    },
};

/// The account may not do this.
pub static PRIVILEGE: Fact = Fact {
    name: "database.privilege",
    hop: Hop::Database,
    about: "the error says that a command is denied for a table (1142, 1143), or access within a query (1045 of a definer)",
    derive: |e| sqlstate(e, &["command denied to user", "SQLSTATE[42501]", "SQLSTATE[28000]: Invalid authorization"]),
};

/// The query is not valid.
pub static QUERY_INVALID: Fact = Fact {
    name: "database.query-invalid",
    hop: Hop::Database,
    about: "the error says that the query breaks the grammar or the sql_mode (1064, 1055, 1140)",
    derive: |e| {
        sqlstate(
            e,
            &["You have an error in your SQL syntax", "isn't in GROUP BY", "1055 Expression", "SQLSTATE[42601]"],
        )
    },
};

/// A query took too long.
pub static QUERY_TIMEOUT: Fact = Fact {
    name: "database.query-timeout",
    hop: Hop::Database,
    about: "the error says that the query was ended for its time (1969, 3024)",
    derive: |e| {
        sqlstate(
            e,
            &[
                "max_statement_time exceeded",
                "maximum statement execution time exceeded",
                "canceling statement due to statement timeout",
            ],
        )
    },
};

/// A table is damaged.
pub static CORRUPT: Fact = Fact {
    name: "database.corrupt",
    hop: Hop::Database,
    about: "the error says that a table or its index is damaged (126, 130, 144, 145, 1034, 1194)",
    derive: |e| {
        sqlstate(
            e,
            &[
                "Incorrect key file for table",
                "Incorrect file format",
                "is marked as crashed",
                "is corrupt; try to repair it",
                "Got error 127",
            ],
        )
    },
};

/// TLS is required.
pub static TLS_REQUIRED: Fact = Fact {
    name: "database.tls-required",
    hop: Hop::Database,
    about: "the error says that connections without TLS are not taken (3159)",
    derive: |e| sqlstate(e, &["insecure transport are prohibited"]),
};

/// A value does not fit.
pub static VALUE: Fact = Fact {
    name: "database.value",
    hop: Hop::Database,
    about: "the error says that a value does not fit its column, or that a column must have one (1406, 1366, 1264, 1265, \
            1364, 1048)",
    derive: |e| {
        sqlstate(
            e,
            &[
                "Data too long for column",
                "Incorrect string value",
                "Out of range value for column",
                "Data truncated for column",
                "doesn't have a default value",
                "1048 Column",
                "violates not-null constraint",
            ],
        )
    },
};
