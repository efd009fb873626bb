//! Web servers that hosts run, with the configurations that the author's command writes.

use std::fs::{self, Permissions};
use std::net::TcpStream;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use hyper_util::client::legacy::Client;
use hyper_util::rt::TokioExecutor;
use rustix::process::geteuid;
use tempfile::TempDir;

use crate::failure::Failure;
use crate::process::ProcessGroup;
use crate::programs::server;
use crate::session::free_port;

/// The program of a web server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Program {
    /// nginx.
    Nginx,
    /// Apache httpd.
    Apache,
    /// Caddy.
    Caddy,
}

impl Program {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Nginx, Self::Apache, Self::Caddy];

    /// Returns the Debian package.
    #[must_use]
    pub fn package(self) -> &'static str {
        match self {
            Self::Nginx => "nginx-light",
            Self::Apache => "apache2",
            Self::Caddy => "caddy",
        }
    }

    /// Returns whether the program is installed.
    #[must_use]
    pub fn is_installed(self) -> bool {
        server(self.name()).is_some()
    }

    fn name(self) -> &'static str {
        match self {
            Self::Nginx => "nginx",
            Self::Apache => "apache2",
            Self::Caddy => "caddy",
        }
    }
}

/// A running web server. Ends when dropped.
// The fields are dropped in this order: the process before its files.
#[derive(Debug)]
pub struct WebServer {
    _process: ProcessGroup,
    port: u16,
    _home: TempDir,
}

/// What a server answers.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
}

const TIMEOUT: Duration = Duration::from_secs(30);
const POLL: Duration = Duration::from_millis(20);

impl WebServer {
    /// Serves the folder `www`, in which a site has been built into the folder `path`, with that
    /// site's configuration and otherwise as little as possible.
    ///
    /// # Errors
    /// Fails if the server doesn't start, for example because it can't read the configuration.
    pub fn start(program: Program, www: &Path, path: &str) -> Result<Self, Failure> {
        let home = TempDir::with_prefix("standpoint-")?;
        if geteuid().is_root() {
            // The server then answers as another user.
            fs::set_permissions(home.path(), Permissions::from_mode(0o755))?;
        }
        let port = free_port()?;
        let site = Site { www, path, port };
        let config = home.path().join("config");
        let text = match program {
            Program::Nginx => site.nginx(home.path()),
            Program::Apache => site.apache(home.path()),
            Program::Caddy => site.caddy(),
        };
        fs::write(&config, text)?;
        let mut process = ProcessGroup::start(command(program, &config)?, home.path(), "log")?;
        let deadline = Instant::now() + TIMEOUT;
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            if process.ended()?.is_some() || Instant::now() > deadline {
                let output = process.output();
                return Err(Failure::new(output).context(program.name()));
            }
            thread::sleep(POLL);
        }
        Ok(Self {
            _process: process,
            port,
            _home: home,
        })
    }

    /// Requests a path, as a browser that reads gzip.
    ///
    /// # Errors
    /// Fails if the server doesn't answer.
    pub async fn get(&self, path: &str) -> Result<Answer, Failure> {
        let request = Request::get(format!("http://127.0.0.1:{}{path}", self.port))
            .header("accept-encoding", "gzip")
            .body(Body::empty())?;
        let client = Client::builder(TokioExecutor::new()).build_http();
        let (parts, _) = client.request(request).await?.into_parts();
        Ok(Answer {
            status: parts.status,
            headers: parts.headers,
        })
    }
}

fn command(program: Program, config: &Path) -> Result<Command, Failure> {
    let name = program.name();
    let path = server(name).ok_or_else(|| Failure::new(format!("no {name} is installed")))?;
    let mut command = Command::new(path);
    match program {
        Program::Nginx => command.args(["-e", "stderr", "-c"]).arg(config),
        Program::Apache => command.args(["-D", "FOREGROUND", "-f"]).arg(config),
        Program::Caddy => command
            .args(["run", "--adapter", "caddyfile", "--config"])
            .arg(config)
            .env("HOME", config.with_file_name("caddy")),
    };
    Ok(command)
}

/// Where a site is served.
struct Site<'s> {
    www: &'s Path,
    path: &'s str,
    port: u16,
}

impl Site<'_> {
    /// Returns the path of a file of the site.
    fn file(&self, name: &str) -> PathBuf {
        self.www.join(self.path.trim_matches('/')).join(name)
    }

    fn nginx(&self, home: &Path) -> String {
        let (www, port, home) = (self.www.display(), self.port, home.display());
        let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
        let temporary = temporary.map(|name| format!("{name}_temp_path {home}/{name};\n"));
        format!(
            "daemon off;\npid {home}/pid;\nerror_log stderr;\nevents {{}}\nhttp {{\n\
             access_log off;\n{}\
             server {{\nlisten 127.0.0.1:{port};\nroot {www};\ninclude {};\n}}\n}}\n",
            temporary.concat(),
            self.file("nginx.conf").display(),
        )
    }

    /// The modules are those that Debian enables, and mod_headers.
    fn apache(&self, home: &Path) -> String {
        let (www, port, home) = (self.www.display(), self.port, home.display());
        let modules = [
            "mpm_event",
            "authz_core",
            "mime",
            "dir",
            "filter",
            "deflate",
            "headers",
        ];
        let modules = modules.map(|name| {
            format!("LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n")
        });
        let user = match geteuid().is_root() {
            true => "User www-data\nGroup www-data\n",
            false => "",
        };
        format!(
            "ServerRoot {home}\nServerName localhost\nListen 127.0.0.1:{port}\n\
             PidFile {home}/pid\nErrorLog /dev/stderr\nDefaultRuntimeDir {home}\n{}{user}\
             TypesConfig /dev/null\nDocumentRoot {www}\n<Directory {www}>\n\
             AllowOverride FileInfo Indexes\nRequire all granted\n</Directory>\n",
            modules.concat(),
        )
    }

    fn caddy(&self) -> String {
        let (www, port) = (self.www.display(), self.port);
        format!(
            "{{\nadmin off\n}}\nhttp://127.0.0.1:{port} {{\nroot * {www}\nimport {}\n\
             file_server\n}}\n",
            self.file("Caddyfile").display(),
        )
    }
}
