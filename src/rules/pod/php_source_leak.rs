//! Source code is sent out.

use hopwise_probes::Hop;

use crate::facts::{Author, Phase, pod};
use crate::rules::pattern::MASKED_CONTENT;
use crate::rules::{Certainty, Rule, Severity, SymptomPattern, yes};

/// See the page beside.
pub static RULE: Rule = Rule {
    name: "php-source-leak",
    hop: Hop::Pod,
    title: "PHP source code is sent to visitors",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    when: &[yes(&pod::content::PHP_SOURCE)],
    symptoms: &[SymptomPattern::phase(Phase::Content).by(&[Author::Apache]), MASKED_CONTENT],
    explains: &[],
    summary: "{host} sends the source code of a PHP file: Apache does not hand .php files to php-fpm",
    fix: &[
        "Enable proxy_fcgi and setenvif and the php-fpm configuration in the image: a2enmod proxy_fcgi setenvif; a2enconf php-fpm",
        "Take the site off until that is done, then renew every secret that stands in a file below DocumentRoot",
    ],
    check: &[
        "curl -sS -i --max-time 20 '{url}' | head -n 40",
        "kubectl get ingress -A -o wide | grep -F '{host}'",
        "kubectl exec -n NAMESPACE deploy/WEB -- apachectl -M",
    ],
    page: include_str!("php_source_leak.md"),
};
