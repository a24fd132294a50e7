//! Cases of the hop balancer.

use hopwise_probes::evidence::aws::acm::AcmCertificate;
use hopwise_probes::evidence::aws::cloudwatch::{Metrics, Series};
use hopwise_probes::evidence::aws::ec2::{Instance, Instances, SecurityGroup, SecurityGroups, SecurityRule};
use hopwise_probes::evidence::aws::elb::{
    ClassicBalancer, ClassicBalancers, ClassicListener, InstanceHealth, InstanceState,
};
use hopwise_probes::evidence::aws::elbv2::{
    FixedResponse, ListenerCertificate, ListenerCertificates, ListenerRules, Listeners, LoadBalancerAttributes,
    LoadBalancers, Redirect, TargetGroupAttributes, TargetGroups, TargetHealth, WeightedGroup,
};
use hopwise_probes::evidence::aws::waf::{WafRule, WebAclForResource};
use hopwise_probes::evidence::{Answer, CertificateVerdict, FailureKind, Reply, Rung};

use super::Case;
use super::sketches::{
    LISTENER_CERT, alb, bad_gateway, certificate, edge_refused, edge_times_out, gateway_timeout, no_targets,
};
use crate::facts::testing::aws::{BALANCER, GROUP, LISTENER, target};
use crate::facts::testing::{EDGE_HEADERS, Sketch};

fn reason(state: &str, code: &str) -> Sketch {
    Sketch::aws_healthy().aws_change::<TargetHealth>(GROUP, |h| {
        for t in &mut h.targets {
            t.state = state.into();
            t.reason = Some(code.into());
            t.description = Some("words of AWS".into());
        }
    })
}

pub(super) fn cases() -> Vec<Case> {
    [targets(), listeners(), certificates(), network(), classic(), metrics()].into_iter().flatten().collect()
}

fn targets() -> Vec<Case> {
    let all = Sketch::aws_healthy;
    let half = all().aws_change::<TargetHealth>(GROUP, |h| {
        h.targets[0].state = "unhealthy".into();
        h.targets[0].reason = Some("Target.Timeout".into());
    });
    let second = format!("{GROUP}b");
    let weighted = all()
        .aws_change::<ListenerRules>(LISTENER, |r| {
            r.rules[0].actions[0].groups.push(WeightedGroup { arn: second.clone(), weight: Some(1) });
        })
        .aws_change::<TargetGroups>(BALANCER, |g| {
            let mut other = g.groups[0].clone();
            other.arn = second.clone();
            other.name = "green".into();
            g.groups.push(other);
        })
        .aws(&second, TargetHealth { group: second.clone(), targets: Vec::new() });
    vec![
        (
            "balancer-target-group-empty",
            true,
            no_targets(all().aws_change::<TargetHealth>(GROUP, |h| h.targets.clear())),
        ),
        ("balancer-targets-wrong-code", false, reason("unhealthy", "Target.ResponseCodeMismatch")),
        ("balancer-targets-time-out", true, gateway_timeout(reason("unhealthy", "Target.Timeout"))),
        ("balancer-targets-fail-checks", true, bad_gateway(reason("unhealthy", "Target.FailedHealthChecks"))),
        ("balancer-targets-still-checked", true, edge_refused(reason("initial", "Elb.InitialHealthChecking"))),
        ("balancer-targets-registering", true, edge_refused(reason("initial", "Elb.RegistrationInProgress"))),
        ("balancer-targets-not-registered", true, no_targets(reason("unused", "Target.NotRegistered"))),
        ("balancer-targets-not-in-use", true, no_targets(reason("unused", "Target.NotInUse"))),
        ("balancer-targets-stopped", true, no_targets(reason("unused", "Target.InvalidState"))),
        ("balancer-targets-unusable-address", true, no_targets(reason("unused", "Target.IpUnusable"))),
        ("balancer-targets-draining", true, no_targets(reason("draining", "Target.DeregistrationInProgress"))),
        ("balancer-health-internal-error", true, gateway_timeout(reason("unavailable", "Elb.InternalError"))),
        ("balancer-health-checks-off", false, reason("unavailable", "Target.HealthCheckDisabled")),
        ("balancer-all-targets-unhealthy", false, gateway_timeout(reason("unhealthy", "Target.Timeout"))),
        ("balancer-targets-unhealthy-in-part", false, half),
        ("balancer-weighted-group-down", false, no_targets(weighted)),
    ]
}

