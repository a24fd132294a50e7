//! Redis cannot save its data.

use hopwise_probes::Hop;

use crate::facts::{Author, cache};
use crate::rules::pattern::{MASKED_CONTENT, MASKED_ERROR};
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, symptoms, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "redis-cannot-persist",
    hop: Hop::Cache,
    title: "Redis cannot save its data",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&cache::CANNOT_PERSIST)],
    symptoms: &[SymptomPattern::status(&[(500, 599)]).by(&[Author::Application]), MASKED_ERROR, MASKED_CONTENT],
    explains: symptoms::APP_ERROR,
    summary: "The Redis of {host} cannot write its snapshot and refuses writes: {error_text}",
    fix: &[
        "Free or enlarge the disk of the Redis server and check the rights on its directory",
        "Read its log for why BGSAVE fails",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl exec -n NAMESPACE deploy/WEB -- sh -c 'printenv REDIS_HOST REDIS_PORT REDIS_SCHEME'",
    ],
    page: include_str!("redis_cannot_persist.md"),
};
