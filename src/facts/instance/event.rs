//! What AWS has announced to do to instances behind the balancer.

use hopwise_probes::Hop;

use super::ec2::{of_status, statuses};
use crate::facts::{Evidence, Fact, Known};

/// It ends.
pub static RETIREMENT: Fact = Fact {
    name: "instance.retirement-scheduled",
    hop: Hop::Instance,
    about: "AWS will retire an instance behind the balancer",
    derive: |e| scheduled(e, &["instance-retirement"]),
};

/// It is stopped.
pub static STOP: Fact = Fact {
    name: "instance.stop-scheduled",
    hop: Hop::Instance,
    about: "AWS will stop an instance behind the balancer",
    derive: |e| scheduled(e, &["instance-stop"]),
};

/// It is rebooted.
pub static REBOOT: Fact = Fact {
    name: "instance.reboot-scheduled",
    hop: Hop::Instance,
    about: "AWS will reboot an instance behind the balancer, or its host",
    derive: |e| scheduled(e, &["instance-reboot", "system-reboot"]),
};

/// Its host is worked on.
pub static MAINTENANCE: Fact = Fact {
    name: "instance.maintenance-scheduled",
    hop: Hop::Instance,
    about: "AWS will work on the host of an instance behind the balancer",
    derive: |e| scheduled(e, &["system-maintenance"]),
};

fn scheduled(e: &Evidence<'_>, codes: &[&str]) -> Known {
    let found = statuses(e).map(|all| {
        all.iter().find_map(|s| {
            // Events that are over stay listed for a week.
            let over = |d: &str| d.starts_with("[Completed]") || d.starts_with("[Canceled]");
            let event = s.it.events.iter().find(|ev| codes.contains(&ev.code.as_str()) && !over(&ev.description))?;
            let when = event.not_before.map_or_else(|| "a day not named".to_owned(), |t| t.to_string());
            let text = if event.description.is_empty() { &event.code } else { &event.description };
            Some(of_status(s).word("when", when).word("event", text))
        })
    });
    Known::sought(found)
}
