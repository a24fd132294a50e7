//! How many recordings a core judges in a second: every kept recording, from parsed evidence to the report.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use hopwise::diagnosis::diagnose;
use hopwise_probes::evidence::Recording;

fn judge(c: &mut Criterion) {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/recordings");
    let recordings: Vec<Recording> = std::fs::read_dir(folder)
        .expect("fixtures/recordings is there")
        .flatten()
        .map(|e| std::fs::read_to_string(e.path()).expect("readable"))
        .map(|text| Recording::from_json(&text).expect("loads"))
        .collect();
    let mut group = c.benchmark_group("diagnosis");
    group.throughput(Throughput::Elements(recordings.len() as u64));
    group.bench_function("judge all kept recordings", |b| {
        b.iter(|| recordings.iter().map(|r| diagnose(r).findings.len()).sum::<usize>());
    });
    group.finish();
}

criterion_group!(benches, judge);
criterion_main!(benches);
