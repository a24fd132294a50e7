//! The database failed over a short while ago.

use hopwise_probes::Hop;

use crate::facts::database;
use crate::rules::{Certainty, Rule, Severity, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "rds-recent-failover",
    hop: Hop::Database,
    title: "the database failed over a short while ago",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    when: &[yes(&database::rds::FAILOVER)],
    symptoms: &[],
    explains: &[
        "database-read-only",
        "database-refused",
        "database-timeout",
        "database-connection-lost",
        "database-host-unresolved",
        "database-behind-hidden-error",
    ],
    summary: "RDS instance {db} of {host} failed over {minutes} minutes ago: {event}",
    fix: &[
        "Restart what keeps connections: php artisan queue:restart, then kubectl rollout restart of the brand's Deployment",
        "Keep the TTL of the endpoint: no resolver and no pod may keep its address for longer than 60 s",
        "Find the reason in the events of {db}: host, zone, reboot with failover, or a change",
    ],
    check: &[
        "aws rds describe-events --region {region} --source-type db-instance --source-identifier {db} --duration 180",
        "kubectl exec deploy/WEB -- getent hosts {db_endpoint}",
    ],
    page: include_str!("rds_recent_failover.md"),
};
