//! What RDS says, on hand-written evidence.

use hopwise_probes::Hop;
use hopwise_probes::evidence::aws::cloudwatch::{Metrics, Series};
use hopwise_probes::evidence::aws::ec2::{Instance, Instances, SecurityGroup, SecurityGroups, SecurityRule};
use hopwise_probes::evidence::aws::rds::{DbCluster, DbClusters, DbEvent, DbEvents, DbInstance, DbInstances, DbMember};

use crate::facts::testing::Sketch;
use crate::report::{Outcome, Role};
use crate::rules::{Certainty, Severity, find};

const JSON: &[(&str, &str)] = &[("content-type", "application/json")];
const HIDDEN: &str = "{\"message\": \"Server Error\"}";
const END: &str = "brand-a.c1.eu-central-1.rds.amazonaws.com";

fn text(message: &str) -> String {
    format!(
        "{{\"message\": \"{message} (Connection: mysql, SQL: select 1)\", \"exception\": \
         \"Illuminate\\\\Database\\\\QueryException\", \"file\": \"a.php\", \"line\": 1, \"trace\": []}}"
    )
}

fn db(id: &str, status: &str) -> DbInstance {
    DbInstance {
        id: id.into(),
        engine: "mysql".into(),
        version: "8.0.36".into(),
        class: "db.t3.medium".into(),
        status: status.into(),
        endpoint: Some(format!("{id}.c1.eu-central-1.rds.amazonaws.com")),
        port: Some(3306),
        zone: "eu-central-1a".into(),
        storage_gib: 100,
        vpc: "vpc-1".into(),
        security_groups: vec!["sg-db".into()],
        ca: Some("rds-ca-rsa2048-g1".into()),
        ca_until: Some("2028-01-01T00:00:00Z".parse().unwrap()),
        maintenance_window: "sun:03:00-sun:04:00".into(),
        ..DbInstance::default()
    }
}

fn with(instances: Vec<DbInstance>) -> Sketch {
    let listed = u32::try_from(instances.len()).unwrap();
    Sketch::aws_healthy()
        .aws("", DbInstances { listed, instances })
        .aws("", DbEvents::default())
        .aws("", DbClusters::default())
        .aws("", series(&[("FreeStorageSpace", 60e9), ("DatabaseConnections", 20.0), ("CPUUtilization", 12.0)]))
        .aws("i-1,i-2", nodes())
        .aws("sg-db", groups("sg-nodes"))
}

fn series(values: &[(&str, f64)]) -> Metrics {
    let of = |(metric, value): &(&str, f64)| Series {
        namespace: "AWS/RDS".into(),
        metric: (*metric).into(),
        dimension: if *metric == "ReplicaLag" { "brand-a-replica" } else { "brand-a" }.into(),
        points: 5,
        sum: value * 5.0,
        latest: Some(*value),
        highest: Some(*value),
        lowest: Some(*value),
        ..Series::default()
    };
    Metrics { minutes: 15, series: values.iter().map(of).collect() }
}

fn nodes() -> Instances {
    let node = |id: &str, address: &str| Instance {
        id: id.into(),
        state: "running".into(),
        private_address: Some(address.into()),
        security_groups: vec!["sg-nodes".into()],
        ..Instance::default()
    };
    Instances { instances: vec![node("i-1", "10.0.3.7"), node("i-2", "10.0.4.7")] }
}

fn groups(from: &str) -> SecurityGroups {
    let rule = SecurityRule {
        protocol: "tcp".into(),
        from: Some(3306),
        to: Some(3306),
        groups: vec![from.into()],
        ..SecurityRule::default()
    };
    SecurityGroups { groups: vec![SecurityGroup { id: "sg-db".into(), ingress: vec![rule], ..Default::default() }] }
}

fn healthy() -> Sketch {
    with(vec![db("brand-a", "available")])
}

fn event(minutes_before: i64, message: &str, category: &str) -> DbEvents {
    let now: jiff::Timestamp = crate::facts::testing::NOW.parse().unwrap();
    let at = jiff::Timestamp::from_second(now.as_second() - minutes_before * 60).unwrap();
    let event =
        DbEvent { source: "brand-a".into(), at: Some(at), message: message.into(), categories: vec![category.into()] };
    DbEvents { events: vec![event] }
}

