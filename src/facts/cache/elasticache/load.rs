//! How full the brand's cache is, by CloudWatch.

use hopwise_probes::Hop;
use hopwise_probes::evidence::aws::cloudwatch::Series;

use super::ours::ours;
use crate::facts::aws::metric;
use crate::facts::{Evidence, Fact, Known};

/// Memory is used up.
pub static MEMORY_FULL: Fact = Fact {
    name: "elasticache.memory-full",
    hop: Hop::Cache,
    about: "a node of the brand's cache uses more than 95 % of its memory",
    derive: |e| {
        over(e, "DatabaseMemoryUsagePercentage", "memory", |s| {
            let used = s.highest.or(s.latest)?;
            (used > 95.0).then(|| format!("{used:.0}"))
        })
    },
};

/// Keys are thrown out.
pub static EVICTING: Fact = Fact {
    name: "elasticache.evicting",
    hop: Hop::Cache,
    about: "a node of the brand's cache threw out keys for want of memory",
    derive: |e| over(e, "Evictions", "evictions", |s| (s.sum > 0.0).then(|| format!("{:.0}", s.sum))),
};

fn over(e: &Evidence<'_>, name: &str, word: &'static str, is: impl Fn(&Series) -> Option<String>) -> Known {
    let own = match ours(e) {
        Ok(own) => own,
        Err(why) => return Known::Unknown(why),
    };
    let mut blind = None;
    for cache in &own {
        for member in &cache.clusters {
            match metric::of(e, "AWS/ElastiCache", name, &member.it.id) {
                Ok((series, minutes)) => {
                    if let Some(value) = is(series.it) {
                        let seen = cache.seen().word("node", &member.it.id).word(word, value).word("window", minutes);
                        let mut seen = seen;
                        seen.evidence.push(series.reading.id.clone());
                        return Known::Yes(seen);
                    }
                }
                Err(why) => blind = Some(why),
            }
        }
    }
    blind.map_or(Known::No, Known::Unknown)
}
