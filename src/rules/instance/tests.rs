//! Firing and silent cases on hand-written evidence.

use hopwise_probes::Hop;
use hopwise_probes::evidence::FailureKind;
use hopwise_probes::evidence::Rung;
use hopwise_probes::evidence::aws::ec2::{Instance, InstanceStatus, InstanceStatuses, Instances, ScheduledEvent};
use hopwise_probes::evidence::aws::elb::{
    ClassicBalancer, ClassicBalancers, ClassicCheck, InstanceHealth, InstanceState,
};

use crate::facts::testing::Sketch;
use crate::report::Outcome;

fn node(id: &str, state: &str, reason: &str) -> Instance {
    Instance { id: id.into(), state: state.into(), state_reason: Some(reason.into()), ..Instance::default() }
}

fn with(second: &str, reason: &str) -> Sketch {
    Sketch::aws_healthy()
        .aws("i-1,i-2", Instances { instances: vec![node("i-1", "running", ""), node("i-2", second, reason)] })
        .aws("i-1,i-2", checks(&["ok", "ok"], &["ok", "ok"]))
}

fn healthy() -> Sketch {
    with("running", "")
}

fn checks(system: &[&str; 2], own: &[&str; 2]) -> InstanceStatuses {
    let status = |i: usize| InstanceStatus {
        id: format!("i-{}", i + 1),
        state: "running".into(),
        system: system[i].into(),
        instance: own[i].into(),
        ..InstanceStatus::default()
    };
    InstanceStatuses { statuses: vec![status(0), status(1)] }
}

#[test]
fn each_state_of_a_single_instance_has_its_rule_and_breaks_nothing_by_itself() {
    for (state, reason, rule) in [
        ("stopped", "Client.UserInitiatedShutdown", "ec2-instance-stopped"),
        ("stopping", "Client.UserInitiatedShutdown", "ec2-instance-stopped"),
        ("terminated", "Client.UserInitiatedShutdown", "ec2-instance-terminated"),
        ("shutting-down", "Client.UserInitiatedShutdown", "ec2-instance-terminated"),
        ("terminated", "Server.SpotInstanceTermination: Spot instance termination", "ec2-spot-reclaimed"),
        ("pending", "", "ec2-instance-starting"),
    ] {
        with(state, reason).proves(rule, &[&healthy()]);
        assert_eq!(with(state, reason).judge().verdict.outcome, Outcome::Healthy);
    }
}

#[test]
fn with_no_instance_running_the_balancers_error_is_explained() {
    let down = || {
        healthy().aws("i-1,i-2", Instances { instances: vec![node("i-1", "stopped", ""), node("i-2", "stopped", "")] })
    };
    down().proves("ec2-all-instances-down", &[&healthy(), &with("stopped", "")]);
    let spot = "Server.SpotInstanceShutdown: Instance was stopped due to a Spot interruption";
    let taken = Instances { instances: vec![node("i-1", "stopped", spot), node("i-2", "terminated", spot)] };
    healthy().aws("i-1,i-2", taken).proves("ec2-all-spot-reclaimed", &[&healthy(), &down(), &with("stopped", spot)]);
    let alb = include_str!("../../../fixtures/samples/alb-service-unavailable.html");
    let failing = down().everywhere(503, &[("server", "awselb/2.0")], alb);
    assert_eq!(failing.blamed(), ("ec2-all-instances-down".to_owned(), Some(Hop::Instance)));
    let partly = with("stopped", "").everywhere(503, &[("server", "awselb/2.0")], alb);
    assert_ne!(partly.blamed().1, Some(Hop::Instance));
}

#[test]
fn the_two_checks_of_ec2_are_told_apart() {
    let of = |system, own| healthy().aws("i-1,i-2", checks(system, own));
    of(&["ok", "impaired"], &["ok", "ok"]).proves("ec2-system-check-failed", &[&healthy()]);
    of(&["ok", "ok"], &["ok", "impaired"])
        .proves("ec2-instance-check-failed", &[&healthy(), &of(&["ok", "impaired"], &["ok", "impaired"])]);
    of(&["impaired", "ok"], &["ok", "impaired"])
        .proves("ec2-all-checks-failed", &[&healthy(), &of(&["ok", "impaired"], &["ok", "ok"])]);
    of(&["ok", "ok"], &["ok", "initializing"]).proves("ec2-checks-initialising", &[&healthy()]);
}

#[test]
fn each_announced_event_has_its_rule_until_it_is_over() {
    let event = |code: &str, text: &str| {
        healthy().aws_change::<InstanceStatuses>("i-1,i-2", |all| {
            all.statuses[0].events.push(ScheduledEvent {
                code: code.into(),
                description: text.into(),
                not_before: Some("2026-12-01T04:00:00Z".parse().unwrap()),
                not_after: None,
            });
        })
    };
    for (code, rule) in [
        ("instance-retirement", "ec2-retirement-scheduled"),
        ("instance-stop", "ec2-stop-scheduled"),
        ("instance-reboot", "ec2-reboot-scheduled"),
        ("system-reboot", "ec2-reboot-scheduled"),
        ("system-maintenance", "ec2-maintenance-scheduled"),
    ] {
        event(code, "The instance is running on degraded hardware")
            .proves(rule, &[&healthy(), &event(code, "[Completed] The instance is running on degraded hardware")]);
    }
}

