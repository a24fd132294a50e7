//! The accounts that trace, by what they may do.

/// One account of the cluster.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// May do all that a trace can use.
    Full,
    /// Sees no certificate of an Ingress.
    NoSecrets,
    /// Sees no log.
    NoLogs,
    /// Asks no pod.
    NoPortForward,
    /// Reads objects, and nothing more.
    Objects,
    /// May do nothing.
    Nothing,
}

impl Reader {
    /// All of them; the first is the one that a verdict is judged by.
    pub const ALL: [Self; 6] =
        [Self::Full, Self::NoSecrets, Self::NoLogs, Self::NoPortForward, Self::Objects, Self::Nothing];

    /// One of those with less access; the faults share them out by their names, so that a new fault moves no other.
    pub fn weaker(fault: &str) -> Self {
        let sum = fault.bytes().map(usize::from).sum::<usize>();
        Self::ALL[1 + sum % (Self::ALL.len() - 1)]
    }

    /// Name of the account, and of its kubeconfig.
    pub fn name(self) -> &'static str {
        match self {
            Self::Full => "reader",
            Self::NoSecrets => "reader-without-secrets",
            Self::NoLogs => "reader-without-logs",
            Self::NoPortForward => "reader-without-port-forward",
            Self::Objects => "reader-of-objects",
            Self::Nothing => "reader-of-nothing",
        }
    }

    /// The command that prints its roles; none for an account without any.
    pub fn policy(self) -> Option<Vec<&'static str>> {
        let without = match self {
            Self::Full => return Some(vec!["policy", "rbac"]),
            Self::Nothing => return None,
            Self::NoSecrets => "secrets",
            Self::NoLogs => "logs",
            Self::NoPortForward => "port-forward",
            Self::Objects => "secrets,logs,port-forward",
        };
        Some(vec!["policy", "rbac", "--without", without])
    }
}
