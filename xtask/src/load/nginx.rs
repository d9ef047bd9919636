//! nginx with files of our own, to compare with.

use std::fs;
use std::path::Path;
use std::process::{Child, Stdio};
use std::thread::sleep;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::process::program;

/// nginx that ends with this value.
pub(super) struct Nginx(Child);

impl Nginx {
    /// Serves `folder` on `port`.
    pub(super) fn start(folder: &Path, port: u16) -> Result<Self> {
        let place = folder.display();
        let configuration = format!(
            "daemon off; pid {place}/nginx.pid; error_log {place}/nginx.log; worker_processes auto;\n\
             events {{ worker_connections 4096; }}\n\
             http {{ access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000;\n\
             client_body_temp_path {place}/a; proxy_temp_path {place}/b; fastcgi_temp_path {place}/c;\n\
             uwsgi_temp_path {place}/d; scgi_temp_path {place}/e;\n\
             server {{ listen 127.0.0.1:{port}; root {place}; }} }}\n"
        );
        let file = folder.join("nginx.conf");
        fs::write(&file, configuration).with_context(|| format!("cannot write {}", file.display()))?;
        let mut command = program("nginx");
        command.arg("-c").arg(&file).stderr(Stdio::null());
        let mut server = Self(command.spawn().context("cannot start nginx")?);
        for _ in 0..50 {
            if std::net::TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return Ok(server);
            }
            if let Some(status) = server.0.try_wait()? {
                bail!("nginx ended with {status}; {place}/nginx.log says why");
            }
            sleep(Duration::from_millis(100));
        }
        bail!("nginx does not answer on port {port}")
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        // Told to end, it ends its workers; killed, it would leave them.
        let _ = program("kill").args(["-QUIT", &self.0.id().to_string()]).status();
        let _ = self.0.wait();
    }
}
