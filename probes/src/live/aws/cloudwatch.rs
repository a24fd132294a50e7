//! Asks CloudWatch: many metrics in one call.

use jiff::Timestamp;

use super::Session;
use super::query::{Form, Query, given};
use super::read::Read as _;
use super::signed::Service;
use crate::aws::metrics::Wanted;
use crate::evidence::Reply;
use crate::evidence::aws::AwsAnswer;
use crate::evidence::aws::cloudwatch::{Metrics, Series};

const CLOUDWATCH: Query =
    Query { service: Service { name: "monitoring", id: "CloudWatch", host: "monitoring" }, version: "2010-08-01" };
/// Minutes that are looked back.
const MINUTES: u32 = 15;

impl Session {
    /// The last minutes of some metrics. `now` is the walk's clock.
    pub async fn metrics(&self, region: &str, wanted: &[Wanted], now: Timestamp) -> Reply<AwsAnswer> {
        self.one(&CLOUDWATCH, region, form(wanted, now), |o| {
            let results = o.all("MetricDataResults.member");
            let series = wanted.iter().enumerate().map(|(i, w)| {
                let result = results.iter().find(|r| r.text("Id") == format!("m{i}"));
                let values = result.map(|r| r.texts("Values.member")).unwrap_or_default();
                let values: Vec<f64> = values.iter().filter_map(|v| v.parse().ok()).collect();
                // Results come newest first, unless told otherwise.
                Series {
                    namespace: w.namespace.to_owned(),
                    metric: w.metric.to_owned(),
                    dimension: w.of.clone(),
                    stat: w.stat.to_owned(),
                    points: super::time::len(values.len()),
                    sum: values.iter().sum(),
                    latest: values.first().copied(),
                    highest: values.iter().copied().reduce(f64::max),
                    lowest: values.iter().copied().reduce(f64::min),
                }
            });
            Metrics { minutes: MINUTES, series: series.collect() }
        })
        .await
    }
}

fn form(wanted: &[Wanted], now: Timestamp) -> Form {
    let seconds = now.as_second();
    let time = |second| Timestamp::from_second(second).unwrap_or(now).to_string();
    let mut form = vec![given("StartTime", &time(seconds - i64::from(MINUTES) * 60)), given("EndTime", &time(seconds))];
    for (i, w) in wanted.iter().enumerate() {
        let query = format!("MetricDataQueries.member.{}", i + 1);
        let stat = format!("{query}.MetricStat");
        form.extend([
            (format!("{query}.Id"), format!("m{i}")),
            (format!("{stat}.Metric.Namespace"), w.namespace.to_owned()),
            (format!("{stat}.Metric.MetricName"), w.metric.to_owned()),
            (format!("{stat}.Metric.Dimensions.member.1.Name"), w.dimension.to_owned()),
            (format!("{stat}.Metric.Dimensions.member.1.Value"), w.of.clone()),
            (format!("{stat}.Period"), "60".to_owned()),
            (format!("{stat}.Stat"), w.stat.to_owned()),
        ]);
    }
    form
}