/// Every documented status with its rule.
const STATUSES: &[(&str, &str)] = &[
    ("stopped", "rds-stopped"),
    ("stopping", "rds-stopping"),
    ("starting", "rds-starting"),
    ("rebooting", "rds-rebooting"),
    ("failed", "rds-failed"),
    ("storage-full", "rds-storage-full"),
    ("incompatible-parameters", "rds-incompatible-parameters"),
    ("incompatible-network", "rds-incompatible-network"),
    ("incompatible-option-group", "rds-incompatible-option-group"),
    ("incompatible-restore", "rds-incompatible-restore"),
    ("incompatible-credentials", "rds-incompatible-credentials"),
    ("incompatible-create", "rds-incompatible-create"),
    ("insufficient-capacity", "rds-insufficient-capacity"),
    ("inaccessible-encryption-credentials", "rds-encryption-key-inaccessible"),
    ("inaccessible-encryption-credentials-recoverable", "rds-encryption-key-recoverable"),
    ("maintenance", "rds-maintenance"),
    ("modifying", "rds-modifying"),
    ("upgrading", "rds-upgrading"),
    ("creating", "rds-creating"),
    ("deleting", "rds-deleting"),
    ("delete-precheck", "rds-deleting"),
    ("renaming", "rds-renaming"),
    ("resetting-master-credentials", "rds-resetting-master-credentials"),
    ("restore-error", "rds-restore-error"),
    ("moving-to-vpc", "rds-moving-network"),
    ("converting-to-vpc", "rds-moving-network"),
    ("storage-optimization", "rds-storage-busy"),
    ("storage-initialization", "rds-storage-busy"),
    ("storage-config-upgrade", "rds-storage-busy"),
    ("backing-up", "rds-harmless-change"),
    ("configuring-enhanced-monitoring", "rds-harmless-change"),
    ("configuring-iam-database-auth", "rds-harmless-change"),
    ("configuring-log-exports", "rds-harmless-change"),
    ("something-new", "rds-status-unknown"),
];

#[test]
fn each_documented_status_has_its_rule_and_is_only_noticed_on_a_healthy_site() {
    for (status, rule) in STATUSES {
        let sketch = with(vec![db("brand-a", status)]);
        let other = with(vec![db("brand-a", if *rule == "rds-stopped" { "starting" } else { "stopped" })]);
        sketch.proves(rule, &[&healthy(), &other]);
        let report = sketch.judge();
        assert_eq!(report.verdict.outcome, Outcome::Healthy, "{status}");
        let own: Vec<_> = report.findings.iter().filter(|f| f.rule.starts_with("rds-")).collect();
        assert_eq!(own.len(), 1, "{status}: {own:?}");
        assert_eq!(own[0].role, Role::Noticed);
    }
}

#[test]
fn a_status_in_which_it_cannot_serve_explains_the_error_that_the_application_shows_or_hides() {
    for (status, name) in STATUSES {
        let rule = find(name).unwrap();
        for (symptom, body) in [
            ("database-refused", text("SQLSTATE[HY000] [2002] Connection refused")),
            ("database-behind-hidden-error", HIDDEN.to_owned()),
        ] {
            let report = with(vec![db("brand-a", status)]).everywhere(500, JSON, &body).judge();
            let chain = &report.verdict.chain;
            if rule.explains.contains(&symptom) {
                assert_eq!(report.verdict.rule.as_deref(), Some(*name), "{status} {symptom}: {:?}", report.findings);
                assert_eq!(report.verdict.hop, Some(Hop::Database));
                assert_eq!(chain.get(1).map(String::as_str), Some(symptom), "{status}: {chain:?}");
            } else {
                assert_ne!(report.verdict.rule.as_deref(), Some(*name), "{status} must not explain {symptom}");
            }
        }
    }
}

#[test]
fn a_stopped_database_is_not_blamed_for_an_error_of_another_kind() {
    let other = "{\"message\": \"No application encryption key has been specified.\", \"exception\": \
                 \"Illuminate\\\\Encryption\\\\MissingAppKeyException\", \"file\": \"a\", \"line\": 1, \"trace\": []}";
    let sketch = with(vec![db("brand-a", "stopped")]).everywhere(500, JSON, other);
    assert_eq!(sketch.blamed().0, "laravel-app-key-missing");
    let nginx = with(vec![db("brand-a", "stopped")]).everywhere(
        503,
        &[("server", "nginx")],
        include_str!("../../../../fixtures/samples/nginx-service-unavailable.html"),
    );
    assert_ne!(nginx.blamed().1, Some(Hop::Database));
}

#[test]
fn the_database_of_another_brand_is_told_and_never_blamed() {
    let sketch = with(vec![db("brand-a", "available"), db("brand-b", "maintenance")]);
    sketch.proves("rds-other-not-available", &[&healthy()]);
    let failing = sketch.everywhere(500, JSON, &text("SQLSTATE[HY000] [2002] Connection refused"));
    assert_eq!(failing.blamed().0, "database-refused");
    let unnamed = with(vec![db("shop", "available"), db("reports", "stopped")]);
    let failing = unnamed.everywhere(500, JSON, HIDDEN);
    assert_eq!(failing.blamed().0, "laravel-unhandled-exception", "which one is the brand's is not known");
}

