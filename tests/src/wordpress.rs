//! A WordPress site from Debian's packages, with its own database and web server.

use std::fs::{self, Permissions};
use std::io::Write;
use std::net::TcpStream;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::geteuid;
use tempfile::TempDir;

use crate::failure::Failure;
use crate::paths;
use crate::process::ProcessGroup;
use crate::programs::on_path;
use crate::session::free_port;

/// A running site, shared by all trials because it takes seconds to start. Ends when dropped.
// The fields are dropped in this order: the server before its database, both before their files.
#[derive(Debug)]
pub struct WordPress {
    _server: ProcessGroup,
    _database: ProcessGroup,
    site: Site,
    _home: TempDir,
}

/// Publishes `post`, HTML with WordPress's block comments, and returns its URL. Starts WordPress if
/// it is not running.
///
/// # Errors
/// Fails if WordPress does not start or does not accept the post.
pub fn publish(post: &str) -> Result<String, Failure> {
    let mut running = running();
    if running.is_none() {
        *running = Some(WordPress::start()?);
    }
    let site = running.as_ref().map(|wordpress| &wordpress.site);
    let site = site.ok_or_else(|| Failure::new("no WordPress is running"))?;
    site.php("post.php", post)
}

/// Ends the WordPress site, if trials have started it.
pub fn end() {
    running().take();
}

/// Returns the Debian packages that are needed and not installed.
pub fn missing() -> Vec<&'static str> {
    let is_there =
        |program: &str| on_path(program).is_ok() || Path::new(SBIN).join(program).is_file();
    let parts = [
        (
            "mariadb-server",
            is_there("mariadbd") && is_there("mariadb-install-db"),
        ),
        ("php-cli", is_there("php")),
        ("wordpress", Path::new(SOURCE).join("wp-load.php").is_file()),
        ("a wordpress-theme", has_theme()),
    ];
    let missing = parts.into_iter().filter(|(_, is_there)| !is_there);
    missing.map(|(name, _)| name).collect()
}

const SOURCE: &str = "/usr/share/wordpress";
/// Not on every user's `PATH`.
const SBIN: &str = "/usr/sbin";
const TIMEOUT: Duration = Duration::from_secs(30);
const POLL: Duration = Duration::from_millis(50);

static RUNNING: Mutex<Option<WordPress>> = Mutex::new(None);

fn running() -> MutexGuard<'static, Option<WordPress>> {
    RUNNING.lock().unwrap_or_else(PoisonError::into_inner)
}

fn themes() -> PathBuf {
    Path::new(SOURCE).join("wp-content/themes")
}

fn has_theme() -> bool {
    let themes = fs::read_dir(themes()).into_iter().flatten().flatten();
    themes.into_iter().any(|entry| entry.path().is_dir())
}

impl WordPress {
    fn start() -> Result<Self, Failure> {
        let home = TempDir::with_prefix("standpoint-")?;
        let database = database(home.path())?;
        let site = Site {
            folder: home.path().join("site"),
            socket: socket(home.path()),
            port: free_port()?,
        };
        site.copy_files()?;
        let styles = fs::read_to_string(fixture("hostile.css"))?;
        site.php("install.php", &styles)?;
        let server = site.serve(home.path())?;
        Ok(Self {
            _server: server,
            _database: database,
            site,
            _home: home,
        })
    }
}

#[derive(Debug)]
struct Site {
    folder: PathBuf,
    socket: PathBuf,
    port: u16,
}

impl Site {
    /// Links folders and copies PHP files: these compute paths from their own location, which must
    /// be the new folder.
    fn copy_files(&self) -> Result<(), Failure> {
        let content = self.folder.join("wp-content");
        fs::create_dir_all(&content)?;
        symlink(themes(), content.join("themes"))?;
        for entry in fs::read_dir(SOURCE)? {
            let from = entry?.path();
            let to = self.folder.join(from.file_name().unwrap_or_default());
            if to == content {
                continue;
            }
            if from.is_dir() {
                symlink(&from, &to)?;
            } else if from.extension().is_some_and(|it| it == "php") {
                fs::copy(&from, &to)?;
            }
        }
        fs::copy(fixture("wp-config.php"), self.folder.join("wp-config.php"))?;
        Ok(())
    }

