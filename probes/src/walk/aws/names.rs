//! By which names the origin is known: DNS is asked first, Route 53 only where DNS does not lead to a balancer.

use std::net::IpAddr;

use crate::aws::brand;
use crate::evidence::aws::Call;
use crate::evidence::aws::route53::{HostedZoneDetail, HostedZones, Records};
use crate::evidence::{AwsQuestion, DnsAnswer, Question, ServerRole};
use crate::live::aws::Session;
use crate::walk::Walk;
use crate::{dns, live};

/// What DNS says of the origin.
#[derive(Debug, Default)]
pub(super) struct OriginNames {
    /// Its name and all that this is an alias of, in lower case without a last dot.
    pub(super) names: Vec<String>,
    /// Its addresses.
    pub(super) addresses: Vec<IpAddr>,
}

impl OriginNames {
    /// Whether a balancer's name is among them. CloudFront and consoles put `dualstack.` before it.
    pub(super) fn hold(&self, name: &str) -> bool {
        let plain = |n: &str| n.trim_end_matches('.').trim_start_matches("dualstack.").to_ascii_lowercase();
        !name.is_empty() && self.names.iter().any(|n| plain(n) == plain(name))
    }

    /// The region that a balancer's own name tells.
    pub(super) fn region(&self) -> Option<&str> {
        self.names.iter().find_map(|name| {
            let labels: Vec<_> = name.split('.').collect();
            let elb = labels.iter().position(|l| *l == "elb")?;
            // Network load balancers have the region behind `elb`, all others before it.
            let around = [elb.checked_sub(1), Some(elb + 1)];
            around.into_iter().flatten().filter_map(|i| labels.get(i)).find(|l| l.matches('-').count() == 2).copied()
        })
    }
}

/// Where records of Route 53 lead to: their alias targets, and the values of CNAME records.
pub(super) fn leads_to(records: &[Records]) -> Vec<String> {
    let all = || records.iter().flat_map(|r| &r.records);
    let aliases = all().filter_map(|r| Some(r.alias.as_ref()?.name.clone()));
    let values = all().filter(|r| r.rtype == "CNAME").flat_map(|r| &r.values);
    aliases.chain(values.map(|v| v.trim_end_matches('.').to_owned())).collect()
}

impl Walk {
    /// Follows a name through DNS. These questions repeat what the walk of DNS wrote down, or only name a balancer.
    pub(super) async fn follow(&self, host: &str) -> OriginNames {
        let host = host.trim_end_matches('.').to_ascii_lowercase();
        if let Ok(ip) = host.parse() {
            return OriginNames { names: vec![host], addresses: vec![ip] };
        }
        let mut found = OriginNames { names: vec![host.clone()], addresses: Vec::new() };
        let Some(resolver) = self.resolvers.first() else { return found };
        let question = dns::question(ServerRole::System, None, *resolver, &host, "A");
        let answer: Option<DnsAnswer> = live::dns::ask(&question, *resolver, true, self.settings.dns).await.ok();
        if let Some(answer) = answer {
            found.addresses = dns::addresses(&answer);
            found.names.extend(dns::aliases(&answer).iter().map(|n| n.trim_end_matches('.').to_ascii_lowercase()));
        }
        found
    }

    /// What Route 53 says of a name: the zone that holds it, its servers, and the name's records.
    pub(super) async fn route53(&self, session: &Session, host: &str) -> Vec<Records> {
        let asked = AwsQuestion { call: Call::HostedZones, region: "global".to_owned(), about: host.to_owned() };
        if self.recorder.has(&Question::Aws(asked)) {
            return Vec::new();
        }
        let apex = brand::apex(host);
        let zones = session.hosted_zones(apex, host);
        let Some(zones) = self.aws_look::<HostedZones>(session, "global", host, zones).await else { return Vec::new() };
        let nearest = zones.zones.first().map(|z| z.name.clone()).unwrap_or_default();
        let own: Vec<_> = zones.zones.iter().filter(|z| z.name == nearest).take(2).collect();
        let asked = own.iter().map(|zone| async move {
            let about = format!("{} {host}", zone.id);
            let (_, records) = tokio::join!(
                async {
                    if host == self.target.host() && !zone.private {
                        let detail = session.hosted_zone(&zone.id);
                        self.aws_look::<HostedZoneDetail>(session, "global", &zone.id, detail).await;
                    }
                },
                self.aws_look::<Records>(session, "global", &about, session.records(&zone.id, host)),
            );
            records
        });
        futures_util::future::join_all(asked).await.into_iter().flatten().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_region_is_read_from_a_balancers_own_name() {
        let of = |name: &str| {
            let names = OriginNames { names: vec![name.to_owned()], addresses: Vec::new() };
            names.region().map(str::to_owned)
        };
        assert_eq!(of("web-1.eu-central-1.elb.amazonaws.com").as_deref(), Some("eu-central-1"));
        assert_eq!(of("web-1.elb.us-east-2.amazonaws.com").as_deref(), Some("us-east-2"));
        assert_eq!(of("origin.brand-a.test"), None);
    }

    #[test]
    fn a_balancer_is_known_under_its_dual_stack_name_too() {
        let names =
            OriginNames { names: vec!["dualstack.Web-1.eu-central-1.elb.amazonaws.com.".into()], addresses: vec![] };
        assert!(names.hold("web-1.eu-central-1.elb.amazonaws.com") && !names.hold(""));
    }
}