fn fixed(rules: &mut ListenerRules, priority: Option<u32>) {
    rules.rules[0].priority = priority;
    rules.rules[0].actions[0].kind = "fixed-response".into();
    rules.rules[0].actions[0].groups.clear();
    rules.rules[0].actions[0].fixed = Some(FixedResponse { status: 404, ..FixedResponse::default() });
}

fn own_words(sketch: Sketch) -> Sketch {
    let own = [("server", "awselb/2.0"), ("content-type", "text/plain")];
    sketch.everywhere(404, &own, "no such site")
}

fn listeners() -> Vec<Case> {
    let all = Sketch::aws_healthy;
    let rules = |change: &dyn Fn(&mut ListenerRules)| all().aws_change::<ListenerRules>(LISTENER, |r| change(r));
    let to = Redirect {
        protocol: "HTTPS".into(),
        host: "#{host}".into(),
        port: "443".into(),
        path: "/#{path}".into(),
        status: 301,
        ..Redirect::default()
    };
    let looping = rules(&|r| {
        r.rules[0].actions[0].kind = "redirect".into();
        r.rules[0].actions[0].redirect = Some(to.clone());
    });
    let listener = |change: &dyn Fn(&mut Listeners)| all().aws_change::<Listeners>(BALANCER, |l| change(l));
    vec![
        ("balancer-listener-missing", true, edge_refused(listener(&|l| l.listeners[0].port = 8443))),
        ("balancer-listener-plain", true, edge_refused(listener(&|l| l.listeners[0].protocol = "HTTP".into()))),
        (
            "balancer-asks-client-certificate",
            true,
            handshake_refused(listener(&|l| l.listeners[0].mutual_tls = Some("verify".into()))),
        ),
        ("balancer-rule-missing", true, own_words(rules(&|r| fixed(r, None)))),
        ("balancer-rule-answers", true, own_words(rules(&|r| fixed(r, Some(5))))),
        ("balancer-rule-redirects-to-itself", false, looping),
        (
            "balancer-forward-weights-zero",
            true,
            no_targets(rules(&|r| r.rules[0].actions[0].groups[0].weight = Some(0))),
        ),
    ]
}

/// The balancer refuses the handshake of the edge, and ours.
fn handshake_refused(sketch: Sketch) -> Sketch {
    super::sketches::edge_alone(sketch, 502).dial_fails(
        Rung::Balancer,
        "203.0.113.20:443",
        FailureKind::TlsAlert,
        "tls: alert handshake_failure",
    )
}

/// The balancer shows a certificate for other names.
fn wrong_name(sketch: Sketch) -> Sketch {
    super::sketches::edge_alone(sketch, 502).dial(Rung::Balancer, "203.0.113.20:443", |t| {
        t.verdict = CertificateVerdict::WrongName;
        t.chain[0].names = vec!["other.test".into()];
        t.chain[0].issuer = "CN=Amazon RSA 2048 M02,O=Amazon,C=US".into();
    })
}

/// A Classic ELB says in the status line that it has nobody.
fn at_capacity(sketch: Sketch) -> Sketch {
    let mut sketch = sketch.public_page(503, EDGE_HEADERS, "").page(Rung::Balancer, "203.0.113.20:443", 503, &[], "");
    for reading in &mut sketch.recording.readings {
        if let Reply::Answer(Answer::Http(answer)) = &mut reading.reply {
            answer.reason = "Service Unavailable: Back-end server is at capacity".into();
        }
    }
    sketch
}

