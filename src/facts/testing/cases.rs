//! What a rule's unit cases must hold: it fires, with every place filled; look-alikes are silent; masked it is silent.

use super::Sketch;
use crate::diagnosis::diagnose_masked;
use crate::rules;

impl Sketch {
    /// Proves a rule by this sketch, on which it fires, and by look-alikes, on which it must not.
    pub fn proves(&self, name: &str, alike: &[&Self]) {
        let rule = rules::find(name).unwrap_or_else(|| panic!("{name} is no rule"));
        let fired = self.fired();
        assert!(fired.iter().any(|f| f == name), "{name} does not fire, but {fired:?}");
        self.blamed();
        self.fills(name);
        for other in alike {
            let fired = other.fired();
            assert!(!fired.iter().any(|f| f == name), "{name} fires on a look-alike: {fired:?}");
        }
        for condition in rule.when {
            let report = diagnose_masked(&self.recording, &[condition.fact().name]);
            let fired = report.findings.iter().any(|f| f.rule == name);
            assert!(!fired, "{name} fires without {:?}", condition.fact());
        }
    }

    /// Every place in the fix and the check of a rule that fires is filled, also where it is not the verdict.
    fn fills(&self, name: &str) {
        let evidence = crate::facts::Evidence::new(&self.recording);
        let decided = crate::diagnosis::findings::decide(&evidence);
        let found = crate::diagnosis::findings::evaluate(&decided, &[]);
        let finding = found.findings.iter().find(|f| f.rule.name == name).expect("it fired");
        for text in finding.rule.fix.iter().chain(finding.rule.check).chain([&finding.rule.summary]) {
            let filled = crate::diagnosis::words::fill(text, &finding.words);
            let open = crate::diagnosis::words::left_open(&filled);
            assert_eq!(open, None, "{name}: a place is left open in {filled:?}");
        }
    }
}
