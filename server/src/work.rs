//! Evaluations: beside the runtime, so many at a time, and so many that wait; and the memory for what is evaluated.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::spawn_blocking;

use crate::refusal::Refusal;
use crate::settings::Limits;

/// Where evaluations run.
#[derive(Debug)]
pub(crate) struct Work {
    running: Arc<Semaphore>,
    /// Running and waiting.
    taken: Semaphore,
    /// Bytes that bodies may still take.
    bodies: Arc<Semaphore>,
}

impl Work {
    pub(crate) fn new(limits: &Limits) -> Self {
        Self {
            running: Arc::new(Semaphore::new(limits.work)),
            taken: Semaphore::new(limits.work + limits.queue),
            bodies: Arc::new(Semaphore::new(limits.bodies_bytes)),
        }
    }

    /// Waits for memory for a body.
    pub(crate) async fn room(&self, bytes: usize) -> Result<OwnedSemaphorePermit, Refusal> {
        let bytes = u32::try_from(bytes).unwrap_or(u32::MAX);
        Arc::clone(&self.bodies).acquire_many_owned(bytes).await.map_err(|_closed| Refusal::busy())
    }

    /// Does something that takes a processor, unless too many wait for one already.
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        job: impl FnOnce() -> Result<T, Refusal> + Send + 'static,
    ) -> Result<T, Refusal> {
        let Ok(_place) = self.taken.try_acquire() else { return Err(Refusal::busy()) };
        let Ok(running) = Arc::clone(&self.running).acquire_owned().await else {
            return Err(Refusal::busy());
        };
        let done = spawn_blocking(move || {
            // Held to the end of the work, also where nobody waits for it any more.
            let _running = running;
            job()
        });
        done.await.unwrap_or_else(|_| Err(Refusal::broken()))
    }
}
