//! The workspace's own commands: `cargo xtask help` tells which.

mod args;
mod bench;
mod build;
mod compiler;
mod engine;
mod minify;
mod pages;
mod problem;
mod program;
#[cfg(test)]
mod scratch;
mod serve;
mod setup;
mod size;
mod split;
mod step;
mod test;
mod tidy;
mod tools;
mod verify_source;
mod wasm_opt;
mod workspace;

use std::process::ExitCode;

use args::Verb;
use problem::Result;
use workspace::Workspace;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let verb = match args::parse(&arguments) {
        Ok(verb) => verb,
        Err(misuse) => {
            eprintln!("error: {misuse}\n\n{}", args::USAGE);
            return ExitCode::from(2);
        }
    };
    match run(verb) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("\nerror: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn run(verb: Verb) -> Result<()> {
    if let Verb::Help = verb {
        println!("{}", args::USAGE);
        return Ok(());
    }
    let workspace = Workspace::find()?;
    match verb {
        Verb::Help => Ok(()),
        Verb::Setup => setup::everything(&workspace),
        Verb::Bench { runs, compiler } => bench::page(&workspace, runs, compiler),
        Verb::Build { address, compiler } => build::build(&workspace, address.as_deref(), compiler),
        Verb::Pages => pages::pages(&workspace),
        Verb::Serve { port, live } => serve::serve(&workspace, port, live),
        Verb::Test {
            engines,
            compiler,
            all_hosts,
        } => test::test(&workspace, &engines, compiler, all_hosts),
        Verb::VerifySource { folder, article } => {
            verify_source::verify(&workspace, &folder, &article)
        }
        Verb::Size => size::size(&workspace),
        Verb::Tidy => tidy::tidy(&workspace),
    }
}
