//! What AWS says of itself: one read call a question, and the parts of its answer that rules read.
//!
//! One file a service. Every kind of answer belongs to one [`Call`], so a look is found by the type of its answer.

pub mod account;
pub mod acm;
pub mod call;
pub mod cloudfront;
pub mod cloudwatch;
pub mod codebuild;
pub mod ec2;
pub mod ecr;
pub mod elasticache;
pub mod elb;
pub mod elbv2;
pub mod policies;
pub mod rds;
pub mod route53;
pub mod s3;
pub mod waf;

pub use call::Call;
use serde::{Deserialize, Serialize};

/// One read call to AWS.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct AwsQuestion {
    /// Which call.
    pub call: Call,
    /// The region that was asked; `global` for services without one.
    pub region: String,
    /// What was asked about: an ARN, id or name; several are joined by commas; empty where all were listed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub about: String,
}

/// What was asked for is not there: an answer too.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Absent {
    /// The error code, such as `NoSuchBucket`.
    pub code: String,
    /// The words that came with it.
    pub text: String,
}

/// A kind of answer that belongs to one call.
pub trait Kind: Sized {
    /// The call that it answers.
    const CALL: Call;

    /// The answer, if it is of this kind.
    fn of(answer: &AwsAnswer) -> Option<&Self>;

    /// The answer as it is recorded.
    fn wrap(self) -> AwsAnswer;
}

macro_rules! answers {
    ($($variant:ident($path:ty),)+) => {
        /// What a call answered, cut to what rules read.
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[serde(tag = "kind", rename_all = "kebab-case")]
        pub enum AwsAnswer {
            /// It is not there.
            Absent(Absent),
            $(
                #[doc = concat!("To [`Call::", stringify!($variant), "`].")]
                $variant($path),
            )+
        }

        $(
            impl Kind for $path {
                const CALL: Call = Call::$variant;

                fn of(answer: &AwsAnswer) -> Option<&Self> {
                    match answer {
                        AwsAnswer::$variant(it) => Some(it),
                        _ => None,
                    }
                }

                fn wrap(self) -> AwsAnswer {
                    AwsAnswer::$variant(self)
                }
            }
        )+
    };
}

answers! {
    Session(account::Session),
    CallerIdentity(account::Identity),
    Distributions(cloudfront::Distributions),
    Distribution(cloudfront::DistributionDetail),
    Invalidations(cloudfront::Invalidations),
    ConflictingAliases(cloudfront::ConflictingAliases),
    CachePolicy(policies::CachePolicy),
    OriginRequestPolicy(policies::OriginRequestPolicy),
    WebAcl(waf::WebAcl),
    WebAclForResource(waf::WebAclForResource),
    SampledRequests(waf::SampledRequests),
    Certificate(acm::AcmCertificate),
    HostedZones(route53::HostedZones),
    HostedZone(route53::HostedZoneDetail),
    Records(route53::Records),
    LoadBalancers(elbv2::LoadBalancers),
    LoadBalancerAttributes(elbv2::LoadBalancerAttributes),
    Listeners(elbv2::Listeners),
    ListenerCertificates(elbv2::ListenerCertificates),
    ListenerRules(elbv2::ListenerRules),
    TargetGroups(elbv2::TargetGroups),
    TargetGroupAttributes(elbv2::TargetGroupAttributes),
    TargetHealth(elbv2::TargetHealth),
    ClassicBalancers(elb::ClassicBalancers),
    ClassicAttributes(elb::ClassicAttributes),
    InstanceHealth(elb::InstanceHealth),
    Instances(ec2::Instances),
    InstanceStatuses(ec2::InstanceStatuses),
    SecurityGroups(ec2::SecurityGroups),
    Metrics(cloudwatch::Metrics),
    DbInstances(rds::DbInstances),
    DbClusters(rds::DbClusters),
    DbEvents(rds::DbEvents),
    ReplicationGroups(elasticache::ReplicationGroups),
    CacheClusters(elasticache::CacheClusters),
    CacheEvents(elasticache::CacheEvents),
    Bucket(s3::Bucket),
    BucketPolicy(s3::BucketPolicy),
    BucketPolicyStatus(s3::BucketPolicyStatus),
    PublicAccessBlock(s3::PublicAccessBlock),
    BucketWebsite(s3::BucketWebsite),
    BucketObject(s3::BucketObject),
    BuildProjects(codebuild::BuildProjects),
    ProjectBuilds(codebuild::ProjectBuilds),
    Builds(codebuild::Builds),
    Repositories(ecr::Repositories),
    Images(ecr::Images),
}
