//! `cargo xtask serve`: the page in the browser.

use anyhow::{Context, Result, bail};

use crate::build::require_page;
use crate::server::Server;

const PORT: u16 = 8080;

/// Builds what is missing and serves the page until it is interrupted.
pub(crate) fn serve(arguments: &[String]) -> Result<()> {
    let port = port(arguments)?;
    require_page()?;
    let server = Server::start(port, "/")?;
    println!("Crossover is at {} (Ctrl-C ends it)", server.url());
    server.wait()
}

fn port(arguments: &[String]) -> Result<u16> {
    match arguments {
        [] => Ok(PORT),
        [flag, port] if flag == "--port" => {
            port.parse().with_context(|| format!("--port needs a number from 0 to 65535, not {port}"))
        }
        [first, ..] => bail!("serve takes --port NUMBER and nothing else, not {first}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_and_nothing_else() {
        let read = |line: &str| port(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>());
        assert_eq!(read("").unwrap(), 8080);
        assert_eq!(read("--port 9000").unwrap(), 9000);
        for wrong in ["--port", "--port 65536", "9000", "--port 1 2"] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }
}
