//! What lets CloudFront read the bucket behind the traced path, or keeps it from doing so.

use hopwise_probes::Hop;
use hopwise_probes::aws::edge::bucket_of;
use hopwise_probes::evidence::Reading;
use hopwise_probes::evidence::aws::Call;
use hopwise_probes::evidence::aws::s3::{BucketPolicy, PublicAccessBlock, Statement};

use super::bucket::{Behind, behind};
use crate::facts::aws::Sought;
use crate::facts::{Evidence, Fact, Known, Seen};

/// How CloudFront shows itself to the bucket.
enum Identity<'a> {
    /// It signs its requests (origin access control).
    Control,
    /// By an origin access identity of this id.
    Legacy(&'a str),
    /// Not at all.
    Nobody,
}

/// The policy has no word for CloudFront.
pub static LACKS_CLOUDFRONT: Fact = Fact {
    name: "storage.policy-lacks-cloudfront",
    hop: Hop::Storage,
    about: "the edge signs its requests, and the bucket's policy lets no CloudFront read",
    derive: |e| {
        judge(e, |at, all| {
            let signed = matches!(identity(at), Identity::Control);
            (signed && !all.iter().any(for_cloudfront) && !all.iter().any(is_public)).then(|| at.seen())
        })
    },
};

/// The policy is for another distribution.
pub static OTHER_DISTRIBUTION: Fact = Fact {
    name: "storage.policy-names-other-distribution",
    hop: Hop::Storage,
    about: "the bucket's policy lets CloudFront read for other distributions alone",
    derive: |e| {
        judge(e, |at, all| {
            let ours = &at.distribution.it.arn;
            let own: Vec<_> = all.iter().filter(|s| for_cloudfront(s)).collect();
            // A condition by account, or with a pattern, holds for all distributions that fit.
            let named = |s: &&&Statement| {
                let arns: Vec<_> =
                    s.conditions.iter().filter(|c| c.to_ascii_lowercase().contains("sourcearn")).collect();
                !arns.is_empty() && !arns.iter().any(|c| c.contains(ours.as_str()) || c.contains('*'))
            };
            let signed = matches!(identity(at), Identity::Control);
            if !signed || own.is_empty() || own.iter().filter(named).count() < own.len() {
                return None;
            }
            let allowed = own.iter().flat_map(|s| &s.conditions).flat_map(|c| c.split([' ', ',']));
            let allowed = allowed.filter(|w| w.starts_with("arn:")).map(|a| a.rsplit('/').next().unwrap_or(a));
            Some(at.seen().word("allowed", allowed.collect::<Vec<_>>().join(", ")))
        })
    },
};

/// The policy does not name the identity.
pub static LACKS_IDENTITY: Fact = Fact {
    name: "storage.policy-lacks-identity",
    hop: Hop::Storage,
    about: "the edge uses an origin access identity, and the bucket's policy does not let it read",
    derive: |e| {
        judge(e, |at, all| {
            let Identity::Legacy(id) = identity(at) else { return None };
            let lets = |s: &Statement| {
                allows_reads(s) && s.principals.iter().any(|p| p == "*" || p.contains(id) || is_canonical(p))
            };
            (!all.iter().any(lets)).then(|| at.seen().word("identity", id))
        })
    },
};

/// A statement refuses reads.
pub static DENIES: Fact = Fact {
    name: "storage.policy-denies",
    hop: Hop::Storage,
    about: "a statement of the bucket's policy denies reads to everybody, and not only those without TLS",
    derive: |e| {
        judge(e, |at, all| {
            let denies = |s: &&Statement| {
                let harmless = s.conditions.iter().any(|c| {
                    let c = c.to_ascii_lowercase();
                    c.contains("securetransport") || c.contains("tlsversion")
                });
                // A condition that leaves distributions out may leave ours out.
                let spares = s.conditions.iter().any(|c| c.contains(&at.distribution.it.arn));
                s.effect == "Deny" && s.principals.iter().any(|p| p == "*") && reads(s) && !harmless && !spares
            };
            let statement = all.iter().find(denies)?;
            let when = if statement.conditions.is_empty() {
                "without a condition".to_owned()
            } else {
                format!("when {}", statement.conditions.join(" and "))
            };
            let action = statement.actions.first().map_or("reads", String::as_str);
            Some(at.seen().word("denied_action", action).word("condition", when))
        })
    },
};

