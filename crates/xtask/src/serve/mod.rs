//! Serves the built pages on the loopback interface.

mod answer;

use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::thread;

use tiny_http::Server;

use crate::build;
use crate::compiler::Compiler;
use crate::error::{Error, Result};
use crate::program;
use crate::setup;
use crate::step::Steps;
use crate::workspace::Workspace;

const WORKERS: usize = 8;

pub fn serve(workspace: &Workspace, port: u16, dev: bool) -> Result<()> {
    // Fail early if the port is taken: building takes minutes.
    let listener = listen(port)?;
    let mut steps = Steps::begin();
    steps.run("setup", "install what building needs", || {
        setup::for_building(workspace)
    })?;
    if dev {
        drop(listener);
        return serve_dev(workspace, port);
    }
    steps.run("build", build::DESCRIPTION, || {
        build::release(workspace, None, Compiler::Default)
    })?;
    steps.print_table();
    serve_folder(listener, &workspace.dist())
}

fn listen(port: u16) -> Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| {
        let message = match error.kind() {
            ErrorKind::AddrInUse => format!("port {port} is in use by another program"),
            _ => format!("cannot listen on port {port}: {error}"),
        };
        Error::new(
            message,
            format!(
                "use another port: `cargo xtask serve --port {}`",
                another(port)
            ),
        )
    })
}

fn another(port: u16) -> u16 {
    if (1024..u16::MAX).contains(&port) {
        port + 1
    } else {
        8080
    }
}

/// Lets trunk build, serve, rebuild and reload.
fn serve_dev(workspace: &Workspace, port: u16) -> Result<()> {
    let port = port.to_string();
    let arguments = [
        "serve",
        "--offline",
        "--address",
        "127.0.0.1",
        "--port",
        &port,
    ];
    program::run(
        build::trunk(workspace, Compiler::Default)?.args(arguments),
        "correct the errors that trunk reports above",
    )
}

fn serve_folder(listener: TcpListener, folder: &Path) -> Result<()> {
    let folder = folder.canonicalize().map_err(|error| {
        Error::with_file("serve", folder, &error, "build it with `cargo xtask build`")
    })?;
    let server = Server::from_listener(listener, None).map_err(|error| {
        Error::new(
            format!("cannot serve: {error}"),
            "try again, or use another `--port`",
        )
    })?;
    println!(
        "\nserving {} at http://{}/ (press Ctrl-C to stop)",
        folder.display(),
        server.server_addr()
    );
    answer_all(&server, &folder);
    Ok(())
}

fn answer_all(server: &Server, folder: &Path) {
    thread::scope(|workers| {
        for _ in 0..WORKERS {
            workers.spawn(|| {
                while let Ok(request) = server.recv() {
                    let response = answer::respond(&request, folder);
                    // This fails if the browser has closed the connection.
                    let _ = request.respond(response);
                }
            });
        }
    });
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::TcpStream;

    use super::*;
    use crate::scratch;

    #[test]
    fn requests_are_answered() {
        let files = [("index.html", "<p>the page"), ("app.wasm", "wasm")];
        let dist = scratch::folder("serve-answers", &files);
        let listener = listen(0).expect("a free port");
        let address = listener.local_addr().expect("it is bound");
        thread::spawn(move || serve_folder(listener, &dist));
        let ask = |line: &str| {
            let mut stream = TcpStream::connect(address).expect("it is listening");
            write!(
                stream,
                "{line} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
            )
            .expect("it reads");
            let mut answer = String::new();
            stream.read_to_string(&mut answer).expect("it answers");
            answer
        };
        for (line, parts) in [
            (
                "GET /",
                &["200 OK", "text/html; charset=utf-8", "<p>the page"][..],
            ),
            ("GET /app.wasm", &["200 OK", "application/wasm", "no-cache"]),
            (
                "GET /nothing",
                &["404 Not Found", "text/plain; charset=utf-8", "no such file"],
            ),
            ("POST /", &["405 Method Not Allowed", "Allow: GET, HEAD"]),
            ("HEAD /", &["200 OK", "Content-Length: 11"]),
        ] {
            let answer = ask(line);
            assert!(
                parts.iter().all(|part| answer.contains(part)),
                "{line}: {answer}"
            );
        }
        assert!(!ask("HEAD /").contains("<p>"));
    }

    #[test]
    fn a_port_in_use_is_reported_with_another() {
        let first = listen(0).expect("a free port");
        let port = first.local_addr().expect("it is bound").port();
        let message = listen(port).expect_err("it is in use").to_string();
        assert!(
            message.contains("is in use") && message.contains("--port"),
            "{message}"
        );
    }
}
