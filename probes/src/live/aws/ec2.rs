//! Asks EC2.

use super::Session;
use super::ec2_xml as xml;
use super::query::{Form, Query, given};
use super::signed::Service;
use crate::evidence::Reply;
use crate::evidence::aws::AwsAnswer;

const EC2: Query = Query { service: Service { name: "ec2", id: "EC2", host: "ec2" }, version: "2016-11-15" };

impl Session {
    /// Instances by their ids. One that does not exist is left out by EC2's filter, not an error.
    pub async fn instances(&self, region: &str, ids: &[String]) -> Reply<AwsAnswer> {
        self.one(&EC2, region, filter("instance-id", ids), xml::instances).await
    }

    /// Instances by their private addresses.
    pub async fn instances_at(&self, region: &str, addresses: &[String]) -> Reply<AwsAnswer> {
        self.one(&EC2, region, filter("private-ip-address", addresses), xml::instances).await
    }

    /// Status checks and scheduled events of instances, of stopped ones as well.
    pub async fn instance_statuses(&self, region: &str, ids: &[String]) -> Reply<AwsAnswer> {
        let mut form = vec![given("IncludeAllInstances", "true")];
        form.extend(ids.iter().enumerate().map(|(i, id)| (format!("InstanceId.{}", i + 1), id.clone())));
        self.one(&EC2, region, form, xml::statuses).await
    }

    /// Security groups by their ids.
    pub async fn security_groups(&self, region: &str, ids: &[String]) -> Reply<AwsAnswer> {
        self.one(&EC2, region, filter("group-id", ids), xml::groups).await
    }
}

fn filter(name: &str, values: &[String]) -> Form {
    let mut form = vec![given("Filter.1.Name", name)];
    form.extend(values.iter().enumerate().map(|(i, v)| (format!("Filter.1.Value.{}", i + 1), v.clone())));
    form
}
