//! `standpoint serve`: a preview on this machine, which reloads when a file is saved and shows what
//! is wrong with a pack in the page.

mod answer;
mod preview;

use crate::args::Serve;
use crate::failure::Failure;
use crate::pack_file;
use crate::shell::shell;
use crate::watch::Watch;
use preview::Preview;
use std::io::ErrorKind;
use std::mem;
use std::net::{Ipv4Addr, TcpListener};
use std::process::ExitCode;
use std::thread;
use tiny_http::Server;

/// How many requests are answered at once.
const WORKERS: usize = 8;

/// Serves the pages of packs until the program is stopped.
///
/// # Errors
///
/// If a path leads to no pack, or the port is taken.
pub fn run(arguments: &Serve) -> Result<ExitCode, Failure> {
    let shell = shell(arguments.shell.as_deref())?;
    let listener = listen(arguments.port)?;
    let mut watch = Watch::new(|| pack_file::with_articles(&arguments.packs, None));
    let preview = Preview::new(shell, &arguments.packs)?;
    let server = Server::from_listener(listener, None)
        .map_err(|error| Failure::new(format!("can't serve: {error}"), "try another --port"))?;
    anstream::eprintln!(
        "Serving at http://{}/ until you press Ctrl+C.",
        server.server_addr()
    );
    thread::scope(|scope| {
        for _ in 0..WORKERS {
            scope.spawn(|| {
                while let Ok(request) = server.recv() {
                    if request.body_length().is_some_and(|length| length > 0) {
                        // Nothing here takes a body, and dropping the request would wait for it, in memory
                        // as large as it claims to be. The connection stays open until the sender closes it.
                        mem::forget(request);
                        continue;
                    }
                    let response = answer::answer(&request, &preview);
                    // This fails if the browser has closed the connection.
                    let _ = request.respond(response);
                }
            });
        }
        loop {
            watch.wait();
            preview.update();
        }
    })
}

fn listen(port: u16) -> Result<TcpListener, Failure> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| {
        let what = match error.kind() {
            ErrorKind::AddrInUse => format!("port {port} is in use by another program"),
            _ => format!("can't listen on port {port}: {error}"),
        };
        Failure::new(what, "pass another --port, or `--port 0` for a free one")
    })
}