#[test]
fn a_target_that_ec2_does_not_know_is_gone() {
    let gone = healthy().aws("i-1,i-2", Instances { instances: vec![node("i-1", "running", "")] });
    gone.proves("ec2-target-gone", &[&healthy()]);
    let denied = healthy().aws_denied::<Instances>("i-1,i-2");
    assert!(!denied.fired().contains(&"ec2-target-gone".to_owned()), "a refusal is no missing instance");
}

const COUNTED: &str = "Instance has failed at least the UnhealthyThreshold number of health checks consecutively.";

fn legacy(states: &[(&str, &str, &str)]) -> Sketch {
    let ids: Vec<String> = (1..=states.len()).map(|n| format!("i-{n}")).collect();
    let balancer = ClassicBalancer {
        name: "old-brand".into(),
        instances: ids.clone(),
        check: ClassicCheck { target: "HTTP:80/up".into(), interval: 10, timeout: 5, healthy: 2, unhealthy: 2 },
        ..ClassicBalancer::default()
    };
    let state = |(id, (state, reason, text)): (&String, &(&str, &str, &str))| InstanceState {
        id: id.clone(),
        state: (*state).into(),
        reason: (*reason).into(),
        description: (*text).into(),
    };
    let instances = ids.iter().zip(states).map(state).collect();
    let mut sketch = Sketch::healthy()
        .aws("", ClassicBalancers { listed: 1, matching: vec![balancer] })
        .aws("old-brand", InstanceHealth { load_balancer: "old-brand".into(), instances });
    sketch.recording.target.legacy = true;
    sketch
}

#[test]
fn the_health_of_a_legacy_brand_is_read_from_its_classic_balancer() {
    let well = ("InService", "N/A", "N/A");
    let silent = ("OutOfService", "Instance", COUNTED);
    let missing = ("OutOfService", "Instance", "Health checks failed with these codes: [404]");
    let failing = ("OutOfService", "Instance", "Health checks failed with these codes: [500]");
    let healthy = || legacy(&[well, well]);
    healthy().proves("legacy-opsworks-gone", &[&Sketch::aws_healthy()]);
    assert_eq!(healthy().judge().verdict.outcome, Outcome::Healthy);
    legacy(&[silent, silent])
        .proves("legacy-all-out-of-service", &[&healthy(), &legacy(&[well, silent]), &legacy(&[])]);
    legacy(&[well, silent]).proves("legacy-instance-out-of-service", &[&healthy(), &legacy(&[silent, silent])]);
    legacy(&[]).proves("legacy-no-instances", &[&healthy()]);
    legacy(&[missing, missing]).proves(
        "legacy-health-check-path-wrong",
        &[&healthy(), &legacy(&[missing, well]), &legacy(&[failing, failing])],
    );
    legacy(&[failing, failing]).proves("legacy-health-check-fails", &[&healthy(), &legacy(&[missing, missing])]);
    legacy(&[silent, well]).proves("legacy-instance-silent", &[&healthy(), &legacy(&[missing, missing])]);
    let mut cluster = legacy(&[silent, silent]);
    cluster.recording.target.legacy = false;
    assert!(!cluster.fired().iter().any(|r| r.starts_with("legacy-")), "a brand in a cluster has other rules");
}

#[test]
fn the_deepest_cause_of_a_legacy_outage_is_the_verdict() {
    let empty = |sketch: Sketch| sketch.everywhere(503, &[], "");
    let missing = ("OutOfService", "Instance", "Health checks failed with these codes: [404]");
    assert_eq!(empty(legacy(&[missing, missing])).blamed().0, "legacy-health-check-path-wrong");
    assert_eq!(empty(legacy(&[])).blamed().0, "legacy-no-instances");
    let stopped = ("OutOfService", "Instance", "Instance is in stopped state.");
    let down = legacy(&[stopped]).aws("i-1", Instances { instances: vec![node("i-1", "stopped", "")] });
    assert_eq!(empty(down).blamed(), ("ec2-all-instances-down".to_owned(), Some(Hop::Instance)));
    let refused = legacy(&[]).dial_fails(Rung::Balancer, "203.0.113.20:443", FailureKind::Refused, "refused");
    assert_ne!(refused.blamed().0, "legacy-no-instances", "a refused connection is not an empty balancer");
}

#[test]
fn the_table_of_hops_marks_the_instances_of_a_cluster_where_the_fault_is_theirs() {
    let down = Instances { instances: vec![node("i-1", "stopped", ""), node("i-2", "stopped", "")] };
    let alb = include_str!("../../../fixtures/samples/alb-service-unavailable.html");
    let report = healthy().aws("i-1,i-2", down).everywhere(503, &[("server", "awselb/2.0")], alb).judge();
    assert!(report.hops.iter().any(|h| h.hop == Hop::Instance && h.state == crate::report::HopState::Fault));
    assert!(!healthy().judge().hops.iter().any(|h| h.hop == Hop::Instance));
}
