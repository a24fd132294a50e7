//! One session a walk: the clients, the books, and what every reply of AWS becomes.

use std::pin::pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;

use aws_config::{Region, SdkConfig};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;

use super::credentials::{self, AwsAccess};
use super::errors::{self, Meaning};
use super::gate::{Gate, Listed};
use crate::evidence::Reply;
use crate::evidence::aws::{AwsAnswer, Kind, account};
use crate::live::AwsSettings;

/// A client of a service in a region, on the session's books.
macro_rules! client {
    ($session:expr, $service:ident, $region:expr) => {
        $service::Client::from_conf(
            $service::config::Builder::from(&$session.config($region)).interceptor($session.books_keeper()).build(),
        )
    };
}
pub(super) use client;

/// Takes all pages of a list, within a bound.
macro_rules! pages {
    ($paginator:expr) => {
        async {
            let mut pages = $paginator.send();
            let mut all = Vec::new();
            while let Some(page) = pages.next().await {
                all.push(page?);
                if all.len() >= super::session::MOST_PAGES {
                    break;
                }
            }
            Ok(all)
        }
    };
}
pub(super) use pages;

/// The most pages of a list that are taken.
pub(super) const MOST_PAGES: usize = 20;
/// The most calls that one trace makes.
const MOST_CALLS: u32 = 40;
/// How long AWS may take to its first word, on whatever call.
const FIRST_WORD: Duration = Duration::from_secs(5);
/// What is said where it has none.
const SILENT: &str = "AWS gives no answer within 5 s; is there a way to it from here (proxy, firewall, endpoint)?";

/// Access to AWS for one walk.
#[derive(Debug)]
pub struct Session {
    access: AwsAccess,
    region: Option<String>,
    broken: Mutex<Option<String>>,
    /// Whether AWS has said anything yet, whatever it was.
    heard: AtomicBool,
    /// The most calls that are made.
    most: u32,
    /// The client of requests that no SDK crate makes, once it is needed.
    pub(super) plain: OnceLock<Result<reqwest::Client, String>>,
}

impl Session {
    /// Finds credentials and region. Asks no service of AWS yet, but for the credentials themselves.
    ///
    /// # Errors
    /// Why AWS cannot be asked, in one line.
    pub async fn open(settings: &AwsSettings) -> Result<Self, String> {
        let access = credentials::find(settings, Arc::new(Gate::default())).await?;
        Ok(Self::with(access))
    }

    /// A session with other credentials on the same books.
    ///
    /// # Errors
    /// Why these credentials cannot be had.
    pub async fn beside(&self, settings: &AwsSettings) -> Result<Self, String> {
        let access = credentials::find(settings, Arc::clone(&self.access.gate)).await?;
        Ok(Self::with(access))
    }

    fn with(access: AwsAccess) -> Self {
        let region = access.config.region().map(ToString::to_string);
        let (broken, heard, plain) = (Mutex::default(), AtomicBool::default(), OnceLock::new());
        Self { access, region, broken, heard, most: MOST_CALLS, plain }
    }

    /// The same session for a look at many brands at once: only the limits of AWS bound its calls.
    #[must_use]
    pub const fn for_many(mut self) -> Self {
        self.most = u32::MAX;
        self
    }

    /// The region of the balancer and the services behind it, where one is known.
    #[must_use]
    pub fn region(&self) -> Option<&str> {
        self.region.as_deref()
    }

    /// Takes a region where none was configured.
    pub fn settle(&mut self, region: &str) {
        self.region.get_or_insert_with(|| region.to_owned());
    }

    /// The configuration of clients in a region; `global` services live in us-east-1.
    pub(super) fn config(&self, region: &str) -> SdkConfig {
        let region = if region == "global" { "us-east-1" } else { region };
        self.access.config.to_builder().region(Region::new(region.to_owned())).build()
    }

    /// What counts the calls of a client.
    pub(super) fn books_keeper(&self) -> Listed {
        Listed(Arc::clone(&self.access.gate))
    }

    /// The gate, for requests that no SDK crate makes.
    pub(super) fn gate(&self) -> &Gate {
        &self.access.gate
    }

    /// The books so far.
    #[must_use]
    pub fn books(&self) -> account::Session {
        self.access.gate.books()
    }

    /// Why nothing more can be asked, where our own access broke.
    #[must_use]
    pub fn broken(&self) -> Option<String> {
        self.broken.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Makes a call and says what its reply means. What is trouble of AWS or of our access is no evidence.
    pub(super) async fn ask<T: Kind, O, E>(
        &self,
        call: impl Future<Output = Result<O, SdkError<E, HttpResponse>>>,
        cut: impl FnOnce(O) -> T,
    ) -> Reply<AwsAnswer>
    where
        E: ProvideErrorMetadata + std::error::Error + 'static,
    {
        if let Some(why) = self.barred() {
            return Reply::NotAsked(why);
        }
        let Some(outcome) = self.unless_silent(call).await else { return Reply::NotAsked(SILENT.to_owned()) };
        if !matches!(outcome, Err(SdkError::TimeoutError(_) | SdkError::DispatchFailure(_))) {
            self.heard();
        }
        match outcome {
            Ok(output) => Reply::Answer(cut(output).wrap()),
            Err(error) => self.reply(errors::of(T::CALL, &error)),
        }
    }

    /// Awaits an answer. Where AWS has said nothing at all for so long, it is out of reach for all other calls as well:
    /// nothing, then.
    pub(super) async fn unless_silent<T>(&self, call: impl Future<Output = T>) -> Option<T> {
        let mut call = pin!(call);
        if let Ok(outcome) = tokio::time::timeout(FIRST_WORD, &mut call).await {
            return Some(outcome);
        }
        if self.heard.load(Ordering::Relaxed) {
            return Some(call.await);
        }
        self.reply(Meaning::Broken(SILENT.to_owned()));
        None
    }

    /// AWS has said something.
    pub(super) fn heard(&self) {
        self.heard.store(true, Ordering::Relaxed);
    }

    /// Why no further call is made, if so.
    pub(super) fn barred(&self) -> Option<String> {
        let most = self.most;
        let spent = || (self.books().calls >= most).then(|| format!("{most} calls to AWS are enough"));
        self.broken().or_else(spent)
    }

    /// The reply that an error becomes.
    pub(super) fn reply(&self, meaning: Meaning) -> Reply<AwsAnswer> {
        match meaning {
            Meaning::Absent(absent) => Reply::Answer(AwsAnswer::Absent(absent)),
            Meaning::Denied(action) => Reply::Denied(action),
            Meaning::Broken(why) => {
                self.broken.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert_with(|| why.clone());
                Reply::NotAsked(why)
            }
            Meaning::Throttled(why) | Meaning::Trouble(why) => Reply::NotAsked(why),
        }
    }
}