    /// Runs a script of `hosts/wordpress` with `input` on stdin, and returns its output.
    fn php(&self, script: &str, input: &str) -> Result<String, Failure> {
        let mut php = self
            .command()
            .arg(fixture(script))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        if let Some(mut stdin) = php.stdin.take() {
            stdin.write_all(input.as_bytes())?;
        }
        let output = php.wait_with_output()?;
        let printed = String::from_utf8_lossy(&output.stdout).into_owned();
        if output.status.success() {
            return Ok(printed);
        }
        let errors = String::from_utf8_lossy(&output.stderr);
        Err(Failure::new(format!("{script}: {printed}{errors}")))
    }

    fn serve(&self, home: &Path) -> Result<ProcessGroup, Failure> {
        let address = format!("127.0.0.1:{}", self.port);
        let mut command = self.command();
        command.arg("-S").arg(&address);
        let mut server = ProcessGroup::start(command, home, "php.log")?;
        wait_until(&mut server, || TcpStream::connect(&address).is_ok())?;
        Ok(server)
    }

    fn command(&self) -> Command {
        let mut command = Command::new("php");
        command
            .current_dir(&self.folder)
            .env("STANDPOINT_SITE", format!("http://127.0.0.1:{}", self.port))
            .env("STANDPOINT_SOCKET", &self.socket);
        command
    }
}

/// Starts a database that listens only on a Unix socket.
fn database(home: &Path) -> Result<ProcessGroup, Failure> {
    let data = home.join("database");
    fs::create_dir(&data)?;
    install(home, &data)?;
    if geteuid().is_root() {
        // mariadbd then runs as the user `mysql`, which must be able to enter the folder.
        fs::set_permissions(home, Permissions::from_mode(0o711))?;
    }
    let mut command = mariadb("mariadbd", &data);
    command
        .arg("--skip-networking")
        .arg(option("socket", &socket(home)));
    let mut server = ProcessGroup::start(command, home, "mariadbd.log")?;
    wait_until(&mut server, || UnixStream::connect(socket(home)).is_ok())?;
    Ok(server)
}

/// Creates the database files. Runs in a process group, so that an interrupt ends it and deletes
/// its files.
fn install(home: &Path, data: &Path) -> Result<(), Failure> {
    let mut command = mariadb("mariadb-install-db", data);
    command.args(["--auth-root-authentication-method=normal", "--skip-test-db"]);
    let mut install = ProcessGroup::start(command, home, "install.log")?;
    let deadline = Instant::now() + TIMEOUT;
    while install.ended()?.is_none() && Instant::now() < deadline {
        thread::sleep(POLL);
    }
    match install.ended()? {
        Some(status) if status == "exit status: 0" => Ok(()),
        status => {
            let status = status.unwrap_or_else(|| "timed out".to_owned());
            let printed = install.output();
            Err(Failure::new(format!(
                "mariadb-install-db: {status}: {printed}"
            )))
        }
    }
}

fn mariadb(program: &str, data: &Path) -> Command {
    let in_sbin = Path::new(SBIN).join(program);
    let program = on_path(program).unwrap_or(in_sbin);
    let mut command = Command::new(program);
    command.arg("--no-defaults").arg(option("datadir", data));
    if geteuid().is_root() {
        command.arg("--user=mysql");
    }
    command
}

fn option(name: &str, path: &Path) -> String {
    format!("--{name}={}", path.display())
}

fn socket(home: &Path) -> PathBuf {
    home.join("database/socket")
}

fn fixture(file: &str) -> PathBuf {
    paths::member().join("hosts/wordpress").join(file)
}

fn wait_until(program: &mut ProcessGroup, is_up: impl Fn() -> bool) -> Result<(), Failure> {
    let deadline = Instant::now() + TIMEOUT;
    while !is_up() {
        if program.ended()?.is_some() || Instant::now() > deadline {
            return Err(Failure::new(format!(
                "the program does not start: {}",
                program.output()
            )));
        }
        thread::sleep(POLL);
    }
    Ok(())
}
