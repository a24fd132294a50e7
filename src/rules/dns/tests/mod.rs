//! Firing and silent cases on hand-written evidence.

mod addresses;
mod agreement;
mod aliases;
mod denials;
mod servers;

use crate::facts::dns::testing::{ADDRESSES, gives};
use crate::facts::testing::Sketch;

#[test]
fn a_whole_healthy_tree_raises_nothing() {
    let report = Sketch::named().judge();
    assert!(report.findings.is_empty(), "{report:#?}");
    assert_eq!(report.verdict.outcome, crate::report::Outcome::Healthy);
}

#[test]
fn different_addresses_at_each_resolver_are_cloudfronts_way() {
    let elsewhere = gives(&[("www.brand-a.test", "A", "198.51.100.77")]);
    let sketch = Sketch::named().resolver(1, "A", elsewhere.clone()).server(
        1,
        "www.brand-a.test",
        "A",
        hopwise_probes::evidence::Reply::Answer(crate::facts::dns::testing::aa(elsewhere)),
    );
    assert!(sketch.fired().is_empty(), "{:#?}", sketch.judge());
}

#[test]
fn no_dns_rule_fires_where_nobody_was_asked() {
    for sketch in [Sketch::empty(), Sketch::empty().client(|_| {}), Sketch::healthy()] {
        let fired = sketch.fired();
        assert!(fired.is_empty(), "{fired:?}");
    }
}

#[test]
fn every_reading_may_come_in_any_order() {
    let mut sketch = Sketch::unresolved("NXDOMAIN", "brand-a.test").resolver(1, "A", gives(&ADDRESSES));
    let before = sketch.judge();
    sketch.recording.readings.reverse();
    assert_eq!(sketch.judge(), before);
}
