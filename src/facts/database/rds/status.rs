//! The status of the brand's RDS instance: one fact for each documented word, or for words that mean one thing.

use hopwise_probes::Hop;
use hopwise_probes::evidence::aws::rds::DbInstance;

use super::ours::{all, ours, seen};
use super::{event, reach};
use crate::facts::aws::{Held, owner, trouble};
use crate::facts::{Evidence, Fact, Known};

/// Statuses in which the instance serves as ever.
const HARMLESS_WORDS: &[&str] = &[
    "backing-up",
    "configuring-enhanced-monitoring",
    "configuring-iam-database-auth",
    "configuring-log-exports",
    "configuring-associated-roles",
    "configuring-activity-stream",
];

/// Statuses in which its storage is laid out anew, while it serves.
const STORAGE_WORDS: &[&str] = &["storage-optimization", "storage-initialization", "storage-config-upgrade"];

/// Statuses in which it serves, if with short gaps.
const PASSING_WORDS: &[&str] = &["modifying"];

macro_rules! statuses {
    ($($name:ident = $fact:literal, $about:literal, [$($word:literal),+];)+) => {
        $(
            #[doc = $about]
            pub static $name: Fact = Fact {
                name: $fact,
                hop: Hop::Database,
                about: $about,
                derive: |e| in_status(e, &[$($word),+]),
            };
        )+

        /// Statuses in which it may not serve.
        const DOWN_WORDS: &[&str] = &[$($($word),+),+];
    };
}

statuses! {
    STOPPED = "rds.stopped", "RDS says that the brand's instance is stopped", ["stopped"];
    STOPPING = "rds.stopping", "RDS says that the brand's instance is being stopped", ["stopping"];
    STARTING = "rds.starting", "RDS says that the brand's instance is starting", ["starting"];
    REBOOTING = "rds.rebooting", "RDS says that the brand's instance reboots", ["rebooting"];
    FAILED = "rds.failed", "RDS says that the brand's instance has failed", ["failed"];
    STORAGE_FULL = "rds.storage-full", "RDS says that the storage of the brand's instance is full", ["storage-full"];
    INCOMPATIBLE_PARAMETERS = "rds.incompatible-parameters",
        "RDS says that the brand's instance cannot start with its parameter group", ["incompatible-parameters"];
    INCOMPATIBLE_NETWORK = "rds.incompatible-network",
        "RDS says that there is no network for the brand's instance", ["incompatible-network"];
    INCOMPATIBLE_OPTION_GROUP = "rds.incompatible-option-group",
        "RDS says that the option group of the brand's instance could not be applied", ["incompatible-option-group"];
    INCOMPATIBLE_RESTORE = "rds.incompatible-restore",
        "RDS says that a backup could not be restored into the brand's instance", ["incompatible-restore"];
    INCOMPATIBLE_CREDENTIALS = "rds.incompatible-credentials",
        "RDS says that it cannot use the credentials of the brand's instance", ["incompatible-credentials"];
    INCOMPATIBLE_CREATE = "rds.incompatible-create",
        "RDS says that the brand's instance could not be made as asked", ["incompatible-create"];
    INSUFFICIENT_CAPACITY = "rds.insufficient-capacity",
        "RDS says that there is no machine for the brand's instance", ["insufficient-capacity"];
    KEY_INACCESSIBLE = "rds.key-inaccessible",
        "RDS says that the key of the brand's instance cannot be used, for good",
        ["inaccessible-encryption-credentials"];
    KEY_RECOVERABLE = "rds.key-recoverable",
        "RDS says that the key of the brand's instance cannot be used, and that this can be mended",
        ["inaccessible-encryption-credentials-recoverable"];
    MAINTENANCE = "rds.maintenance", "RDS says that it works on the brand's instance", ["maintenance"];
    UPGRADING = "rds.upgrading", "RDS says that the brand's instance gets a new version", ["upgrading"];
    CREATING = "rds.creating", "RDS says that the brand's instance is being made", ["creating"];
    DELETING = "rds.deleting", "RDS says that the brand's instance is being deleted",
        ["deleting", "delete-precheck", "deleted"];
    RENAMING = "rds.renaming", "RDS says that the brand's instance gets another name", ["renaming"];
    RESETTING_CREDENTIALS = "rds.resetting-master-credentials",
        "RDS says that the brand's instance gets a new master password", ["resetting-master-credentials"];
    RESTORE_ERROR = "rds.restore-error", "RDS says that the brand's instance could not be restored", ["restore-error"];
    MOVING_NETWORK = "rds.moving-network", "RDS says that the brand's instance moves to another network",
        ["moving-to-vpc", "converting-to-vpc"];
}

