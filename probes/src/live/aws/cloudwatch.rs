//! Asks CloudWatch: many metrics in one call.

use aws_sdk_cloudwatch::types as sdk;

use super::Session;
use super::session::client;
use crate::aws::metrics::Wanted;
use crate::evidence::Reply;
use crate::evidence::aws::AwsAnswer;
use crate::evidence::aws::cloudwatch::{Metrics, Series};

/// Minutes that are looked back.
const MINUTES: u32 = 15;

impl Session {
    /// The last minutes of some metrics. `now` is the walk's clock.
    pub async fn metrics(&self, region: &str, wanted: &[Wanted], now: jiff::Timestamp) -> Reply<AwsAnswer> {
        let client = client!(self, aws_sdk_cloudwatch, region);
        let from = now.as_second() - i64::from(MINUTES) * 60;
        let queries = wanted.iter().enumerate().map(|(i, w)| {
            let dimension = sdk::Dimension::builder().name(w.dimension).value(&w.of).build();
            let metric = sdk::Metric::builder().namespace(w.namespace).metric_name(w.metric).dimensions(dimension);
            let stat = sdk::MetricStat::builder().metric(metric.build()).period(60).stat(w.stat).build();
            sdk::MetricDataQuery::builder().id(format!("m{i}")).metric_stat(stat).build()
        });
        let asked = client
            .get_metric_data()
            .set_metric_data_queries(Some(queries.collect()))
            .start_time(aws_smithy_types::DateTime::from_secs(from))
            .end_time(aws_smithy_types::DateTime::from_secs(now.as_second()));
        self.ask(asked.send(), |o| {
            let series = wanted.iter().enumerate().map(|(i, w)| {
                let id = format!("m{i}");
                let result = o.metric_data_results().iter().find(|r| r.id() == Some(id.as_str()));
                let values = result.map(|r| r.values()).unwrap_or_default();
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
