//! Whether the nodes may talk to the brand's database.

use hopwise_probes::Hop;

use super::ours::{ours, seen};
use crate::facts::aws::reach::reach;
use crate::facts::{Evidence, Fact, Known, Seen};

/// No node is let in.
pub static SECURITY_GROUP_CLOSED: Fact = Fact {
    name: "rds.security-group-closed",
    hop: Hop::Database,
    about: "no rule of the database's security groups lets any node in",
    derive: |e| Known::sought(kept_out(e, |kept, all| kept == all)),
};

/// Some nodes are let in and some are not.
pub static SECURITY_GROUP_PARTIAL: Fact = Fact {
    name: "rds.security-group-partial",
    hop: Hop::Database,
    about: "the database's security groups let some nodes in and others not",
    derive: |e| Known::sought(kept_out(e, |kept, all| kept > 0 && kept < all)),
};

fn kept_out(e: &Evidence<'_>, is: impl Fn(usize, usize) -> bool) -> Result<Option<Seen>, String> {
    let own = ours(e)?;
    let Some(db) = own.first() else { return Ok(None) };
    let reach = reach(e, &db.it.security_groups, db.it.port.unwrap_or(3306))?;
    let Some(node) = reach.kept_out.first().filter(|_| is(reach.kept_out.len(), reach.nodes)) else { return Ok(None) };
    let mut seen = seen(db)
        .word("db_group", db.it.security_groups.first().map_or("", String::as_str))
        .word("node", &node.id)
        .word("node_group", node.security_groups.first().map_or("GROUP", String::as_str))
        .word("nodes", reach.nodes)
        .word("let_in", reach.nodes - reach.kept_out.len());
    seen.evidence.extend(reach.readings.iter().map(|r| r.id.clone()));
    Ok(Some(seen))
}
