//! What the server bears: slow, silent, greedy and many clients. Each of these tests is about one guard.

#![expect(clippy::unwrap_used, reason = "what cannot be unwrapped here has failed")]

mod common;

use std::net::SocketAddr;
use std::time::Duration;

use common::LINK;
use crossover_server::{Limits, Settings, Site, app, listen, serve};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep, timeout};
use tokio_util::sync::CancellationToken;

/// Long enough for a machine that does other things as well.
const PATIENCE: Duration = Duration::from_secs(20);
const SHORT: Duration = Duration::from_millis(300);

struct Running {
    address: SocketAddr,
    end: oneshot::Sender<()>,
    done: JoinHandle<anyhow::Result<()>>,
}

impl Running {
    fn of(site: Site, limits: Limits) -> Self {
        let listener = listen(([127, 0, 0, 1], 0).into()).unwrap();
        let address = listener.local_addr().unwrap();
        let (end, ended) = oneshot::channel();
        let app = app(site, Settings { limits: limits.clone(), ..Settings::default() });
        let done = tokio::spawn(serve(listener, app, limits, async {
            let _ = ended.await;
        }));
        Self { address, end, done }
    }

    fn start(limits: Limits) -> Self {
        Self::of(Site::of_folder(&common::folder("limits")).unwrap(), limits)
    }

    async fn connect(&self) -> TcpStream {
        TcpStream::connect(self.address).await.unwrap()
    }

    /// What is answered to `request` on a connection of its own.
    async fn ask(&self, request: &str) -> String {
        let mut stream = self.connect().await;
        stream.write_all(request.as_bytes()).await.unwrap();
        everything(&mut stream).await
    }

    async fn is_well(&self) -> bool {
        let answer = timeout(PATIENCE, self.ask(&request("/healthz"))).await;
        answer.is_ok_and(|answer| answer.ends_with("\r\n\r\nok\n"))
    }

    /// Ends it; how long that took.
    async fn end(self) -> Duration {
        let start = Instant::now();
        self.end.send(()).unwrap();
        timeout(PATIENCE, self.done).await.unwrap().unwrap().unwrap();
        start.elapsed()
    }
}

fn request(path: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n")
}

/// A request that keeps a processor for a while in a build for tests.
fn long(width: u32) -> String {
    request(&format!("/chart.png?s={LINK}&width={width}&scale=1"))
}

async fn everything(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    // A connection may be reset behind its answer.
    let _ = timeout(PATIENCE, stream.read_to_end(&mut bytes)).await.unwrap();
    String::from_utf8_lossy(&bytes).into_owned()
}

fn status(answer: &str) -> u16 {
    answer.get(9..12).and_then(|status| status.parse().ok()).unwrap_or_default()
}