fn certificates() -> Vec<Case> {
    let with = |change: &dyn Fn(&mut AcmCertificate)| {
        let mut it = certificate(LISTENER_CERT);
        change(&mut it);
        let own = ListenerCertificate { arn: LISTENER_CERT.into(), default: true };
        Sketch::aws_healthy()
            .aws(LISTENER, ListenerCertificates { listener: LISTENER.into(), certificates: vec![own] })
            .aws(LISTENER_CERT, it)
    };
    vec![
        ("balancer-acm-expired", true, edge_refused(with(&|c| c.status = "EXPIRED".into()))),
        ("balancer-acm-not-issued", true, edge_refused(with(&|c| c.status = "PENDING_VALIDATION".into()))),
        ("balancer-acm-renewal-stuck", false, with(&|c| c.renewal = Some("FAILED".into()))),
        (
            "balancer-acm-misses-name",
            true,
            wrong_name(with(&|c| {
                c.domain = "other.test".into();
                c.names = vec!["other.test".into()];
            })),
        ),
    ]
}

fn group(id: &str, ingress: Vec<SecurityRule>, egress: Vec<SecurityRule>) -> SecurityGroup {
    SecurityGroup { id: id.into(), name: id.into(), ingress, egress, ..SecurityGroup::default() }
}

fn open(cidr: &str) -> SecurityRule {
    SecurityRule { protocol: "-1".into(), cidrs: vec![cidr.into()], ..SecurityRule::default() }
}

fn grouped(balancer: SecurityGroup, node: SecurityGroup) -> Sketch {
    let instance = |id: &str| Instance {
        id: id.into(),
        state: "running".into(),
        zone: "eu-central-1a".into(),
        security_groups: vec!["sg-node".into()],
        ..Instance::default()
    };
    Sketch::aws_healthy()
        .aws("i-1,i-2", Instances { instances: vec![instance("i-1"), instance("i-2")] })
        .aws("sg-balancer,sg-node", SecurityGroups { groups: vec![balancer, node] })
}

