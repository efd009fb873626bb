//! `standpoint`, the author's command: from an article to a checked pack.
//!
//! `standpoint help` lists what it does. Each command is a module of its own; [`args`] has their
//! arguments, [`failure`] the errors that end one.

mod about;
mod agree;
mod args;
mod article;
mod attribution;
mod blank;
mod brief;
mod build;
mod candidates;
#[cfg(test)]
mod case_files;
mod check;
mod diagnostic;
mod diff;
mod draft_mark;
mod editor;
mod export;
mod failure;
mod fairness;
mod fix;
mod import;
mod json;
mod matrix;
mod merge;
mod new;
mod pack_file;
mod print;
mod rename;
mod reply;
mod review;
mod schema;
mod serve;
mod shell;
mod stories;
mod watch;

use args::{Arguments, Command};
use clap::Parser;
use failure::Failure;
use std::process::ExitCode;

fn main() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::New(new) => new::run(&new),
        Command::Brief(brief) => brief::run(&brief),
        Command::Check(check) => check::run(&check),
        Command::Fairness(fairness) => fairness::run(&fairness),
        Command::Blank(blank) => blank::run(&blank),
        Command::Agree(agree) => agree::run(&agree),
        Command::Review(review) => review::run(&review),
        Command::Matrix(matrix) => matrix::run(&matrix),
        Command::Merge(merge) => merge::run(&merge),
        Command::Serve(serve) => serve::run(&serve),
        Command::Build(build) => build::run(&build),
        Command::Export(export) => export::run(&export),
        Command::Import(import) => import::run(&import),
        Command::Diff(diff) => diff::run(&diff),
        Command::Rename(rename) => rename::run(&rename),
        Command::Schema => about::schema(),
        Command::Completions(completions) => about::completions(&completions),
        Command::Man(man) => about::man(&man),
    };
    result.unwrap_or_else(|failure: Failure| {
        print::failure(&failure);
        ExitCode::from(2)
    })
}
