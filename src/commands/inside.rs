//! How AWS and the cluster are asked: flags first, then what the configuration says of the brand's environment.

use hopwise_probes::live::{AwsNames, AwsSettings};

use crate::cli::TraceArgs;
use crate::config::{Aws, Config};

/// How AWS is asked for this trace.
pub fn aws(args: &TraceArgs, config: &Config) -> AwsSettings {
    let told = of_brand(args, config).cloned().unwrap_or_default();
    AwsSettings {
        profile: args.profile.clone().or(told.profile),
        region: args.region.clone().or(told.region.clone()),
        role: told.role,
        dns: told.dns.map(|dns| {
            Box::new(AwsSettings {
                profile: dns.profile,
                role: dns.role,
                region: told.region,
                ..AwsSettings::default()
            })
        }),
        names: AwsNames {
            databases: told.databases,
            caches: told.caches,
            projects: told.projects,
            repositories: told.repositories,
        },
    }
}

/// What the configuration says of the environment that is traced; an environment without its own takes the brand's.
fn of_brand<'c>(args: &TraceArgs, config: &'c Config) -> Option<&'c Aws> {
    let brand = config.brands.get(&args.target)?;
    let place = args.env.as_ref().and_then(|env| brand.environments.get(env));
    place.and_then(|p| p.aws.as_ref()).or(brand.aws.as_ref())
}
