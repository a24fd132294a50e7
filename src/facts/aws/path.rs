//! The request's own way through what AWS says: distribution, behaviour, origin, balancer, listener, rule, targets.

use hopwise_probes::aws::{edge, listener, managed};
use hopwise_probes::evidence::aws::cloudfront::{Behaviour, Distribution, Distributions, EdgeOrigin};
use hopwise_probes::evidence::aws::ec2::{Instance, Instances};
use hopwise_probes::evidence::aws::elb::{ClassicBalancer, ClassicBalancers};
use hopwise_probes::evidence::aws::elbv2::{
    Action, Listener, ListenerRule, ListenerRules, Listeners, LoadBalancer, LoadBalancers, TargetGroup, TargetGroups,
    TargetHealth,
};
use hopwise_probes::evidence::aws::policies::{CachePolicy, OriginRequestPolicy};

use super::look::{Aws, Held, Sought};

/// A target group with the health of its targets.
pub type GroupHealth<'a> = (Held<'a, TargetGroup>, Held<'a, TargetHealth>);

impl<'a> Aws<'_, 'a> {
    /// The distribution that answers for the traced host; nothing where the account has none for it.
    ///
    /// # Errors
    /// Why it is not known.
    pub fn distribution(&self) -> Sought<Held<'a, Distribution>> {
        let host = self.evidence().target().host();
        let lists = self.all::<Distributions>()?;
        let ours = lists.iter().filter_map(|l| edge::distribution_for(&l.it.matching, host).map(|d| l.part(d)));
        Ok(ours.max_by_key(|d| (d.enabled, d.id.clone())))
    }

    /// Every distribution of the account that concerns the traced host: also one that DNS leads to without its alias.
    ///
    /// # Errors
    /// Why they are not known.
    pub fn distributions(&self) -> Result<Vec<Held<'a, Distribution>>, String> {
        let lists = self.all::<Distributions>()?;
        Ok(lists.iter().flat_map(|l| l.it.matching.iter().map(|d| l.part(d))).collect())
    }

    /// The behaviour that the traced path meets.
    ///
    /// # Errors
    /// Why it is not known.
    pub fn behaviour(&self) -> Sought<Held<'a, Behaviour>> {
        let path = self.evidence().target().url.path();
        Ok(self.distribution()?.map(|d| d.part(edge::behaviour_for(d.it, path))))
    }

    /// The origin that the edge asks first for the traced path.
    ///
    /// # Errors
    /// Why it is not known.
    pub fn origin(&self) -> Sought<Held<'a, EdgeOrigin>> {
        let Some(distribution) = self.distribution()? else { return Ok(None) };
        let Some(behaviour) = self.behaviour()? else { return Ok(None) };
        Ok(edge::origin_of(distribution.it, behaviour.it).map(|o| distribution.part(o)))
    }

    /// The cache policy of the behaviour; nothing where legacy settings stand in its place.
    ///
    /// # Errors
    /// Why it is not known.
    pub fn cache_policy(&self) -> Sought<CachePolicy> {
        let Some(id) = self.behaviour()?.and_then(|b| b.it.cache_policy.as_deref()) else { return Ok(None) };
        match managed::cache_policy(id) {
            Some(policy) => Ok(Some(policy)),
            None => Ok(self.about::<CachePolicy>(id)?.map(|p| p.it.clone())),
        }
    }

    /// The origin request policy of the behaviour; nothing where it has none.
    ///
    /// # Errors
    /// Why it is not known.
    pub fn origin_request_policy(&self) -> Sought<OriginRequestPolicy> {
        let Some(id) = self.behaviour()?.and_then(|b| b.it.origin_request_policy.as_deref()) else { return Ok(None) };
        match managed::origin_request_policy(id) {
            Some(policy) => Ok(Some(policy)),
            None => Ok(self.about::<OriginRequestPolicy>(id)?.map(|p| p.it.clone())),
        }
    }

    /// Whether a header of the viewer comes to the origin; nothing where no distribution stands before it.
    ///
    /// # Errors
    /// Why it is not known.
    pub fn sends_header(&self, name: &str) -> Sought<bool> {
        let Some(behaviour) = self.behaviour()? else { return Ok(None) };
        let (cache, request) = (self.cache_policy(), self.origin_request_policy());
        let known = |p: &Sought<CachePolicy>| p.as_ref().ok().cloned().flatten();
        let sent =
            edge::sends_header(behaviour.it, known(&cache).as_ref(), request.clone().ok().flatten().as_ref(), name);
        match sent {
            Some(sent) => Ok(Some(sent)),
            None => Err(cache.err().or(request.err()).unwrap_or_else(|| "not asked: the policies".to_owned())),
        }
    }

    /// The Host that comes to the balancer: the visitor's own, or the name of the origin.
    ///
    /// # Errors
    /// Why it is not known.
    pub fn sent_host(&self) -> Result<String, String> {
        let own = self.evidence().target().host().to_owned();
        let Some(origin) = self.origin()? else { return Ok(own) };
        Ok(if self.sends_header("Host")? == Some(true) { own } else { origin.it.domain.clone() })
    }

    /// The application or network load balancer behind the origin's name; nothing where the region has none for it.
    ///
    /// # Errors
    /// Why it is not known.
    pub fn load_balancer(&self) -> Sought<Held<'a, LoadBalancer>> {
        let lists = self.all::<LoadBalancers>()?;
        Ok(lists.iter().flat_map(|l| l.it.matching.iter().map(|b| l.part(b))).min_by_key(|b| b.it.arn.clone()))
    }

    /// The Classic load balancer behind the origin's name; nothing where the region has none for it.
    ///
    /// # Errors
    /// Why it is not known.
    pub fn classic_balancer(&self) -> Sought<Held<'a, ClassicBalancer>> {
        let lists = self.all::<ClassicBalancers>()?;
        Ok(lists.iter().flat_map(|l| l.it.matching.iter().map(|b| l.part(b))).min_by_key(|b| b.it.name.clone()))
    }

    /// The port that requests come to the balancer on, and whether with TLS.
    #[must_use]
    pub fn balancer_port(&self) -> (u16, bool) {
        let target = self.evidence().target();
        let viewer_tls = target.url.scheme() == "https";
        match self.origin() {
            Ok(Some(origin)) => edge::origin_port(origin.it, viewer_tls),
            _ => target.origin.as_ref().map_or((target.port(), viewer_tls), |o| (o.port, o.port != 80)),
        }
    }

    /// All listeners of the balancer.
    ///
    /// # Errors
    /// Why they are not known.
    pub fn listeners(&self) -> Sought<Held<'a, Listeners>> {
        let Some(balancer) = self.load_balancer()? else { return Ok(None) };
        self.about::<Listeners>(&balancer.it.arn)
    }

    /// The listener that requests come to.
    ///
    /// # Errors
    /// Why it is not known.
    pub fn listener(&self) -> Sought<Held<'a, Listener>> {
        let Some(all) = self.listeners()? else { return Ok(None) };
        Ok(listener::listener_for(&all.it.listeners, self.balancer_port().0).map(|l| all.part(l)))
    }

    /// The rule that the request meets, and whether that is certain. Nothing on a network load balancer.
    ///
    /// # Errors
    /// Why it is not known.
    pub fn rule(&self) -> Sought<(Held<'a, ListenerRule>, bool)> {
        let Some(at) = self.listener()? else { return Ok(None) };
        if !at.it.protocol.starts_with("HTTP") {
            return Ok(None);
        }
        let Some(rules) = self.about::<ListenerRules>(&at.it.arn)? else { return Ok(None) };
        let (host, path) = (self.sent_host()?, self.evidence().target().url.path());
        // A function at the edge may add any header.
        let plain = self.behaviour().ok().flatten().is_some_and(|b| b.it.functions.is_empty());
        let origin = self.origin().ok().flatten().filter(|_| plain);
        let adds = origin.map(|origin| origin.it.header_names.as_slice());
        Ok(listener::rule_for(&rules.it.rules, &host, path, adds).map(|(rule, certain)| (rules.part(rule), certain)))
    }

    /// What the balancer does with the request: the actions of the rule that it meets, else of the listener.
    ///
    /// # Errors
    /// Why it is not known.
    pub fn actions(&self) -> Sought<Held<'a, [Action]>> {
        let Some(at) = self.listener()? else { return Ok(None) };
        Ok(Some(match self.rule()? {
            Some((rule, _)) => rule.part(&rule.it.actions[..]),
            None => at.part(&at.it.actions[..]),
        }))
    }

    /// The target groups that the request may go to.
    ///
    /// # Errors
    /// Why they are not known.
    pub fn target_groups(&self) -> Result<Vec<Held<'a, TargetGroup>>, String> {
        let Some(actions) = self.actions()? else { return Ok(Vec::new()) };
        let wanted = listener::groups_of(actions.it);
        let lists = self.all::<TargetGroups>()?;
        let groups = lists.iter().flat_map(|l| l.it.groups.iter().map(|g| l.part(g)));
        Ok(groups.filter(|g| wanted.contains(&g.it.arn.as_str())).collect())
    }

    /// The target groups that the request may go to, with the health of their targets.
    ///
    /// # Errors
    /// Why the health of any of them is not known.
    pub fn targets(&self) -> Result<Vec<GroupHealth<'a>>, String> {
        let mut found = Vec::new();
        for group in self.target_groups()? {
            if let Some(health) = self.about::<TargetHealth>(&group.it.arn)? {
                found.push((group, health));
            }
        }
        Ok(found)
    }

    /// An instance by its id; nothing where EC2 does not know it.
    ///
    /// # Errors
    /// Why it is not known.
    pub fn instance(&self, id: &str) -> Sought<Held<'a, Instance>> {
        let lists = self.all::<Instances>()?;
        Ok(lists.iter().find_map(|l| l.it.instances.iter().find(|i| i.id == id).map(|i| l.part(i))))
    }
}

