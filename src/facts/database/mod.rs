//! Facts of the hop database: what the application's error text says of MySQL, MariaDB or PostgreSQL.
//!
//! PDO begins its messages with `SQLSTATE[`; codes are MySQL's error numbers, in PostgreSQL's case its own words.

pub mod error;
pub mod hidden;
pub mod rds;

use hopwise_probes::Hop;

use crate::facts::answer::{says, sentence};
use crate::facts::{Evidence, Fact, Known};

/// Nobody listens at the database's address.
pub static REFUSED: Fact = Fact {
    name: "database.refused",
    hop: Hop::Database,
    about: "the error says that the connection to the database is refused, or that its socket is not there",
    derive: |e| sqlstate(e, &["Connection refused", "[2002] No such file or directory"]),
};

/// The password or the grant is wrong.
pub static ACCESS_DENIED: Fact = Fact {
    name: "database.access-denied",
    hop: Hop::Database,
    about: "the error says that the database refuses the user (1045, 1044, 1698)",
    derive: |e| {
        let denied = sqlstate(e, &["Access denied for user", "password authentication failed for user"]);
        // Within an open connection it is the definer of a view or routine who may not, and not this user.
        if (error::PRIVILEGE.derive)(e).is_yes() { Known::No } else { denied }
    },
};

/// A table or column is missing.
pub static UNKNOWN_TABLE: Fact = Fact {
    name: "database.unknown-table",
    hop: Hop::Database,
    about: "the error says that a table or column does not exist (1146, 1054)",
    derive: |e| sqlstate(e, &["SQLSTATE[42S02]", "SQLSTATE[42S22]", "SQLSTATE[42P01]", "SQLSTATE[42703]"]),
};

/// The database is missing.
pub static UNKNOWN_DATABASE: Fact = Fact {
    name: "database.unknown-database",
    hop: Hop::Database,
    about: "the error says that there is no database of that name (1049)",
    derive: |e| sqlstate(e, &["Unknown database '", "[1049]"]),
};

/// The name of the database server does not resolve.
pub static HOST_UNRESOLVED: Fact = Fact {
    name: "database.host-unresolved",
    hop: Hop::Database,
    about: "the error says that the name of the database server does not resolve",
    derive: |e| sqlstate(e, &["php_network_getaddresses", "could not translate host name"]),
};

/// All connections are taken.
pub static TOO_MANY_CONNECTIONS: Fact = Fact {
    name: "database.too-many-connections",
    hop: Hop::Database,
    about: "the error says that the database takes no more connections (1040, 1203, 1226)",
    derive: |e| sqlstate(e, &["Too many connections", "max_user_connections", "too many clients already"]),
};

/// Packets to the database are lost.
pub static TIMEOUT: Fact = Fact {
    name: "database.timeout",
    hop: Hop::Database,
    about: "the error says that the connection to the database timed out or has no way",
    derive: |e| {
        sqlstate(
            e,
            &[
                "Connection timed out",
                "Operation timed out",
                "Operation now in progress",
                "Network is unreachable",
                "No route to host",
            ],
        )
    },
};

/// The server takes no writes.
pub static READ_ONLY: Fact = Fact {
    name: "database.read-only",
    hop: Hop::Database,
    about: "the error says that the database server is read-only (1290, 1836)",
    derive: |e| {
        sqlstate(
            e,
            &["--read-only option", "--super-read-only option", "Running in read-only mode", "read-only transaction"],
        )
    },
};

/// The server hung up in the middle.
pub static CONNECTION_LOST: Fact = Fact {
    name: "database.connection-lost",
    hop: Hop::Database,
    about: "the error says that the database server hung up (2006, 2013)",
    derive: |e| {
        sqlstate(e, &["MySQL server has gone away", "Lost connection to MySQL server", "Lost connection to server"])
    },
};

/// The disk is full.
pub static STORAGE_FULL: Fact = Fact {
    name: "database.storage-full",
    hop: Hop::Database,
    about: "the error says that a table or the disk of the database is full (1114, 1021, 1030 with 28)",
    derive: |e| {
        sqlstate(
            e,
            &["General error: 1114", "Got error 28 from storage engine", "Got error '28 ", "General error: 1021"],
        )
    },
};

/// Whether one of PDO's messages in the error's text holds one of the words.
/// The facts that name an error of the database; what none of them knows is [`OTHER`].
const NAMED: &[&Fact] = &[
    &REFUSED,
    &ACCESS_DENIED,
    &UNKNOWN_TABLE,
    &UNKNOWN_DATABASE,
    &HOST_UNRESOLVED,
    &TOO_MANY_CONNECTIONS,
    &TIMEOUT,
    &READ_ONLY,
    &CONNECTION_LOST,
    &STORAGE_FULL,
    &error::ACCOUNT_LOCKED,
    &error::AUTH_PLUGIN,
    &error::CONSTRAINT,
    &error::DEADLOCK,
    &error::DUPLICATE,
    &error::LOCK_WAIT,
    &error::PACKET,
    &error::PASSWORD_EXPIRED,
    &error::PRIVILEGE,
    &error::QUERY_INVALID,
    &error::QUERY_TIMEOUT,
    &error::CORRUPT,
    &error::TLS_REQUIRED,
    &error::VALUE,
    // Said by the client before it asked the server anything.
    &crate::facts::app::cause::AUTHORITY_FILE,
];

/// The database says no, in words that no other fact knows.
pub static OTHER: Fact = Fact {
    name: "database.other-error",
    hop: Hop::Database,
    about: "the error is one of the database (SQLSTATE), and no fact of its own knows it",
    derive: |e| {
        if NAMED.iter().any(|fact| (fact.derive)(e).is_yes()) {
            return Known::No;
        }
        says(e, |text| text.find("SQLSTATE["))
    },
};

fn sqlstate(e: &Evidence<'_>, words: &[&str]) -> Known {
    says(e, |text| {
        text.match_indices("SQLSTATE[").map(|(at, _)| at).find(|at| {
            let sentence = sentence(&text[*at..]);
            words.iter().any(|w| sentence.contains(w))
        })
    })
}
