//! Reads the XML that EC2 answers in.

use serde::Deserialize;

use super::time::some;
use crate::evidence::aws::ec2::{
    Instance, InstanceStatus, InstanceStatuses, Instances, ScheduledEvent, SecurityGroup, SecurityGroups, SecurityRule,
};

/// A list: EC2 puts every entry into an `item`.
#[derive(Debug, Deserialize)]
struct List<T> {
    #[serde(default = "Vec::new")]
    item: Vec<T>,
}

impl<T> Default for List<T> {
    fn default() -> Self {
        Self { item: Vec::new() }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Named {
    name: String,
    group_id: String,
    key: String,
    value: String,
    message: String,
    cidr_ip: String,
    cidr_ipv6: String,
    prefix_list_id: String,
    availability_zone: String,
    status: String,
    impaired_since: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct InstancesXml {
    #[serde(default)]
    reservation_set: List<Reservation>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Reservation {
    #[serde(default)]
    instances_set: List<InstanceXml>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct InstanceXml {
    instance_id: String,
    instance_state: Named,
    state_reason: Named,
    reason: String,
    instance_type: String,
    placement: Named,
    vpc_id: String,
    subnet_id: String,
    private_ip_address: String,
    private_dns_name: String,
    ip_address: String,
    group_set: List<Named>,
    launch_time: String,
    instance_lifecycle: String,
    tag_set: List<Named>,
}

/// Instances of a `DescribeInstancesResponse`.
pub(super) fn instances(text: &str) -> Result<Instances, String> {
    let read: InstancesXml = quick_xml::de::from_str(text).map_err(|e| e.to_string())?;
    let all = read.reservation_set.item.into_iter().flat_map(|r| r.instances_set.item);
    let mut instances: Vec<_> = all
        .map(|i| Instance {
            name: i.tag_set.item.iter().find(|t| t.key == "Name").and_then(|t| some(Some(&t.value))),
            state: i.instance_state.name,
            state_reason: some(Some(&i.state_reason.message)).or_else(|| some(Some(&i.reason))),
            kind: i.instance_type,
            zone: i.placement.availability_zone,
            vpc: i.vpc_id,
            subnet: i.subnet_id,
            private_address: some(Some(&i.private_ip_address)),
            private_name: some(Some(&i.private_dns_name)),
            public_address: some(Some(&i.ip_address)),
            security_groups: i.group_set.item.into_iter().map(|g| g.group_id).collect(),
            launched: i.launch_time.parse().ok(),
            spot: i.instance_lifecycle == "spot",
            id: i.instance_id,
        })
        .collect();
    instances.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(Instances { instances })
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct StatusesXml {
    #[serde(default)]
    instance_status_set: List<StatusXml>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct StatusXml {
    instance_id: String,
    availability_zone: String,
    instance_state: Named,
    system_status: Check,
    instance_status: Check,
    events_set: List<EventXml>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Check {
    status: String,
    details: List<Named>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct EventXml {
    code: String,
    description: String,
    not_before: String,
    not_after: String,
}

/// Checks of a `DescribeInstanceStatusResponse`.
pub(super) fn statuses(text: &str) -> Result<InstanceStatuses, String> {
    let read: StatusesXml = quick_xml::de::from_str(text).map_err(|e| e.to_string())?;
    let mut statuses: Vec<_> = read
        .instance_status_set
        .item
        .into_iter()
        .map(|s| {
            let details = s.system_status.details.item.iter().chain(&s.instance_status.details.item);
            InstanceStatus {
                impaired_since: details.filter_map(|d| d.impaired_since.parse().ok()).min(),
                events: s
                    .events_set
                    .item
                    .into_iter()
                    .map(|e| ScheduledEvent {
                        code: e.code,
                        description: e.description,
                        not_before: e.not_before.parse().ok(),
                        not_after: e.not_after.parse().ok(),
                    })
                    .collect(),
                id: s.instance_id,
                state: s.instance_state.name,
                zone: s.availability_zone,
                system: s.system_status.status,
                instance: s.instance_status.status,
            }
        })
        .collect();
    statuses.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(InstanceStatuses { statuses })
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct GroupsXml {
    #[serde(default)]
    security_group_info: List<GroupXml>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct GroupXml {
    group_id: String,
    group_name: String,
    vpc_id: String,
    ip_permissions: List<PermissionXml>,
    ip_permissions_egress: List<PermissionXml>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct PermissionXml {
    ip_protocol: String,
    from_port: Option<i64>,
    to_port: Option<i64>,
    groups: List<Named>,
    ip_ranges: List<Named>,
    ipv6_ranges: List<Named>,
    prefix_list_ids: List<Named>,
}

/// Groups of a `DescribeSecurityGroupsResponse`.
pub(super) fn groups(text: &str) -> Result<SecurityGroups, String> {
    let read: GroupsXml = quick_xml::de::from_str(text).map_err(|e| e.to_string())?;
    let rules = |all: List<PermissionXml>| all.item.into_iter().map(rule).collect();
    let mut groups: Vec<_> = read
        .security_group_info
        .item
        .into_iter()
        .map(|g| SecurityGroup {
            id: g.group_id,
            name: g.group_name,
            vpc: g.vpc_id,
            ingress: rules(g.ip_permissions),
            egress: rules(g.ip_permissions_egress),
        })
        .collect();
    groups.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(SecurityGroups { groups })
}

fn rule(p: PermissionXml) -> SecurityRule {
    let v4 = p.ip_ranges.item.into_iter().map(|r| r.cidr_ip);
    let v6 = p.ipv6_ranges.item.into_iter().map(|r| r.cidr_ipv6);
    SecurityRule {
        protocol: p.ip_protocol,
        from: p.from_port,
        to: p.to_port,
        cidrs: v4.chain(v6).collect(),
        groups: p.groups.item.into_iter().map(|g| g.group_id).collect(),
        prefix_lists: p.prefix_list_ids.item.into_iter().map(|l| l.prefix_list_id).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instance_is_read_with_its_groups_and_name() {
        let read = instances(
            "<DescribeInstancesResponse xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\"><reservationSet><item>\
             <reservationId>r-1</reservationId><instancesSet><item><instanceId>i-1</instanceId><instanceState>\
             <code>80</code><name>stopped</name></instanceState><privateIpAddress>10.0.0.5</privateIpAddress><groupSet>\
             <item><groupId>sg-1</groupId><groupName>nodes</groupName></item></groupSet><launchTime>\
             2026-11-25T10:00:00.000Z</launchTime><tagSet><item><key>Name</key><value>node-a</value></item></tagSet>\
             </item></instancesSet></item></reservationSet></DescribeInstancesResponse>",
        )
        .unwrap();
        let it = &read.instances[0];
        assert_eq!((it.state.as_str(), it.name.as_deref()), ("stopped", Some("node-a")));
        assert_eq!(it.security_groups, ["sg-1"]);
        assert!(it.launched.is_some());
    }

    #[test]
    fn a_rule_without_ports_lets_all_through() {
        let read = groups(
            "<DescribeSecurityGroupsResponse><securityGroupInfo><item><groupId>sg-1</groupId><ipPermissions><item>\
             <ipProtocol>-1</ipProtocol><groups/><ipRanges><item><cidrIp>10.0.0.0/8</cidrIp></item></ipRanges>\
             </item></ipPermissions></item></securityGroupInfo></DescribeSecurityGroupsResponse>",
        )
        .unwrap();
        assert_eq!(read.groups[0].ingress[0].from, None);
        assert_eq!(read.groups[0].ingress[0].cidrs, ["10.0.0.0/8"]);
    }
}