#[test]
fn an_error_text_that_names_an_endpoint_ties_it_to_the_brand() {
    let body = text("SQLSTATE[HY000] [2002] Connection refused (Host: reports.c1.eu-central-1.rds.amazonaws.com)");
    let sketch = with(vec![db("shop", "available"), db("reports", "stopped")]).everywhere(500, JSON, &body);
    assert_eq!(sketch.blamed().0, "rds-stopped");
}

#[test]
fn a_refused_look_names_its_permission_and_leaves_open_which_hop_it_is() {
    let sketch = healthy().aws_denied::<DbInstances>("").everywhere(500, JSON, HIDDEN);
    let report = sketch.judge();
    assert_eq!(report.verdict.certainty, Some(Certainty::Bounded));
    assert_eq!(report.verdict.between, [Hop::App, Hop::Database]);
    assert!(report.verdict.fix[0].contains("rds:DescribeDBInstances"), "{:?}", report.verdict.fix);
    let told = report.blind_spots.iter().any(|b| b.why == "denied: rds:DescribeDBInstances");
    assert!(told, "{:?}", report.blind_spots);
    let certain = sketch.everywhere(500, JSON, &text("SQLSTATE[HY000] [2002] Connection refused")).judge();
    assert_eq!(certain.verdict.rule.as_deref(), Some("database-refused"));
    let spots: Vec<_> = certain.blind_spots.iter().map(|b| b.why.as_str()).collect();
    assert_eq!(spots, ["denied: rds:DescribeDBInstances"], "one look, one line");
}

#[test]
fn events_of_the_last_minutes_explain_what_fits_them() {
    let failover = event(4, "Multi-AZ instance failover completed", "failover");
    let sketch = healthy().aws("", failover);
    let old = healthy().aws("", event(50, "Multi-AZ instance failover completed", "failover"));
    sketch.proves("rds-recent-failover", &[&healthy(), &old]);
    let readonly = text("SQLSTATE[HY000]: General error: 1290 The MySQL server is running with the --read-only option");
    assert_eq!(sketch.everywhere(500, JSON, &readonly).blamed().0, "rds-recent-failover");
    let restart = healthy().aws("", event(2, "DB instance restarted", "availability"));
    restart.proves("rds-recent-restart", &[&healthy(), &old]);
    let gone = text("SQLSTATE[HY000]: General error: 2006 MySQL server has gone away");
    assert_eq!(restart.everywhere(500, JSON, &gone).blamed().0, "rds-recent-restart");
}

#[test]
fn metrics_out_of_bounds_have_their_rules() {
    let base = [("FreeStorageSpace", 60e9), ("DatabaseConnections", 20.0), ("CPUUtilization", 12.0)];
    for (at, value, rule, message, shown) in [
        (
            0,
            1.5e9,
            "rds-storage-low",
            "SQLSTATE[HY000]: General error: 1114 The table 'a' is full",
            "database-storage-full",
        ),
        (
            1,
            330.0,
            "rds-connections-near-limit",
            "SQLSTATE[HY000] [1040] Too many connections",
            "database-too-many-connections",
        ),
        (2, 97.0, "rds-cpu-saturated", "SQLSTATE[HY000] [2002] Connection timed out", "database-timeout"),
    ] {
        let mut values = base;
        values[at].1 = value;
        let sketch = healthy().aws("", series(&values));
        sketch.proves(rule, &[&healthy()]);
        let failing = sketch.everywhere(500, JSON, &text(message));
        assert_eq!(failing.judge().verdict.chain[..2], [rule, shown]);
    }
    let told = healthy().aws(
        "",
        event(
            30,
            "The free storage capacity is low at 2% [Provisioned Storage: 100 GB, Free Storage: 0.47 GB]",
            "low storage",
        ),
    );
    told.proves("rds-storage-low", &[&healthy()]);
}

#[test]
fn replicas_are_told_from_the_primary() {
    let replica = || DbInstance { replica_of: Some("brand-a".into()), ..db("brand-a-replica", "available") };
    let pair = || with(vec![db("brand-a", "available"), replica()]);
    let lag = |seconds| pair().aws("", series(&[("ReplicaLag", seconds)]));
    lag(600.0).proves("rds-replica-behind", &[&lag(1.0), &healthy()]);
    let readonly = text("SQLSTATE[HY000]: General error: 1290 The MySQL server is running with the --read-only option");
    let writes = pair().everywhere(500, JSON, &readonly);
    let after = pair().aws("", event(20, "failover completed", "failover")).everywhere(500, JSON, &readonly);
    writes.proves("rds-replica-used-for-writes", &[&pair(), &after, &healthy().everywhere(500, JSON, &readonly)]);
    assert_eq!(writes.blamed().0, "rds-replica-used-for-writes");
}

