//! CAA: which authorities may issue certificates for the name (RFC 8659).

use hopwise_probes::Hop;
use hopwise_probes::evidence::{Rung, ServerRole};

use super::zone;
use crate::facts::edge::certificate::leaf_of;
use crate::facts::evidence::Evidence;
use crate::facts::{Fact, Known, Seen};

/// The names by which Amazon's authority knows itself in CAA records (ACM guide, "Configure a CAA record").
const AMAZON: &[&str] = &["amazon.com", "amazontrust.com", "awstrust.com", "amazonaws.com"];

/// The certificate in use is Amazon's, and CAA keeps Amazon from issuing the next one.
pub static FORBIDS_AMAZON: Fact = Fact {
    name: "dns.caa-forbids-amazon",
    hop: Hop::Dns,
    about: "the certificate at the public name was issued by Amazon, and the CAA set names other authorities alone",
    derive: forbids_amazon,
};

fn forbids_amazon(e: &Evidence<'_>) -> Known {
    let Some(dial) = e.ordinary_dials(Rung::Public).find(|d| leaf_of(d).is_some()) else {
        return Known::not_looked("no certificate was shown");
    };
    let issuer = leaf_of(&dial).map(|leaf| leaf.issuer.as_str()).unwrap_or_default();
    // An imported certificate of another authority does not need Amazon's.
    if !issuer.contains("Amazon") {
        return Known::No;
    }
    // The first set on the way up decides; a name that nobody asked for hides all above it.
    for name in zone::ancestors(e.target().host()).into_iter().take_while(|n| !zone::is_suffix(n)) {
        let looks: Vec<_> = e
            .dns()
            .iter()
            .filter(|l| l.question.rtype == "CAA" && l.question.name == name && l.question.role != ServerRole::Parent)
            .filter_map(|l| Some((l, l.answer().filter(|a| matches!(a.rcode.as_str(), "NOERROR" | "NXDOMAIN"))?)))
            .collect();
        if looks.is_empty() {
            return Known::not_looked("CAA of the names above");
        }
        let Some((look, answer)) = looks.iter().find(|(_, a)| a.data("CAA").next().is_some()) else { continue };
        let issuers: Vec<_> = answer.data("CAA").filter_map(issuer_of).collect();
        // A set without `issue` restricts nothing but what it names.
        let forbids = !issuers.is_empty() && !issuers.iter().any(|i| AMAZON.contains(&i.as_str()));
        return Known::from_seen(forbids.then(|| {
            let named: Vec<_> = issuers.iter().map(|i| if i.is_empty() { "nobody" } else { i.as_str() }).collect();
            Seen::by([look.reading, dial.reading])
                .word("caa_name", name)
                .word("issuers", named.join(", "))
                .word("issuer", issuer)
                .word("zone", zone::of(e))
                .object(format!("record/{name}"))
        }));
    }
    Known::No
}

/// The authority of an `issue` property, without parameters: `0 issue "letsencrypt.org; x=y"`. Empty forbids all.
fn issuer_of(data: &str) -> Option<String> {
    let mut words = data.splitn(3, char::is_whitespace);
    let tag = words.nth(1)?;
    let value = words.next()?.trim().trim_matches('"');
    let name = value.split(';').next().unwrap_or_default().trim().trim_end_matches('.');
    tag.eq_ignore_ascii_case("issue").then(|| name.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::issuer_of;

    #[test]
    fn only_the_issue_property_names_an_issuer() {
        assert_eq!(
            issuer_of(r#"0 issue "letsencrypt.org; validationmethods=dns-01""#).as_deref(),
            Some("letsencrypt.org")
        );
        assert_eq!(issuer_of(r#"0 issue ";""#).as_deref(), Some(""));
        assert_eq!(issuer_of(r#"0 iodef "mailto:a@b.test""#), None);
        assert_eq!(issuer_of(r#"0 issuewild "amazon.com""#), None);
    }
}
