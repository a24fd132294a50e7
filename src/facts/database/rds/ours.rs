//! Which RDS instances are the brand's, and the words that messages say of one.

use hopwise_probes::evidence::aws::rds::{DbInstance, DbInstances};

use crate::facts::aws::Held;
use crate::facts::aws::owner::{self, Candidate};
use crate::facts::{Evidence, Seen};

impl Candidate for DbInstance {
    fn id(&self) -> &str {
        &self.id
    }

    fn endpoints(&self) -> Vec<&str> {
        self.endpoint.as_deref().into_iter().collect()
    }

    fn vpc(&self) -> &str {
        &self.vpc
    }
}

/// All instances that were listed.
///
/// # Errors
/// Why they are not known.
pub fn all<'a>(e: &Evidence<'a>) -> Result<Vec<Held<'a, DbInstance>>, String> {
    let lists = e.aws().all::<DbInstances>()?;
    Ok(lists.iter().flat_map(|l| l.it.instances.iter().map(|i| l.part(i))).collect())
}

/// The brand's instances, those that take writes first.
///
/// # Errors
/// Why they are not known.
pub fn ours<'a>(e: &Evidence<'a>) -> Result<Vec<Held<'a, DbInstance>>, String> {
    let lists = e.aws().all::<DbInstances>()?;
    let listed: u32 = lists.iter().map(|l| l.it.listed).sum();
    let found = all(e)?;
    if found.is_empty() && listed > 0 {
        return Err(format!("not known: none of the {listed} RDS instances bears the name of the brand"));
    }
    let mut ours = owner::ours(e, found, "RDS instances")?;
    ours.sort_by_key(|i| (i.it.replica_of.is_some(), i.it.id.clone()));
    Ok(ours)
}

/// What shows an instance, with its words.
#[must_use]
pub fn seen(db: &Held<'_, DbInstance>) -> Seen {
    let it = db.it;
    let or = |text: &str, other: &str| if text.is_empty() { other.to_owned() } else { text.to_owned() };
    owner::shown(db)
        .object(format!("rds/{}", it.id))
        .word("db", &it.id)
        .word("db_status", or(&it.status, "without a status"))
        .word("db_class", or(&it.class, "instance of its class"))
        .word("db_zone", or(&it.zone, "its zone"))
        .word("db_vpc", or(&it.vpc, "VPC"))
        .word("db_engine", &it.engine)
        .word("db_version", &it.version)
        .word("db_endpoint", it.endpoint.as_deref().unwrap_or("ENDPOINT"))
        .word("db_port", it.port.unwrap_or(3306))
        .word("db_window", or(&it.maintenance_window, "not known"))
        .word("storage", it.storage_gib)
        .word("pending", pending(it))
}

/// The changes that wait, in a few words.
fn pending(db: &DbInstance) -> String {
    let all: Vec<_> = db.pending.iter().map(|(name, value)| format!("{name}: {value}")).collect();
    if all.is_empty() { "its events tell what".to_owned() } else { all.join(", ") }
}
