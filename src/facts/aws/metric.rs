//! Metrics of a service, as CloudWatch gave them.

use hopwise_probes::evidence::aws::cloudwatch::{Metrics, Series};

use super::look::Held;
use crate::facts::Evidence;

/// One metric of one thing with the minutes that it spans.
///
/// # Errors
/// Why it is not known; also where nothing was counted.
pub fn of<'a>(e: &Evidence<'a>, namespace: &str, metric: &str, of: &str) -> Result<(Held<'a, Series>, u32), String> {
    let lists = e.aws().all::<Metrics>()?;
    let is = |s: &&Series| s.namespace == namespace && s.metric == metric && s.dimension == of && s.points > 0;
    lists
        .iter()
        .find_map(|l| l.it.series.iter().find(is).map(|s| (l.part(s), l.it.minutes)))
        .ok_or_else(|| format!("not asked: {metric} of {of}"))
}
