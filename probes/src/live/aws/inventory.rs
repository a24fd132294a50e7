//! What an account holds for many hosts at once: what they share is asked once, and DNS before Route 53.

use std::collections::{BTreeMap, BTreeSet};

use futures_util::StreamExt as _;
use futures_util::stream::iter;
use tokio::join;

use super::Session;
use crate::aws::{brand, edge};
use crate::evidence::aws::Kind;
use crate::evidence::aws::cloudfront::Distributions;
use crate::evidence::aws::elb::ClassicBalancers;
use crate::evidence::aws::elbv2::{LoadBalancers, TargetGroups, TargetHealth};
use crate::evidence::aws::route53::{HostedZones, Records};
use crate::evidence::{AwsAnswer, Reply};

/// How many names are resolved at the same time.
const AT_ONCE: usize = 50;

/// What stands behind one host.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Holding {
    /// Id of the distribution.
    pub distribution: Option<String>,
    /// Name of the balancer.
    pub balancer: Option<String>,
    /// How many targets of how many are healthy.
    pub healthy: Option<(usize, usize)>,
    /// Names that the host leads to, where Route 53 had to be asked.
    pub alias: Vec<String>,
}

/// What the account holds for each host. `resolve` gives the names and addresses that DNS knows of a name.
pub async fn inventory(
    session: &Session,
    region: &str,
    hosts: &[String],
    resolve: impl AsyncFn(&str) -> Vec<String>,
) -> BTreeMap<String, Holding> {
    let (distributions, balancers, classics, groups) = join!(
        session.distributions(),
        session.load_balancers(region),
        session.classic_balancers(region),
        session.target_groups(region),
    );
    let distributions = answer::<Distributions>(distributions).map(|d| d.matching).unwrap_or_default();
    let balancers = answer::<LoadBalancers>(balancers).map(|b| b.matching).unwrap_or_default();
    let classics = answer::<ClassicBalancers>(classics).map(|b| b.matching).unwrap_or_default();
    let groups = answer::<TargetGroups>(groups).map(|g| g.groups).unwrap_or_default();

    let mut found: BTreeMap<String, Holding> = BTreeMap::new();
    let mut origins: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for host in hosts {
        let distribution = edge::distribution_for(&distributions, host);
        let origin = distribution.and_then(|d| edge::origin_of(d, &d.default_behaviour));
        origins.entry(origin.map_or(host.as_str(), |o| o.domain.as_str())).or_default().push(host);
        found.insert(host.clone(), Holding { distribution: distribution.map(|d| d.id.clone()), ..Holding::default() });
    }

    // Brands behind one balancer share its origin's name, its groups and their health.
    let mut health: BTreeMap<String, Option<(usize, usize)>> = BTreeMap::new();
    for (origin, names) in all(&resolve, origins.keys().copied().collect()).await {
        let leads = |name: &str| origin == name || names.iter().any(|n| n.eq_ignore_ascii_case(name));
        let modern = balancers.iter().find(|b| leads(&b.dns_name));
        let name = modern.map(|b| &b.name).or_else(|| classics.iter().find(|b| leads(&b.dns_name)).map(|b| &b.name));
        for host in origins.get(origin.as_str()).into_iter().flatten() {
            if let Some(holding) = found.get_mut(*host) {
                holding.balancer = name.cloned();
            }
        }
        if let Some(b) = modern {
            health.entry(b.name.clone()).or_default();
        }
    }
    let wanted = balancers.iter().filter(|b| health.contains_key(&b.name)).flat_map(|b| {
        let own = groups.iter().filter(|g| g.load_balancers.contains(&b.arn));
        own.map(|g| (b.name.clone(), g.arn.clone()))
    });
    let asked = iter(wanted.collect::<Vec<_>>())
        .map(|(name, arn)| async move { (name, answer::<TargetHealth>(session.target_health(region, &arn).await)) });
    for (name, told) in asked.buffer_unordered(AT_ONCE).collect::<Vec<_>>().await {
        let Some(told) = told else { continue };
        let good = told.targets.iter().filter(|t| t.state == "healthy").count();
        let sum = health.entry(name).or_default().get_or_insert((0, 0));
        *sum = (sum.0 + good, sum.1 + told.targets.len());
    }
    for holding in found.values_mut() {
        holding.healthy = holding.balancer.as_ref().and_then(|name| health.get(name).copied().flatten());
    }
    in_doubt(session, &distributions, &mut found, resolve).await;
    found
}

/// Asks Route 53 for the hosts that DNS does not lead to their distribution; each zone is looked for once.
async fn in_doubt(
    session: &Session,
    distributions: &[crate::evidence::aws::cloudfront::Distribution],
    found: &mut BTreeMap<String, Holding>,
    resolve: impl AsyncFn(&str) -> Vec<String>,
) {
    let domain = |holding: &Holding| {
        let id = holding.distribution.as_ref()?;
        distributions.iter().find(|d| d.id == *id).map(|d| d.domain.clone())
    };
    let resolved: BTreeMap<_, _> =
        all(&resolve, found.keys().map(String::as_str).collect()).await.into_iter().collect();
    let leads = |host: &str, to: &str| resolved.get(host).is_some_and(|n| n.iter().any(|n| n.eq_ignore_ascii_case(to)));
    let doubtful: Vec<String> = found
        .iter()
        .filter(|(host, holding)| domain(holding).is_some_and(|to| !leads(host, &to)))
        .map(|(host, _)| host.clone())
        .collect();
    let apexes: BTreeSet<&str> = doubtful.iter().map(|host| brand::apex(host)).collect();
    let zones = iter(apexes).map(|apex| async move {
        (apex, answer::<HostedZones>(session.hosted_zones(apex, apex).await).map(|z| z.zones).unwrap_or_default())
    });
    let zones: BTreeMap<_, _> = zones.buffer_unordered(AT_ONCE).collect().await;
    for host in &doubtful {
        let Some(zone) = zones.get(brand::apex(host)).and_then(|z| z.first()) else { continue };
        let Some(records) = answer::<Records>(session.records(&zone.id, host).await) else { continue };
        if let Some(holding) = found.get_mut(host) {
            holding.alias = records.records.iter().filter_map(|r| Some(r.alias.as_ref()?.name.clone())).collect();
        }
    }
}

async fn all(resolve: &impl AsyncFn(&str) -> Vec<String>, names: Vec<&str>) -> Vec<(String, Vec<String>)> {
    let asked = iter(names).map(|name| async move { (name.to_owned(), resolve(name).await) });
    asked.buffer_unordered(AT_ONCE).collect().await
}

fn answer<T: Kind + Clone>(reply: Reply<AwsAnswer>) -> Option<T> {
    reply.answer().and_then(T::of).cloned()
}
