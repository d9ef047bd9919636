//! Connections: accepted, held to their limits, and ended without losing an answer.

use std::future::Future;
use std::io::ErrorKind;
use std::net::{SocketAddr, TcpListener};
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result};
use axum::Router;
use axum::body::Body;
use axum::http::{HeaderValue, header};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpStream;
use tokio::signal::unix::{SignalKind, signal};
use tokio::time::{Instant, sleep, timeout_at};
use tokio_io_timeout::TimeoutStream;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tower::ServiceExt;

use crate::connections::{Connection, Connections};
use crate::settings::Limits;

/// The longest head of a request, its address included.
const HEAD_BYTES: usize = 32 << 10;
/// Files that are open besides connections.
const OTHER_FILES: u64 = 128;
/// How long to wait where the system has no more files to give.
const BREATH: Duration = Duration::from_millis(20);

/// Listens on `address`.
///
/// # Errors
///
/// It cannot.
pub fn listen(address: SocketAddr) -> Result<TcpListener> {
    let listener = TcpListener::bind(address).with_context(|| format!("cannot listen on {address}"))?;
    listener.set_nonblocking(true)?;
    Ok(listener)
}

/// Answers until `end` comes; then finishes what was begun, within its limit.
///
/// # Errors
///
/// The system refuses the listener.
pub async fn serve(
    listener: TcpListener,
    app: Router,
    limits: Limits,
    end: impl Future<Output = ()>,
) -> Result<()> {
    let listener = tokio::net::TcpListener::from_std(listener)?;
    let connections = Connections::new(limits.connections.min(most_connections()));
    let (ending, tasks) = (CancellationToken::new(), TaskTracker::new());
    let take = |stream: TcpStream| {
        let Some(connection) = connections.open() else { return };
        tasks.spawn(answer(stream, app.clone(), connection, limits.clone(), ending.clone()));
    };
    let mut end = pin!(end);
    loop {
        tokio::select! {
            () = &mut end => break,
            accepted = listener.accept() => {
                if let Ok((stream, _)) = accepted {
                    take(stream);
                } else {
                    connections.drop_one();
                    sleep(BREATH).await;
                }
            }
        }
    }
    let told = Instant::now();
    ending.cancel();
    // Whoever the system let in already is answered too. The system is asked itself: the runtime may not have heard
    // of them yet. Whoever comes for ever does not keep the door open.
    let listener = listener.into_std()?;
    while told.elapsed() < limits.last_call
        && let Some(stream) = in_line(&listener)
    {
        take(stream);
    }
    drop(listener);
    tasks.close();
    if timeout_at(told + limits.drain, tasks.wait()).await.is_err() {
        tracing::warn!(connections = tasks.len(), "ended with connections that would not end");
    }
    Ok(())
}

/// The next of those that the system has let in already.
fn in_line(listener: &TcpListener) -> Option<TcpStream> {
    loop {
        match listener.accept() {
            Ok((stream, _)) => {
                return stream.set_nonblocking(true).and_then(|()| TcpStream::from_std(stream)).ok();
            }
            // Somebody who has gone again.
            Err(error) if matches!(error.kind(), ErrorKind::ConnectionAborted | ErrorKind::Interrupted) => {}
            Err(_) => return None,
        }
    }
}

/// Comes when the system or somebody at the keyboard wants the server to end.
///
/// # Errors
///
/// The system does not tell.
pub fn told_to_end() -> Result<impl Future<Output = ()>> {
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

/// As many connections as the system lets this process have, which is asked for all it may get.
fn most_connections() -> usize {
    let now = || rlimit::Resource::NOFILE.get_soft();
    let files = rlimit::increase_nofile_limit(u64::MAX).or_else(|_| now()).unwrap_or(1_024);
    usize::try_from(files.saturating_sub(OTHER_FILES)).unwrap_or(usize::MAX).max(1)
}

/// Answers what comes through one connection.
async fn answer(
    stream: TcpStream,
    app: Router,
    connection: Arc<Connection>,
    limits: Limits,
    ending: CancellationToken,
) {
    // Small answers go at once.
    let _ = stream.set_nodelay(true);
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(limits.write));
    let stream = pin!(stream);
    let service = service_fn(|request: hyper::Request<Incoming>| {
        let (app, connection, ending) = (app.clone(), Arc::clone(&connection), ending.clone());
        async move {
            connection.begin();
            let mut answer = app.oneshot(request.map(Body::new)).await;
            if let Ok(answer) = &mut answer
                && ending.is_cancelled()
            {
                answer.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
            }
            connection.rest();
            answer
        }
    });
    let serving = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.head)
        .max_buf_size(HEAD_BYTES)
        .serve_connection(TokioIo::new(stream), service);
    let mut serving = pin!(serving);
    // What goes wrong on a connection is the other side's: there is nobody to tell.
    tokio::select! {
        _ = serving.as_mut() => return,
        () = connection.dropped() => return,
        () = ending.cancelled() => {}
    }
    if !connection.was_used() {
        // Its first request may be under way, and hyper would close it at once. That request is its last.
        tokio::select! {
            _ = serving.as_mut() => return,
            () = connection.dropped() => return,
            () = sleep(limits.last_call) => {}
        }
    }
    if connection.was_used() {
        serving.as_mut().graceful_shutdown();
        let _ = serving.await;
    }
}
