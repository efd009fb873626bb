//! Processes that never outlive a trial.

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

/// Ends all that trials have started when the run itself is interrupted.
///
/// Each driver leads a process group of its own, which the terminal's Ctrl-C does not reach.
///
/// # Errors
/// Where the system refuses a thread or a signal handler.
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
            // Held to the end, so that nothing starts any more.
            let live = live();
            end_all(&live);
            std::process::exit(130);
        })?;
    Ok(())
}

/// A program and all that it starts, ended together when dropped.
#[derive(Debug)]
pub(crate) struct ProcessGroup {
    leader: Child,
    group: Pid,
    log: PathBuf,
}

impl ProcessGroup {
    /// Starts `command` with what it prints going into `log`, which lies in its `home`.
    pub(crate) fn start(mut command: Command, home: &Path, log: &str) -> Result<Self, Failure> {
        let program = command.get_program().to_string_lossy().into_owned();
        let log = home.join(log);
        let output = File::create(&log)?;
        // The browser becomes ours to wait for when its driver ends; others would take seconds.
        set_child_subreaper(Some(getpid()))?;
        // Held meanwhile, so that an interruption knows of each process that there is.
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

    /// What the program has printed so far.
    pub(crate) fn output(&self) -> String {
        fs::read(&self.log)
            .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
            .unwrap_or_default()
    }

    /// Ends all at once, without a word to them.
    pub(crate) fn crash(&self) {
        kill(self.group);
    }

    /// How the program ended, if it did.
    pub(crate) fn ended(&mut self) -> Result<Option<String>, io::Error> {
        Ok(self.leader.try_wait()?.map(|status| status.to_string()))
    }
}

impl Drop for ProcessGroup {
    fn drop(&mut self) {
        // Asked first, so that Xvfb takes its lock file away.
        signal_group(self.group, Signal::TERM);
        wait_until(GRACE, || !matches!(self.leader.try_wait(), Ok(None)));
        kill(self.group);
        // The group is empty: this only tells the standard library so.
        let _ = self.leader.wait();
        live().retain(|live| live.group != self.group);
    }
}

/// What a driver gets to end by itself.
const GRACE: Duration = Duration::from_millis(500);

struct Live {
    group: Pid,
    home: PathBuf,
}

static LIVE: Mutex<Vec<Live>> = Mutex::new(Vec::new());

fn live() -> MutexGuard<'static, Vec<Live>> {
    LIVE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Ends the group for sure, and returns once nothing of it is left.
fn kill(group: Pid) {
    signal_group(group, Signal::KILL);
    wait_until(Duration::from_secs(3), || {
        // Who has ended stays in the group until somebody waits for it.
        while let Ok(Some(_)) = waitpgid(group, WaitOptions::NOHANG) {}
        test_kill_process_group(group).is_err()
    });
}

fn signal_group(group: Pid, signal: Signal) {
    // Fails only where the group has ended already, which is what is wanted.
    let _ = kill_process_group(group, signal);
}

fn end_all(live: &[Live]) {
    for live in live {
        signal_group(live.group, Signal::TERM);
    }
    thread::sleep(GRACE);
    for live in live {
        kill(live.group);
        // The profile is of no use to anyone, and what is left of it does no harm.
        let _ = fs::remove_dir_all(&live.home);
    }
}

fn wait_until(limit: Duration, mut done: impl FnMut() -> bool) {
    let deadline = Instant::now() + limit;
    while !done() && Instant::now() < deadline {
        thread::sleep(Duration::from_millis(10));
    }
}
