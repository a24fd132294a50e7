//! What ElastiCache says, on hand-written evidence.

use hopwise_probes::Hop;
use hopwise_probes::evidence::aws::cloudwatch::{Metrics, Series};
use hopwise_probes::evidence::aws::ec2::{Instance, Instances, SecurityGroup, SecurityGroups, SecurityRule};
use hopwise_probes::evidence::aws::elasticache::{
    CacheCluster, CacheClusters, CacheEvent, CacheEvents, CacheNode, ReplicationGroup, ReplicationGroups,
};

use crate::facts::testing::Sketch;
use crate::report::Outcome;
use crate::rules::{Severity, find};

const JSON: &[(&str, &str)] = &[("content-type", "application/json")];
const HIDDEN: &str = "{\"message\": \"Server Error\"}";
const END: &str = "brand-a.c1.ng.0001.euc1.cache.amazonaws.com";

fn text(message: &str) -> String {
    format!(
        "{{\"message\": \"{message}\", \"exception\": \"RedisException\", \"file\": \"a\", \"line\": 1, \"trace\": []}}"
    )
}

fn group(status: &str) -> ReplicationGroup {
    ReplicationGroup {
        id: "brand-a".into(),
        status: status.into(),
        failover: "enabled".into(),
        endpoint: Some(END.into()),
        port: Some(6379),
        members: vec!["brand-a-001".into(), "brand-a-002".into()],
        ..ReplicationGroup::default()
    }
}

fn cluster(id: &str, status: &str) -> CacheCluster {
    CacheCluster {
        id: id.into(),
        engine: "redis".into(),
        status: status.into(),
        replication_group: Some("brand-a".into()),
        nodes: vec![CacheNode { id: "0001".into(), status: status.into(), ..CacheNode::default() }],
        security_groups: vec!["sg-cache".into()],
        parameters: "in-sync".into(),
        ..CacheCluster::default()
    }
}

fn with(status: &str) -> Sketch {
    let from = SecurityRule {
        protocol: "tcp".into(),
        from: Some(6379),
        to: Some(6379),
        groups: vec!["sg-nodes".into()],
        ..SecurityRule::default()
    };
    let node = Instance {
        id: "i-1".into(),
        state: "running".into(),
        private_address: Some("10.0.3.7".into()),
        security_groups: vec!["sg-nodes".into()],
        ..Instance::default()
    };
    let clusters = vec![cluster("brand-a-001", "available"), cluster("brand-a-002", "available")];
    Sketch::aws_healthy()
        .aws("", ReplicationGroups { listed: 1, groups: vec![group(status)] })
        .aws("", CacheClusters { listed: 2, clusters })
        .aws("", CacheEvents::default())
        .aws("", series(20.0, 0.0))
        .aws("i-1", Instances { instances: vec![node] })
        .aws(
            "sg-cache",
            SecurityGroups {
                groups: vec![SecurityGroup { id: "sg-cache".into(), ingress: vec![from], ..Default::default() }],
            },
        )
}

fn healthy() -> Sketch {
    with("available")
}

fn series(memory: f64, evictions: f64) -> Metrics {
    let of = |node: &str, metric: &str, value: f64| Series {
        namespace: "AWS/ElastiCache".into(),
        metric: metric.into(),
        dimension: node.into(),
        points: 5,
        sum: value * 5.0,
        latest: Some(value),
        highest: Some(value),
        lowest: Some(value),
        ..Series::default()
    };
    let series = ["brand-a-001", "brand-a-002"]
        .iter()
        .flat_map(|n| [of(n, "DatabaseMemoryUsagePercentage", memory), of(n, "Evictions", evictions)]);
    Metrics { minutes: 15, series: series.collect() }
}

fn event(minutes_before: i64, message: &str) -> CacheEvents {
    let now: jiff::Timestamp = crate::facts::testing::NOW.parse().unwrap();
    let at = jiff::Timestamp::from_second(now.as_second() - minutes_before * 60).unwrap();
    CacheEvents { events: vec![CacheEvent { source: "brand-a".into(), at: Some(at), message: message.into() }] }
}

