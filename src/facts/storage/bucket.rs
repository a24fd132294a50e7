//! The bucket that CloudFront asks for the traced path, and the object in it.

use hopwise_probes::Hop;
use hopwise_probes::aws::edge::{bucket_of, origin_of};
use hopwise_probes::evidence::aws::cloudfront::{Distribution, DistributionDetail, EdgeOrigin};
use hopwise_probes::evidence::aws::s3::{Bucket, BucketObject, BucketWebsite};
use hopwise_probes::evidence::aws::{Call, Kind};

use crate::facts::aws::{Held, Sought};
use crate::facts::{Evidence, Fact, Known, Seen};

/// The bucket behind the traced path.
#[derive(Debug, Clone, Copy)]
pub struct Behind<'a> {
    /// Its name.
    pub bucket: &'a str,
    /// The origin that names it.
    pub origin: Held<'a, EdgeOrigin>,
    /// The distribution.
    pub distribution: Held<'a, Distribution>,
}

impl Behind<'_> {
    /// What shows it, with its words.
    #[must_use]
    pub fn seen(&self) -> Seen {
        Seen::by([self.distribution.reading])
            .object(format!("bucket/{}", self.bucket))
            .word("bucket", self.bucket)
            .word("origin_domain", &self.origin.it.domain)
            .word("distribution", &self.distribution.it.id)
            .word("distribution_arn", &self.distribution.it.arn)
    }

    /// The key that a path is read from.
    #[must_use]
    pub fn key(&self, path: &str) -> String {
        format!("{}{path}", self.origin.it.path).trim_start_matches('/').to_owned()
    }
}

/// The bucket that the edge asks for the traced path; nothing where it asks something else.
///
/// # Errors
/// Why it is not known.
pub fn behind<'a>(e: &Evidence<'a>) -> Sought<Behind<'a>> {
    let (Some(distribution), Some(origin)) = (e.aws().distribution()?, e.aws().origin()?) else { return Ok(None) };
    Ok(any_bucket(origin.it).map(|bucket| Behind { bucket, origin, distribution }))
}

/// The bucket of an origin: behind S3's own interface, or as a web site.
fn any_bucket(origin: &EdgeOrigin) -> Option<&str> {
    bucket_of(origin).or_else(|| is_website(origin).then(|| origin.domain.split(".s3-website").next()).flatten())
}

fn is_website(origin: &EdgeOrigin) -> bool {
    origin.domain.contains(".s3-website")
}

/// The bucket is not there.
pub static ORIGIN_MISSING: Fact = Fact {
    name: "storage.origin-bucket-missing",
    hop: Hop::Storage,
    about: "the bucket that the edge asks for this path does not exist",
    derive: |e| {
        Known::sought(behind(e).and_then(|found| {
            let Some(at) = found else { return Ok(None) };
            let look = e.aws().look::<Bucket>(at.bucket).ok_or_else(|| e.aws().missing(Call::Bucket))?;
            if let Some(why) = look.blind() {
                return Err(why);
            }
            Ok(look.absent().map(|absent| with(at.seen(), &absent)))
        }))
    },
};

/// A bucket of another path is not there.
pub static OTHER_MISSING: Fact = Fact {
    name: "storage.other-bucket-missing",
    hop: Hop::Storage,
    about: "a bucket that the distribution uses for other paths does not exist",
    derive: |e| Known::sought(other_missing(e)),
};

/// The region in the origin's name is not the bucket's.
pub static REGION_DIFFERS: Fact = Fact {
    name: "storage.origin-region-differs",
    hop: Hop::Storage,
    about: "the origin names a region that is not that of the bucket",
    derive: |e| {
        Known::sought(behind(e).and_then(|found| {
            let Some(at) = found else { return Ok(None) };
            let Some(bucket) = e.aws().about::<Bucket>(at.bucket)? else { return Ok(None) };
            let asked = region_of(&at.origin.it.domain);
            let differs = asked.filter(|r| !bucket.it.region.is_empty() && *r != bucket.it.region);
            Ok(differs.map(|asked| {
                with(at.seen(), &bucket).word("asked_region", asked).word("bucket_region", &bucket.it.region)
            }))
        }))
    },
};

