//! Makes a target of what the user typed: a URL, a domain, or a brand of the configuration.

use hopwise_probes::target::{Families, Target};
use url::Url;

use super::Usage;
use crate::cli::{OriginFlag, TraceArgs};
use crate::config::Config;
use crate::render::list::nearest;

/// The target of a trace.
pub fn of(args: &TraceArgs, config: &Config) -> anyhow::Result<Target> {
    let mut target = match config.brands.get(&args.target) {
        Some(_) => brand(args, config)?,
        None => Target::new(parse(&args.target, config)?),
    };
    if let Some(path) = &args.path {
        target.url =
            target.url.join(path).map_err(|_| Usage(format!("--path {path:?} is no path; it wants /shop?x=1")))?;
    }
    if let Some(origin) = &args.origin {
        target.origin = Some(origin.0.clone());
    }
    target.resolvers = args.resolver.iter().map(|r| r.0).collect();
    target.connect_to = args.connect_to.iter().map(|c| c.0.clone()).collect();
    target.header_names = args.header.iter().map(|h| h.0.clone()).collect();
    target.families = match (args.ipv4, args.ipv6) {
        (true, _) => Families::V4,
        (_, true) => Families::V6,
        _ => Families::Both,
    };
    Ok(target)
}

fn brand(args: &TraceArgs, config: &Config) -> anyhow::Result<Target> {
    let name = &args.target;
    let brand = &config.brands[name];
    let (domain, origin, environment, legacy) = match &args.env {
        Some(env) if brand.environment.as_ref() == Some(env) => {
            (&brand.domain, &brand.origin, Some(env.clone()), brand.legacy)
        }
        Some(env) => {
            let place = brand.environments.get(env).ok_or_else(|| {
                let known: Vec<_> = brand.environments.keys().chain(&brand.environment).cloned().collect();
                Usage(format!("brand {name:?} has no environment {env:?}; it has: {}", known.join(", ")))
            })?;
            (&place.domain, &place.origin, Some(env.clone()), place.legacy)
        }
        None => (&brand.domain, &brand.origin, brand.environment.clone(), brand.legacy),
    };
    let mut target = Target::new(parse(domain, config)?);
    target.brand = Some(name.clone());
    target.environment = environment;
    target.legacy = legacy;
    if let Some(origin) = origin {
        let flag: OriginFlag = origin.parse().map_err(|e| Usage(format!("origin of brand {name:?}: {e}")))?;
        target.origin = Some(flag.0);
    }
    Ok(target)
}

/// A URL or a domain, with scheme, port and path where given.
fn parse(text: &str, config: &Config) -> anyhow::Result<Url> {
    let with_scheme = if text.contains("://") { text.to_owned() } else { format!("https://{text}") };
    let usage = |why: &str| Usage(format!("{text:?} {why}; a target is a URL, a domain or a brand of hopwise.yaml"));
    let mut url = Url::parse(&with_scheme).map_err(|e| usage(&format!("is no URL ({e})")))?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(usage("is neither http nor https").into());
    }
    let host = url.host_str().unwrap_or_default();
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    if !host.contains('.') && bare.parse::<std::net::IpAddr>().is_err() && host != "localhost" {
        let near = nearest(text, config.brands.keys().map(String::as_str));
        return Err(usage(&format!("is no domain and no brand{near}")).into());
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(usage("carries a password; others could read it on the command line. Leave it out").into());
    }
    url.set_fragment(None);
    Ok(url)
}
