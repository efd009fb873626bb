//! A WordPress of Debian's packages, with a database and a server of its own.

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

/// One for all trials: it takes some seconds to come up. It ends when dropped.
// The fields are dropped in this order: the server before its database, both before their files.
#[derive(Debug)]
pub struct WordPress {
    _server: ProcessGroup,
    _database: ProcessGroup,
    site: Site,
    _home: TempDir,
}

/// Publishes `post`, HTML with WordPress's marks of blocks, and tells its address; starts a
/// WordPress first where none is running.
///
/// # Errors
/// Where it does not start or take the post.
pub fn publish(post: &str) -> Result<String, Failure> {
    let mut running = running();
    if running.is_none() {
        *running = Some(WordPress::start()?);
    }
    let site = running.as_ref().map(|it| &it.site);
    let site = site.ok_or_else(|| Failure::new("no WordPress is running"))?;
    site.php("post.php", post)
}

/// Ends the WordPress that trials have started.
pub fn end() {
    running().take();
}

/// The packages of Debian that are not installed.
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
/// Not on everyone's PATH.
const SBIN: &str = "/usr/sbin";
const PATIENCE: Duration = Duration::from_secs(30);
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
    themes.into_iter().any(|it| it.path().is_dir())
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
        site.lay_out()?;
        let styles = fs::read_to_string(ours("hostile.css"))?;
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
    /// What names its own place is copied, so that its place is this one.
    fn lay_out(&self) -> Result<(), Failure> {
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
        fs::copy(ours("wp-config.php"), self.folder.join("wp-config.php"))?;
        Ok(())
    }

    /// Runs one of our scripts with `input`, and hands back what it prints.
    fn php(&self, script: &str, input: &str) -> Result<String, Failure> {
        let mut php = self
            .command()
            .arg(ours(script))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        if let Some(mut stdin) = php.stdin.take() {
            stdin.write_all(input.as_bytes())?;
        }
        let output = php.wait_with_output()?;
        let told = String::from_utf8_lossy(&output.stdout).into_owned();
        if output.status.success() {
            return Ok(told);
        }
        let errors = String::from_utf8_lossy(&output.stderr);
        Err(Failure::new(format!("{script}: {told}{errors}")))
    }

    fn serve(&self, home: &Path) -> Result<ProcessGroup, Failure> {
        let address = format!("127.0.0.1:{}", self.port);
        let mut command = self.command();
        command.arg("-S").arg(&address);
        let mut server = ProcessGroup::start(command, home, "php.log")?;
        until(&mut server, || TcpStream::connect(&address).is_ok())?;
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

/// A database that no network reaches.
fn database(home: &Path) -> Result<ProcessGroup, Failure> {
    let data = home.join("database");
    fs::create_dir(&data)?;
    install(home, &data)?;
    if geteuid().is_root() {
        // For the user that it runs as then.
        fs::set_permissions(home, Permissions::from_mode(0o711))?;
    }
    let mut command = mariadb("mariadbd", &data);
    command
        .arg("--skip-networking")
        .arg(option("socket", &socket(home)));
    let mut server = ProcessGroup::start(command, home, "mariadbd.log")?;
    until(&mut server, || UnixStream::connect(socket(home)).is_ok())?;
    Ok(server)
}

/// Not just run: whoever interrupts it takes away what it has written.
fn install(home: &Path, data: &Path) -> Result<(), Failure> {
    let mut command = mariadb("mariadb-install-db", data);
    command.args(["--auth-root-authentication-method=normal", "--skip-test-db"]);
    let mut install = ProcessGroup::start(command, home, "install.log")?;
    let deadline = Instant::now() + PATIENCE;
    while install.ended()?.is_none() && Instant::now() < deadline {
        thread::sleep(POLL);
    }
    match install.ended()? {
        Some(status) if status == "exit status: 0" => Ok(()),
        status => {
            let status = status.unwrap_or_else(|| "no end".to_owned());
            let told = install.output();
            Err(Failure::new(format!(
                "mariadb-install-db: {status}: {told}"
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

fn ours(file: &str) -> PathBuf {
    paths::member().join("hosts/wordpress").join(file)
}

fn until(program: &mut ProcessGroup, is_up: impl Fn() -> bool) -> Result<(), Failure> {
    let deadline = Instant::now() + PATIENCE;
    while !is_up() {
        if program.ended()?.is_some() || Instant::now() > deadline {
            return Err(Failure::new(format!(
                "does not start: {}",
                program.output()
            )));
        }
        thread::sleep(POLL);
    }
    Ok(())
}
