//! The region's part: balancers, databases, caches, builds and images.

use std::collections::BTreeSet;

use futures_util::future::join_all;
use tokio::join;
use tokio::sync::oneshot;

use super::names::OriginNames;
use crate::aws::{brand, metrics};
use crate::evidence::Reply;
use crate::evidence::aws::cloudwatch::Metrics;
use crate::evidence::aws::codebuild::{BuildProjects, Builds, ProjectBuilds};
use crate::evidence::aws::ec2::SecurityGroups;
use crate::evidence::aws::ecr::{Images, Repositories};
use crate::evidence::aws::elasticache::{CacheClusters, CacheEvents, ReplicationGroups};
use crate::evidence::aws::elbv2::LoadBalancers;
use crate::evidence::aws::rds::{DbClusters, DbEvents, DbInstances};
use crate::live::aws::Session;
use crate::live::{AwsNames, AwsSettings};
use crate::walk::Walk;

/// How many projects or repositories are looked into.
const FEW: usize = 2;

/// The services that may be the brand's.
#[derive(Debug, Default)]
struct Stores {
    databases: Vec<String>,
    caches: Vec<String>,
    groups: BTreeSet<String>,
}

impl Walk {
    /// Asks all that lives in the region.
    pub(super) async fn aws_region(
        &self,
        session: &Session,
        edge: &Session,
        settings: &AwsSettings,
        names: oneshot::Receiver<OriginNames>,
    ) {
        let Some(region) = session.region().map(str::to_owned) else {
            // Only the origin's own name can tell the region now.
            let names = names.await.unwrap_or_default();
            match names.region().map(str::to_owned) {
                Some(region) => self.aws_in(session, edge, &region, &settings.names, async { names }).await,
                None => {
                    let why = "no AWS region is known; give --region or AWS_REGION".to_owned();
                    self.aws_note::<LoadBalancers>("", "", Reply::NotAsked(why));
                }
            }
            return;
        };
        let names = async { names.await.unwrap_or_default() };
        self.aws_in(session, edge, &region, &settings.names, names).await;
    }

    async fn aws_in(
        &self,
        session: &Session,
        edge: &Session,
        region: &str,
        given: &AwsNames,
        names: impl Future<Output = OriginNames>,
    ) {
        let balancers = async {
            let lists = async {
                join!(
                    self.aws_fetch(region, session.load_balancers(region)),
                    self.aws_fetch(region, session.classic_balancers(region)),
                    self.aws_fetch(region, session.target_groups(region)),
                )
            };
            let ((modern, classic, targets), names) = join!(lists, names);
            let behind = self.aws_match(session, edge, region, names, (modern, classic)).await;
            let groups = self.aws_behind(session, region, &behind, &targets).await;
            (behind, groups)
        };
        let stores = self.stores(session, region, given);
        let ((behind, mut groups), stores, ()) = join!(balancers, stores, self.delivery(session, region, given));
        groups.extend(stores.groups);
        let mut wanted: Vec<_> = behind.balancers.iter().flat_map(|b| metrics::of_balancer(&b.arn)).collect();
        wanted.extend(behind.classics.iter().flat_map(|b| metrics::of_classic(&b.name)));
        wanted.extend(stores.databases.iter().flat_map(|d| metrics::of_database(d)));
        wanted.extend(stores.caches.iter().flat_map(|c| metrics::of_cache(c)));
        let sums = async {
            if !wanted.is_empty() {
                let asked = session.metrics(region, &wanted, self.recorder.now());
                self.aws_look::<Metrics>(session, region, "", asked).await;
            }
        };
        let walls = async {
            let groups: Vec<_> = groups.into_iter().take(50).collect();
            if !groups.is_empty() {
                let asked = session.security_groups(region, &groups);
                self.aws_look::<SecurityGroups>(session, region, &groups.join(","), asked).await;
            }
        };
        join!(sums, walls);
    }

