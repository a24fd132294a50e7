//! What to do next where the ladder gave the place and no rule knows the cause.

use hopwise_probes::Hop;

/// The next look at a hop; its `{word}` places are those of the target.
#[must_use]
pub const fn next_look(hop: Hop) -> &'static str {
    match hop {
        Hop::Client => "Trace from another machine and another network: hopwise trace {url}",
        Hop::Dns => "Follow the name from the root and compare with what the zone should say: dig +trace {host}",
        Hop::Edge => "Open the distribution of {host} and look for x-amz-cf-id of this request in its log",
        Hop::Balancer => "Look at the balancer's target health and at its access log for {host}",
        Hop::Ingress => "Look for this request in the log of the ingress controller: its status and upstream_status",
        Hop::Pod => "Look at the pods of {host}: are they ready, and what do Apache and php-fpm log for {path}?",
        Hop::Instance => "Look at Apache's and PHP's log on the instance for {path}",
        Hop::App => "Look in the application's log for this request: the first exception names the cause",
        Hop::Database => "Look at the database's state and events, and at what the application's log says of SQL",
        Hop::Cache => "Look at the cache's state and events, and at what the application's log says of Redis",
        Hop::Storage => "Look at the bucket and its policy, and at what the application's log says of files",
        Hop::Delivery => "Look at the last build, its image and its rollout",
    }
}

/// Commands that look at a hop by hand; their `{word}` places are those of the target.
#[must_use]
pub const fn by_hand(hop: Hop) -> &'static [&'static str] {
    match hop {
        Hop::Client | Hop::Edge => &["curl -sv -o /dev/null '{url}'"],
        Hop::Dns => &["dig +trace {host}", "dig {host} A {host} AAAA"],
        Hop::Balancer => &["curl -sv -o /dev/null '{url}'", "aws elbv2 describe-load-balancers --output table"],
        Hop::Ingress => &[
            "kubectl get ingress -A -o wide | grep -F '{host}'",
            "kubectl logs -n ingress-nginx -l app.kubernetes.io/component=controller --since=15m | grep -F '{host}'",
        ],
        Hop::Pod | Hop::App | Hop::Database | Hop::Cache | Hop::Storage | Hop::Delivery => &[
            "curl -sv '{url}' | head -n 40",
            "kubectl get ingress -A -o wide | grep -F '{host}'",
            "kubectl logs -n NAMESPACE deploy/WEB --all-containers --since=15m",
        ],
        Hop::Instance => &["curl -sv '{url}' | head -n 40", "ssh INSTANCE sudo tail -n 50 /var/log/apache2/error.log"],
    }
}
