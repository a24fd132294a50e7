//! Hand-written looks at AWS.

use hopwise_probes::evidence::aws::cloudfront::{
    Behaviour, CustomOrigin, Distribution, Distributions, EdgeOrigin, ViewerCertificate,
};
use hopwise_probes::evidence::aws::elbv2::{
    Action, HealthCheck, Listener, ListenerRule, ListenerRules, Listeners, LoadBalancer, LoadBalancers, Target,
    TargetGroup, TargetGroups, TargetHealth, WeightedGroup,
};
use hopwise_probes::evidence::aws::{Absent, Kind, account};
use hopwise_probes::evidence::{Answer, AwsAnswer, AwsQuestion, Question, Reply};

use super::Sketch;

/// ARN of the sketched balancer.
pub const BALANCER: &str = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/web/1";
/// ARN of its HTTPS listener.
pub const LISTENER: &str = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:listener/app/web/1/2";
/// ARN of its target group.
pub const GROUP: &str = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/nodes/3";

impl Sketch {
    /// Adds, or replaces, an answer of AWS; `about` is the ARN, id or name asked for, empty for lists.
    pub fn aws<T: Kind>(self, about: &str, answer: T) -> Self {
        self.aws_reply::<T>(about, Reply::Answer(Answer::Aws(answer.wrap())))
    }

    /// Adds, or replaces, a refusal of AWS.
    pub fn aws_denied<T: Kind>(self, about: &str) -> Self {
        self.aws_reply::<T>(about, Reply::Denied(T::CALL.action().to_owned()))
    }

    /// Adds, or replaces, AWS's answer that the thing asked for is not there.
    pub fn aws_absent<T: Kind>(self, about: &str, code: &str) -> Self {
        let absent = Absent { code: code.to_owned(), text: "it is not there".to_owned() };
        self.aws_reply::<T>(about, Reply::Answer(Answer::Aws(AwsAnswer::Absent(absent))))
    }

    /// Adds, or replaces, a look that was not made.
    pub fn aws_not_asked<T: Kind>(self, about: &str, why: &str) -> Self {
        self.aws_reply::<T>(about, Reply::NotAsked(why.to_owned()))
    }

    fn aws_reply<T: Kind>(self, about: &str, reply: Reply<Answer>) -> Self {
        let service = T::CALL.service();
        let global = matches!(service, "cloudfront" | "route53" | "sts");
        let region = if global { "global" } else { "eu-central-1" }.to_owned();
        let question = AwsQuestion { call: T::CALL, region, about: about.to_owned() };
        self.reading(T::CALL.hop(), Question::Aws(question), reply)
    }

    /// Changes an answer of AWS that is there already.
    pub fn aws_change<T: Kind + Clone>(mut self, about: &str, change: impl FnOnce(&mut T)) -> Self {
        let found = self.recording.readings.iter_mut().find_map(|r| match (&r.question, &mut r.reply) {
            (Question::Aws(q), Reply::Answer(Answer::Aws(answer))) if q.call == T::CALL && q.about == about => {
                Some(answer)
            }
            _ => None,
        });
        let answer = found.expect("the sketch holds this look");
        let mut changed = T::of(answer).expect("of this kind").clone();
        change(&mut changed);
        *answer = changed.wrap();
        self
    }

    /// A healthy walk with what AWS says of it: distribution, application load balancer, one group of two nodes.
    pub fn aws_healthy() -> Self {
        Self::healthy().with_aws()
    }

    /// The same answers of AWS beside what was sketched so far.
    pub fn with_aws(self) -> Self {
        self.aws(
            "",
            account::Identity { account: "123456789012".into(), arn: "arn:aws:iam::123456789012:user/x".into() },
        )
        .aws("", Distributions { listed: 1, matching: vec![distribution()], ..Distributions::default() })
        .aws("", LoadBalancers { listed: 1, matching: vec![balancer()] })
        .aws(BALANCER, Listeners { load_balancer: BALANCER.into(), listeners: vec![listener()] })
        .aws(LISTENER, ListenerRules { listener: LISTENER.into(), rules: vec![default_rule()] })
        .aws(BALANCER, TargetGroups { load_balancer: BALANCER.into(), groups: vec![group()] })
        .aws(GROUP, TargetHealth { group: GROUP.into(), targets: vec![target("i-1"), target("i-2")] })
    }
}

