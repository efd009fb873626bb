//! Runs all checks, cheapest first.

use crate::build;
use crate::built_page;
use crate::changed::{Checks, Scenarios};
use crate::compiler::Compiler;
use crate::configurations;
use crate::consumers;
use crate::docs;
use crate::engine::{self, Engine};
use crate::error::Result;
use crate::npm;
use crate::program;
use crate::setup;
use crate::size;
use crate::step::Steps;
use crate::tidy;
use crate::tools::Tools;
use crate::workspace::Workspace;

const ARTICLE: &str = "../shared/article.txt";
const COPIED_WORDS: &str = "../shared/tools/copied-words";
/// The pack that codes this article.
const PACK: &str = "data/fentanyl-tariffs";

pub fn test(
    workspace: &Workspace,
    engines: &[Engine],
    compiler: Compiler,
    all_hosts: bool,
    checks: &Checks,
) -> Result<()> {
    let mut steps = Steps::begin();
    let result = run(workspace, engines, compiler, all_hosts, checks, &mut steps);
    steps.print_table();
    result?;
    println!("\n{}", steps.summary());
    Ok(())
}

fn run(
    workspace: &Workspace,
    engines: &[Engine],
    compiler: Compiler,
    all_hosts: bool,
    checks: &Checks,
    steps: &mut Steps,
) -> Result<()> {
    steps.run("setup", setup::DESCRIPTION, || {
        setup::for_testing(workspace, engines)?;
        if all_hosts {
            setup::suggest_hosts();
        }
        compiler.ensure(workspace)
    })?;
    steps.run("tidy", tidy::DESCRIPTION, || tidy::tidy(workspace))?;
    copied_words(workspace, steps)?;
    steps.run("format", "check that rustfmt changes nothing", || {
        format(workspace)
    })?;
    steps.run_if(
        checks.lint,
        "lint",
        "run clippy on all crates, natively",
        || lint(workspace),
    )?;
    steps.run_if(
        checks.lint_wasm,
        "lint-wasm",
        "run clippy on what the browser runs",
        || lint_wasm(workspace),
    )?;
    steps.run_if(
        !checks.packages.is_empty(),
        "unit",
        "run unit, property, snapshot and doc tests",
        || unit(workspace, checks),
    )?;
    if checks.packs {
        packs(workspace, steps)?;
    }
    steps.run_if(
        checks.consumers,
        "consumers",
        consumers::DESCRIPTION,
        || consumers::consumers(workspace),
    )?;
    steps.run_if(
        checks.configurations,
        "configurations",
        configurations::DESCRIPTION,
        || configurations::configurations(workspace),
    )?;
    steps.run_if(checks.build, "build", build::DESCRIPTION, || {
        build::release(workspace, None, compiler)
    })?;
    steps.run_if(checks.build, "size", size::DESCRIPTION, || {
        size::size(workspace)
    })?;
    steps.run_if(checks.docs, "docs", docs::DESCRIPTION, || {
        docs::build(workspace)
    })?;
    steps.run_if(
        checks.build,
        "command",
        "build the author's command with the browser part in it",
        || {
            program::run(
                &mut build::author_command(workspace),
                "correct the errors that the compiler reports above",
            )
        },
    )?;
    steps.run_if(checks.build, "npm", npm::TEST, || npm::test(workspace))?;
    browser(workspace, engines, all_hosts, &checks.browser, steps)?;
    if checks.lighthouse {
        lighthouse(workspace, engines, steps)?;
    }
    Ok(())
}

fn copied_words(workspace: &Workspace, steps: &mut Steps) -> Result<()> {
    let name = "copied-words";
    if !workspace.path(COPIED_WORDS).is_file() {
        steps.skip(name, &format!("{COPIED_WORDS} does not exist"));
        return Ok(());
    }
    steps.run(
        name,
        "check that no sentences are copied from the article",
        || {
            program::run(
                &mut workspace.command(workspace.path(COPIED_WORDS)),
                "rephrase the passages listed above, or quote at most eight words",
            )
        },
    )
}

/// Runs rustfmt on each file: `cargo fmt` misses modules that a macro declares.
fn format(workspace: &Workspace) -> Result<()> {
    let mut sources = tidy::paths(workspace)?;
    sources.retain(|path| path.ends_with(".rs") && workspace.path(path).is_file());
    program::run(
        workspace.command("rustfmt").arg("--check").args(sources),
        "run `rustfmt` on the files listed above",
    )
}

const LINT_HINT: &str = "correct the code that clippy reports above";
const NATIVE_FEATURES: &str = "standpoint-web/ssr,standpoint-core/schema";