const STATUSES: &[(&str, &str)] = &[
    ("creating", "elasticache-creating"),
    ("deleting", "elasticache-deleting"),
    ("modifying", "elasticache-modifying"),
    ("rebooting cluster nodes", "elasticache-rebooting"),
    ("rebooting cache cluster nodes", "elasticache-rebooting"),
    ("snapshotting", "elasticache-snapshotting"),
    ("create-failed", "elasticache-create-failed"),
    ("restore-failed", "elasticache-restore-failed"),
    ("incompatible_network", "elasticache-incompatible-network"),
    ("incompatible-parameters", "elasticache-incompatible-parameters"),
    ("something-new", "elasticache-status-unknown"),
];

#[test]
fn each_documented_status_has_its_rule_and_is_only_noticed_on_a_healthy_site() {
    for (status, rule) in STATUSES {
        let sketch = with(status);
        sketch.proves(rule, &[&healthy()]);
        let report = sketch.judge();
        assert_eq!(report.verdict.outcome, Outcome::Healthy, "{status}");
        assert_eq!(report.findings.iter().filter(|f| f.rule.starts_with("elasticache-")).count(), 1, "{status}");
    }
}

#[test]
fn a_status_in_which_it_cannot_serve_explains_the_error_that_the_application_shows_or_hides() {
    for (status, name) in STATUSES {
        let rule = find(name).unwrap();
        for (symptom, body) in
            [("redis-refused", text("Connection refused")), ("cache-behind-hidden-error", HIDDEN.to_owned())]
        {
            let report = with(status).everywhere(500, JSON, &body).judge();
            if rule.explains.contains(&symptom) {
                assert_eq!(report.verdict.rule.as_deref(), Some(*name), "{status} {symptom}: {:?}", report.findings);
                assert_eq!(report.verdict.hop, Some(Hop::Cache));
            } else {
                assert_ne!(report.verdict.rule.as_deref(), Some(*name), "{status} must not explain {symptom}");
            }
        }
    }
}

#[test]
fn a_single_node_is_told_from_the_whole() {
    let ill = healthy().aws_change::<CacheClusters>("", |all| {
        all.clusters[0] = cluster("brand-a-001", "rebooting cluster nodes");
    });
    ill.proves("elasticache-node-missing", &[&healthy(), &with("modifying")]);
    let all = healthy().aws_change::<CacheClusters>("", |all| {
        all.clusters = vec![cluster("brand-a-001", "restore-failed"), cluster("brand-a-002", "restore-failed")];
    });
    all.proves("elasticache-restore-failed", &[&healthy()]);
}

#[test]
fn events_of_the_last_minutes_explain_what_fits_them() {
    let readonly = text("READONLY You can't write against a read only replica.");
    let failover = healthy().aws("", event(3, "Failover to replica node brand-a-002 completed"));
    let old = healthy().aws("", event(50, "Failover to replica node brand-a-002 completed"));
    failover.proves("elasticache-recent-failover", &[&healthy(), &old]);
    assert_eq!(failover.everywhere(500, JSON, &readonly).blamed().0, "elasticache-recent-failover");
    let restart = healthy().aws("", event(3, "Cache node 0001 restarted"));
    restart.proves("elasticache-recent-restart", &[&healthy(), &old]);
    let lost = text("read error on connection to redis:6379");
    assert_eq!(restart.everywhere(500, JSON, &lost).blamed().0, "elasticache-recent-restart");
    let settled = healthy().everywhere(500, JSON, &readonly);
    settled.proves("elasticache-replica-used-for-writes", &[&healthy(), &old.everywhere(500, JSON, &readonly)]);
    assert_eq!(settled.blamed().0, "elasticache-replica-used-for-writes");
}

#[test]
fn memory_at_its_end_explains_refused_writes() {
    let full = healthy().aws("", series(99.0, 0.0));
    full.proves("elasticache-memory-full", &[&healthy()]);
    let oom = text("OOM command not allowed when used memory > 'maxmemory'.");
    assert_eq!(full.everywhere(500, JSON, &oom).blamed().0, "elasticache-memory-full");
    healthy().aws("", series(90.0, 12.0)).proves("elasticache-evicting", &[&healthy()]);
}