    async fn stores(&self, session: &Session, region: &str, given: &AwsNames) -> Stores {
        let target = &self.target;
        let (instances, events, replicas, clusters, cache_events) = join!(
            self.aws_fetch(region, session.db_instances(region)),
            self.aws_look::<DbEvents>(session, region, "", session.db_events(region)),
            self.aws_fetch(region, session.replication_groups(region)),
            self.aws_fetch(region, session.cache_clusters(region)),
            self.aws_look::<CacheEvents>(session, region, "", session.cache_events(region)),
        );
        let _ = (events, cache_events);
        let instances = self.aws_keep::<DbInstances>(session, "", instances, |mut all| {
            all.instances = brand::keep(target, &given.databases, all.instances, |d| &d.id);
            all
        });
        self.aws_keep::<ReplicationGroups>(session, "", replicas, |mut all| {
            all.groups = brand::keep(target, &given.caches, all.groups, |g| &g.id);
            all
        });
        let clusters = self.aws_keep::<CacheClusters>(session, "", clusters, |mut all| {
            all.clusters =
                brand::keep(target, &given.caches, all.clusters, |c| c.replication_group.as_deref().unwrap_or(&c.id));
            all
        });
        let (instances, clusters) =
            (instances.map(|i| i.instances).unwrap_or_default(), clusters.map(|c| c.clusters).unwrap_or_default());
        if instances.iter().any(|i| i.cluster.is_some()) {
            self.aws_look::<DbClusters>(session, region, "", session.db_clusters(region)).await;
        }
        let groups = instances.iter().flat_map(|i| &i.security_groups);
        let groups = groups.chain(clusters.iter().flat_map(|c| &c.security_groups)).cloned().collect();
        Stores {
            databases: instances.into_iter().take(5).map(|i| i.id).collect(),
            caches: clusters.into_iter().take(5).map(|c| c.id).collect(),
            groups,
        }
    }

    /// What was built and stored for the pod.
    async fn delivery(&self, session: &Session, region: &str, given: &AwsNames) {
        let target = &self.target;
        let builds = async {
            let fetched = self.aws_fetch(region, session.build_projects(region)).await;
            let kept = self.aws_keep::<BuildProjects>(session, "", fetched, |mut all| {
                all.names = brand::keep(target, &given.projects, all.names, |n| n);
                all
            });
            let names = kept.map(|k| k.names).unwrap_or_default();
            let names = ours(target, &given.projects, names);
            let ids = join_all(names.iter().map(|name| async move {
                let found = session.project_builds(region, name);
                self.aws_look::<ProjectBuilds>(session, region, name, found).await.map(|b| b.ids).unwrap_or_default()
            }));
            let ids = ids.await.concat();
            if !ids.is_empty() {
                self.aws_look::<Builds>(session, region, &ids.join(","), session.builds(region, &ids)).await;
            }
        };
        let images = async {
            let fetched = self.aws_fetch(region, session.repositories(region)).await;
            let kept = self.aws_keep::<Repositories>(session, "", fetched, |mut all| {
                all.repositories = brand::keep(target, &given.repositories, all.repositories, |r| &r.name);
                all
            });
            let names = kept.map(|k| k.repositories.into_iter().map(|r| r.name).collect()).unwrap_or_default();
            let names = ours(target, &given.repositories, names);
            join_all(names.iter().map(|name| async move {
                self.aws_look::<Images>(session, region, name, session.images(region, name, "")).await;
            }))
            .await;
        };
        join!(builds, images);
    }
}

/// Those to look into: the ones that were named or whose name speaks for the brand, else the only ones.
fn ours(target: &crate::target::Target, given: &[String], names: Vec<String>) -> Vec<String> {
    let speaking: Vec<_> =
        names.iter().filter(|n| given.contains(n) || brand::may_be_meant(target, n)).take(FEW).cloned().collect();
    match (speaking.is_empty(), names.len() <= FEW) {
        (false, _) => speaking,
        (true, true) => names,
        (true, false) => Vec::new(),
    }
}
