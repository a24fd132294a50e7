//! The balancer's part: listeners, rules, target groups, health, and the instances behind.

use std::collections::BTreeSet;

use futures_util::future::join_all;
use tokio::join;

use super::keep::Fetched;
use super::names::{OriginNames, leads_to};
use crate::aws::listener as plan;
use crate::evidence::Reply;
use crate::evidence::aws::acm::AcmCertificate;
use crate::evidence::aws::ec2::{InstanceStatuses, Instances};
use crate::evidence::aws::elb::{ClassicAttributes, ClassicBalancer, ClassicBalancers, InstanceHealth};
use crate::evidence::aws::elbv2::{
    Listener, ListenerCertificates, ListenerRules, Listeners, LoadBalancer, LoadBalancerAttributes, LoadBalancers,
    TargetGroupAttributes, TargetGroups, TargetHealth,
};
use crate::evidence::aws::waf::WebAclForResource;
use crate::live::aws::Session;
use crate::walk::Walk;

/// How many target groups of a balancer are looked at.
const GROUPS: usize = 4;
/// How many balancers are resolved, where none is known by its name.
const NAMES: usize = 20;
/// How many instances are looked at.
const INSTANCES: usize = 50;

/// What stands behind the origin's name.
#[derive(Debug, Default)]
pub(super) struct Behind {
    pub(super) balancers: Vec<LoadBalancer>,
    pub(super) classics: Vec<ClassicBalancer>,
}

impl Walk {
    /// Writes down the balancers that the origin leads to: by its names, by Route 53's alias, or by equal addresses.
    pub(super) async fn aws_match(
        &self,
        session: &Session,
        edge: &Session,
        region: &str,
        mut names: OriginNames,
        (balancers, classics): (Fetched, Fetched),
    ) -> Behind {
        let listed = |f: &Fetched| -> Vec<String> {
            let all = f.answer::<LoadBalancers>().map(|l| l.matching.into_iter().map(|b| b.dns_name).collect());
            let classic =
                || f.answer::<ClassicBalancers>().map(|l| l.matching.into_iter().map(|b| b.dns_name).collect());
            all.or_else(classic).unwrap_or_default()
        };
        let all: Vec<String> = listed(&balancers).into_iter().chain(listed(&classics)).collect();
        if !all.iter().any(|name| names.hold(name)) {
            // DNS is asked before the API of Route 53, which allows a whole account five requests a second.
            if !names.addresses.is_empty() {
                let seen = join_all(all.iter().take(NAMES).map(|name| self.follow(name))).await;
                let same = seen.into_iter().filter(|o| o.addresses.iter().any(|a| names.addresses.contains(a)));
                let same: Vec<_> = same.filter_map(|o| o.names.into_iter().next()).collect();
                names.names.extend(same);
            }
            let origin = names.names.first().cloned().filter(|n| n.parse::<std::net::IpAddr>().is_err());
            if !all.iter().any(|name| names.hold(name))
                && let Some(origin) = origin
            {
                names.names.extend(leads_to(&self.route53(edge, &origin).await));
            }
        }
        if let Some(other) = names.region().filter(|other| *other != region)
            && !all.iter().any(|name| names.hold(name))
        {
            let why = format!("the balancer lies in {other}, and {region} was asked; give --region {other}");
            self.aws_note::<LoadBalancers>(other, "", Reply::NotAsked(why));
        }
        let balancers = self.aws_keep::<LoadBalancers>(session, "", balancers, |mut all| {
            all.matching.retain(|b| names.hold(&b.dns_name));
            all
        });
        let classics = self.aws_keep::<ClassicBalancers>(session, "", classics, |mut all| {
            all.matching.retain(|b| names.hold(&b.dns_name));
            all
        });
        Behind {
            balancers: balancers.map(|b| b.matching).unwrap_or_default(),
            classics: classics.map(|b| b.matching).unwrap_or_default(),
        }
    }

    /// Asks all about the balancers and what is behind them; gives the ids of security groups that matter.
    pub(super) async fn aws_behind(
        &self,
        session: &Session,
        region: &str,
        behind: &Behind,
        groups: &Fetched,
    ) -> BTreeSet<String> {
        let modern = join_all(behind.balancers.iter().take(2).map(|b| self.modern(session, region, b, groups)));
        let classic = join_all(behind.classics.iter().take(2).map(|b| self.classic(session, region, b)));
        let (modern, classic) = join!(modern, classic);
        let targets: BTreeSet<String> = modern.into_iter().chain(classic).flatten().collect();
        let own = behind.balancers.iter().flat_map(|b| &b.security_groups);
        let mut groups: BTreeSet<String> =
            own.chain(behind.classics.iter().flat_map(|b| &b.security_groups)).cloned().collect();
        groups.extend(self.nodes(session, region, &targets).await);
        groups
    }

