//! Asks Route 53.

use aws_sdk_route53::types as sdk;

use super::Session;
use super::session::client;
use super::time::{bare, some};
use crate::evidence::Reply;
use crate::evidence::aws::AwsAnswer;
use crate::evidence::aws::route53::{AliasTarget, HostedZone, HostedZoneDetail, HostedZones, Records, ZoneRecord};

const REGION: &str = "global";

impl Session {
    /// The zones that may hold a host, nearest first; Route 53 lists from `apex` on in its own order.
    pub async fn hosted_zones(&self, apex: &str, host: &str) -> Reply<AwsAnswer> {
        let client = client!(self, aws_sdk_route53, REGION);
        self.ask(client.list_hosted_zones_by_name().dns_name(apex).max_items(10).send(), |o| {
            let mut zones: Vec<_> = o
                .hosted_zones()
                .iter()
                .map(|z| HostedZone {
                    id: z.id().trim_start_matches("/hostedzone/").to_owned(),
                    name: bare(z.name()),
                    private: z.config().is_some_and(|c| c.private_zone()),
                    records: z.resource_record_set_count().and_then(|n| u64::try_from(n).ok()).unwrap_or_default(),
                })
                .filter(|z| host == z.name || host.ends_with(&format!(".{}", z.name)))
                .collect();
            zones.sort_by_key(|z: &HostedZone| (std::cmp::Reverse(z.name.len()), z.private, z.id.clone()));
            HostedZones { zones }
        })
        .await
    }

    /// A zone with its name servers.
    pub async fn hosted_zone(&self, id: &str) -> Reply<AwsAnswer> {
        let client = client!(self, aws_sdk_route53, REGION);
        self.ask(client.get_hosted_zone().id(id).send(), |o| HostedZoneDetail {
            id: id.to_owned(),
            name: o.hosted_zone().map(|z| bare(z.name())).unwrap_or_default(),
            private: o.hosted_zone().and_then(|z| z.config()).is_some_and(|c| c.private_zone()),
            name_servers: o
                .delegation_set()
                .map(|d| d.name_servers())
                .unwrap_or_default()
                .iter()
                .map(|n| bare(n))
                .collect(),
        })
        .await
    }

    /// The records of a name, and a wildcard beside it.
    pub async fn records(&self, zone: &str, name: &str) -> Reply<AwsAnswer> {
        let client = client!(self, aws_sdk_route53, REGION);
        let asked = client.list_resource_record_sets().hosted_zone_id(zone).start_record_name(name).max_items(20);
        self.ask(asked.send(), |o| Records {
            zone: zone.to_owned(),
            name: name.to_owned(),
            records: o
                .resource_record_sets()
                .iter()
                .map(record)
                .filter(|r| r.name.eq_ignore_ascii_case(name.trim_end_matches('.')))
                .collect(),
        })
        .await
    }
}

fn record(r: &sdk::ResourceRecordSet) -> ZoneRecord {
    let routing = match r {
        _ if r.region().is_some() => Some("latency"),
        _ if r.geo_location().is_some() => Some("geo"),
        _ if r.geo_proximity_location().is_some() => Some("geoproximity"),
        _ if r.multi_value_answer() == Some(true) => Some("multivalue"),
        _ if r.cidr_routing_config().is_some() => Some("cidr"),
        _ => None,
    };
    ZoneRecord {
        name: bare(r.name()),
        rtype: r.r#type().as_str().to_owned(),
        ttl: r.ttl().and_then(|t| u64::try_from(t).ok()),
        values: r.resource_records().iter().map(|v| v.value().to_owned()).collect(),
        alias: r.alias_target().map(|a| AliasTarget {
            name: bare(a.dns_name()),
            zone: a.hosted_zone_id().to_owned(),
            evaluate_health: a.evaluate_target_health(),
        }),
        set_identifier: some(r.set_identifier()),
        weight: r.weight().and_then(|w| u64::try_from(w).ok()),
        failover: r.failover().map(|f| f.as_str().to_owned()),
        routing: routing.map(str::to_owned),
        health_check: some(r.health_check_id()),
    }
}