#[test]
fn a_security_group_that_keeps_nodes_out_explains_timeouts() {
    let closed = healthy().aws("sg-db", groups("sg-bastion"));
    closed.proves("rds-security-group-closed", &[&healthy()]);
    let timeout = text("SQLSTATE[HY000] [2002] Connection timed out");
    assert_eq!(closed.clone().everywhere(500, JSON, &timeout).blamed().0, "rds-security-group-closed");
    assert_eq!(closed.everywhere(500, JSON, HIDDEN).blamed().0, "rds-security-group-closed");
    let partial = healthy().aws_change::<Instances>("i-1,i-2", |all| all.instances[1].security_groups.clear());
    partial.proves("rds-security-group-partial", &[&healthy()]);
    let by_address = healthy().aws_change::<SecurityGroups>("sg-db", |all| {
        all.groups[0].ingress[0].groups.clear();
        all.groups[0].ingress[0].cidrs = vec!["10.0.0.0/16".into()];
    });
    assert!(!by_address.fired().iter().any(|r| r.starts_with("rds-security")));
    let denied = healthy().aws_denied::<SecurityGroups>("sg-db").everywhere(500, JSON, &timeout);
    assert_eq!(denied.blamed().0, "database-timeout");
}

#[test]
fn settings_that_wait_or_run_out_have_their_rules() {
    let change = |edit: fn(&mut DbInstance)| healthy().aws_change::<DbInstances>("", |all| edit(&mut all.instances[0]));
    change(|d| d.parameters = vec!["shop-mysql8: pending-reboot".into()])
        .proves("rds-parameters-pending-reboot", &[&healthy()]);
    change(|d| drop(d.pending.insert("class".into(), "db.t3.large".into())))
        .proves("rds-change-pending", &[&healthy()]);
    let expired = change(|d| d.ca_until = Some("2026-11-01T00:00:00Z".parse().unwrap()));
    let soon = change(|d| d.ca_until = Some("2026-12-01T00:00:00Z".parse().unwrap()));
    expired.proves("rds-certificate-expired", &[&healthy(), &soon]);
    soon.proves("rds-certificate-expires-soon", &[&healthy(), &expired]);
}

#[test]
fn a_name_that_no_instance_has_is_told_with_those_that_there_are() {
    let asks = |host: &str| {
        let said = format!(
            "SQLSTATE[HY000] [2002] php_network_getaddresses: getaddrinfo for {host} failed: Name or service not known"
        );
        healthy().everywhere(500, JSON, &text(&said))
    };
    let gone = asks("brand-a-old.c1.eu-central-1.rds.amazonaws.com");
    gone.proves("rds-endpoint-unknown", &[&asks(END), &asks("db.internal.test"), &healthy()]);
    assert_eq!(gone.blamed().0, "rds-endpoint-unknown");
    let abroad = asks("brand-a.c1.us-east-1.rds.amazonaws.com");
    assert_eq!(abroad.blamed().0, "database-host-unresolved", "another region was not asked");
}

#[test]
fn a_cluster_has_rules_of_its_own() {
    let cluster = |status: &str, writer: bool| {
        let cluster = DbCluster {
            id: "brand-a".into(),
            engine: "aurora-mysql".into(),
            status: status.into(),
            members: vec![DbMember { id: "brand-a-1".into(), writer }],
            ..DbCluster::default()
        };
        Sketch::aws_healthy()
            .aws("", DbInstances::default())
            .aws("", DbEvents::default())
            .aws("", DbClusters { clusters: vec![cluster] })
    };
    cluster("stopped", true).proves("rds-cluster-unavailable", &[&cluster("available", true)]);
    cluster("available", false).proves("rds-cluster-without-writer", &[&cluster("available", true)]);
}

#[test]
fn the_joining_finding_needs_both_sides() {
    let both = with(vec![db("brand-a", "stopped")]).everywhere(500, JSON, HIDDEN);
    both.proves(
        "database-behind-hidden-error",
        &[
            &healthy().everywhere(500, JSON, HIDDEN),
            &with(vec![db("brand-a", "stopped")]),
            &with(vec![db("brand-a", "backing-up")]).everywhere(500, JSON, HIDDEN),
        ],
    );
}

#[test]
fn a_healthy_database_raises_nothing() {
    let loud: Vec<_> = healthy().judge().findings.into_iter().filter(|f| f.severity > Severity::Info).collect();
    assert!(loud.is_empty(), "{loud:?}");
}