fn lint(workspace: &Workspace) -> Result<()> {
    let arguments = [
        "clippy",
        "--workspace",
        "--all-targets",
        "--features",
        NATIVE_FEATURES,
    ];
    // `--all-targets` leaves this target out: it has `test = false`, so that `cargo test` doesn't
    // run it.
    let scenarios = [
        "clippy",
        "--package",
        "standpoint-tests",
        "--test",
        "browser",
    ];
    for mut command in [workspace.cargo(arguments), workspace.cargo(scenarios)] {
        program::run(command.args(["--", "-D", "warnings"]), LINT_HINT)?;
    }
    Ok(())
}

/// Runs clippy on `standpoint-web` only: the whole workspace would enable `ssr`, which traps in
/// wasm when the page mounts.
fn lint_wasm(workspace: &Workspace) -> Result<()> {
    let arguments = [
        "clippy",
        "--package",
        "standpoint-web",
        "--features",
        "widget",
    ];
    let target = ["--target", "wasm32-unknown-unknown", "--", "-D", "warnings"];
    program::run(workspace.cargo(arguments).args(target), LINT_HINT)
}

fn unit(workspace: &Workspace, checks: &Checks) -> Result<()> {
    let mut command = if *checks == Checks::all() {
        workspace.cargo(["test", "--workspace", "--features", NATIVE_FEATURES])
    } else {
        let mut command = workspace.cargo(["test"]);
        for package in &checks.packages {
            command.args(["--package", package]);
        }
        command
    };
    program::run(
        command.env("CI", "true").env("INSTA_UPDATE", "no"),
        "correct the code or the test that failed above; \
         to accept an intended snapshot change, run the test with INSTA_UPDATE=always",
    )
}

/// Checks the packs as an author does, one of them against its article.
fn packs(workspace: &Workspace, steps: &mut Steps) -> Result<()> {
    let check = |arguments: &[&str]| {
        let run = ["run", "--quiet", "--package", "standpoint", "--", "check"];
        program::run(
            &mut workspace.cargo([&run, arguments].concat()),
            "correct the pack as `standpoint check` says above",
        )
    };
    steps.run("packs", "check the packs, warnings included", || {
        check(&["data", "--deny-warnings"])
    })?;
    let name = "source";
    if !workspace.path(ARTICLE).is_file() {
        steps.skip(name, &format!("{ARTICLE} does not exist"));
        return Ok(());
    }
    steps.run(name, "compare the pack with its article", || {
        check(&[PACK, "--source", ARTICLE])
    })
}

fn browser(
    workspace: &Workspace,
    engines: &[Engine],
    all_hosts: bool,
    scenarios: &Scenarios,
    steps: &mut Steps,
) -> Result<()> {
    let name = "browser";
    let filters: Vec<String> = match scenarios {
        Scenarios::None => {
            steps.skip(name, "the changes can't affect it");
            return Ok(());
        }
        Scenarios::All => vec![String::new()],
        Scenarios::Of(modules) => modules
            .iter()
            .map(|module| format!("::{module}::"))
            .collect(),
    };
    if engines.is_empty() {
        steps.skip(name, "--no-browser");
        return Ok(());
    }
    let engines = engine::list(engines);
    let hosts = all_hosts.then_some(("STANDPOINT_HOSTS", "all"));
    steps.run(name, &format!("test the built page in {engines}"), || {
        for filter in &filters {
            let arguments = [
                "test",
                "--package",
                "standpoint-tests",
                "--test",
                "browser",
                "--",
                filter,
            ];
            program::run(
                workspace
                    .cargo(arguments)
                    .env("STANDPOINT_DIST", workspace.dist())
                    .env(
                        "STANDPOINT_COMMAND",
                        workspace.target().join("debug/standpoint"),
                    )
                    .env("STANDPOINT_APP", npm::app(workspace))
                    .env("STANDPOINT_TOOLS", Tools::of(workspace)?.cache)
                    .env("STANDPOINT_ENGINES", &engines)
                    .envs(hosts),
                "correct what failed above; to see the page, run `cargo xtask serve`",
            )?;
        }
        Ok(())
    })
}

fn lighthouse(workspace: &Workspace, engines: &[Engine], steps: &mut Steps) -> Result<()> {
    let name = "lighthouse";
    if !engines.contains(&Engine::Chromium) {
        steps.skip(name, "Chromium is not in --engines");
        return Ok(());
    }
    steps.run(name, built_page::LIGHTHOUSE, || {
        built_page::lighthouse(workspace)
    })
}