#[test]
fn settings_of_the_cache_explain_what_the_application_meets() {
    let change =
        |edit: fn(&mut ReplicationGroup)| healthy().aws_change::<ReplicationGroups>("", |all| edit(&mut all.groups[0]));
    let noauth = text("NOAUTH Authentication required.");
    let auth = change(|g| g.auth = true);
    auth.clone()
        .everywhere(500, JSON, &noauth)
        .proves("elasticache-auth-mismatch", &[&auth, &healthy().everywhere(500, JSON, &noauth)]);
    let lost = text("read error on connection to redis:6379");
    let tls = change(|g| g.tls = true);
    tls.clone()
        .everywhere(500, JSON, &lost)
        .proves("elasticache-tls-required", &[&tls, &healthy().everywhere(500, JSON, &lost)]);
    assert_eq!(tls.everywhere(500, JSON, &lost).blamed().0, "elasticache-tls-required");
    change(|g| g.failover = "disabled".into()).proves("elasticache-failover-off", &[&healthy()]);
    healthy()
        .aws_change::<CacheClusters>("", |all| all.clusters[0].parameters = "pending-reboot".into())
        .proves("elasticache-parameters-pending-reboot", &[&healthy()]);
}

#[test]
fn a_security_group_that_keeps_nodes_out_explains_timeouts() {
    let closed = healthy().aws_change::<SecurityGroups>("sg-cache", |all| all.groups[0].ingress.clear());
    closed.proves("elasticache-security-group-closed", &[&healthy()]);
    let timeout = text("Connection timed out");
    assert_eq!(closed.everywhere(500, JSON, &timeout).blamed().0, "elasticache-security-group-closed");
    assert_eq!(healthy().everywhere(500, JSON, &timeout).blamed().0, "redis-timeout");
}

#[test]
fn a_name_that_no_cache_has_is_told_with_those_that_there_are() {
    let asks = |host: &str| {
        let said = format!("php_network_getaddresses: getaddrinfo for {host} failed: Name or service not known");
        healthy().everywhere(500, JSON, &text(&said))
    };
    let gone = asks("brand-a-old.c1.ng.0001.euc1.cache.amazonaws.com");
    gone.proves("elasticache-endpoint-unknown", &[&asks(END), &asks("redis.internal.test"), &healthy()]);
    assert_eq!(gone.blamed().0, "elasticache-endpoint-unknown");
}

#[test]
fn the_cache_of_another_brand_is_told_and_never_blamed() {
    let other = ReplicationGroup { id: "brand-b".into(), status: "deleting".into(), ..ReplicationGroup::default() };
    let sketch = healthy().aws_change::<ReplicationGroups>("", |all| all.groups.push(other));
    sketch.proves("elasticache-other-not-available", &[&healthy()]);
    assert_eq!(sketch.everywhere(500, JSON, HIDDEN).blamed().0, "laravel-unhandled-exception");
}

#[test]
fn the_joining_finding_needs_both_sides() {
    let both = with("deleting").everywhere(500, JSON, HIDDEN);
    both.proves(
        "cache-behind-hidden-error",
        &[
            &healthy().everywhere(500, JSON, HIDDEN),
            &with("deleting"),
            &with("snapshotting").everywhere(500, JSON, HIDDEN),
        ],
    );
}

#[test]
fn the_two_errors_of_redis_clients_have_their_rules() {
    let timeout = healthy().everywhere(500, JSON, &text("Connection timed out"));
    let lost = healthy().everywhere(500, JSON, &text("Redis server redis:6379 went away"));
    timeout.proves("redis-timeout", &[&lost, &healthy()]);
    lost.proves("redis-connection-lost", &[&timeout, &healthy()]);
}

#[test]
fn a_healthy_cache_raises_nothing_and_a_refused_look_names_its_permission() {
    let loud: Vec<_> = healthy().judge().findings.into_iter().filter(|f| f.severity > Severity::Info).collect();
    assert!(loud.is_empty(), "{loud:?}");
    let denied = healthy()
        .aws_denied::<ReplicationGroups>("")
        .aws_denied::<CacheClusters>("")
        .everywhere(500, JSON, HIDDEN)
        .judge();
    let told = denied.blind_spots.iter().any(|b| b.why == "denied: elasticache:DescribeReplicationGroups");
    assert!(told, "{:?}", denied.blind_spots);
}