#[tokio::test(flavor = "multi_thread")]
async fn who_never_finishes_asking_is_left() {
    let server = Running::start(Limits { head: SHORT, ..Limits::default() });
    let start = Instant::now();
    let mut slow = server.connect().await;
    slow.write_all(b"GET /healthz HTTP/1.1\r\nx: ").await.unwrap();
    let mut byte = [0];
    loop {
        let _ = slow.write_all(b"y").await;
        match timeout(Duration::from_millis(40), slow.read(&mut byte)).await {
            Ok(Ok(0) | Err(_)) => break,
            _ => assert!(start.elapsed() < Duration::from_secs(5), "it is still listened to"),
        }
    }
    // Nor is somebody who asked once and says nothing more.
    let mut silent = server.connect().await;
    silent.write_all(b"GET /healthz HTTP/1.1\r\nhost: a\r\n\r\n").await.unwrap();
    assert!(everything(&mut silent).await.ends_with("ok\n"));
    server.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_that_does_not_arrive_is_refused() {
    let server = Running::start(Limits { request: SHORT, ..Limits::default() });
    let mut slow = server.connect().await;
    let head = "POST /api/evaluate HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n{";
    slow.write_all(head.as_bytes()).await.unwrap();
    let answer = everything(&mut slow).await;
    assert_eq!(status(&answer), 408, "{answer}");
    assert!(answer.contains("\"field\":\"body\""), "{answer}");
    server.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_that_is_too_long_is_refused() {
    let server = Running::start(Limits::default());
    let head =
        "POST /api/evaluate HTTP/1.1\r\nhost: a\r\nconnection: close\r\ncontent-type: application/toml\r\n";
    let body = "#".repeat((1 << 20) + 1);
    let answer = server.ask(&format!("{head}content-length: {}\r\n\r\n{body}", body.len())).await;
    assert_eq!(status(&answer), 413, "{answer}");
    assert!(answer.contains("at most 1048576 bytes"), "{answer}");
    let chunks = format!("{head}transfer-encoding: chunked\r\n\r\n{:x}\r\n{body}\r\n0\r\n\r\n", body.len());
    assert_eq!(status(&server.ask(&chunks).await), 413);
    // Not one byte less.
    let fits = &body[1..];
    let answer = server.ask(&format!("{head}content-length: {}\r\n\r\n{fits}", fits.len())).await;
    assert_eq!(status(&answer), 422, "{answer}");
    server.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_that_says_it_is_too_long_is_not_waited_for() {
    let server = Running::start(Limits::default());
    let head = "POST /api/evaluate HTTP/1.1\r\nhost: a\r\ncontent-type: application/toml\r\n";
    for more in ["expect: 100-continue\r\ncontent-length: 1048577", "content-length: 4194305"] {
        let answer = server.ask(&format!("{head}{more}\r\n\r\n")).await;
        assert_eq!(status(&answer), 413, "{answer}");
    }
    assert!(server.end().await < Limits::default().request);
}

#[tokio::test(flavor = "multi_thread")]
async fn bodies_for_which_there_is_no_memory_wait_or_are_sent_away() {
    let head = |length: usize| {
        format!(
            "POST /api/evaluate HTTP/1.1\r\nhost: a\r\nconnection: close\r\ncontent-type: application/toml\r\ncontent-length: {length}\r\n\r\n"
        )
    };
    let limits = Limits { body_bytes: 1_000, bodies_bytes: 2_000, ..Limits::default() };
    // Two that do not come to an end leave no room for a third.
    let fill = async |server: &Running| {
        let mut slow = Vec::new();
        for _ in 0..2 {
            let mut stream = server.connect().await;
            stream.write_all(format!("{}{}", head(1_000), "#".repeat(999)).as_bytes()).await.unwrap();
            slow.push(stream);
        }
        sleep(SHORT).await;
        slow
    };
    let asked = format!("{}#", head(1));
    let server = Running::start(limits.clone());
    let mut slow = fill(&server).await;
    let mut third = server.connect().await;
    third.write_all(asked.as_bytes()).await.unwrap();
    let mut byte = [0];
    assert!(timeout(SHORT, third.read(&mut byte)).await.is_err(), "it was read beside the others");
    slow[0].write_all(b"#").await.unwrap();
    assert_eq!(status(&everything(&mut slow[0]).await), 422);
    assert_eq!(status(&everything(&mut third).await), 422, "there is room again");
    // What is taken by nobody else comes back, however it ends.
    drop(slow);
    assert_eq!(status(&server.ask(&asked).await), 422);
    server.end().await;

    // The first two are left in time, and those behind them take their room.
    let server = Running::start(Limits { request: SHORT * 5, ..limits });
    let slow = (fill(&server).await, fill(&server).await);
    let answer = server.ask(&asked).await;
    assert!(status(&answer) == 503 && answer.contains("retry-after: 1\r\n"), "{answer}");
    drop(slow);
    server.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn addresses_and_heads_that_are_too_long_are_refused() {
    let server = Running::start(Limits::default());
    let answer = server.ask(&request(&format!("/?s={}", "x".repeat(8_189)))).await;
    assert_eq!(status(&answer), 414, "{answer}");
    assert!(answer.contains("at most 8192 bytes"), "{answer}");
    let longest = server.ask(&request(&format!("/?s={}", "x".repeat(8_188)))).await;
    assert_eq!(status(&longest), 200, "{longest}");
    let answer = server.ask(&request(&format!("/?s={}", "x".repeat(100_000)))).await;
    assert!([414, 431].contains(&status(&answer)), "{answer}");
    let header = format!("GET / HTTP/1.1\r\nhost: a\r\nx: {}\r\n\r\n", "x".repeat(100_000));
    assert_eq!(status(&server.ask(&header).await), 431);
    assert!(server.is_well().await);
    server.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn more_than_can_wait_are_sent_away_and_the_rest_goes_on() {
    let server = Running::start(Limits { work: 1, queue: 1, ..Limits::default() });
    let asked: Vec<String> = (600..606).map(long).collect();
    let answers = async {
        let mut streams = Vec::new();
        for asked in &asked {
            let mut stream = server.connect().await;
            stream.write_all(asked.as_bytes()).await.unwrap();
            streams.push(stream);
        }
        let mut found = Vec::new();
        for stream in &mut streams {
            found.push(everything(stream).await);
        }
        found
    };
    let well = async {
        sleep(Duration::from_millis(100)).await;
        let start = Instant::now();
        assert!(server.is_well().await);
        start.elapsed()
    };
    let (answers, waited) = tokio::join!(answers, well);
    let statuses: Vec<u16> = answers.iter().map(|answer| status(answer)).collect();
    let done = statuses.iter().filter(|status| **status == 200).count();
    let busy = answers.iter().filter(|answer| status(answer) == 503 && answer.contains("retry-after: 1\r\n"));
    assert!((2..6).contains(&done) && done + busy.count() == 6, "{statuses:?}");
    assert!(waited < Duration::from_secs(2), "{waited:?}");
    server.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_takes_too_long_is_given_up() {
    let server = Running::start(Limits { request: Duration::from_millis(10), ..Limits::default() });
    let answer = server.ask(&long(2_000)).await;
    assert_eq!(status(&answer), 503, "{answer}");
    server.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_idle_connections_stop_nobody() {
    let server = Running::start(Limits::default());
    let mut idle = Vec::new();
    for place in 0..1_000 {
        let mut stream = server.connect().await;
        if place % 2 == 0 {
            stream.write_all(b"GET / HT").await.unwrap();
        }
        idle.push(stream);
    }
    let start = Instant::now();
    assert!(server.is_well().await);
    assert!(start.elapsed() < Duration::from_secs(1), "{:?}", start.elapsed());
    assert!(server.end().await < Duration::from_secs(5), "they do not keep it from ending either");
}

#[tokio::test(flavor = "multi_thread")]
async fn where_there_is_no_room_the_longest_idle_makes_some() {
    let server = Running::start(Limits { connections: 20, ..Limits::default() });
    let mut idle = Vec::new();
    for _ in 0..60 {
        idle.push(server.connect().await);
        assert!(server.is_well().await);
    }
    assert_eq!(everything(&mut idle[0]).await, "", "the first had to go");
    let last = idle.last_mut().unwrap();
    last.write_all(request("/healthz").as_bytes()).await.unwrap();
    assert!(everything(last).await.ends_with("ok\n"), "the last did not");
    server.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_does_not_read_is_left() {
    let folder = common::folder("large");
    let length = 48 << 20;
    std::fs::write(folder.join("large.bin"), vec![b'x'; length]).unwrap();
    let server = Running::of(Site::of_folder(&folder).unwrap(), Limits { write: SHORT, ..Limits::default() });
    let mut stream = server.connect().await;
    stream.write_all(request("/large.bin").as_bytes()).await.unwrap();
    sleep(SHORT * 6).await;
    assert!(everything(&mut stream).await.len() < length, "all of it was kept for a reader who did not read");
    // Somebody who reads gets all of it.
    assert!(server.ask(&request("/large.bin")).await.len() > length);
    server.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_begun_is_finished() {
    let server = Running::start(Limits { last_call: SHORT, ..Limits::default() });
    let mut working = server.connect().await;
    working.write_all(long(4_000).as_bytes()).await.unwrap();
    let mut half = server.connect().await;
    half.write_all(b"GET /healthz HTTP/1.1\r\n").await.unwrap();
    sleep(Duration::from_millis(100)).await;
    let address = server.address;
    let ending = tokio::spawn(server.end());
    sleep(Duration::from_millis(100)).await;
    half.write_all(b"host: a\r\n\r\n").await.unwrap();
    let half = everything(&mut half).await;
    assert!(half.ends_with("ok\n") && half.contains("connection: close"), "{half}");
    let answer = everything(&mut working).await;
    assert_eq!(status(&answer), 200, "{answer}");
    assert!(answer.contains("IEND"), "the picture is whole");
    ending.await.unwrap();
    assert!(TcpStream::connect(address).await.is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn it_ends_in_time_whatever_others_do() {
    let folder = common::folder("large-end");
    std::fs::write(folder.join("large.bin"), vec![b'x'; 48 << 20]).unwrap();
    let server = Running::of(Site::of_folder(&folder).unwrap(), Limits { drain: SHORT, ..Limits::default() });
    let mut unread = server.connect().await;
    unread.write_all(request("/large.bin").as_bytes()).await.unwrap();
    sleep(SHORT).await;
    let took = server.end().await;
    assert!((SHORT..Duration::from_secs(3)).contains(&took), "{took:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_was_let_in_may_still_ask_once() {
    let server = Running::start(Limits { last_call: PATIENCE, drain: PATIENCE, ..Limits::default() });
    let address = server.address;
    let mut let_in = Vec::new();
    for _ in 0..20 {
        let_in.push(server.connect().await);
    }
    assert!(server.is_well().await, "they have been taken");
    let ending = tokio::spawn(server.end());
    while TcpStream::connect(address).await.is_ok() {
        sleep(Duration::from_millis(10)).await;
    }
    for stream in &mut let_in {
        stream.write_all(b"GET /healthz HTTP/1.1\r\nhost: a\r\n\r\n").await.unwrap();
        let answer = everything(stream).await;
        assert!(answer.ends_with("ok\n") && answer.contains("connection: close"), "{answer}");
    }
    assert!(ending.await.unwrap() < PATIENCE, "nobody was left to wait for");
}

#[tokio::test(flavor = "multi_thread")]
async fn clients_that_come_for_ever_do_not_keep_it() {
    let server = Running::start(Limits::default());
    let address = server.address;
    let over = CancellationToken::new();
    // Each counts its answers, and how often it was let in without one.
    let client = |over: CancellationToken| async move {
        let (mut answers, mut nothing) = (0, 0);
        while !over.is_cancelled() {
            let Ok(mut stream) = TcpStream::connect(address).await else {
                sleep(Duration::from_millis(1)).await;
                continue;
            };
            let _ = stream.write_all(request("/healthz").as_bytes()).await;
            if everything(&mut stream).await.ends_with("ok\n") {
                answers += 1;
            } else {
                nothing += 1;
            }
        }
        (answers, nothing)
    };
    let clients: Vec<_> = (0..32).map(|_| tokio::spawn(client(over.clone()))).collect();
    sleep(SHORT).await;
    let took = server.end().await;
    // They go on for a while: all of them are refused.
    sleep(SHORT).await;
    over.cancel();
    for client in clients {
        let (answers, nothing) = client.await.unwrap();
        assert!(answers > 0, "it was never answered");
        // The one that the system let in just as the door was shut.
        assert!(nothing <= 1, "let in {nothing} times without an answer");
    }
    assert!(took < Limits::default().drain, "{took:?}");
}