fn network() -> Vec<Case> {
    let everybody = || vec![open("0.0.0.0/0")];
    let balancer =
        |change: &dyn Fn(&mut LoadBalancers)| Sketch::aws_healthy().aws_change::<LoadBalancers>("", |b| change(b));
    let zoned = |cross: &str| {
        let zone =
            |name: &str| hopwise_probes::evidence::aws::elbv2::BalancerZone { name: name.into(), ..Default::default() };
        let set = [("load_balancing.cross_zone.enabled".to_owned(), cross.to_owned())].into();
        grouped(group("sg-balancer", everybody(), everybody()), group("sg-node", everybody(), Vec::new()))
            .aws_change::<LoadBalancers>("", |b| {
                b.matching[0].kind = "network".into();
                b.matching[0].zones = vec![zone("eu-central-1a"), zone("eu-central-1b")];
            })
            .aws_change::<Listeners>(BALANCER, |l| l.listeners[0].protocol = "TCP".into())
            .aws(BALANCER, LoadBalancerAttributes { load_balancer: BALANCER.into(), attributes: set })
    };
    // A network load balancer with a group of its own, whose checks fail.
    let passing_on = |nodes: Vec<SecurityRule>| {
        grouped(group("sg-balancer", everybody(), everybody()), group("sg-node", nodes, Vec::new()))
            .aws_change::<LoadBalancers>("", |b| b.matching[0].kind = "network".into())
            .aws_change::<Listeners>(BALANCER, |l| l.listeners[0].protocol = "TCP".into())
            .aws_change::<TargetHealth>(GROUP, |h| {
                for t in &mut h.targets {
                    t.state = "unhealthy".into();
                    t.reason = Some("Target.FailedHealthChecks".into());
                }
            })
    };
    let outside = zoned("true")
        .aws_change::<LoadBalancers>("", |b| {
            b.matching[0].zones.remove(0);
        })
        .aws_change::<TargetHealth>(GROUP, |h| {
            for t in &mut h.targets {
                t.state = "unused".into();
                t.reason = Some("Target.NotInUse".into());
            }
        });
    let idle = [("idle_timeout.timeout_seconds".to_owned(), "10".to_owned())].into();
    let proxy = [("proxy_protocol_v2.enabled".to_owned(), "true".to_owned())].into();
    let blocking = WafRule { name: "bots".into(), action: "block".into(), ..WafRule::default() };
    let acl = WebAclForResource {
        resource: BALANCER.into(),
        arn: Some("acl".into()),
        name: Some("shop".into()),
        rules: vec![blocking],
        ..Default::default()
    };
    let garbled = super::sketches::edge_alone(Sketch::aws_healthy(), 502).dial_fails(
        Rung::Balancer,
        "203.0.113.20:443",
        FailureKind::NotTls,
        "tls: HTTP in place of TLS",
    );
    vec![
        ("balancer-not-active", true, edge_refused(balancer(&|b| b.matching[0].state = "failed".into()))),
        ("balancer-internal", true, edge_times_out(balancer(&|b| b.matching[0].scheme = "internal".into()))),
        (
            "balancer-closed-to-edge",
            true,
            edge_times_out(grouped(
                group("sg-balancer", vec![open("10.0.0.0/8")], everybody()),
                group("sg-node", everybody(), Vec::new()),
            )),
        ),
        (
            "balancer-nodes-closed",
            true,
            gateway_timeout(grouped(
                group("sg-balancer", everybody(), everybody()),
                group("sg-node", Vec::new(), Vec::new()),
            )),
        ),
        ("balancer-nodes-closed", true, edge_times_out(passing_on(Vec::new()))),
        ("balancer-targets-fail-checks", false, edge_times_out(passing_on(everybody()))),
        (
            "balancer-egress-closed",
            true,
            gateway_timeout(grouped(
                group("sg-balancer", everybody(), Vec::new()),
                group("sg-node", everybody(), Vec::new()),
            )),
        ),
        (
            "balancer-zone-without-target",
            false,
            zoned("false").dial(Rung::Balancer, "203.0.113.21:443", |_| {}).dial_fails(
                Rung::Balancer,
                "203.0.113.21:443",
                FailureKind::Timeout,
                "no answer to TCP",
            ),
        ),
        ("balancer-targets-outside-zones", false, outside),
        (
            "balancer-idle-timeout-short",
            true,
            gateway_timeout(
                Sketch::aws_healthy()
                    .aws(BALANCER, LoadBalancerAttributes { load_balancer: BALANCER.into(), attributes: idle }),
            ),
        ),
        (
            "balancer-sends-proxy-protocol",
            true,
            garbled.aws(GROUP, TargetGroupAttributes { group: GROUP.into(), attributes: proxy }),
        ),
        ("balancer-web-acl-suspects", true, alb(Sketch::aws_healthy().aws(BALANCER, acl), 403, "Forbidden")),
    ]
}

fn old(instances: &[(&str, &str, &str)]) -> Sketch {
    let states = instances.iter().enumerate().map(|(i, (state, reason, words))| InstanceState {
        id: format!("i-{i}"),
        state: (*state).into(),
        reason: (*reason).into(),
        description: (*words).into(),
    });
    let listener = ClassicListener {
        port: 443,
        protocol: "HTTPS".into(),
        instance_port: 80,
        instance_protocol: "HTTP".into(),
        certificate: None,
    };
    let balancer = ClassicBalancer {
        name: "old".into(),
        dns_name: "old.elb.amazonaws.com".into(),
        scheme: "internet-facing".into(),
        listeners: vec![listener],
        ..Default::default()
    };
    Sketch::aws_healthy()
        .aws("", LoadBalancers { listed: 0, matching: Vec::new() })
        .aws("", ClassicBalancers { listed: 1, matching: vec![balancer] })
        .aws("old", InstanceHealth { load_balancer: "old".into(), instances: states.collect() })
}

