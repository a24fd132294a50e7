//! Facts of the hop instance: the EC2 machines behind the balancer, and the legacy brand on them.

pub mod ec2;
pub mod event;
pub mod legacy;
