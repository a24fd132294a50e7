//! Whose balancer the origin's name leads to: that of the cluster's controller, or another one.

use std::collections::BTreeSet;
use std::net::IpAddr;

use hopwise_probes::Hop;
use hopwise_probes::evidence::{Rung, ServerRole};

use super::name;
use crate::facts::behind::straight;
use crate::facts::evidence::{DnsLook, Evidence};
use crate::facts::{Author, Fact, Known, Looked, Seen, settle};

/// The origin's name leads to a controller that does not know the brand, and not to the balancer of the one that does.
pub static OF_OTHERS: Fact = Fact {
    name: "balancer.of-others",
    hop: Hop::Balancer,
    about: "the origin's name gives none of the addresses of the balancer that the controller's Service has; at those it \
            gives, a controller answers 404 for the brand, which the cluster's controllers, asked themselves, answer well",
    derive: of_others,
};

fn of_others(e: &Evidence<'_>) -> Known {
    let straight = straight(e);
    // Where visitors are served, the edge asks another origin than we were told.
    if !e.symptom().is_bad() {
        return Known::No;
    }
    if straight.is_empty() {
        return Known::not_looked("no request was sent to this hop; name it with --origin");
    }
    // A balancer before the balancer has other addresses too, but passes on what the cluster says.
    let unknown = |author| matches!(author, Author::Nginx | Author::IngressDefaultBackend);
    if !straight.iter().all(|(look, answer)| answer.status == 404 && unknown(look.attribution.author)) {
        return Known::No;
    }
    let readings: Vec<_> = straight.iter().map(|(look, _)| look.reading).collect();
    settle(elsewhere(e, &readings).map(Known::from_seen))
}

fn elsewhere(e: &Evidence<'_>, straight: &[&hopwise_probes::evidence::Reading]) -> Looked<Option<Seen>> {
    let answers = e.kube().pod_answers(Rung::Ingress)?;
    if answers.is_empty() {
        return Err(Known::not_looked("the controllers themselves"));
    }
    if answers.iter().any(|a| a.symptom.is_bad()) {
        return Ok(None);
    }
    let services = e.kube().controller_services()?;
    let own: Vec<_> = services.iter().flat_map(|s| &s.it.status.load_balancer.ingress).collect();
    let looks = |name: &str| e.dns_at(ServerRole::System, name, "A").collect::<Vec<_>>();
    let named: Vec<DnsLook<'_>> =
        own.iter().filter(|a| !a.hostname.is_empty()).flat_map(|a| looks(&a.hostname)).collect();
    let told = own.iter().filter_map(|a| a.ip.parse().ok());
    let of_cluster: BTreeSet<IpAddr> = told.chain(addresses(&named)).collect();
    let at_origin = name::looks(e);
    let of_origin: BTreeSet<IpAddr> = addresses(&at_origin).collect();
    if of_cluster.is_empty() || of_origin.is_empty() {
        return Err(Known::not_looked("the addresses of the controller's balancer"));
    }
    let list = |ips: &BTreeSet<IpAddr>| ips.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let readings = named.iter().chain(&at_origin).map(|l| l.reading).chain(straight.iter().copied());
    let readings = readings.chain(services.iter().map(|s| s.reading));
    let own_name = own.iter().map(|a| if a.hostname.is_empty() { &a.ip } else { &a.hostname }).next();
    Ok(of_origin.is_disjoint(&of_cluster).then(|| {
        Seen::by(readings)
            .word("given", list(&of_origin))
            .word("own_addresses", list(&of_cluster))
            .word("own_name", own_name.map_or("", String::as_str))
            .object(format!("name/{}", e.target().origin.as_ref().map_or("", |o| o.host.as_str())))
    }))
}

fn addresses<'a>(looks: &'a [DnsLook<'_>]) -> impl Iterator<Item = IpAddr> + 'a {
    looks.iter().filter_map(DnsLook::answer).flat_map(hopwise_probes::dns::addresses)
}