/// A change is applied.
pub static MODIFYING: Fact = Fact {
    name: "rds.modifying",
    hop: Hop::Database,
    about: "RDS says that the brand's instance is being changed",
    derive: |e| in_status(e, PASSING_WORDS),
};

/// Storage is laid out anew.
pub static STORAGE_BUSY: Fact = Fact {
    name: "rds.storage-busy",
    hop: Hop::Database,
    about: "RDS says that it lays out the storage of the brand's instance anew",
    derive: |e| in_status(e, STORAGE_WORDS),
};

/// Something that visitors do not feel.
pub static HARMLESS: Fact = Fact {
    name: "rds.harmless-change",
    hop: Hop::Database,
    about: "RDS says that it does something to the brand's instance that leaves it serving",
    derive: |e| in_status(e, HARMLESS_WORDS),
};

/// A word that we do not know.
pub static STATUS_UNKNOWN: Fact = Fact {
    name: "rds.status-unknown",
    hop: Hop::Database,
    about: "RDS gives the brand's instance a status that hopwise does not know",
    derive: |e| where_status(e, |s| !is_known(s)),
};

/// It cannot serve, for its status, its security group or a failover of this minute.
pub static CANNOT_SERVE: Fact = Fact {
    name: "rds.cannot-serve",
    hop: Hop::Database,
    about: "RDS or its security group says that the brand's instance cannot serve at this moment",
    derive: |e| {
        let by_status = where_status(e, |s| DOWN_WORDS.contains(&s) || !is_known(s));
        let others = [
            ("its security group keeps the nodes out", &reach::SECURITY_GROUP_CLOSED),
            ("it fails over at this moment", &event::FAILOVER),
            ("it restarts at this moment", &event::RESTART),
        ];
        trouble::cannot_serve(e, by_status, "db_status", &others)
    },
};

/// Another instance has a status that is not a healthy one.
pub static OTHER_DOWN: Fact = Fact {
    name: "rds.other-not-available",
    hop: Hop::Database,
    about: "an RDS instance that nothing ties to the brand is not available",
    derive: |e| {
        let all = match all(e) {
            Ok(all) => all,
            Err(why) => return Known::Unknown(why),
        };
        let own: Vec<_> = ours(e).unwrap_or_default().iter().map(|i| i.it.id.clone()).collect();
        let is = |s: &str| s == "available" || HARMLESS_WORDS.contains(&s) || STORAGE_WORDS.contains(&s);
        let other = all.iter().filter(|i| !own.contains(&i.it.id)).find(|i| !is(&owner::status(&i.it.status)));
        Known::from_seen(
            other.map(|i| owner::shown(i).word("other", &i.it.id).word("other_status", owner::status(&i.it.status))),
        )
    },
};

fn is_known(status: &str) -> bool {
    status == "available"
        || [DOWN_WORDS, HARMLESS_WORDS, STORAGE_WORDS, PASSING_WORDS].iter().any(|words| words.contains(&status))
}

fn in_status(e: &Evidence<'_>, words: &[&str]) -> Known {
    where_status(e, |s| words.contains(&s))
}

/// Whether one of the brand's instances has such a status.
fn where_status(e: &Evidence<'_>, is: impl Fn(&str) -> bool) -> Known {
    // A replica that is not up is nobody's trouble while the site is well: it may serve reports alone.
    let matters = |i: &&Held<'_, DbInstance>| i.it.replica_of.is_none() || e.symptom().is_bad();
    Known::sought(ours(e).map(|own| own.iter().filter(matters).find(|i| is(&owner::status(&i.it.status))).map(seen)))
}
