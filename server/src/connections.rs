//! Open connections: how many there are, and which one goes when there are too many.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio_util::sync::CancellationToken;

/// The connections of a server.
#[derive(Debug)]
pub(crate) struct Connections {
    most: usize,
    open: Mutex<Open>,
}

#[derive(Debug, Default)]
struct Open {
    count: usize,
    turn: u64,
    /// Those that work on nothing, the longest first.
    idle: BTreeMap<u64, CancellationToken>,
}

/// One of them.
#[derive(Debug)]
pub(crate) struct Connection {
    all: Arc<Connections>,
    state: Mutex<State>,
    dropped: CancellationToken,
}

#[derive(Debug)]
struct State {
    /// Its place among those that work on nothing.
    turn: Option<u64>,
    /// Whether it ever asked for anything.
    used: bool,
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Connections {
    pub(crate) fn new(most: usize) -> Arc<Self> {
        Arc::new(Self { most, open: Mutex::default() })
    }

    /// A new connection; the one that has been idle longest makes room for it. None, if all work.
    pub(crate) fn open(self: &Arc<Self>) -> Option<Arc<Connection>> {
        let mut open = locked(&self.open);
        if open.count >= self.most {
            open.idle.pop_first()?.1.cancel();
        }
        open.count += 1;
        drop(open);
        let connection = Arc::new(Connection {
            all: Arc::clone(self),
            state: Mutex::new(State { turn: None, used: false }),
            dropped: CancellationToken::new(),
        });
        connection.rest();
        Some(connection)
    }

    /// Closes the one that has been idle longest.
    pub(crate) fn drop_one(&self) {
        if let Some((_, token)) = locked(&self.open).idle.pop_first() {
            token.cancel();
        }
    }
}

impl Connection {
    /// A request has begun.
    pub(crate) fn begin(&self) {
        let mut state = locked(&self.state);
        state.used = true;
        if let Some(turn) = state.turn.take() {
            locked(&self.all.open).idle.remove(&turn);
        }
    }

    /// Its answer is ready.
    pub(crate) fn rest(&self) {
        let mut open = locked(&self.all.open);
        open.turn += 1;
        let turn = open.turn;
        open.idle.insert(turn, self.dropped.clone());
        drop(open);
        locked(&self.state).turn = Some(turn);
    }

    /// Whether it ever asked for anything.
    pub(crate) fn was_used(&self) -> bool {
        locked(&self.state).used
    }

    /// It had to make room.
    pub(crate) async fn dropped(&self) {
        self.dropped.cancelled().await;
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        let turn = locked(&self.state).turn;
        let mut open = locked(&self.all.open);
        open.count -= 1;
        if let Some(turn) = turn {
            open.idle.remove(&turn);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_idle_makes_room() {
        let all = Connections::new(2);
        let (first, second) = (all.open().unwrap(), all.open().unwrap());
        first.begin();
        first.rest();
        let third = all.open().unwrap();
        assert!(second.dropped.is_cancelled() && !first.dropped.is_cancelled());
        drop(second);
        first.begin();
        third.begin();
        assert!(all.open().is_none(), "both work");
        third.rest();
        assert!(all.open().is_some() && third.dropped.is_cancelled());
    }
}
