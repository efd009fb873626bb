//! The workspace's build commands: `cargo xtask help` lists them.

mod args;
mod bench;
mod build;
mod built_page;
mod changed;
mod compiler;
mod configurations;
mod consumers;
mod core_bench;
mod dist;
mod docs;
mod engine;
mod error;
mod glue;
mod html;
mod markdown;
mod merge;
mod minify;
mod npm;
mod pages;
mod panics;
mod pictures;
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
mod wasm_opt;
mod workspace;

use std::process::ExitCode;

use args::Subcommand;
use changed::Checks;
use error::Result;
use workspace::Workspace;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let subcommand = match args::parse(&arguments) {
        Ok(subcommand) => subcommand,
        Err(message) => {
            eprintln!("error: {message}\n\n{}", args::USAGE);
            return ExitCode::from(2);
        }
    };
    match run(subcommand) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(subcommand: Subcommand) -> Result<()> {
    if let Subcommand::Help = subcommand {
        println!("{}", args::USAGE);
        return Ok(());
    }
    let workspace = Workspace::find()?;
    match subcommand {
        Subcommand::Help => Ok(()),
        Subcommand::Setup => setup::everything(&workspace),
        Subcommand::Bench {
            target,
            runs,
            compiler,
        } => bench::bench(&workspace, target, runs, compiler),
        Subcommand::Build { address, compiler } => {
            build::build(&workspace, address.as_deref(), compiler)
        }
        Subcommand::Dist { compiler } => dist::dist(&workspace, compiler),
        Subcommand::Docs => docs::docs(&workspace),
        Subcommand::Pages => pages::pages(&workspace),
        Subcommand::Pictures { folder, names } => {
            pictures::pictures(&workspace, folder.as_deref(), &names)
        }
        Subcommand::Serve { port, dev } => serve::serve(&workspace, port, dev),
        Subcommand::Test {
            engines,
            compiler,
            all_hosts,
            changed,
        } => {
            let checks = match changed {
                Some(since) => changed::checks(&workspace, since.as_deref())?,
                None => Checks::all(),
            };
            test::test(&workspace, &engines, compiler, all_hosts, &checks)
        }
        Subcommand::Size => size::size(&workspace),
        Subcommand::Tidy => tidy::tidy(&workspace),
    }
}