/// A public bucket that is kept shut.
pub static PUBLIC_BLOCKED: Fact = Fact {
    name: "storage.public-access-blocked",
    hop: Hop::Storage,
    about: "the edge asks as everybody, the policy lets everybody read, and Block Public Access takes it out of force",
    derive: |e| {
        judge_with_block(e, |at, all, block| {
            let nobody = matches!(identity(at), Identity::Nobody);
            (nobody && all.iter().any(is_public) && block).then(|| at.seen())
        })
    },
};

/// Nothing lets CloudFront read.
pub static NOT_READABLE: Fact = Fact {
    name: "storage.bucket-not-readable",
    hop: Hop::Storage,
    about: "the edge asks without an identity, and neither policy nor ACL lets everybody read",
    derive: |e| {
        judge_with_block(e, |at, all, block| {
            let nobody = matches!(identity(at), Identity::Nobody);
            (nobody && block && !all.iter().any(is_public)).then(|| at.seen())
        })
    },
};

fn identity<'a>(at: &Behind<'a>) -> Identity<'a> {
    let origin = at.origin.it;
    match (&origin.access_control, &origin.s3_identity) {
        (Some(_), _) => Identity::Control,
        (None, Some(id)) if !id.is_empty() => Identity::Legacy(id.rsplit('/').next().unwrap_or(id)),
        _ => Identity::Nobody,
    }
}

fn reads(statement: &Statement) -> bool {
    statement.actions.iter().any(|a| matches!(a.as_str(), "*" | "s3:*" | "s3:GetObject" | "s3:Get*" | "s3:GetObject*"))
}

fn allows_reads(statement: &Statement) -> bool {
    statement.effect == "Allow" && reads(statement)
}

fn for_cloudfront(statement: &Statement) -> bool {
    allows_reads(statement) && statement.principals.iter().any(|p| p.contains("cloudfront.amazonaws.com"))
}

fn is_public(statement: &Statement) -> bool {
    allows_reads(statement) && statement.principals.iter().any(|p| p == "*") && statement.conditions.is_empty()
}

/// A canonical user may be any identity: it is not told by its number.
fn is_canonical(principal: &str) -> bool {
    principal.len() >= 64 && principal.bytes().all(|b| b.is_ascii_hexdigit())
}

/// The bucket behind the path with the statements of its policy; none where it has no policy.
fn statements<'a>(e: &Evidence<'a>) -> Sought<(Behind<'a>, &'a [Statement], &'a Reading)> {
    let Some(at) = behind(e)?.filter(|at| bucket_of(at.origin.it).is_some()) else { return Ok(None) };
    let look = e.aws().look::<BucketPolicy>(at.bucket).ok_or_else(|| e.aws().missing(Call::BucketPolicy))?;
    if let Some(why) = look.blind() {
        return Err(why);
    }
    if look.absent().is_some_and(|a| a.it.code == "NoSuchBucket") {
        return Ok(None);
    }
    Ok(Some((at, look.answer::<BucketPolicy>().map_or(&[], |p| &p.it.statements), look.reading)))
}

fn judge(e: &Evidence<'_>, is: impl Fn(&Behind<'_>, &[Statement]) -> Option<Seen>) -> Known {
    Known::sought(statements(e).map(|found| {
        let (at, all, reading) = found?;
        let mut seen = is(&at, all)?;
        seen.evidence.push(reading.id.clone());
        Some(seen)
    }))
}

/// The same, with whether Block Public Access shuts both policy and ACL.
fn judge_with_block(e: &Evidence<'_>, is: impl Fn(&Behind<'_>, &[Statement], bool) -> Option<Seen>) -> Known {
    Known::sought(statements(e).and_then(|found| {
        let Some((at, all, reading)) = found else { return Ok(None) };
        if !matches!(identity(&at), Identity::Nobody) {
            return Ok(None);
        }
        let block = e.aws().about::<PublicAccessBlock>(at.bucket)?;
        let shut = block.is_some_and(|b| b.it.restrict && b.it.ignore_acls);
        Ok(is(&at, all, shut).map(|mut seen| {
            seen.evidence.push(reading.id.clone());
            seen.evidence.extend(block.map(|b| b.reading.id.clone()));
            seen
        }))
    }))
}
