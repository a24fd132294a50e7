//! Why one of the brand's services cannot serve: its status, or else another fact about it.

use crate::facts::{Evidence, Fact, Known};

/// Whether a service cannot serve at this moment, with the word `trouble`: by its status, which `word` names, or else by
/// the first of some facts that is so. It can serve only where all of them are known not to be so.
pub fn cannot_serve(e: &Evidence<'_>, by_status: Known, word: &str, others: &[(&'static str, &'static Fact)]) -> Known {
    if let Known::Yes(seen) = by_status {
        let trouble = format!("its status is {}", seen.words.get(word).map_or("", String::as_str));
        return Known::Yes(seen.word("trouble", trouble));
    }
    let mut undecided = by_status;
    for (trouble, fact) in others {
        match (fact.derive)(e) {
            Known::Yes(seen) => return Known::Yes(seen.word("trouble", trouble)),
            Known::Unknown(why) if undecided == Known::No => undecided = Known::Unknown(why),
            Known::Unknown(_) | Known::No => {}
        }
    }
    undecided
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Seen;
    use crate::facts::testing::Sketch;
    use hopwise_probes::Hop;

    const fn fact(derive: fn(&Evidence<'_>) -> Known) -> Fact {
        Fact { name: "test.trouble", hop: Hop::Database, about: "for this test", derive }
    }

    static YES: Fact = fact(|_| Known::Yes(Seen::default()));
    static NO: Fact = fact(|_| Known::No);
    static UNKNOWN: Fact = fact(|_| Known::Unknown("denied: ec2:DescribeSecurityGroups".to_owned()));

    #[test]
    fn what_nobody_could_look_at_is_never_taken_for_no() {
        let sketch = Sketch::healthy();
        let e = Evidence::new(&sketch.recording);
        let by = |status: Known, others: &[(&'static str, &'static Fact)]| cannot_serve(&e, status, "status", others);
        let unknown = || Known::Unknown("denied: ec2:DescribeSecurityGroups".to_owned());
        assert_eq!(by(Known::No, &[("a", &NO), ("b", &UNKNOWN), ("c", &NO)]), unknown());
        assert_eq!(by(Known::No, &[("a", &NO)]), Known::No);
        assert_eq!(by(unknown(), &[("a", &NO)]), unknown());
        let told = by(Known::No, &[("a", &UNKNOWN), ("b", &YES)]);
        assert!(
            matches!(told, Known::Yes(seen) if seen.words["trouble"] == "b"),
            "what is so counts, whatever is unknown"
        );
    }
}
