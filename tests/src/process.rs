//! Process groups that end with the trial that started them.

use std::fs::{self, File};
use std::io;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{
    Pid, Signal, WaitOptions, getpid, kill_process_group, set_child_subreaper,
    test_kill_process_group, waitpgid,
};
use tokio::runtime;
use tokio::signal::unix::{SignalKind, signal};

use crate::failure::Failure;

/// Ends all processes that trials have started if the test run is interrupted.
///
/// Each driver has its own process group, which Ctrl-C in the terminal does not reach.
///
/// # Errors
/// Fails if the thread or the signal handlers can't be set up.
pub fn end_all_on_interrupt() -> Result<(), Failure> {
    let runtime = runtime::Builder::new_current_thread().enable_io().build()?;
    let (mut interrupt, mut terminate) = {
        let _entered = runtime.enter();
        (
            signal(SignalKind::interrupt())?,
            signal(SignalKind::terminate())?,
        )
    };
    thread::Builder::new()
        .name("interrupt".into())
        .spawn(move || {
            runtime.block_on(async {
                tokio::select! {
                    _ = interrupt.recv() => {}
                    _ = terminate.recv() => {}
                }
            });
            // Locked until exit, so that no process can start.
            let live = live();
            end_all(&live);
            std::process::exit(130);
        })?;
    Ok(())
}

/// A program and its child processes, all ended when dropped.
#[derive(Debug)]
pub(crate) struct ProcessGroup {
    leader: Child,
    group: Pid,
    log: PathBuf,
}

impl ProcessGroup {
    /// Starts `command`, and writes its output to the file `log` in `home`.
    pub(crate) fn start(mut command: Command, home: &Path, log: &str) -> Result<Self, Failure> {
        let program = command.get_program().to_string_lossy().into_owned();
        let log = home.join(log);
        let output = File::create(&log)?;
        // When a driver ends, its browser becomes our child, so that we can wait for it. Other
        // parents take seconds to reap it.
        set_child_subreaper(Some(getpid()))?;
        // Locked meanwhile, so that an interrupt sees each running process.
        let mut live = live();
        let leader = command
            .stdin(Stdio::null())
            .stdout(output.try_clone()?)
            .stderr(output)
            .process_group(0)
            .spawn()
            .map_err(|error| Failure::from(error).context(format!("starting {program}")))?;
        let group = Pid::from_child(&leader);
        live.push(Live {
            group,
            home: home.to_owned(),
        });
        Ok(Self { leader, group, log })
    }

    /// Returns the program's output so far.
    pub(crate) fn output(&self) -> String {
        fs::read(&self.log)
            .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
            .unwrap_or_default()
    }

    /// Kills the whole group, without a chance to clean up.
    pub(crate) fn crash(&self) {
        kill(self.group);
    }

    /// Returns the program's exit status, or `None` if it is still running.
    pub(crate) fn ended(&mut self) -> Result<Option<String>, io::Error> {
        Ok(self.leader.try_wait()?.map(|status| status.to_string()))
    }
}

impl Drop for ProcessGroup {
    fn drop(&mut self) {
        // SIGTERM first, so that Xvfb removes its lock file.
        signal_group(self.group, Signal::TERM);
        wait_until(GRACE, || !matches!(self.leader.try_wait(), Ok(None)));
        kill(self.group);
        // The process is already reaped; this only updates the state of the standard library.
        let _ = self.leader.wait();
        live().retain(|live| live.group != self.group);
    }
}

/// How long a program may take to end after SIGTERM.
const GRACE: Duration = Duration::from_millis(500);

struct Live {
    group: Pid,
    home: PathBuf,
}

static LIVE: Mutex<Vec<Live>> = Mutex::new(Vec::new());

fn live() -> MutexGuard<'static, Vec<Live>> {
    LIVE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Kills the group and waits until no process of it is left.
fn kill(group: Pid) {
    signal_group(group, Signal::KILL);
    wait_until(Duration::from_secs(3), || {
        // A zombie stays in the group until it is reaped.
        while let Ok(Some(_)) = waitpgid(group, WaitOptions::NOHANG) {}
        test_kill_process_group(group).is_err()
    });
}

fn signal_group(group: Pid, signal: Signal) {
    // Fails only if the group has already ended.
    let _ = kill_process_group(group, signal);
}

fn end_all(live: &[Live]) {
    for live in live {
        signal_group(live.group, Signal::TERM);
    }
    thread::sleep(GRACE);
    for live in live {
        kill(live.group);
        // Nobody needs the profile, and leftovers do no harm.
        let _ = fs::remove_dir_all(&live.home);
    }
}

fn wait_until(limit: Duration, mut done: impl FnMut() -> bool) {
    let deadline = Instant::now() + limit;
    while !done() && Instant::now() < deadline {
        thread::sleep(Duration::from_millis(10));
    }
}
