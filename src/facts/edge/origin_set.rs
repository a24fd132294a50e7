//! How the distribution is set to reach its origin.

use hopwise_probes::Hop;
use hopwise_probes::aws::edge::bucket_of;
use hopwise_probes::evidence::aws::cloudfront::{CustomOrigin, EdgeOrigin};
use hopwise_probes::evidence::{FailureKind, Look, Rung};

use super::distribution::shown;
use crate::facts::aws::{Held, Sought};
use crate::facts::{Author, Evidence, Fact, Known, Phase, Seen};

/// The edge speaks plain HTTP to the origin.
pub static HTTP_ONLY: Fact = Fact {
    name: "edge.origin-http-only",
    hop: Hop::Edge,
    about: "OriginProtocolPolicy of the origin is http-only, while visitors come with https",
    derive: |e| Known::sought(custom(e, |e, o| o.protocol == "http-only" && e.target().url.scheme() == "https")),
};

/// The edge speaks no TLS version that origins still take.
pub static OLD_TLS: Fact = Fact {
    name: "edge.origin-tls-old",
    hop: Hop::Edge,
    about: "OriginSslProtocols of the origin has neither TLSv1.2 nor TLSv1.3",
    derive: |e| {
        let old = |o: &CustomOrigin| {
            !o.tls_versions.is_empty() && !o.tls_versions.iter().any(|v| v == "TLSv1.2" || v == "TLSv1.3")
        };
        Known::sought(custom(e, |_, o| o.protocol != "http-only" && old(o)))
    },
};

/// The edge does not wait as long as the origin takes.
pub static READ_TIMEOUT_SHORT: Fact = Fact {
    name: "edge.origin-read-timeout-short",
    hop: Hop::Edge,
    about: "straight at the origin the page comes, and takes longer than OriginReadTimeout",
    derive: |e| Known::sought(read_timeout_short(e)),
};

/// The edge knocks at a port where we were let in at another.
pub static PORT_ODD: Fact = Fact {
    name: "edge.origin-port-odd",
    hop: Hop::Edge,
    about: "the distribution asks the origin at a port that is neither 80 nor 443, and the balancer is not known to listen there",
    derive: |e| Known::sought(port_odd(e)),
};

/// The origin is a balancer of the account's region that is not there.
pub static BALANCER_GONE: Fact = Fact {
    name: "edge.origin-balancer-gone",
    hop: Hop::Edge,
    about: "the origin is the name of a load balancer, and the account has none of that name in the region",
    derive: |e| Known::sought(balancer_gone(e)),
};

/// The path is sent to a bucket, and the bucket has no answer while the balancer has.
pub static PATH_TO_BUCKET: Fact = Fact {
    name: "edge.path-sent-to-bucket",
    hop: Hop::Edge,
    about: "a behaviour sends the path to an S3 bucket, and S3 answers with an error",
    derive: |e| Known::sought(path_to_bucket(e)),
};

/// Nothing says what `/` stands for in the bucket.
pub static ROOT_OBJECT_MISSING: Fact = Fact {
    name: "edge.root-object-missing",
    hop: Hop::Edge,
    about: "the path is /, a bucket answers it, and the distribution has no default root object",
    derive: |e| Known::sought(root_object_missing(e)),
};

/// The words for an origin beside those of its distribution.
fn origin_shown(e: &Evidence<'_>, origin: &Held<'_, EdgeOrigin>) -> Sought<Seen> {
    let Some(distribution) = e.aws().distribution()? else { return Ok(None) };
    let pattern = e.aws().behaviour()?.map_or_else(|| "*".to_owned(), |b| b.pattern.clone());
    let seen =
        shown(&distribution).word("origin_id", &origin.id).word("origin_name", &origin.domain).word("pattern", pattern);
    Ok(Some(match &origin.custom {
        Some(custom) => seen
            .word("origin_protocol", &custom.protocol)
            .word("tls_versions", custom.tls_versions.join(", "))
            .word("read_timeout", custom.read_timeout)
            .word("https_port", custom.https_port)
            .word("http_port", custom.http_port),
        None => seen,
    }))
}

fn custom(e: &Evidence<'_>, is: impl Fn(&Evidence<'_>, &CustomOrigin) -> bool) -> Sought<Seen> {
    let Some(origin) = e.aws().origin()? else { return Ok(None) };
    match &origin.custom {
        Some(own) if is(e, own) => origin_shown(e, &origin),
        _ => Ok(None),
    }
}

