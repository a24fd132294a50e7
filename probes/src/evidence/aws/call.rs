//! Every call that hopwise makes to AWS, in one list: no adapter can make another, and `policy iam` prints these.

use serde::{Deserialize, Serialize};

use crate::Hop;

macro_rules! calls {
    ($($(#[doc = $doc:literal])+ $variant:ident = $name:literal, $hop:ident, [$($action:literal),*];)+) => {
        /// One kind of read call to AWS, named by service and operation.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Call {
            $($(#[doc = $doc])+ #[serde(rename = $name)] $variant,)+
        }

        impl Call {
            /// All calls.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Service and operation, such as `elbv2:DescribeTargetHealth`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// The operation alone, such as `DescribeTargetHealth`.
            #[must_use]
            pub fn operation(self) -> &'static str {
                self.name().split_once(':').map_or("", |(_, operation)| operation)
            }

            /// The IAM actions that allow it; the first is the one that a refusal names.
            #[must_use]
            pub const fn actions(self) -> &'static [&'static str] {
                match self { $(Self::$variant => &[$($action),*]),+ }
            }

            /// The hop that it looks at.
            #[must_use]
            pub const fn hop(self) -> Hop {
                match self { $(Self::$variant => Hop::$hop),+ }
            }
        }
    };
}

calls! {
    /// What a walk asked of AWS in all; our own books, no call.
    Session = "hopwise:Session", Client, [];
    /// Who are we?
    CallerIdentity = "sts:GetCallerIdentity", Client, ["sts:GetCallerIdentity"];
    /// The distributions of the account.
    Distributions = "cloudfront:ListDistributions", Edge, ["cloudfront:ListDistributions"];
    /// One distribution, with what the list leaves out.
    Distribution = "cloudfront:GetDistribution", Edge, ["cloudfront:GetDistribution"];
    /// The invalidations of a distribution.
    Invalidations = "cloudfront:ListInvalidations", Edge, ["cloudfront:ListInvalidations"];
    /// Other distributions that hold an alias.
    ConflictingAliases = "cloudfront:ListConflictingAliases", Edge,
        ["cloudfront:ListConflictingAliases", "cloudfront:GetDistribution"];
    /// A cache policy.
    CachePolicy = "cloudfront:GetCachePolicy", Edge, ["cloudfront:GetCachePolicy"];
    /// An origin request policy.
    OriginRequestPolicy = "cloudfront:GetOriginRequestPolicy", Edge, ["cloudfront:GetOriginRequestPolicy"];
    /// The web ACL of an edge or a balancer.
    WebAcl = "wafv2:GetWebACL", Edge, ["wafv2:GetWebACL"];
    /// The web ACL that stands before a balancer.
    WebAclForResource = "wafv2:GetWebACLForResource", Balancer, ["wafv2:GetWebACLForResource", "wafv2:GetWebACL"];
    /// Requests that a web ACL met lately.
    SampledRequests = "wafv2:GetSampledRequests", Edge, ["wafv2:GetSampledRequests"];
    /// A certificate.
    Certificate = "acm:DescribeCertificate", Edge, ["acm:DescribeCertificate"];
    /// The hosted zones that may hold a name.
    HostedZones = "route53:ListHostedZonesByName", Dns, ["route53:ListHostedZonesByName"];
    /// One hosted zone with its name servers.
    HostedZone = "route53:GetHostedZone", Dns, ["route53:GetHostedZone"];
    /// The records of a name in a zone.
    Records = "route53:ListResourceRecordSets", Dns, ["route53:ListResourceRecordSets"];
    /// The application and network load balancers.
    LoadBalancers = "elbv2:DescribeLoadBalancers", Balancer, ["elasticloadbalancing:DescribeLoadBalancers"];
    /// The attributes of one of them.
    LoadBalancerAttributes = "elbv2:DescribeLoadBalancerAttributes", Balancer,
        ["elasticloadbalancing:DescribeLoadBalancerAttributes"];
    /// Its listeners.
    Listeners = "elbv2:DescribeListeners", Balancer, ["elasticloadbalancing:DescribeListeners"];
    /// The certificates of a listener.
    ListenerCertificates = "elbv2:DescribeListenerCertificates", Balancer,
        ["elasticloadbalancing:DescribeListenerCertificates"];
    /// The rules of a listener.
    ListenerRules = "elbv2:DescribeRules", Balancer, ["elasticloadbalancing:DescribeRules"];
    /// The target groups of a balancer.
    TargetGroups = "elbv2:DescribeTargetGroups", Balancer, ["elasticloadbalancing:DescribeTargetGroups"];
    /// The attributes of a target group.
    TargetGroupAttributes = "elbv2:DescribeTargetGroupAttributes", Balancer,
        ["elasticloadbalancing:DescribeTargetGroupAttributes"];
    /// The health of its targets.
    TargetHealth = "elbv2:DescribeTargetHealth", Balancer, ["elasticloadbalancing:DescribeTargetHealth"];
    /// The Classic load balancers.
    ClassicBalancers = "elb:DescribeLoadBalancers", Balancer, ["elasticloadbalancing:DescribeLoadBalancers"];
    /// The attributes of one of them.
    ClassicAttributes = "elb:DescribeLoadBalancerAttributes", Balancer,
        ["elasticloadbalancing:DescribeLoadBalancerAttributes"];
    /// The health of its instances.
    InstanceHealth = "elb:DescribeInstanceHealth", Balancer, ["elasticloadbalancing:DescribeInstanceHealth"];
    /// Instances.
    Instances = "ec2:DescribeInstances", Balancer, ["ec2:DescribeInstances"];
    /// Status checks and scheduled events of instances.
    InstanceStatuses = "ec2:DescribeInstanceStatus", Balancer, ["ec2:DescribeInstanceStatus"];
    /// Security groups.
    SecurityGroups = "ec2:DescribeSecurityGroups", Balancer, ["ec2:DescribeSecurityGroups"];
    /// Metrics of the last minutes.
    Metrics = "cloudwatch:GetMetricData", Balancer, ["cloudwatch:GetMetricData"];
    /// Database instances.
    DbInstances = "rds:DescribeDBInstances", Database, ["rds:DescribeDBInstances"];
    /// Database clusters.
    DbClusters = "rds:DescribeDBClusters", Database, ["rds:DescribeDBClusters"];
    /// What happened to databases lately.
    DbEvents = "rds:DescribeEvents", Database, ["rds:DescribeEvents"];
    /// Redis replication groups.
    ReplicationGroups = "elasticache:DescribeReplicationGroups", Cache, ["elasticache:DescribeReplicationGroups"];
    /// Cache clusters with their nodes.
    CacheClusters = "elasticache:DescribeCacheClusters", Cache, ["elasticache:DescribeCacheClusters"];
    /// What happened to caches lately.
    CacheEvents = "elasticache:DescribeEvents", Cache, ["elasticache:DescribeEvents"];
    /// Whether a bucket is there, and where.
    Bucket = "s3:HeadBucket", Storage, ["s3:ListBucket"];
    /// A bucket's policy.
    BucketPolicy = "s3:GetBucketPolicy", Storage, ["s3:GetBucketPolicy"];
    /// Whether the policy makes it public.
    BucketPolicyStatus = "s3:GetBucketPolicyStatus", Storage, ["s3:GetBucketPolicyStatus"];
    /// What is kept from being public.
    PublicAccessBlock = "s3:GetPublicAccessBlock", Storage, ["s3:GetBucketPublicAccessBlock"];
    /// Whether the bucket is a web site.
    BucketWebsite = "s3:GetBucketWebsite", Storage, ["s3:GetBucketWebsite"];
    /// One object, by its head alone.
    BucketObject = "s3:HeadObject", Storage, ["s3:GetObject"];
    /// The build projects.
    BuildProjects = "codebuild:ListProjects", Delivery, ["codebuild:ListProjects"];
    /// The builds of a project.
    ProjectBuilds = "codebuild:ListBuildsForProject", Delivery, ["codebuild:ListBuildsForProject"];
    /// Builds with their phases.
    Builds = "codebuild:BatchGetBuilds", Delivery, ["codebuild:BatchGetBuilds"];
    /// The image repositories.
    Repositories = "ecr:DescribeRepositories", Delivery, ["ecr:DescribeRepositories"];
    /// Images of a repository.
    Images = "ecr:DescribeImages", Delivery, ["ecr:DescribeImages"];
}

impl Call {
    /// The service, as endpoints and books name it.
    #[must_use]
    pub fn service(self) -> &'static str {
        self.name().split(':').next().unwrap_or_default()
    }

    /// The IAM action that a refusal names.
    #[must_use]
    pub fn action(self) -> &'static str {
        self.actions().first().copied().unwrap_or_default()
    }
}

impl std::fmt::Display for Call {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}
