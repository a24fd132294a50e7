//! The gate that every request to AWS passes: a token bucket a service, and the books.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpClient, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::interceptors::Intercept;
use aws_smithy_runtime_api::client::interceptors::context::{
    BeforeSerializationInterceptorContextRef, FinalizerInterceptorContextRef,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, Metadata};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;
use tokio::time::Instant;

use crate::evidence::aws::{Call, account};

/// Requests a second and burst of a service, below what AWS allows so that others in the account live on.
fn limit(service: &str) -> (f64, f64) {
    match service {
        "route53" => (5.0, 5.0),
        "elasticloadbalancing" => (10.0, 40.0),
        "wafv2" => (1.0, 5.0),
        "ec2" => (20.0, 100.0),
        _ => (10.0, 20.0),
    }
}

/// The books and the buckets of a session.
#[derive(Debug, Default)]
pub(super) struct Gate {
    calls: AtomicU32,
    attempts: AtomicU32,
    throttled: AtomicU32,
    waited_ms: AtomicU64,
    buckets: Mutex<BTreeMap<String, (f64, Option<Instant>)>>,
}

impl Gate {
    /// Writes down a call that starts.
    pub(super) fn call(&self) {
        self.calls.fetch_add(1, Ordering::Relaxed);
    }

    /// Writes down an answer that says we ask too fast.
    pub(super) fn throttled(&self) {
        self.throttled.fetch_add(1, Ordering::Relaxed);
    }

    /// Waits until the service may be asked.
    pub(super) async fn pass(&self, service: &str) {
        self.attempts.fetch_add(1, Ordering::Relaxed);
        let wait = self.take(service);
        if !wait.is_zero() {
            self.waited_ms.fetch_add(u64::try_from(wait.as_millis()).unwrap_or(u64::MAX), Ordering::Relaxed);
            tokio::time::sleep(wait).await;
        }
    }

    /// Takes one token, on credit where there is none, and says how long to wait for it.
    fn take(&self, service: &str) -> Duration {
        let (rate, burst) = limit(service);
        let now = Instant::now();
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        let (tokens, last) = buckets.entry(service.to_owned()).or_insert((burst, None));
        if let Some(last) = last {
            *tokens = (*tokens + rate * now.duration_since(*last).as_secs_f64()).min(burst);
        }
        *last = Some(now);
        *tokens -= 1.0;
        if *tokens >= 0.0 { Duration::ZERO } else { Duration::from_secs_f64(-*tokens / rate) }
    }

    /// The books so far.
    pub(super) fn books(&self) -> account::Session {
        account::Session {
            calls: self.calls.load(Ordering::Relaxed),
            attempts: self.attempts.load(Ordering::Relaxed),
            throttled: self.throttled.load(Ordering::Relaxed),
            waited_ms: self.waited_ms.load(Ordering::Relaxed),
        }
    }
}

/// Counts calls, and lets none out that is not in the list of [`Call`]s.
#[derive(Debug)]
pub(super) struct Listed(pub(super) Arc<Gate>);

impl Intercept for Listed {
    fn name(&self) -> &'static str {
        "hopwise calls"
    }

    fn read_before_serialization(
        &self,
        _: &BeforeSerializationInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), aws_smithy_runtime_api::box_error::BoxError> {
        if let Some(meta) = cfg.load::<Metadata>()
            && !Call::ALL.iter().any(|c| c.operation().eq_ignore_ascii_case(meta.name()))
        {
            return Err(format!("{} is not in the list of calls", meta.name()).into());
        }
        self.0.call();
        Ok(())
    }

    fn read_after_attempt(
        &self,
        attempt: &FinalizerInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), aws_smithy_runtime_api::box_error::BoxError> {
        if let Some(response) = attempt.response() {
            let words = String::from_utf8_lossy(response.body().bytes().unwrap_or_default());
            if too_fast(response.status().as_u16(), &words) {
                self.0.throttled();
            }
        }
        Ok(())
    }
}

/// An HTTP client whose requests pass the gate, retries as well.
#[derive(Debug)]
pub(super) struct Gated {
    pub(super) inner: SharedHttpClient,
    pub(super) gate: Arc<Gate>,
}

impl HttpClient for Gated {
    fn http_connector(&self, settings: &HttpConnectorSettings, components: &RuntimeComponents) -> SharedHttpConnector {
        let inner = self.inner.http_connector(settings, components);
        SharedHttpConnector::new(GatedConnector { inner, gate: Arc::clone(&self.gate) })
    }
}

#[derive(Debug)]
struct GatedConnector {
    inner: SharedHttpConnector,
    gate: Arc<Gate>,
}

impl HttpConnector for GatedConnector {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let (inner, gate) = (self.inner.clone(), Arc::clone(&self.gate));
        // Credentials are fetched over this client too: what is not signed for a service passes by.
        let service = request.headers().get("authorization").and_then(service_of).map(str::to_owned);
        HttpConnectorFuture::new(async move {
            if let Some(service) = service {
                gate.pass(&service).await;
            }
            inner.call(request).await
        })
    }
}

/// Whether an answer says that we ask too fast: by its status, or by its words, as older APIs do.
fn too_fast(status: u16, words: &str) -> bool {
    let said = || ["Throttl", "RequestLimitExceeded", "SlowDown"].iter().any(|w| words.contains(w));
    status == 429 || (matches!(status, 400 | 403 | 503) && said())
}

/// The service in the scope of a signature: `Credential=KEY/DATE/REGION/SERVICE/aws4_request`.
fn service_of(authorization: &str) -> Option<&str> {
    authorization.split("Credential=").nth(1)?.split('/').nth(3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn route53_is_asked_no_more_than_five_times_a_second_after_its_burst() {
        let (gate, began) = (Gate::default(), Instant::now());
        for _ in 0..15 {
            gate.pass("route53").await;
        }
        let took = began.elapsed().as_millis();
        assert!((1_990..2_100).contains(&took), "{took} ms");
        assert_eq!(gate.books().attempts, 15);
    }

    #[test]
    fn the_service_is_read_from_the_signature() {
        let header =
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261125/us-east-1/wafv2/aws4_request, SignedHeaders=host";
        assert_eq!(service_of(header), Some("wafv2"));
    }
}
