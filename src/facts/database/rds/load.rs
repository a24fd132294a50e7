//! How hard the brand's database works, by CloudWatch.

use hopwise_probes::Hop;
use hopwise_probes::evidence::aws::rds::DbInstance;

use super::event;
use super::ours::{all, ours, seen};
use crate::facts::aws::{Held, metric};
use crate::facts::{Evidence, Fact, Known, Seen};

const GIB: f64 = 1_073_741_824.0;

/// Little storage is left.
pub static STORAGE_LOW: Fact = Fact {
    name: "rds.storage-low",
    hop: Hop::Database,
    about: "less than a tenth of the storage of the brand's database is free, or less than 2 GiB",
    derive: |e| {
        let told = event::recent(e, 24 * 60, |event| event.categories.iter().any(|c| c == "low storage"));
        if let Known::Yes(seen) = told {
            let event = seen.words.get("event").map_or("", String::as_str);
            let free = event.split("Free Storage: ").nth(1).and_then(|t| t.split(' ').next()).unwrap_or("few");
            let free = free.to_owned();
            return Known::Yes(seen.word("free", free));
        }
        over(e, "FreeStorageSpace", |db, s| {
            let free = s.latest? / GIB;
            let size = f64::from(db.it.storage_gib);
            (size > 0.0 && (free < size / 10.0 || free < 2.0)).then(|| ("free", format!("{free:.1}")))
        })
    },
};

/// Nearly all connections are in use.
pub static CONNECTIONS_HIGH: Fact = Fact {
    name: "rds.connections-high",
    hop: Hop::Database,
    about: "more than nine tenths of the connections that the class takes by default are in use",
    derive: |e| {
        let known = over(e, "DatabaseConnections", |db, s| {
            let used = s.highest.or(s.latest)?;
            let limit = f64::from(connections(&db.it.class)?);
            (used >= limit * 0.9).then(|| ("connections", format!("{used:.0}")))
        });
        match known {
            Known::Yes(seen) => {
                let limit = seen.words.get("db_class").and_then(|c| connections(c)).unwrap_or_default();
                Known::Yes(seen.word("limit", limit))
            }
            known => known,
        }
    },
};

/// The processor is busy all the time.
pub static CPU_HIGH: Fact = Fact {
    name: "rds.cpu-high",
    hop: Hop::Database,
    about: "the processor of the brand's database was busy for more than 90 % of the last minutes",
    derive: |e| {
        over(e, "CPUUtilization", |_, s| {
            let mean = s.sum / f64::from(s.points.max(1));
            (mean > 90.0).then(|| ("cpu", format!("{mean:.0}")))
        })
    },
};

/// A replica lags.
pub static REPLICA_BEHIND: Fact = Fact {
    name: "rds.replica-behind",
    hop: Hop::Database,
    about: "a read replica of the brand's database is more than a minute behind",
    derive: |e| Known::sought(behind(e)),
};

fn behind(e: &Evidence<'_>) -> Result<Option<Seen>, String> {
    let own: Vec<_> = ours(e)?.iter().map(|i| i.it.id.clone()).collect();
    let replicas: Vec<_> = all(e)?
        .into_iter()
        .filter(|i| {
            i.it.replica_of.as_ref().is_some_and(|p| own.contains(&i.it.id) || own.iter().any(|o| p.ends_with(o)))
        })
        .collect();
    let mut blind = None;
    for db in &replicas {
        match metric::of(e, "AWS/RDS", "ReplicaLag", &db.it.id) {
            Ok((series, _)) => {
                if let Some(lag) = series.it.latest.filter(|lag| *lag >= 60.0) {
                    let mut seen = seen(db)
                        .word("lag", format!("{lag:.0}"))
                        .word("primary", db.it.replica_of.as_deref().unwrap_or_default());
                    seen.evidence.push(series.reading.id.clone());
                    return Ok(Some(seen));
                }
            }
            Err(why) => blind = Some(why),
        }
    }
    blind.map_or(Ok(None), Err)
}

/// Whether one of the brand's instances has a metric that is out of bounds; the word says by how much.
fn over(
    e: &Evidence<'_>,
    name: &str,
    is: impl Fn(&Held<'_, DbInstance>, &hopwise_probes::evidence::aws::cloudwatch::Series) -> Option<(&'static str, String)>,
) -> Known {
    let own = match ours(e) {
        Ok(own) => own,
        Err(why) => return Known::Unknown(why),
    };
    let mut blind = None;
    for db in &own {
        match metric::of(e, "AWS/RDS", name, &db.it.id) {
            Ok((series, _)) => {
                if let Some((word, value)) = is(db, series.it) {
                    let mut seen = seen(db).word(word, value);
                    seen.evidence.push(series.reading.id.clone());
                    return Known::Yes(seen);
                }
            }
            Err(why) => blind = Some(why),
        }
    }
    blind.map_or(Known::No, Known::Unknown)
}

/// How many connections a class takes by default: its memory by 12582880, as RDS's MySQL has it.
fn connections(class: &str) -> Option<u32> {
    let mut parts = class.trim_start_matches("db.").split('.');
    let (family, size) = (parts.next()?, parts.next()?);
    let (name, times) = match size.strip_suffix("xlarge") {
        Some("") => ("xlarge", 1),
        Some(times) => ("xlarge", times.parse::<u32>().ok()?),
        None => (size, 1),
    };
    let per = match family.chars().next()? {
        't' => [1, 2, 4, 8, 16],
        'm' => [1, 2, 4, 8, 16],
        'r' | 'x' => [1, 2, 8, 16, 32],
        _ => return None,
    };
    let at = ["micro", "small", "medium", "large", "xlarge"].iter().position(|s| *s == name)?;
    Some((per[at] * times * 85).min(16_000))
}

#[cfg(test)]
mod tests {
    use super::connections;

    #[test]
    fn the_default_limit_follows_the_memory_of_the_class() {
        for (class, limit) in [
            ("db.t3.micro", Some(85)),
            ("db.t3.medium", Some(340)),
            ("db.m5.large", Some(680)),
            ("db.r5.2xlarge", Some(5440)),
        ] {
            assert_eq!(connections(class), limit, "{class}");
        }
        assert_eq!(connections("db.serverless"), None);
    }
}
