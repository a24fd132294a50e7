//! Why a container ends, or never begins: exit codes, signals, and the words of the runtime.

use hopwise_probes::evidence::kube::pod::Terminated;

use super::Kind;

/// The first exit code that stands for a signal.
const SIGNALS: i32 = 128;

/// The kind of trouble of a container that ended.
pub(super) fn of_end(end: &Terminated) -> Kind {
    match (end.reason.as_str(), end.exit_code) {
        ("OOMKilled", _) => Kind::Oom,
        ("ContainerCannotRun" | "StartError", _) => of_words(&end.message),
        (_, 0) if end.signal == 0 => Kind::ExitsAtOnce,
        (_, 126) => Kind::CommandNotExecutable,
        (_, 127) => Kind::CommandNotFound,
        (_, code) if end.signal != 0 || (code > SIGNALS && code <= SIGNALS + 64) => Kind::Signal,
        _ => Kind::Exit,
    }
}

/// What a kernel says of a program that was built for another kind of processor (execve(2): ENOEXEC).
pub(super) const OTHER_PROCESSOR: &str = "exec format error";

/// The kind of trouble in the words of a runtime that could not start a container.
pub(super) fn of_words(message: &str) -> Kind {
    let has = |words: &str| message.contains(words);
    if has("executable file not found") || (has("exec") && has("no such file or directory")) {
        Kind::CommandNotFound
    } else if has(OTHER_PROCESSOR) || (has("exec") && has("permission denied")) {
        Kind::CommandNotExecutable
    } else {
        Kind::RunError
    }
}

/// The kind of trouble in the words of a kubelet that could not put a container's configuration together.
pub(super) fn of_config(message: &str) -> Kind {
    let text = message.to_ascii_lowercase();
    if text.contains("couldn't find key") || text.contains("references non-existent config key") {
        Kind::ConfigKeyMissing
    } else if text.contains("configmap") && text.contains("not found") {
        Kind::ConfigMapMissing
    } else if text.contains("secret") && text.contains("not found") {
        Kind::SecretMissing
    } else if text.contains("cache: timed out") {
        Kind::ConfigUnread
    } else {
        Kind::RunError
    }
}

/// The name of a signal by its number, as far as containers meet it.
pub(super) fn signal(end: &Terminated) -> String {
    let number = if end.signal != 0 { end.signal } else { end.exit_code - SIGNALS };
    let name = match number {
        1 => "SIGHUP",
        2 => "SIGINT",
        3 => "SIGQUIT",
        4 => "SIGILL",
        6 => "SIGABRT",
        7 => "SIGBUS",
        8 => "SIGFPE",
        9 => "SIGKILL",
        11 => "SIGSEGV",
        13 => "SIGPIPE",
        15 => "SIGTERM",
        _ => return format!("signal {number}"),
    };
    name.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn end(exit_code: i32, reason: &str, message: &str) -> Terminated {
        Terminated { exit_code, reason: reason.to_owned(), message: message.to_owned(), ..Terminated::default() }
    }

    #[test]
    fn exit_codes_are_read_as_shells_and_runtimes_write_them() {
        for (code, reason, message, expected) in [
            (137, "OOMKilled", "", Kind::Oom),
            (137, "Error", "", Kind::Signal),
            (139, "Error", "", Kind::Signal),
            (0, "Completed", "", Kind::ExitsAtOnce),
            (1, "Error", "", Kind::Exit),
            (255, "Error", "", Kind::Exit),
            (126, "Error", "", Kind::CommandNotExecutable),
            (128, "StartError", "exec /start: exec format error", Kind::CommandNotExecutable),
            (127, "Error", "", Kind::CommandNotFound),
            (
                128,
                "StartError",
                "exec: \"apache3\": executable file not found in $PATH: unknown",
                Kind::CommandNotFound,
            ),
            (127, "ContainerCannotRun", "exec: \"/x\": permission denied", Kind::CommandNotExecutable),
            (128, "StartError", "error mounting \"/a\" to rootfs", Kind::RunError),
        ] {
            assert_eq!(of_end(&end(code, reason, message)), expected, "{code} {reason} {message}");
        }
        assert_eq!(signal(&end(139, "Error", "")), "SIGSEGV");
    }
}
