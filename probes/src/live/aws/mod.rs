//! Asks AWS: one session a walk, one file a service. Each function makes the call of its answer's kind and no other.

mod acm;
mod behaviour;
mod chain;
mod cloudfront;
mod cloudwatch;
mod codebuild;
mod credentials;
mod ec2;
mod ec2_xml;
mod ecr;
mod elasticache;
mod elb;
mod elbv2;
mod endpoint;
mod errors;
mod gate;
mod inventory;
mod json;
mod pages;
mod query;
mod rds;
mod read;
mod route53;
mod rule;
mod s3;
mod session;
mod signed;
mod sts;
mod time;
mod waf;

pub use credentials::AwsAccess;
pub use inventory::{Holding, inventory};
pub use session::Session;
