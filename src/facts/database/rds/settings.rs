//! Settings of the brand's database that RDS tells: replicas, waiting changes, certificate, names.

use hopwise_probes::Hop;
use hopwise_probes::evidence::aws::rds::{DbClusters, DbEvents, DbInstance, DbInstances};

use super::event::is_failover;
use super::ours::{all, ours, seen};
use crate::facts::answer::says;
use crate::facts::aws::Held;
use crate::facts::aws::owner::{minutes_ago, shown};
use crate::facts::{Evidence, Fact, Known, Seen};

/// A parameter waits for a reboot.
pub static PENDING_REBOOT: Fact = Fact {
    name: "rds.parameters-pending-reboot",
    hop: Hop::Database,
    about: "a parameter group of the brand's database waits for a reboot",
    derive: |e| {
        each(e, |db| {
            let group = db.it.parameters.iter().find_map(|p| p.strip_suffix("pending-reboot"))?;
            Some(seen(db).word("group", group.trim_end_matches([' ', ':'])))
        })
    },
};

/// A change waits for its window.
pub static CHANGE_PENDING: Fact = Fact {
    name: "rds.change-pending",
    hop: Hop::Database,
    about: "a change of the brand's database waits for its maintenance window",
    derive: |e| each(e, |db| (!db.it.pending.is_empty() && db.it.status == "available").then(|| seen(db))),
};

/// The brand's database is, or has, a replica, and nothing failed over lately.
pub static REPLICA: Fact = Fact {
    name: "rds.replica",
    hop: Hop::Database,
    about: "an instance of the brand is a read replica, and no failover happened in the last hour",
    derive: |e| Known::sought(replica(e)),
};

/// The certificate has expired.
pub static CERTIFICATE_EXPIRED: Fact = Fact {
    name: "rds.certificate-expired",
    hop: Hop::Database,
    about: "the certificate of the brand's database has expired",
    derive: |e| certificate(e, |days| days < 0),
};

/// The certificate expires soon.
pub static CERTIFICATE_EXPIRING: Fact = Fact {
    name: "rds.certificate-expires-soon",
    hop: Hop::Database,
    about: "the certificate of the brand's database expires within 30 days",
    derive: |e| certificate(e, |days| (0..30).contains(&days)),
};

/// The application asks for an instance that is not there.
pub static ENDPOINT_UNKNOWN: Fact = Fact {
    name: "rds.endpoint-unknown",
    hop: Hop::Database,
    about: "the error names an RDS endpoint of the region, and no instance or cluster there has it",
    derive: |e| {
        let told = says(e, |t| word_ending(t, ".rds.amazonaws.com").map(|(at, _)| at));
        match told {
            Known::Yes(said) => Known::sought(unknown_endpoint(e, said)),
            known => known,
        }
    },
};

fn each(e: &Evidence<'_>, is: impl Fn(&Held<'_, DbInstance>) -> Option<Seen>) -> Known {
    Known::sought(ours(e).map(|own| own.iter().find_map(is)))
}

fn certificate(e: &Evidence<'_>, is: impl Fn(i64) -> bool) -> Known {
    each(e, |db| {
        let until = db.it.ca_until?;
        let days = (until.as_second() - e.started().as_second()).div_euclid(86_400);
        let date = until.to_string();
        let date = date.split('T').next().unwrap_or_default();
        let ca = db.it.ca.as_deref().unwrap_or("its authority");
        is(days).then(|| seen(db).word("ca", ca).word("ca_until", date).word("days", days))
    })
}

fn replica(e: &Evidence<'_>) -> Result<Option<Seen>, String> {
    let own = ours(e)?;
    let Some(db) = own.iter().find(|i| i.it.replica_of.is_some()) else { return Ok(None) };
    let lists = e.aws().all::<DbEvents>()?;
    let lately = lists
        .iter()
        .flat_map(|l| &l.it.events)
        .any(|event| is_failover(event) && minutes_ago(e, event.at).is_some_and(|m| m <= 60));
    let primary = db.it.replica_of.as_deref().unwrap_or_default();
    // Across regions the source is given as ARN.
    let primary = primary.rsplit(':').next().unwrap_or_default();
    Ok((!lately).then(|| seen(db).word("primary", primary)))
}

fn unknown_endpoint(e: &Evidence<'_>, said: Seen) -> Result<Option<Seen>, String> {
    let text = said.words.get("error_text").cloned().unwrap_or_default();
    let Some((_, host)) = word_ending(&text, ".rds.amazonaws.com") else { return Ok(None) };
    let lists = e.aws().all::<DbInstances>()?;
    let instances = all(e)?;
    let region = host.trim_end_matches(".rds.amazonaws.com").rsplit('.').next().unwrap_or_default().to_owned();
    let Some(list) = lists.iter().find(|l| shown(l).words.get("region") == Some(&region)) else {
        return Err(format!("not asked: RDS in region {region}"));
    };
    if list.it.listed as usize > list.it.instances.len() {
        return Err("not known: not all RDS instances of the region were kept".to_owned());
    }
    let clusters = e.aws().all::<DbClusters>()?;
    let of_clusters = clusters
        .iter()
        .flat_map(|l| &l.it.clusters)
        .flat_map(|c| c.endpoint.iter().chain(&c.reader))
        .map(String::as_str);
    let mut there: Vec<&str> = instances.iter().filter_map(|i| i.it.endpoint.as_deref()).chain(of_clusters).collect();
    there.sort_unstable();
    if there.contains(&host) {
        return Ok(None);
    }
    let names = if there.is_empty() { "there is none".to_owned() } else { there.join(", ") };
    let mut seen = said.word("db_host", host).word("endpoints", names).word("region", region);
    seen.evidence.push(list.reading.id.clone());
    Ok(Some(seen))
}

/// The first host name of a text that ends in some words, and where it begins.
pub(crate) fn word_ending<'t>(text: &'t str, end: &str) -> Option<(usize, &'t str)> {
    let at = text.find(end)?;
    let part = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '.';
    let start = text[..at].char_indices().rev().take_while(|(_, c)| part(*c)).last().map_or(at, |(i, _)| i);
    Some((start, &text[start..at + end.len()]))
}
