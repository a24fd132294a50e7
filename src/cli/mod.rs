//! The command line, declared once: `--help`, completions and the man page all come from here.

mod values;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
pub use values::{ConnectToFlag, Header, OriginFlag, ResolverFlag, Wait};

/// Walks a web request hop by hop and says where it fails, why, and what to do.
#[derive(Debug, Parser)]
#[command(
    name = "hopwise",
    version,
    about,
    subcommand_required = true,
    arg_required_else_help = true,
    after_help = "Examples:
  hopwise trace www.brand-a.com                 where does this site fail?
  hopwise trace https://www.brand-a.com/shop --origin origin.brand-a.com
  hopwise trace www.brand-a.com -o json | jq .verdict
  hopwise demo --list                           the faults of the embedded path
  hopwise demo php-fpm-not-listening            a real trace of one of them
  hopwise explain edge-certificate-expired      what a rule means, and the fix

Exit codes: 0 healthy, 1 fault located, 2 usage or configuration, 3 undetermined,
4 warnings only (--fail-on warn), 70 internal error, 130 interrupted."
)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// When to use colours; NO_COLOR is honoured.
    #[arg(long, global = true, env = "HOPWISE_COLOR", value_enum, default_value_t = Color::Auto)]
    pub color: Color,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Walk one request and say where it fails.
    #[command(after_help = "Examples:
  hopwise trace www.brand-a.com
  hopwise trace www.brand-a.com --origin my-balancer.eu-west-1.elb.amazonaws.com
  hopwise trace www.brand-a.com -6 --resolver 1.1.1.1 --record before.json")]
    Trace(Box<TraceArgs>),
    /// Judge a recording again.
    #[command(
        after_help = "Example:\n  hopwise trace www.brand-a.com --record now.json; hopwise replay now.json -o json"
    )]
    Replay(ReplayArgs),
    /// Say what changed between two recordings: facts, findings, verdict. Exit code 1 where something did.
    #[command(after_help = "Example:\n  hopwise diff before.json after.json")]
    Diff(DiffArgs),
    /// Trace a fault on the embedded path: real sockets, no site needed.
    #[cfg(feature = "demo")]
    #[command(
        after_help = "Examples:\n  hopwise demo --list\n  hopwise demo php-fpm-not-listening\n  hopwise demo healthy -o json"
    )]
    Demo(DemoArgs),
    /// Print a rule's page, or the index of all rules.
    #[command(after_help = "Examples:\n  hopwise explain\n  hopwise explain dns-record-missing")]
    Explain(ExplainArgs),
    /// Print a JSON Schema: of the report, or of the configuration.
    Schema {
        /// Which schema.
        #[arg(value_enum)]
        of: SchemaOf,
    },
    /// Print the least access that a trace needs.
    #[command(subcommand, after_help = "Example:\n  hopwise policy rbac --without port-forward | kubectl apply -f -")]
    Policy(PolicyCommand),
    /// Print completions for a shell.
    #[command(after_help = "Example:\n  hopwise completions bash > /etc/bash_completion.d/hopwise")]
    Completions {
        /// The shell.
        #[arg(value_enum)]
        shell: clap_complete::Shell,
    },
    /// Print the man page.
    Man,
}

/// Whose access is meant.
#[derive(Debug, Subcommand)]
pub enum PolicyCommand {
    /// Print the least IAM policy: every read call that a trace makes to AWS, and no other.
    #[command(after_help = "Example:\n  hopwise policy iam > policy.json")]
    Iam,
    /// Print the least ClusterRoles for Kubernetes, each optional part as a role of its own.
    #[command(after_help = "Example:\n  hopwise policy rbac --without logs,port-forward")]
    Rbac {
        /// Leave these parts out.
        #[arg(long, value_enum, value_delimiter = ',', value_name = "PART")]
        without: Vec<RbacPart>,
        /// With the commands of --exec.
        #[arg(long)]
        exec: bool,
    },
}

/// An optional part of the access to a cluster.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum RbacPart {
    /// TLS Secrets.
    Secrets,
    /// Logs of containers.
    Logs,
    /// Tunnels to pods.
    PortForward,
}

/// Which schema to print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SchemaOf {
    /// Of `-o json`.
    Report,
    /// Of `hopwise.yaml`.
    Config,
}

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless NO_COLOR is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// How a report is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Output {
    /// For people.
    Table,
    /// One JSON document, schema hopwise.report/1.
    Json,
    /// The same on one line.
    Jsonl,
    /// The same as YAML.
    Yaml,
}

/// From which severity on a healthy path fails the command.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// Faults alone.
    Fault,
    /// Warnings too: exit code 4.
    Warn,
}

/// Flags that decide how a report is shown.
#[derive(Debug, Args)]
pub struct ShowArgs {
    /// How to print the report.
    #[arg(short, long, env = "HOPWISE_OUTPUT", value_enum, default_value_t = Output::Table)]
    pub output: Output,
    /// Print the verdict alone.
    #[arg(short, long, env = "HOPWISE_QUIET")]
    pub quiet: bool,
    /// Print the evidence as well: every question with its reply.
    #[arg(short, long, env = "HOPWISE_VERBOSE", conflicts_with = "quiet")]
    pub verbose: bool,
    /// From which severity on the exit code is not 0.
    #[arg(long, env = "HOPWISE_FAIL_ON", value_enum, default_value_t = FailOn::Fault)]
    pub fail_on: FailOn,
}

