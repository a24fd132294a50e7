//! Reads what EC2 answers: every entry of a list lies in an `item`.

use serde_json::Value;

use super::read::Read as _;
use crate::evidence::aws::ec2::{
    Instance, InstanceStatus, InstanceStatuses, Instances, ScheduledEvent, SecurityGroup, SecurityGroups, SecurityRule,
};

/// Instances of a `DescribeInstancesResponse`.
pub(super) fn instances(answer: &Value) -> Instances {
    let all = answer.all("reservationSet.item").iter().flat_map(|r| r.all("instancesSet.item"));
    let mut instances: Vec<_> = all.map(instance).collect();
    instances.sort_by(|a, b| a.id.cmp(&b.id));
    Instances { instances }
}

fn instance(i: &Value) -> Instance {
    Instance {
        id: i.text("instanceId"),
        name: i.all("tagSet.item").iter().find(|t| t.text("key") == "Name").and_then(|t| t.some("value")),
        state: i.text("instanceState.name"),
        state_reason: i.some("stateReason.message").or_else(|| i.some("reason")),
        kind: i.text("instanceType"),
        zone: i.text("placement.availabilityZone"),
        vpc: i.text("vpcId"),
        subnet: i.text("subnetId"),
        private_address: i.some("privateIpAddress"),
        private_name: i.some("privateDnsName"),
        public_address: i.some("ipAddress"),
        security_groups: i.all("groupSet.item").iter().map(|g| g.text("groupId")).collect(),
        launched: i.time("launchTime"),
        spot: i.text("instanceLifecycle") == "spot",
    }
}

/// Checks of a `DescribeInstanceStatusResponse`.
pub(super) fn statuses(answer: &Value) -> InstanceStatuses {
    let mut statuses: Vec<_> = answer.all("instanceStatusSet.item").iter().map(status).collect();
    statuses.sort_by(|a, b| a.id.cmp(&b.id));
    InstanceStatuses { statuses }
}

fn status(s: &Value) -> InstanceStatus {
    let details = s.all("systemStatus.details.item").iter().chain(s.all("instanceStatus.details.item"));
    InstanceStatus {
        id: s.text("instanceId"),
        state: s.text("instanceState.name"),
        zone: s.text("availabilityZone"),
        system: s.text("systemStatus.status"),
        instance: s.text("instanceStatus.status"),
        impaired_since: details.filter_map(|d| d.time("impairedSince")).min(),
        events: s
            .all("eventsSet.item")
            .iter()
            .map(|e| ScheduledEvent {
                code: e.text("code"),
                description: e.text("description"),
                not_before: e.time("notBefore"),
                not_after: e.time("notAfter"),
            })
            .collect(),
    }
}

/// Groups of a `DescribeSecurityGroupsResponse`.
pub(super) fn groups(answer: &Value) -> SecurityGroups {
    let rules = |all: &[Value]| all.iter().map(rule).collect();
    let mut groups: Vec<_> = answer
        .all("securityGroupInfo.item")
        .iter()
        .map(|g| SecurityGroup {
            id: g.text("groupId"),
            name: g.text("groupName"),
            vpc: g.text("vpcId"),
            ingress: rules(g.all("ipPermissions.item")),
            egress: rules(g.all("ipPermissionsEgress.item")),
        })
        .collect();
    groups.sort_by(|a, b| a.id.cmp(&b.id));
    SecurityGroups { groups }
}

fn rule(p: &Value) -> SecurityRule {
    let texts = |list: &str, name: &str| p.all(list).iter().map(|one| one.text(name)).collect::<Vec<_>>();
    SecurityRule {
        protocol: p.text("ipProtocol"),
        from: p.number("fromPort"),
        to: p.number("toPort"),
        cidrs: [texts("ipRanges.item", "cidrIp"), texts("ipv6Ranges.item", "cidrIpv6")].concat(),
        groups: texts("groups.item", "groupId"),
        prefix_lists: texts("prefixListIds.item", "prefixListId"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::read::xml;
    use super::*;

    #[test]
    fn an_instance_is_read_with_its_groups_and_name() {
        let answer =
            xml("<DescribeInstancesResponse xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\"><reservationSet><item>\
             <reservationId>r-1</reservationId><instancesSet><item><instanceId>i-1</instanceId><instanceState>\
             <code>80</code><name>stopped</name></instanceState><privateIpAddress>10.0.0.5</privateIpAddress><groupSet>\
             <item><groupId>sg-1</groupId><groupName>nodes</groupName></item></groupSet><launchTime>\
             2026-11-25T10:00:00.000Z</launchTime><tagSet><item><key>Name</key><value>node-a</value></item></tagSet>\
             </item></instancesSet></item></reservationSet></DescribeInstancesResponse>");
        let read = instances(&answer.unwrap());
        let it = &read.instances[0];
        assert_eq!((it.state.as_str(), it.name.as_deref()), ("stopped", Some("node-a")));
        assert_eq!(it.security_groups, ["sg-1"]);
        assert!(it.launched.is_some());
    }

    #[test]
    fn a_rule_without_ports_lets_all_through() {
        let answer = xml(
            "<DescribeSecurityGroupsResponse><securityGroupInfo><item><groupId>sg-1</groupId><ipPermissions><item>\
             <ipProtocol>-1</ipProtocol><groups/><ipRanges><item><cidrIp>10.0.0.0/8</cidrIp></item></ipRanges>\
             </item></ipPermissions></item></securityGroupInfo></DescribeSecurityGroupsResponse>",
        );
        let read = groups(&answer.unwrap());
        assert_eq!(read.groups[0].ingress[0].from, None);
        assert_eq!(read.groups[0].ingress[0].cidrs, ["10.0.0.0/8"]);
    }
}