#[cfg(test)]
mod tests {
    use hopwise_probes::evidence::aws::cloudfront::Distributions;
    use hopwise_probes::evidence::aws::elbv2::{LoadBalancers, TargetHealth};

    use crate::facts::Evidence;
    use crate::facts::testing::Sketch;
    use crate::facts::testing::aws::GROUP;

    #[test]
    fn the_request_is_followed_from_alias_to_targets() {
        let sketch = Sketch::aws_healthy();
        let e = Evidence::new(&sketch.recording);
        assert_eq!(e.aws().origin().unwrap().unwrap().domain, "origin.brand-a.test");
        assert_eq!(e.aws().sent_host().unwrap(), "www.brand-a.test");
        assert_eq!(e.aws().targets().unwrap()[0].1.targets.len(), 2);
    }

    #[test]
    fn a_refused_look_is_unknown_and_names_the_permission() {
        let sketch = Sketch::aws_healthy().aws_denied::<TargetHealth>(GROUP);
        let e = Evidence::new(&sketch.recording);
        assert_eq!(e.aws().targets().unwrap_err(), "denied: elasticloadbalancing:DescribeTargetHealth");
    }

    #[test]
    fn without_any_look_every_question_names_its_action() {
        let sketch = Sketch::healthy();
        let e = Evidence::new(&sketch.recording);
        assert_eq!(e.aws().distribution().unwrap_err(), "not asked: cloudfront:ListDistributions");
    }

    #[test]
    fn an_account_without_a_distribution_for_the_host_is_an_answer() {
        let sketch = Sketch::aws_healthy()
            .aws("", Distributions { listed: 7, ..Distributions::default() })
            .aws("", LoadBalancers::default());
        let e = Evidence::new(&sketch.recording);
        assert!(e.aws().distribution().unwrap().is_none() && e.aws().load_balancer().unwrap().is_none());
    }

    #[test]
    fn a_healthy_aws_half_raises_nothing() {
        let report = Sketch::aws_healthy().judge();
        let loud: Vec<_> = report.findings.iter().filter(|f| f.severity > crate::rules::Severity::Info).collect();
        assert!(loud.is_empty(), "{loud:?}");
    }
}
