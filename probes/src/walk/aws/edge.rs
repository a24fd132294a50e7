//! The edge's part: the distribution for the host, and all that belongs to it.

use tokio::join;

use super::Names;
use super::names::{self, OriginNames};
use crate::aws::{edge as plan, managed};
use crate::evidence::aws::acm::AcmCertificate;
use crate::evidence::aws::cloudfront::{
    Behaviour, ConflictingAliases, Distribution, DistributionDetail, Distributions, Invalidations,
};
use crate::evidence::aws::policies::{CachePolicy, OriginRequestPolicy};
use crate::evidence::aws::waf::{SampledRequests, WebAcl};
use crate::live::aws::Session;
use crate::target::Origin;
use crate::walk::Walk;

const GLOBAL: &str = "global";

impl Walk {
    /// Finds the distribution, tells the origin as soon as it is known, and asks for the rest.
    pub(super) async fn aws_edge(&self, session: &Session, tell: Names) {
        let host = self.target.host();
        let (fetched, mut seen) = join!(self.aws_fetch(GLOBAL, session.distributions()), self.follow(host));
        let listed = fetched.answer::<Distributions>().map(|all| all.matching).unwrap_or_default();
        let known = listed.iter().any(|d| plan::answers_for(d, host) || seen.hold(&d.domain));
        if !known && !listed.is_empty() {
            // An alias record shows its addresses alone: only Route 53 tells which distribution it leads to.
            seen.names.extend(names::leads_to(&self.route53(session, host).await));
        }
        let all = self.aws_keep::<Distributions>(session, "", fetched, |all| {
            all.narrowed(|d| plan::answers_for(d, host) || seen.hold(&d.domain))
        });
        let led_to = |all: &Distributions| all.matching.iter().find(|d| seen.hold(&d.domain)).cloned();
        let holder =
            all.as_ref().and_then(|all| plan::distribution_for(&all.matching, host).cloned().or_else(|| led_to(all)));
        let Some(distribution) = &holder else {
            // Without a distribution the host itself may lead to the balancer; without an answer nobody knows.
            let origin = self.target.origin.as_ref().map_or(host, |o| o.host.as_str());
            let names = if origin == host { seen } else { self.follow(origin).await };
            let empty = names.addresses.is_empty();
            let _ = tell.send(names);
            self.found_origin(None);
            if empty {
                self.route53(session, host).await;
            }
            return;
        };
        let behaviour = plan::behaviour_for(distribution, self.target.url.path());
        let origin = plan::origin_of(distribution, behaviour);
        if let Some(origin) = origin.filter(|o| plan::bucket_of(o).is_none()) {
            let (port, _) = plan::origin_port(origin, self.target.url.scheme() == "https");
            self.found_origin(Some(Origin { host: origin.domain.clone(), port }));
        }
        self.found_origin(None);
        let names = async {
            let known = self.target.origin.as_ref().map(|o| o.host.as_str());
            let _ = tell.send(match known.or(origin.map(|o| o.domain.as_str())) {
                Some(domain) => self.follow(domain).await,
                None => OriginNames::default(),
            });
        };
        let buckets = self.aws_storage(session, distribution, origin);
        join!(
            names,
            self.aws_of_distribution(session, distribution, behaviour),
            self.in_doubt(session, distribution, &seen),
            buckets
        );
    }

    async fn aws_of_distribution(&self, session: &Session, d: &Distribution, behaviour: &Behaviour) {
        let host = self.target.host();
        let detail = async {
            let found = session.distribution(&d.id);
            let detail = self.aws_look::<DistributionDetail>(session, GLOBAL, &d.id, found).await;
            if detail.is_some_and(|d| d.invalidations > 0) {
                self.aws_look::<Invalidations>(session, GLOBAL, &d.id, session.invalidations(&d.id)).await;
            }
        };
        let aliases = session.conflicting_aliases(&d.id, host);
        let conflicts = self.aws_look::<ConflictingAliases>(session, GLOBAL, host, aliases);
        let certificate = async {
            if let Some(arn) = &d.certificate.acm_arn {
                self.aws_look::<AcmCertificate>(session, "us-east-1", arn, session.certificate(arn)).await;
            }
        };
        join!(detail, conflicts, certificate, self.policies(session, behaviour), self.web_acl(session, &d.web_acl));
    }

    /// The policies that are not CloudFront's own.
    async fn policies(&self, session: &Session, behaviour: &Behaviour) {
        let cache = async {
            if let Some(id) = behaviour.cache_policy.as_deref().filter(|id| managed::cache_policy(id).is_none()) {
                self.aws_look::<CachePolicy>(session, GLOBAL, id, session.cache_policy(id)).await;
            }
        };
        let request = async {
            let id = behaviour.origin_request_policy.as_deref();
            if let Some(id) = id.filter(|id| managed::origin_request_policy(id).is_none()) {
                self.aws_look::<OriginRequestPolicy>(session, GLOBAL, id, session.origin_request_policy(id)).await;
            }
        };
        join!(cache, request);
    }

    /// A web ACL, and the requests that its rules met lately.
    pub(super) async fn web_acl(&self, session: &Session, arn: &str) {
        if arn.is_empty() {
            return;
        }
        let region = arn.split(':').nth(3).unwrap_or("us-east-1");
        if let Some(acl) = self.aws_look::<WebAcl>(session, region, arn, session.web_acl(arn)).await {
            self.samples(session, region, arn, &acl.metric).await;
        }
    }

    /// Requests that a web ACL met lately.
    pub(super) async fn samples(&self, session: &Session, region: &str, arn: &str, metric: &str) {
        let asked = session.sampled_requests(arn, metric, self.recorder.now());
        self.aws_look::<SampledRequests>(session, region, arn, asked).await;
    }

    /// Route 53 is asked only where DNS does not lead to the distribution: five requests a second serve a whole account.
    async fn in_doubt(&self, session: &Session, distribution: &Distribution, seen: &OriginNames) {
        if seen.hold(&distribution.domain) {
            return;
        }
        let own = self.follow(&distribution.domain).await;
        let same = !seen.addresses.is_empty() && seen.addresses.iter().any(|a| own.addresses.contains(a));
        if !same {
            self.route53(session, self.target.host()).await;
        }
    }
}