/// The sketched distribution: `www.brand-a.test`, everything to `origin.brand-a.test` over HTTPS, the Host sent on.
pub fn distribution() -> Distribution {
    Distribution {
        id: "E1EXAMPLE".into(),
        arn: "arn:aws:cloudfront::123456789012:distribution/E1EXAMPLE".into(),
        domain: "d111.cloudfront.net".into(),
        aliases: vec!["www.brand-a.test".into()],
        enabled: true,
        status: "Deployed".into(),
        http_version: "http2".into(),
        origins: vec![EdgeOrigin {
            id: "balancer".into(),
            domain: "origin.brand-a.test".into(),
            custom: Some(CustomOrigin {
                http_port: 80,
                https_port: 443,
                protocol: "https-only".into(),
                tls_versions: vec!["TLSv1.2".into()],
                read_timeout: 30,
                keepalive: 5,
            }),
            attempts: 3,
            connect_timeout: 10,
            ..EdgeOrigin::default()
        }],
        default_behaviour: Behaviour {
            pattern: "*".into(),
            origin: "balancer".into(),
            viewer_protocol: "redirect-to-https".into(),
            methods: ["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"].map(str::to_owned).to_vec(),
            cached_methods: vec!["GET".into(), "HEAD".into()],
            cache_policy: Some("4135ea2d-6df8-44a3-9df3-4b5a84be39ad".into()),
            origin_request_policy: Some("216adef6-5c7f-47e4-b989-5492eafa07d3".into()),
            ..Behaviour::default()
        },
        certificate: ViewerCertificate {
            acm_arn: Some("arn:aws:acm:us-east-1:123456789012:certificate/1".into()),
            minimum_tls: "TLSv1.2_2021".into(),
            sni_only: true,
            ..ViewerCertificate::default()
        },
        ..Distribution::default()
    }
}

/// The sketched balancer.
pub fn balancer() -> LoadBalancer {
    LoadBalancer {
        arn: BALANCER.into(),
        name: "web".into(),
        dns_name: "web-1.eu-central-1.elb.amazonaws.com".into(),
        kind: "application".into(),
        scheme: "internet-facing".into(),
        state: "active".into(),
        vpc: "vpc-1".into(),
        security_groups: vec!["sg-balancer".into()],
        ..LoadBalancer::default()
    }
}

/// Its listener on 443.
pub fn listener() -> Listener {
    Listener {
        arn: LISTENER.into(),
        port: 443,
        protocol: "HTTPS".into(),
        certificate: Some("arn:aws:acm:eu-central-1:123456789012:certificate/2".into()),
        actions: vec![forward()],
        ..Listener::default()
    }
}

/// Its only rule.
pub fn default_rule() -> ListenerRule {
    ListenerRule { arn: format!("{LISTENER}/rule"), actions: vec![forward()], ..ListenerRule::default() }
}

/// To the sketched group.
pub fn forward() -> Action {
    let groups = vec![WeightedGroup { arn: GROUP.into(), weight: Some(1) }];
    Action { kind: "forward".into(), groups, ..Action::default() }
}

/// The sketched target group: node port 30443.
pub fn group() -> TargetGroup {
    TargetGroup {
        arn: GROUP.into(),
        name: "nodes".into(),
        protocol: "HTTPS".into(),
        port: 30443,
        kind: "instance".into(),
        vpc: "vpc-1".into(),
        load_balancers: vec![BALANCER.into()],
        health_check: HealthCheck {
            enabled: true,
            protocol: "HTTPS".into(),
            port: "traffic-port".into(),
            path: Some("/healthz".into()),
            matcher: Some("200".into()),
            interval: 30,
            timeout: 5,
            healthy: 5,
            unhealthy: 2,
        },
        ..TargetGroup::default()
    }
}

/// A healthy target.
pub fn target(id: &str) -> Target {
    Target { id: id.into(), port: Some(30443), state: "healthy".into(), ..Target::default() }
}
