//! Asks where the balancer of the controller's own Service stands, where what stands at the origin's name does not do what
//! the controllers do.

use super::ask::Asker;
use super::controller::Controller;
use crate::dns;
use crate::evidence::{Answer, Look, Question, Reading, Reply, Rung, ServerRole};

/// How many names of balancers are resolved.
const MOST: usize = 2;

impl Asker<'_> {
    /// Resolves the names of the controller's balancers, where the origin answers badly and the controllers well.
    pub async fn own_balancer(&self, controller: &Controller) {
        let Some(resolver) = self.walk.resolvers.first() else { return };
        if !self.walk.recorder.read(differ) {
            return;
        }
        let addresses = controller.services.iter().flat_map(|s| &s.status.load_balancer.ingress);
        for name in addresses.map(|a| &a.hostname).filter(|name| !name.is_empty()).take(MOST) {
            self.walk.ask(&dns::question(ServerRole::System, None, *resolver, name, "A")).await;
        }
    }
}

/// Whether every answer at the origin is an error, and some answer of a controller that was asked itself is none.
fn differ(readings: &[Reading]) -> bool {
    let statuses = |rung: Rung| {
        readings.iter().filter_map(move |r| match (&r.question, &r.reply) {
            (Question::Http(q), Reply::Answer(Answer::Http(a)))
                if q.dial.rung == rung && matches!(q.look, Look::Page | Look::Unverified) =>
            {
                Some(a.status)
            }
            _ => None,
        })
    };
    let (mut at_origin, mut at_controllers) = (statuses(Rung::Balancer).peekable(), statuses(Rung::Ingress));
    at_origin.peek().is_some() && at_origin.all(|s| s >= 400) && at_controllers.any(|s| s < 400)
}