/// The object is not there.
pub static OBJECT_MISSING: Fact = Fact {
    name: "storage.object-missing-in-bucket",
    hop: Hop::Storage,
    about: "the bucket that the edge asks has no object for the path",
    derive: |e| Known::sought(missing(e, false)),
};

/// The path is a folder.
pub static FOLDER_INDEX: Fact = Fact {
    name: "storage.folder-without-index",
    hop: Hop::Storage,
    about: "the path ends in a slash, and the edge asks S3's own interface, which serves no index",
    derive: |e| Known::sought(missing(e, true)),
};

/// A file of the page is not there.
pub static ASSET_MISSING: Fact = Fact {
    name: "storage.page-asset-missing",
    hop: Hop::Storage,
    about: "a file that the page asks for is not in its bucket",
    derive: |e| {
        let own = behind(e).ok().flatten().map(|at| format!("{}/{}", at.bucket, at.key(e.target().url.path())));
        let mut looks =
            e.aws().looks(BucketObject::CALL).filter(|l| Some(&l.question.about) != own.as_ref()).peekable();
        if looks.peek().is_none() {
            return Known::Unknown(e.aws().missing(Call::BucketObject));
        }
        let gone = looks.find_map(|l| Some((l, l.absent()?)));
        Known::from_seen(gone.and_then(|(look, absent)| {
            let (bucket, key) = look.question.about.split_once('/')?;
            Some(Seen::by([absent.reading]).object(format!("bucket/{bucket}")).word("bucket", bucket).word("key", key))
        }))
    },
};

/// The object is archived.
pub static ARCHIVED: Fact = Fact {
    name: "storage.object-archived",
    hop: Hop::Storage,
    about: "the object for the path lies in an archive class that must be restored first",
    derive: |e| {
        object(e, |_, object| {
            let class = object.storage_class.as_deref().filter(|c| matches!(*c, "GLACIER" | "DEEP_ARCHIVE"))?;
            Some(("storage_class", class.to_owned()))
        })
    },
};

/// The object is encrypted with a key that CloudFront may not use.
pub static KMS: Fact = Fact {
    name: "storage.object-encrypted-for-others",
    hop: Hop::Storage,
    about: "the object for the path is encrypted with a KMS key, and the edge asks without an access control",
    derive: |e| {
        object(e, |at, object| {
            let kms = object.encryption.as_deref().filter(|c| c.starts_with("aws:kms"))?;
            at.origin.it.access_control.is_none().then(|| ("encryption", kms.to_owned()))
        })
    },
};

/// A website endpoint without a website.
pub static WEBSITE_ABSENT: Fact = Fact {
    name: "storage.website-not-configured",
    hop: Hop::Storage,
    about: "the origin is a website endpoint, and the bucket has no website configuration",
    derive: |e| {
        Known::sought(behind(e).and_then(|found| {
            let Some(at) = found.filter(|at| is_website(at.origin.it)) else { return Ok(None) };
            let look = e.aws().look::<BucketWebsite>(at.bucket).ok_or_else(|| e.aws().missing(Call::BucketWebsite))?;
            if let Some(why) = look.blind() {
                return Err(why);
            }
            let absent = look.absent().filter(|a| a.it.code != "NoSuchBucket");
            Ok(absent.map(|absent| with(at.seen(), &absent)))
        }))
    },
};

/// What was seen, with one more reading.
pub(super) fn with<T: ?Sized>(mut seen: Seen, held: &Held<'_, T>) -> Seen {
    seen.evidence.push(held.reading.id.clone());
    seen
}