fn classic() -> Vec<Case> {
    let out = |reason, words| at_capacity(old(&[("OutOfService", reason, words), ("OutOfService", reason, words)]));
    vec![
        ("balancer-classic-empty", true, at_capacity(old(&[]))),
        (
            "balancer-classic-fail-checks",
            true,
            out(
                "Instance",
                "Instance has failed at least the UnhealthyThreshold number of health checks consecutively.",
            ),
        ),
        ("balancer-classic-stopped", true, out("Instance", "Instance is in stopped state.")),
        ("balancer-classic-registering", true, out("ELB", "Instance registration is still in progress.")),
        ("balancer-classic-deregistering", true, out("ELB", "Instance deregistration currently in progress.")),
        (
            "balancer-classic-zone-off",
            true,
            out(
                "ELB",
                "Instance is in the EC2 Availability Zone for which LoadBalancer is not configured to route traffic to.",
            ),
        ),
        ("balancer-classic-aws-fails", true, out("ELB", "A transient error occurred.")),
        (
            "balancer-classic-out-in-part",
            false,
            old(&[("InService", "N/A", "N/A"), ("OutOfService", "Instance", "Instance is in stopped state.")]),
        ),
    ]
}

fn counts(sketch: Sketch, metrics: &[(&str, f64)]) -> Sketch {
    let series = metrics.iter().map(|(name, sum)| Series {
        namespace: "AWS/ApplicationELB".into(),
        metric: (*name).into(),
        dimension: "app/web/1".into(),
        stat: "Sum".into(),
        points: 5,
        sum: *sum,
        highest: Some(*sum),
        ..Series::default()
    });
    sketch.aws("", Metrics { minutes: 15, series: series.collect() })
}

fn metrics() -> Vec<Case> {
    vec![
        ("balancer-classic-spillover", true, counts(at_capacity(Sketch::aws_healthy()), &[("SpilloverCount", 9.0)])),
        (
            "balancer-counts-client-tls-errors",
            true,
            counts(handshake_refused(Sketch::aws_healthy()), &[("ClientTLSNegotiationErrorCount", 9.0)]),
        ),
        (
            "balancer-counts-own-errors",
            false,
            counts(
                edge_refused(Sketch::aws_healthy()),
                &[("HTTPCode_ELB_5XX_Count", 40.0), ("HTTPCode_Target_5XX_Count", 0.0)],
            ),
        ),
        (
            "ingress-side-makes-errors",
            false,
            counts(
                edge_refused(Sketch::aws_healthy()),
                &[("HTTPCode_ELB_5XX_Count", 0.0), ("HTTPCode_Target_5XX_Count", 40.0)],
            ),
        ),
        (
            "balancer-counts-rejected-connections",
            true,
            counts(edge_refused(Sketch::aws_healthy()), &[("RejectedConnectionCount", 9.0)]),
        ),
        (
            "balancer-counts-refused-targets",
            true,
            counts(bad_gateway(Sketch::aws_healthy()), &[("TargetConnectionErrorCount", 9.0)]),
        ),
        (
            "balancer-counts-target-tls-errors",
            true,
            counts(bad_gateway(Sketch::aws_healthy()), &[("TargetTLSNegotiationErrorCount", 9.0)]),
        ),
        (
            "balancer-classic-surge-queue",
            false,
            counts(gateway_timeout(Sketch::aws_healthy()), &[("SurgeQueueLength", 900.0)]),
        ),
    ]
}

#[test]
fn a_balancer_that_is_open_to_a_prefix_list_is_not_called_closed() {
    let list = SecurityRule {
        protocol: "tcp".into(),
        from: Some(443),
        to: Some(443),
        prefix_lists: vec!["pl-1".into()],
        ..Default::default()
    };
    let node = SecurityRule {
        protocol: "tcp".into(),
        from: Some(30000),
        to: Some(32767),
        groups: vec!["sg-balancer".into()],
        ..Default::default()
    };
    let sketch =
        grouped(group("sg-balancer", vec![list], vec![open("0.0.0.0/0")]), group("sg-node", vec![node], Vec::new()));
    assert!(sketch.fired().is_empty(), "{:?}", sketch.fired());
}

#[test]
fn a_target_that_is_new_beside_a_healthy_one_raises_nothing() {
    let sketch = Sketch::aws_healthy().aws_change::<TargetHealth>(GROUP, |h| {
        let mut new = target("i-3");
        new.state = "initial".into();
        new.reason = Some("Elb.InitialHealthChecking".into());
        h.targets.push(new);
    });
    assert!(sketch.fired().is_empty(), "{:?}", sketch.fired());
}