fn read_timeout_short(e: &Evidence<'_>) -> Sought<Seen> {
    let Some(origin) = e.aws().origin()? else { return Ok(None) };
    let Some(limit) = origin.custom.as_ref().map(|c| f64::from(c.read_timeout) * 1000.0) else { return Ok(None) };
    let looks: Vec<_> = e.looks(Rung::Balancer, Look::Page).filter(|l| l.reading.reply.blind().is_none()).collect();
    if looks.is_empty() {
        return Err("not asked: the page straight at the balancer; name it with --origin".to_owned());
    }
    let waited = looks.iter().filter_map(|l| match (l.answer(), l.failure()) {
        (Some(answer), _) => Some(answer.wait_ms),
        (None, Some(failure)) if failure.kind == FailureKind::Timeout => Some(l.reading.ms),
        _ => None,
    });
    let Some(longest) = waited.reduce(f64::max).filter(|ms| *ms > limit && limit > 0.0) else { return Ok(None) };
    Ok(origin_shown(e, &origin)?.map(|mut seen| {
        seen.evidence.extend(looks.iter().map(|l| l.reading.id.clone()));
        seen.word("seconds", (longest / 1000.0).round())
    }))
}

fn port_odd(e: &Evidence<'_>) -> Sought<Seen> {
    let (port, _) = e.aws().balancer_port();
    if matches!(port, 80 | 443) {
        return Ok(None);
    }
    let Some(origin) = e.aws().origin()? else { return Ok(None) };
    let newer = e.aws().listeners().ok().flatten().map(|l| l.listeners.iter().map(|l| l.port).collect::<Vec<_>>());
    let classic =
        || e.aws().classic_balancer().ok().flatten().map(|c| c.listeners.iter().map(|l| l.port).collect::<Vec<_>>());
    // Where the balancer listens there, or nowhere else, the distribution is right.
    if newer.or_else(classic).is_some_and(|ports| ports.contains(&port) || !ports.iter().any(|p| [80, 443].contains(p)))
    {
        return Ok(None);
    }
    Ok(origin_shown(e, &origin)?.map(|seen| seen.word("odd_port", port)))
}

fn balancer_gone(e: &Evidence<'_>) -> Sought<Seen> {
    let Some(origin) = e.aws().origin()? else { return Ok(None) };
    if !origin.domain.ends_with(".elb.amazonaws.com") || origin.custom.is_none() {
        return Ok(None);
    }
    let (newer, classic) = (e.aws().load_balancer()?, e.aws().classic_balancer()?);
    // The list must be of the region that the name itself tells.
    let regions: Vec<_> = e
        .aws()
        .looks(hopwise_probes::evidence::aws::Call::LoadBalancers)
        .map(|l| l.question.region.clone())
        .filter(|region| origin.domain.contains(region.as_str()))
        .collect();
    if newer.is_some() || classic.is_some() || regions.is_empty() {
        return Ok(None);
    }
    Ok(origin_shown(e, &origin)?.map(|seen| seen.word("origin_region", &regions[0])))
}

/// The origin of the path, if it is a bucket and S3 wrote the visitor's error.
fn refusing_bucket<'a>(e: &Evidence<'a>) -> Sought<Held<'a, EdgeOrigin>> {
    let by_bucket = e.symptom().phase == Phase::Response && e.symptom().author == Author::S3;
    Ok(e.aws().origin()?.filter(|o| by_bucket && bucket_of(o.it).is_some()))
}

fn path_to_bucket(e: &Evidence<'_>) -> Sought<Seen> {
    let Some(origin) = refusing_bucket(e)? else { return Ok(None) };
    let Some(behaviour) = e.aws().behaviour()?.filter(|b| b.pattern != "*") else { return Ok(None) };
    // A file belongs in a bucket: it is missing there, and the pattern is right.
    if e.target().url.path().rsplit('/').next().is_some_and(|last| last.contains('.')) {
        return Ok(None);
    }
    let bucket = bucket_of(origin.it).unwrap_or_default().to_owned();
    Ok(origin_shown(e, &origin)?.map(|seen| seen.word("bucket", bucket).word("behaviour", &behaviour.pattern)))
}

fn root_object_missing(e: &Evidence<'_>) -> Sought<Seen> {
    if e.target().url.path() != "/" {
        return Ok(None);
    }
    let Some(origin) = refusing_bucket(e)? else { return Ok(None) };
    let Some(distribution) = e.aws().distribution()? else { return Ok(None) };
    let detail = e.aws().about::<hopwise_probes::evidence::aws::cloudfront::DistributionDetail>(&distribution.id)?;
    let bucket = bucket_of(origin.it).unwrap_or_default().to_owned();
    match detail.filter(|d| d.default_root_object.is_empty()) {
        Some(_) => Ok(origin_shown(e, &origin)?.map(|seen| seen.word("bucket", bucket))),
        None => Ok(None),
    }
}
