//! Questions that are only asked where the walk left more than one cause.

use futures_util::future::join_all;
use tokio::time::timeout;

use super::Walk;
use crate::Further;

/// How many are asked at most.
const MOST: usize = 4;

impl Walk {
    /// Asks all of them at once, each as long as an answer may take.
    pub(super) async fn further(&self, questions: Vec<Further>) {
        let asked = questions.into_iter().take(MOST).map(|q| async move {
            self.aside(q.hop, q.dial, q.look, &q.url).await;
        });
        let _ = timeout(self.settings.walk, join_all(asked)).await;
    }
}
