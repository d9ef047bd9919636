//! `crossover serve` as a process: its log, and how it ends.

#![cfg(all(feature = "serve", unix))]
#![expect(clippy::unwrap_used, reason = "what cannot be unwrapped here has failed")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

const LINK: &str = "1_support-desk_p-2026-11-21_qm-1200000_mjx2ac";

const SCENARIO: &str = include_str!("../../scenarios/support-desk.toml");

struct Server {
    child: Child,
    address: String,
    /// Read all the time: a full pipe would hold the server up.
    log: JoinHandle<String>,
}

impl Server {
    fn start(arguments: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_crossover"))
            .args(["serve", "--addr", "127.0.0.1:0"])
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let (_, rest) = line.split_once("http://").unwrap_or_else(|| panic!("{line}"));
        let address = rest.split('/').next().unwrap().to_owned();
        let mut log = child.stderr.take().unwrap();
        let log = thread::spawn(move || {
            let mut text = String::new();
            log.read_to_string(&mut text).unwrap();
            text
        });
        Self { child, address, log }
    }

    fn ask(&self, request: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn get(&self, path: &str) -> String {
        self.ask(&format!("GET {path} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n\r\n", self.address))
    }

    fn tell(&self, signal: &str) {
        let pid = self.child.id().to_string();
        assert!(Command::new("kill").args([signal, &pid]).status().unwrap().success());
    }

    /// How it ended, and its log.
    fn end(mut self, signal: &str) -> (Option<i32>, String) {
        self.tell(signal);
        (self.child.wait().unwrap().code(), self.log.join().unwrap())
    }
}

#[test]
fn the_log_says_how_it_went_and_never_what_was_asked() {
    for format in ["text", "json"] {
        let server = Server::start(&["--log", format]);
        let secret = "zqsecretzq";
        for request in [
            format!("/api/evaluate?s={LINK}&{secret}=1"),
            format!("/api/evaluate?s={secret}"),
            format!("/chart.svg?s={LINK}&kind={secret}"),
            format!("/{secret}?{secret}"),
            format!("/oembed?url=http://{secret}/"),
            format!("/?s={secret}"),
        ] {
            assert!(server.get(&request).starts_with("HTTP/1.1 "), "{request}");
        }
        let body = format!("title = \"{secret}\"\n[{secret}]\na = 1\n");
        let length = body.len();
        let posted = server.ask(&format!(
            "POST /api/evaluate HTTP/1.1\r\nhost: {secret}\r\nconnection: close\r\nuser-agent: {secret}\r\n\
             content-type: application/toml\r\ncontent-length: {length}\r\n\r\n{body}"
        ));
        assert!(posted.starts_with("HTTP/1.1 422 ") && posted.contains(secret), "{posted}");
        server.ask(&format!("{} / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n", secret.to_uppercase()));
        server.ask(&format!("GET / {secret}\r\n\r\n"));
        let (code, log) = server.end("-TERM");
        assert_eq!(code, Some(0));
        assert!(!log.to_lowercase().contains(secret), "{log}");
        assert!(!log.contains("support-desk"), "{log}");
        let expected =
            if format == "json" { "\"route\":\"/api/evaluate\"" } else { "route=\"/api/evaluate\"" };
        let lines: Vec<&str> = log.lines().filter(|line| line.contains("answered")).collect();
        assert_eq!(lines.iter().filter(|line| line.contains(expected)).count(), 3, "{log}");
        for field in ["method", "status", "duration_us", "bytes"] {
            assert!(lines.iter().all(|line| line.contains(field)), "{field}: {log}");
        }
        if format == "json" {
            for line in lines {
                let line: serde_json::Value = serde_json::from_str(line).unwrap();
                assert!(line["status"].is_u64() && line["duration_us"].is_u64(), "{line}");
            }
        }
    }
}

/// Asks again and again through one connection until it ends: how many answers came whole. What was begun and
/// broke off is counted as lost, and whom the server told that it was the last answer as dismissed.
fn visitor(address: &str, stop: &AtomicBool, [lost, dismissed]: [&AtomicUsize; 2]) -> usize {
    let Ok(stream) = TcpStream::connect(address) else { return 0 };
    let mut writer = stream.try_clone().unwrap();
    let mut reader = BufReader::new(stream);
    let mut whole = 0;
    while !stop.load(Ordering::Relaxed) {
        // What is posted is worked out each time.
        let length = SCENARIO.len();
        let head = "POST /api/evaluate?parts=summary HTTP/1.1\r\nhost: a\r\ncontent-type: application/toml";
        let request = format!("{head}\r\ncontent-length: {length}\r\n\r\n{SCENARIO}");
        if writer.write_all(request.as_bytes()).is_err() {
            break;
        }
        let (mut length, mut line, mut begun) = (0, String::new(), false);
        loop {
            line.clear();
            match reader.read_line(&mut line) {
                Ok(0) | Err(_) => {
                    lost.fetch_add(usize::from(begun), Ordering::Relaxed);
                    return whole;
                }
                Ok(_) => begun = true,
            }
            if let Some(bytes) = line.strip_prefix("content-length: ") {
                length = bytes.trim().parse().unwrap();
            }
            if line == "connection: close\r\n" {
                dismissed.fetch_add(1, Ordering::Relaxed);
            }
            if line == "\r\n" {
                break;
            }
        }
        if reader.read_exact(&mut vec![0; length]).is_err() {
            lost.fetch_add(1, Ordering::Relaxed);
            return whole;
        }
        whole += 1;
    }
    whole
}

#[test]
fn told_to_end_it_loses_no_answer() {
    for signal in ["-TERM", "-INT"] {
        let server = Server::start(&["--log", "text"]);
        let (stop, lost, dismissed) = (AtomicBool::new(false), AtomicUsize::new(0), AtomicUsize::new(0));
        let address = server.address.clone();
        let (whole, (code, log)) = thread::scope(|scope| {
            let visitors: Vec<_> =
                (0..16).map(|_| scope.spawn(|| visitor(&address, &stop, [&lost, &dismissed]))).collect();
            thread::sleep(Duration::from_millis(500));
            let ended = server.end(signal);
            stop.store(true, Ordering::Relaxed);
            (visitors.into_iter().map(|visitor| visitor.join().unwrap()).sum::<usize>(), ended)
        });
        let answered =
            log.lines().filter(|line| line.contains(" answered ") && line.contains("status=200")).count();
        assert_eq!(code, Some(0), "{log}");
        assert!(whole >= 16, "{whole} answers are no load");
        assert_eq!((lost.into_inner(), whole), (0, answered), "every answer of the server has arrived");
        // Most wait for an answer at that moment.
        assert!(dismissed.into_inner() >= 8, "those who had asked were left without an answer");
    }
}

#[test]
fn it_takes_as_many_connections_as_the_system_lets_it() {
    // A shell usually allows fewer files than the system does.
    let mut child = Command::new("sh")
        .args(["-c", "ulimit -S -n 128; exec \"$0\" serve --addr 127.0.0.1:0 --log off"])
        .arg(env!("CARGO_BIN_EXE_crossover"))
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let address = line.split_once("http://").unwrap().1.split('/').next().unwrap().to_owned();
    let idle: Vec<TcpStream> = (0..300).map(|_| TcpStream::connect(&address).unwrap()).collect();
    let mut asking = TcpStream::connect(&address).unwrap();
    asking.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    asking.write_all(b"GET /healthz HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    let _ = asking.read_to_string(&mut answer);
    let closed = |mut stream: &TcpStream| {
        stream.set_nonblocking(true).unwrap();
        stream.read(&mut [0]).is_ok()
    };
    let lost = idle.iter().filter(|stream| closed(stream)).count();
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    assert_eq!(lost, 0, "idle connections are kept");
}

#[test]
fn what_cannot_be_served_is_told() {
    let run = |arguments: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_crossover")).arg("serve").args(arguments).output().unwrap()
    };
    let missing = run(&["--dir", "no/such/folder"]);
    assert_eq!(missing.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&missing.stderr).contains("no/such/folder"));
    for wrong in
        [["--allow-frame", "https://a/b"], ["--public-url", "a.example"], ["--below", "x"], ["--addr", "a"]]
    {
        let output = run(&wrong);
        assert_eq!(output.status.code(), Some(2), "{wrong:?}");
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(told.contains(wrong[0]) && told.contains(wrong[1]), "{told}");
    }
    let first = Server::start(&["--log", "off"]);
    let taken = run(&["--addr", &first.address]);
    assert_eq!(taken.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&taken.stderr).contains("cannot listen"), "{taken:?}");
    assert_eq!(first.end("-TERM"), (Some(0), String::new()));
}
