//! What Apache and php-fpm wrote into the log of the pod while a bad answer was made.

use hopwise_probes::Hop;
use hopwise_probes::evidence::log::{Entry, Says};
use jiff::{SignedDuration, Timestamp};

use crate::facts::answer::{first, sentence};
use crate::facts::{Evidence, Fact, Known, Seen, page};

/// How far the clocks of log and walk may be apart.
const SLACK: SignedDuration = SignedDuration::from_millis(1500);

/// A pool that filled up says so once, and not again while it is full.
const ONCE: SignedDuration = SignedDuration::from_mins(10);

/// The socket may not be opened.
pub static SOCKET_DENIED: Fact = Fact {
    name: "pod.log-socket-denied",
    hop: Hop::Pod,
    about: "the log of the pod says that Apache may not open the socket of php-fpm",
    derive: |e| apache(e, &["AH02454"], &["(13)"]),
};

/// The socket is not there.
pub static SOCKET_MISSING: Fact = Fact {
    name: "pod.log-socket-missing",
    hop: Hop::Pod,
    about: "the log of the pod says that the socket of php-fpm does not exist",
    derive: |e| apache(e, &["AH02454"], &["(2)"]),
};

/// Nobody listens.
pub static REFUSES: Fact = Fact {
    name: "pod.log-refuses",
    hop: Hop::Pod,
    about: "the log of the pod says that nobody listens at the socket or port of php-fpm",
    derive: |e| apache(e, &["AH02454", "AH00957"], &["(111)"]),
};

/// The queue is full.
pub static QUEUE_FULL: Fact = Fact {
    name: "pod.log-queue-full",
    hop: Hop::Pod,
    about: "the log of the pod says that the queue of the socket of php-fpm is full",
    derive: |e| apache(e, &["AH02454"], &["(11)"]),
};

/// Not FastCGI.
pub static NOT_FASTCGI: Fact = Fact {
    name: "pod.log-not-fastcgi",
    hop: Hop::Pod,
    about: "the log of the pod says that what answers for php-fpm does not speak FastCGI",
    derive: |e| apache(e, &["AH01068"], &[]),
};

/// No index.
pub static NO_INDEX: Fact = Fact {
    name: "pod.log-no-index",
    hop: Hop::Pod,
    about: "the log of the pod says that the directory has no index",
    derive: |e| apache(e, &["AH01276"], &[]),
};

/// Files may not be read.
pub static FILES_DENIED: Fact = Fact {
    name: "pod.log-files-denied",
    hop: Hop::Pod,
    about: "the log of the pod says that the system denies Apache the files",
    derive: |e| apache(e, &["AH00529", "AH00035", "AH00132"], &["(13)", "permissions"]),
};

/// A rewrite loop.
pub static REWRITE_LOOP: Fact = Fact {
    name: "pod.log-rewrite-loop",
    hop: Hop::Pod,
    about: "the log of the pod says that internal redirects reached their limit",
    derive: |e| apache(e, &["AH00124"], &[]),
};

/// Headers cannot be read.
pub static SCRIPT_HEADERS: Fact = Fact {
    name: "pod.log-script-headers",
    hop: Hop::Pod,
    about: "the log of the pod says that the headers of the script could not be read",
    derive: |e| apache(e, &["AH01070"], &[]),
};

/// No worker is free.
pub static WORKERS: Fact = Fact {
    name: "pod.log-workers",
    hop: Hop::Pod,
    about: "the log of the pod says that Apache reached MaxRequestWorkers",
    derive: |e| {
        find(
            e,
            ONCE,
            |entry| matches!(&entry.says, Says::Apache(a) if matches!(a.code.as_deref(), Some("AH00484" | "AH00485"))),
        )
    },
};

/// The pool is full.
pub static MAX_CHILDREN: Fact = Fact {
    name: "pod.log-max-children",
    hop: Hop::Pod,
    about: "the log of the pod says that php-fpm reached pm.max_children",
    derive: |e| fpm(e, ONCE, &["max_children setting"]),
};

/// Ended for its time.
pub static TERMINATED: Fact = Fact {
    name: "pod.log-terminated",
    hop: Hop::Pod,
    about: "the log of the pod says that php-fpm ended a request after request_terminate_timeout",
    derive: |e| fpm(e, SLACK, &["execution timed out"]),
};

/// A worker crashed.
pub static CRASHED: Fact = Fact {
    name: "pod.log-crashed",
    hop: Hop::Pod,
    about: "the log of the pod says that a worker of php-fpm ended by a crash",
    derive: |e| {
        fpm(e, SLACK, &["exited on signal 11", "exited on signal 6", "exited on signal 7", "exited on signal 4"])
    },
};

/// A worker was killed.
pub static KILLED: Fact = Fact {
    name: "pod.log-killed",
    hop: Hop::Pod,
    about: "the log of the pod says that a worker of php-fpm was killed",
    derive: |e| fpm(e, SLACK, &["exited on signal 9"]),
};

/// An error of Apache with one of these codes and, where any are given, one of these words.
fn apache(e: &Evidence<'_>, codes: &[&str], words: &[&str]) -> Known {
    find(e, SLACK, |entry| {
        let Says::Apache(error) = &entry.says else { return false };
        let coded = codes.iter().any(|code| error.code.as_deref() == Some(code) || entry.text.contains(code));
        coded && (words.is_empty() || first(&entry.text, words).is_some())
    })
}

/// A word of the master of php-fpm, at most so much older than the answer.
fn fpm(e: &Evidence<'_>, before: SignedDuration, words: &[&str]) -> Known {
    find(e, before, |entry| matches!(entry.says, Says::Fpm(_)) && first(&entry.text, words).is_some())
}

/// The first entry of the pods' logs that is meant and was written while a bad answer was made.
fn find(e: &Evidence<'_>, before: SignedDuration, meant: impl Fn(&Entry) -> bool) -> Known {
    let Some(look) = e.symptom_look().filter(|_| e.symptom().is_bad()) else { return Known::No };
    let logs = match e.kube().logs(Hop::Pod) {
        Ok(logs) => logs,
        Err(unknown) => return unknown,
    };
    let ends = e.readings().iter().map(|r| r.at.saturating_add(took(r.ms)).unwrap_or(r.at)).max();
    let during = |at: Timestamp| {
        at.duration_since(e.started()) >= -(SLACK.max(before)) && ends.is_none_or(|end| at.duration_since(end) <= SLACK)
    };
    let found = logs.iter().filter(|log| !log.it.previous).find_map(|log| {
        log.it.entries.iter().find(|entry| entry.at.is_some_and(during) && meant(entry)).map(|entry| (log, entry))
    });
    Known::from_seen(found.map(|(log, entry)| {
        let words = page::seen(&look).word("error_text", sentence(&entry.text)).words;
        Seen { words, object: Some(format!("pod/{}", log.it.pod)), ..Seen::by([look.reading, log.reading]) }
    }))
}

fn took(ms: f64) -> SignedDuration {
    SignedDuration::from_millis(ms.clamp(0.0, 600_000.0) as i64)
}