/// Arguments of `trace`.
#[derive(Debug, Args)]
pub struct TraceArgs {
    /// A URL, a domain, or a brand of the configuration.
    #[arg(value_name = "URL|DOMAIN|BRAND")]
    pub target: String,
    /// Configuration file; else ./hopwise.yaml, $XDG_CONFIG_HOME/hopwise/hopwise.yaml, /etc/hopwise/hopwise.yaml.
    #[arg(short, long, env = "HOPWISE_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Environment of the brand.
    #[arg(short, long, env = "HOPWISE_ENV", value_name = "NAME")]
    pub env: Option<String>,
    /// How to show the report.
    #[command(flatten)]
    pub show: ShowArgs,
    /// Keep every question and reply, redacted, for `replay` and `diff`.
    #[arg(long, env = "HOPWISE_RECORD", value_name = "FILE")]
    pub record: Option<PathBuf>,
    /// Resolver to ask; may be given several times. The first decides what is dialled.
    #[arg(long, env = "HOPWISE_RESOLVER", value_name = "IP[:PORT]", value_delimiter = ',')]
    pub resolver: Vec<ResolverFlag>,
    /// Trust the certificates of this PEM file alone.
    #[arg(long, env = "HOPWISE_CACERT", value_name = "FILE")]
    pub cacert: Option<PathBuf>,
    /// Connect to ADDR:PORT in place of HOST:PORT; HOST may be a web host, a name server or an address.
    #[arg(long, env = "HOPWISE_CONNECT_TO", value_name = "HOST:PORT:ADDR:PORT", value_delimiter = ',')]
    pub connect_to: Vec<ConnectToFlag>,
    /// The balancer behind the edge; it is asked straight, past the edge.
    #[arg(long, env = "HOPWISE_ORIGIN", value_name = "HOST[:PORT]")]
    pub origin: Option<OriginFlag>,
    /// Dial IPv4 addresses alone.
    #[arg(short = '4', long = "ipv4", env = "HOPWISE_IPV4", conflicts_with = "ipv6")]
    pub ipv4: bool,
    /// Dial IPv6 addresses alone.
    #[arg(short = '6', long = "ipv6", env = "HOPWISE_IPV6")]
    pub ipv6: bool,
    /// Send this header as well; its value is never recorded. No secrets: others see your command line.
    #[arg(short = 'H', long = "header", env = "HOPWISE_HEADER", value_name = "NAME: VALUE")]
    pub header: Vec<Header>,
    /// Trace this path in place of the target's.
    #[arg(long, env = "HOPWISE_PATH", value_name = "PATH")]
    pub path: Option<String>,
    /// How long one answer may take, such as 10s or 500ms.
    #[arg(long, env = "HOPWISE_TIMEOUT", value_name = "TIME", default_value = "10s")]
    pub timeout: Wait,
    /// Ask AWS with this profile of the shared configuration.
    #[arg(long, env = "HOPWISE_PROFILE", value_name = "NAME")]
    pub profile: Option<String>,
    /// Ask AWS in this region; CloudFront is asked in us-east-1 all the same.
    #[arg(long, env = "HOPWISE_REGION", value_name = "REGION")]
    pub region: Option<String>,
    /// Ask the cluster of this kubeconfig; else KUBECONFIG, ~/.kube/config, or the pod's service account.
    #[arg(long, env = "HOPWISE_KUBECONFIG", value_name = "FILE")]
    pub kubeconfig: Option<PathBuf>,
    /// Ask the cluster of this context.
    #[arg(long, env = "HOPWISE_CONTEXT", value_name = "NAME")]
    pub context: Option<String>,
    /// Look for the brand in this namespace; else wherever its Ingress is.
    #[arg(short, long, env = "HOPWISE_NAMESPACE", value_name = "NAME")]
    pub namespace: Option<String>,
    /// Run a few fixed, harmless commands in the brand's containers as well.
    #[arg(long, env = "HOPWISE_EXEC")]
    pub exec: bool,
    /// Look from outside alone: no AWS, no Kubernetes. This version looks from outside only.
    #[arg(long, env = "HOPWISE_OUTSIDE_ONLY")]
    pub outside_only: bool,
}

/// Arguments of `replay`.
#[derive(Debug, Args)]
pub struct ReplayArgs {
    /// A file written by `trace --record`.
    pub file: PathBuf,
    /// How to show the report.
    #[command(flatten)]
    pub show: ShowArgs,
}

/// Arguments of `diff`.
#[derive(Debug, Args)]
pub struct DiffArgs {
    /// The earlier recording.
    pub before: PathBuf,
    /// The later recording.
    pub after: PathBuf,
    /// How to print the difference.
    #[arg(short, long, env = "HOPWISE_OUTPUT", value_enum, default_value_t = ListOutput::Table)]
    pub output: ListOutput,
}

/// Arguments of `demo`.
#[cfg(feature = "demo")]
#[derive(Debug, Args)]
pub struct DemoArgs {
    /// The fault to play; `php-fpm-not-listening` where none is named.
    #[arg(value_name = "FAULT")]
    pub fault: Option<String>,
    /// List the faults.
    #[arg(long)]
    pub list: bool,
    /// How to show the report.
    #[command(flatten)]
    pub show: ShowArgs,
    /// Keep the recording.
    #[arg(long, env = "HOPWISE_RECORD", value_name = "FILE")]
    pub record: Option<PathBuf>,
}

/// How lists are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ListOutput {
    /// For people.
    Table,
    /// A JSON array or object.
    Json,
}

/// Arguments of `explain`.
#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// The rule; without it, the index.
    #[arg(value_name = "RULE")]
    pub rule: Option<String>,
    /// How to print it.
    #[arg(short, long, env = "HOPWISE_OUTPUT", value_enum, default_value_t = ListOutput::Table)]
    pub output: ListOutput,
}