    /// Gives the ids or addresses of the targets.
    async fn modern(&self, session: &Session, region: &str, b: &LoadBalancer, all_groups: &Fetched) -> Vec<String> {
        let arn = b.arn.as_str();
        let listeners = async {
            let all = self.aws_look::<Listeners>(session, region, arn, session.listeners(region, arn)).await;
            let all = all.map(|l| l.listeners).unwrap_or_default();
            let port = self.target.origin.as_ref().map_or_else(|| self.origin_port(), |o| o.port);
            if let Some(listener) = plan::listener_for(&all, port) {
                self.listener(session, region, listener).await;
            }
        };
        let groups = async {
            let all = self.aws_keep::<TargetGroups>(session, arn, all_groups.clone(), |mut all| {
                all.load_balancer = arn.to_owned();
                all.groups.retain(|g| g.load_balancers.iter().any(|b| b == arn));
                all
            });
            let all = all.map(|g| g.groups).unwrap_or_default();
            let asked = all.iter().take(GROUPS).map(|group| async {
                let (health, _) = join!(
                    self.aws_look::<TargetHealth>(
                        session,
                        region,
                        &group.arn,
                        session.target_health(region, &group.arn)
                    ),
                    self.aws_look::<TargetGroupAttributes>(
                        session,
                        region,
                        &group.arn,
                        session.target_group_attributes(region, &group.arn)
                    ),
                );
                health.map(|h| h.targets.into_iter().map(|t| t.id).collect::<Vec<_>>()).unwrap_or_default()
            });
            join_all(asked).await.concat()
        };
        let attributes = session.load_balancer_attributes(region, arn);
        let waf = async {
            if b.kind == "application" {
                let asked = session.web_acl_for(region, arn);
                let found = self.aws_look::<WebAclForResource>(session, region, arn, asked).await;
                if let Some(acl) = found.and_then(|f| f.arn) {
                    self.samples(session, region, &acl, "ALL").await;
                }
            }
        };
        let (_, targets, _, ()) =
            join!(listeners, groups, self.aws_look::<LoadBalancerAttributes>(session, region, arn, attributes), waf,);
        targets
    }

    async fn listener(&self, session: &Session, region: &str, listener: &Listener) {
        let arn = listener.arn.as_str();
        let rules = async {
            if listener.protocol.starts_with("HTTP") {
                self.aws_look::<ListenerRules>(session, region, arn, session.listener_rules(region, arn)).await;
            }
        };
        let certificates = async {
            let asked = session.listener_certificates(region, arn);
            if listener.certificate.is_some() {
                self.aws_look::<ListenerCertificates>(session, region, arn, asked).await;
            }
        };
        let state = async {
            if let Some(arn) = listener.certificate.as_deref().filter(|a| a.contains(":acm:")) {
                self.aws_look::<AcmCertificate>(session, region, arn, session.certificate(arn)).await;
            }
        };
        join!(rules, certificates, state);
    }

    /// Gives the ids of the instances.
    async fn classic(&self, session: &Session, region: &str, b: &ClassicBalancer) -> Vec<String> {
        let certificate = async {
            let arns = b.listeners.iter().filter_map(|l| l.certificate.as_deref()).filter(|a| a.contains(":acm:"));
            if let Some(arn) = arns.min() {
                self.aws_look::<AcmCertificate>(session, region, arn, session.certificate(arn)).await;
            }
        };
        let (health, _, ()) = join!(
            self.aws_look::<InstanceHealth>(session, region, &b.name, session.instance_health(region, &b.name)),
            self.aws_look::<ClassicAttributes>(session, region, &b.name, session.classic_attributes(region, &b.name)),
            certificate,
        );
        let listed = health.map(|h| h.instances.into_iter().map(|i| i.id).collect());
        listed.unwrap_or_else(|| b.instances.clone())
    }

    /// The instances behind targets: by id, or by address where pods or nodes are registered so.
    async fn nodes(&self, session: &Session, region: &str, targets: &BTreeSet<String>) -> BTreeSet<String> {
        let ids: Vec<String> = targets.iter().filter(|t| t.starts_with("i-")).take(INSTANCES).cloned().collect();
        let addresses: Vec<String> =
            targets.iter().filter(|t| t.parse::<std::net::IpAddr>().is_ok()).take(INSTANCES).cloned().collect();
        let by_id = async {
            if ids.is_empty() {
                return None;
            }
            let about = ids.join(",");
            let (found, _) = join!(
                self.aws_look::<Instances>(session, region, &about, session.instances(region, &ids)),
                self.aws_look::<InstanceStatuses>(session, region, &about, session.instance_statuses(region, &ids)),
            );
            found
        };
        let by_address = async {
            if addresses.is_empty() {
                return None;
            }
            let about = addresses.join(",");
            self.aws_look::<Instances>(session, region, &about, session.instances_at(region, &addresses)).await
        };
        let (by_id, by_address) = join!(by_id, by_address);
        let found = by_id.into_iter().chain(by_address).flat_map(|i| i.instances);
        found.flat_map(|i| i.security_groups).collect()
    }

    /// The port that the discovered origin is asked on.
    fn origin_port(&self) -> u16 {
        let told = self.discovered.borrow().clone().flatten();
        told.map_or_else(|| self.target.port(), |o| o.port)
    }
}
