//! All checks, cheapest first.

use crate::bench;
use crate::build;
use crate::compiler::Compiler;
use crate::engine::{self, Engine};
use crate::problem::Result;
use crate::program;
use crate::setup;
use crate::size;
use crate::step::Steps;
use crate::tidy;
use crate::tools::Tools;
use crate::verify_source;
use crate::workspace::Workspace;

const ARTICLE: &str = "../shared/article.txt";
const COPIED_WORDS: &str = "../shared/tools/copied-words";
/// The pack which was made from that article.
const PACK: &str = "data/fentanyl-tariffs";

pub fn test(
    workspace: &Workspace,
    engines: &[Engine],
    compiler: Compiler,
    all_hosts: bool,
) -> Result<()> {
    let mut steps = Steps::begin();
    let result = run(workspace, engines, compiler, all_hosts, &mut steps);
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
    steps: &mut Steps,
) -> Result<()> {
    steps.run("setup", setup::WHAT, || {
        setup::for_testing(workspace, engines)?;
        if all_hosts {
            setup::for_hosts(workspace)?;
        }
        compiler.ensure(workspace)
    })?;
    steps.run("tidy", tidy::WHAT, || tidy::tidy(workspace))?;
    copied_words(workspace, steps)?;
    steps.run("format", "every source as rustfmt writes it", || {
        format(workspace)
    })?;
    steps.run("lint", "clippy over all crates, natively", || {
        lint(workspace)
    })?;
    steps.run("lint wasm", "clippy over what the browser runs", || {
        lint_wasm(workspace)
    })?;
    steps.run("unit", "unit, property, snapshot and doc tests", || {
        unit(workspace)
    })?;
    source(workspace, steps)?;
    steps.run("build", build::WHAT, || {
        build::release(workspace, None, compiler)
    })?;
    steps.run("size", size::WHAT, || size::size(workspace))?;
    browser(workspace, engines, all_hosts, steps)?;
    lighthouse(workspace, engines, steps)
}

fn copied_words(workspace: &Workspace, steps: &mut Steps) -> Result<()> {
    let name = "words";
    if !workspace.path(COPIED_WORDS).is_file() {
        steps.skip(name, &format!("{COPIED_WORDS} is not here"));
        return Ok(());
    }
    steps.run(
        name,
        "no sentence of the article stands in the project",
        || {
            program::run(
                &mut workspace.command(workspace.path(COPIED_WORDS)),
                "say what it lists in your own words, or quote at most eight",
            )
        },
    )
}

/// Not by cargo, which misses the modules that a macro declares.
fn format(workspace: &Workspace) -> Result<()> {
    let mut sources = tidy::paths(workspace)?;
    sources.retain(|path| path.ends_with(".rs") && workspace.path(path).is_file());
    program::run(
        workspace.command("rustfmt").arg("--check").args(sources),
        "run `rustfmt` on the files that it names above",
    )
}

const LINT_HINT: &str = "correct what clippy says above";
const NATIVE_FEATURES: &str = "standpoint-web/ssr,standpoint-core/schema";

fn lint(workspace: &Workspace) -> Result<()> {
    let words = [
        "clippy",
        "--workspace",
        "--all-targets",
        "--features",
        NATIVE_FEATURES,
    ];
    // Not among all targets: `cargo test` is not to run it by itself.
    let scenarios = [
        "clippy",
        "--package",
        "standpoint-tests",
        "--test",
        "browser",
    ];
    for mut command in [workspace.cargo(words), workspace.cargo(scenarios)] {
        program::run(command.args(["--", "-D", "warnings"]), LINT_HINT)?;
    }
    Ok(())
}

/// Never the whole workspace: `ssr` in a wasm build traps when the page mounts.
fn lint_wasm(workspace: &Workspace) -> Result<()> {
    let words = [
        "clippy",
        "--package",
        "standpoint-web",
        "--features",
        "widget",
    ];
    let target = ["--target", "wasm32-unknown-unknown", "--", "-D", "warnings"];
    program::run(workspace.cargo(words).args(target), LINT_HINT)
}

fn unit(workspace: &Workspace) -> Result<()> {
    let words = ["test", "--workspace", "--features", NATIVE_FEATURES];
    program::run(
        workspace
            .cargo(words)
            .env("CI", "true")
            .env("INSTA_UPDATE", "no"),
        "correct the code or the test that failed above; \
         a snapshot that changed on purpose is accepted by INSTA_UPDATE=always",
    )
}

fn source(workspace: &Workspace, steps: &mut Steps) -> Result<()> {
    let name = "source";
    if !workspace.path(ARTICLE).is_file() {
        steps.skip(name, &format!("{ARTICLE} is not here"));
        return Ok(());
    }
    steps.run(
        name,
        "the pack's hashes and quotes against its article",
        || verify_source::verify(workspace, PACK, ARTICLE),
    )
}

fn browser(
    workspace: &Workspace,
    engines: &[Engine],
    all_hosts: bool,
    steps: &mut Steps,
) -> Result<()> {
    let name = "browser";
    if engines.is_empty() {
        steps.skip(name, "--no-browser");
        return Ok(());
    }
    let engines = engine::list(engines);
    let hosts = all_hosts.then_some(("STANDPOINT_HOSTS", "all"));
    steps.run(
        name,
        &format!("the built page as a reader uses it, in {engines}"),
        || {
            let words = ["test", "--package", "standpoint-tests", "--test", "browser"];
            program::run(
                workspace
                    .cargo(words)
                    .env("STANDPOINT_DIST", workspace.dist())
                    .env("STANDPOINT_TOOLS", Tools::of(workspace)?.cache)
                    .env("STANDPOINT_ENGINES", &engines)
                    .envs(hosts),
                "correct what failed above; `cargo xtask serve` shows the page",
            )
        },
    )
}

fn lighthouse(workspace: &Workspace, engines: &[Engine], steps: &mut Steps) -> Result<()> {
    let name = "lighthouse";
    if !engines.contains(&Engine::Chromium) {
        steps.skip(name, "it needs Chromium");
        return Ok(());
    }
    steps.run(name, bench::LIGHTHOUSE, || bench::lighthouse(workspace))
}
