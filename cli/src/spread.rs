//! Work spread over the processor's cores.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::sync_channel;
use std::thread;

#[derive(Debug, clap::Args)]
pub(crate) struct Threads {
    /// How many threads work; as many as there are cores, if not given
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
}

impl Threads {
    pub(crate) fn count(&self) -> usize {
        self.threads.map_or_else(cores, usize::from)
    }
}

/// As many threads as there are cores.
pub(crate) fn cores() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
}

/// Does `work` for the pieces 0 to `pieces` on some threads, and hands the results to `take` in the
/// order of the pieces, whatever order they are done in. Ends with the first error of `take`.
pub(crate) fn in_order<T: Send>(
    pieces: usize,
    threads: usize,
    work: impl Fn(usize) -> T + Sync,
    mut take: impl FnMut(T) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        // A bounded channel: nobody works far ahead of a slow reader.
        let (sender, receiver) = sync_channel(threads);
        for _ in 0..threads {
            let (sender, next, work) = (sender.clone(), &next, &work);
            scope.spawn(move || {
                loop {
                    let piece = next.fetch_add(1, Ordering::Relaxed);
                    // Nobody listens any more when taking a result has failed.
                    if piece >= pieces || sender.send((piece, work(piece))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        let (mut early, mut due) = (BTreeMap::new(), 0);
        for (piece, result) in receiver {
            early.insert(piece, result);
            while let Some(result) = early.remove(&due) {
                take(result)?;
                due += 1;
            }
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order_and_once() {
        for threads in [1, 2, 7] {
            let mut taken = Vec::new();
            let work = |piece: usize| {
                // Later pieces are done sooner.
                thread::sleep(std::time::Duration::from_micros(200 - 2 * piece as u64));
                piece
            };
            in_order(100, threads, work, |piece| {
                taken.push(piece);
                Ok(())
            })
            .unwrap();
            assert_eq!(taken, (0..100).collect::<Vec<_>>());
        }
    }

    #[test]
    fn an_error_ends_the_work() {
        let done = AtomicUsize::new(0);
        let work = |piece| {
            done.fetch_add(1, Ordering::Relaxed);
            piece
        };
        let result = in_order(1_000_000, 2, work, |piece| {
            anyhow::ensure!(piece < 3, "enough");
            Ok(())
        });
        assert_eq!(result.unwrap_err().to_string(), "enough");
        assert!(done.into_inner() < 1_000);
    }
}