fn other_missing(e: &Evidence<'_>) -> Sought<Seen> {
    let Some(distribution) = e.aws().distribution()? else { return Ok(None) };
    let own = behind(e)?.map(|at| at.bucket);
    let default = std::iter::once(&distribution.it.default_behaviour);
    let mut blind = None;
    for behaviour in distribution.it.behaviours.iter().chain(default) {
        let Some(origin) = origin_of(distribution.it, behaviour) else { continue };
        let Some(bucket) = any_bucket(origin).filter(|b| Some(*b) != own) else { continue };
        let Some(look) = e.aws().look::<Bucket>(bucket) else {
            blind = Some(e.aws().missing(Call::Bucket));
            continue;
        };
        if let Some(absent) = look.absent() {
            let at = Behind { bucket, origin: distribution.part(origin), distribution };
            return Ok(Some(with(at.seen(), &absent).word("pattern", &behaviour.pattern)));
        }
        blind = blind.or(look.blind());
    }
    blind.map_or(Ok(None), Err)
}

/// Whether the object of the path is missing; `folder` asks for paths that end in a slash.
fn missing(e: &Evidence<'_>, folder: bool) -> Sought<Seen> {
    let Some(at) = behind(e)?.filter(|at| bucket_of(at.origin.it).is_some()) else { return Ok(None) };
    let path = e.target().url.path();
    if path.ends_with('/') != folder {
        return Ok(None);
    }
    // The default root object stands for `/` alone.
    if path == "/" {
        let detail = e.aws().about::<DistributionDetail>(&at.distribution.it.id)?;
        if detail.is_some_and(|d| !d.it.default_root_object.is_empty()) {
            return Ok(None);
        }
    }
    let key = at.key(path);
    let look = e
        .aws()
        .look::<BucketObject>(&format!("{}/{key}", at.bucket))
        .ok_or_else(|| e.aws().missing(Call::BucketObject))?;
    if let Some(why) = look.blind() {
        return Err(why);
    }
    let absent = look.absent().filter(|a| a.it.code != "NoSuchBucket");
    Ok(absent.map(|absent| with(at.seen(), &absent).word("key", key)))
}

/// Whether the object of the path is there and has some trait.
fn object(e: &Evidence<'_>, is: impl Fn(&Behind<'_>, &BucketObject) -> Option<(&'static str, String)>) -> Known {
    Known::sought(behind(e).and_then(|found| {
        let Some(at) = found else { return Ok(None) };
        let key = at.key(e.target().url.path());
        let Some(object) = e.aws().about::<BucketObject>(&format!("{}/{key}", at.bucket))? else { return Ok(None) };
        Ok(is(&at, object.it).map(|(word, value)| with(at.seen(), &object).word("key", key).word(word, value)))
    }))
}

/// The region that a bucket's name names.
fn region_of(domain: &str) -> Option<&str> {
    let rest = domain.split_once(".s3")?.1.trim_start_matches("-website");
    let region = rest.trim_start_matches(['.', '-']).split(".amazonaws").next()?;
    let region = region.trim_start_matches("dualstack.");
    (region.split('-').count() >= 3).then_some(region)
}

#[cfg(test)]
mod tests {
    use super::region_of;

    #[test]
    fn the_region_is_read_from_every_form_of_a_buckets_name() {
        for (domain, region) in [
            ("a.s3.eu-central-1.amazonaws.com", Some("eu-central-1")),
            ("a.s3-eu-west-1.amazonaws.com", Some("eu-west-1")),
            ("a.s3.dualstack.us-west-2.amazonaws.com", Some("us-west-2")),
            ("a.s3-website-eu-west-1.amazonaws.com", Some("eu-west-1")),
            ("a.s3-website.eu-central-1.amazonaws.com", Some("eu-central-1")),
            ("a.s3.amazonaws.com", None),
        ] {
            assert_eq!(region_of(domain), region, "{domain}");
        }
    }
}
