//! The buckets behind a distribution, and the object that the path names.

use futures_util::future::join_all;
use tokio::join;

use crate::aws::edge as plan;
use crate::evidence::aws::cloudfront::{Distribution, EdgeOrigin};
use crate::evidence::aws::s3::{
    Bucket, BucketObject, BucketPolicy, BucketPolicyStatus, BucketWebsite, PublicAccessBlock,
};
use crate::live::aws::Session;
use crate::walk::Walk;

impl Walk {
    /// Whether each bucket is there; of the path's own bucket also who may read it, and whether the object exists.
    pub(super) async fn aws_storage(&self, session: &Session, d: &Distribution, asked: Option<&EdgeOrigin>) {
        let others = d.origins.iter().filter(|o| asked.is_none_or(|a| a.id != o.id)).filter_map(|o| {
            let bucket = plan::bucket_of(o)?;
            Some((bucket.to_owned(), self.bucket_region(session, o)))
        });
        let others = join_all(others.take(3).map(|(bucket, region)| async move {
            self.aws_look::<Bucket>(session, &region, &bucket, session.bucket(&region, &bucket)).await;
        }));
        let own = async {
            if let Some(origin) = asked
                && let Some(bucket) = plan::bucket_of(origin)
            {
                self.own_bucket(session, origin, bucket).await;
            }
        };
        join!(others, own);
    }

    async fn own_bucket(&self, session: &Session, origin: &EdgeOrigin, bucket: &str) {
        let region = self.bucket_region(session, origin);
        let path = format!("{}{}", origin.path.trim_end_matches('/'), self.target.url.path());
        let key = path.trim_start_matches('/');
        let website = async {
            if origin.domain.contains(".s3-website") {
                let asked = session.bucket_website(&region, bucket);
                self.aws_look::<BucketWebsite>(session, &region, bucket, asked).await;
            }
        };
        let object = async {
            if !key.is_empty() {
                let asked = session.bucket_object(&region, bucket, key);
                self.aws_look::<BucketObject>(session, &region, &format!("{bucket}/{key}"), asked).await;
            }
        };
        join!(
            self.aws_look::<Bucket>(session, &region, bucket, session.bucket(&region, bucket)),
            self.aws_look::<BucketPolicy>(session, &region, bucket, session.bucket_policy(&region, bucket)),
            self.aws_look::<BucketPolicyStatus>(
                session,
                &region,
                bucket,
                session.bucket_policy_status(&region, bucket)
            ),
            self.aws_look::<PublicAccessBlock>(session, &region, bucket, session.public_access_block(&region, bucket)),
            website,
            object,
        );
    }

    /// The region in an origin's name, else the session's.
    fn bucket_region(&self, session: &Session, origin: &EdgeOrigin) -> String {
        let rest = origin.domain.split_once(".s3").map_or("", |(_, rest)| rest);
        let rest = rest.trim_start_matches("-website");
        let named = rest.trim_start_matches(['.', '-']).split('.').next().filter(|l| l.matches('-').count() >= 2);
        named.or(session.region()).unwrap_or("us-east-1").to_owned()
    }
}
