//! Parses the command line.

use std::num::NonZeroU16;

use crate::bench::Target;
use crate::compiler::Compiler;
use crate::engine::Engine;

pub const USAGE: &str = "\
usage: cargo xtask COMMAND [OPTIONS]

commands:
  setup       install everything that building and testing need: the wasm target, the pinned
              tools, the browsers and the tests' npm packages; skips what is already installed
  build       build the pages into dist/
                --address URL    where dist/ will be hosted; link previews need it
  dist        build the pages into dist/, the command-line program `standpoint` with the browser
              part in it, and the npm package of the element
  docs        build the documentation as a book into target/book/, and check its links; a story is
              in it if dist/ exists
  pages       write the pages from trunk's output; trunk runs this as a hook
  serve       build the pages and serve them at 127.0.0.1
                --port N         the port (default: 8080)
                --dev            build without optimizing, and rebuild and reload on every change
  test        run all checks: workspace rules, format, lints, tests, build, size, npm package,
              book, browsers, Lighthouse
                --engines LIST   browsers to test, comma-separated
                                 (default: chromium,firefox,webkit)
                --no-browser     skip the browser tests
                --changed [REV]  only run what the changes since REV can affect (default: the
                                 uncommitted changes, or the last commit if there are none)
                --hosts all      also test a story in a WordPress post, and on nginx, Apache and
                                 Caddy, if Debian's packages of these are installed
  tidy        check only the workspace rules
  bench page  build the page and measure it in Chromium as on a slow phone, next to quizdown and
              SurveyJS; writes target/bench/page.json
  bench scale build the page and measure it in Chromium with the largest packs, and the core in wasm
              next to native code; writes target/bench/scale.json
  bench site  build the author's command, and measure how long it takes for a site of 1,000 stories,
              and how much memory it needs; writes target/bench/site.json
                --runs N         how often to measure (default: 9)
  pictures [NAME…]
              build the page and take pictures of all views and states in tests/pictures.json, or of
              those whose names begin with a NAME; lists them in target/pictures/index.html
                --out DIR        write them into DIR instead
  size        compare what the browser downloads with web/size-budget.json
  help        print this help

`build`, `dist`, `test` and `bench` also take:
  --smallest  build the standard library with the page, for a smaller download; installs a nightly
              compiler with rustup

Tools are installed into $STANDPOINT_TOOLS, else $XDG_CACHE_HOME/standpoint/tools,
else $HOME/.cache/standpoint/tools.";

#[derive(Debug, PartialEq)]
pub enum Subcommand {
    Bench {
        target: Target,
        runs: u32,
        compiler: Compiler,
    },
    Help,
    Setup,
    Build {
        address: Option<String>,
        compiler: Compiler,
    },
    Dist {
        compiler: Compiler,
    },
    Docs,
    Pages,
    Pictures {
        /// The folder, or the default one.
        folder: Option<String>,
        /// What their names begin with. All if empty.
        names: Vec<String>,
    },
    Serve {
        port: u16,
        dev: bool,
    },
    Test {
        engines: Vec<Engine>,
        compiler: Compiler,
        all_hosts: bool,
        /// Whether only to run what changes can affect, and since which revision.
        changed: Option<Option<String>>,
    },
    Size,
    Tidy,
}

/// Parses the arguments after `cargo xtask`. The error is a message for the user.
pub fn parse(arguments: &[String]) -> Result<Subcommand, String> {
    let Some((command, rest)) = arguments.split_first() else {
        return Ok(Subcommand::Help);
    };
    if rest
        .iter()
        .any(|argument| argument == "--help" || argument == "-h")
    {
        return Ok(Subcommand::Help);
    }
    match command.as_str() {
        "help" | "--help" | "-h" => Ok(Subcommand::Help),
        "setup" => without_arguments(Subcommand::Setup, rest),
        "bench" => bench(rest),
        "build" => build(rest),
        "dist" => dist(rest),
        "docs" => without_arguments(Subcommand::Docs, rest),
        "pages" => without_arguments(Subcommand::Pages, rest),
        "pictures" => pictures(rest),
        "size" => without_arguments(Subcommand::Size, rest),
        "tidy" => without_arguments(Subcommand::Tidy, rest),
        "serve" => serve(rest),
        "test" => test(rest),
        unknown => Err(format!("unknown command `{unknown}`")),
    }
}

fn without_arguments(subcommand: Subcommand, rest: &[String]) -> Result<Subcommand, String> {
    match rest.first() {
        None => Ok(subcommand),
        Some(extra) => Err(format!("unexpected argument `{extra}`")),
    }
}

fn unknown_option(command: &str, option: &str) -> String {
    format!("`{command}` has no option `{option}`")
}

const SMALLEST: &str = "--smallest";

fn build(rest: &[String]) -> Result<Subcommand, String> {
    let (mut address, mut compiler) = (None, Compiler::Default);
    let mut rest = rest.iter();
    while let Some(flag) = rest.next() {
        match flag.as_str() {
            SMALLEST => compiler = Compiler::Nightly,
            "--address" => {
                let given = rest.next().ok_or("`--address` needs a URL")?;
                address = Some(folder_address(given)?);
            }
            unknown => return Err(unknown_option("build", unknown)),
        }
    }
    Ok(Subcommand::Build { address, compiler })
}

fn dist(rest: &[String]) -> Result<Subcommand, String> {
    let mut compiler = Compiler::Default;
    for flag in rest {
        match flag.as_str() {
            SMALLEST => compiler = Compiler::Nightly,
            unknown => return Err(unknown_option("dist", unknown)),
        }
    }
    Ok(Subcommand::Dist { compiler })
}

/// Checks an `--address` and makes it end with a `/`.
fn folder_address(given: &str) -> Result<String, String> {
    let invalid = |why: String| {
        format!("`--address {given}`: {why}; use a URL such as https://example.org/stories/")
    };
    let after = given
        .strip_prefix("https://")
        .ok_or_else(|| invalid("it does not begin with https://".into()))?;
    if after.is_empty() || after.starts_with('/') {
        return Err(invalid("it has no host".into()));
    }
    let is_forbidden = |c: char| c.is_whitespace() || "\"?#".contains(c);
    match given.chars().find(|c| is_forbidden(*c)) {
        Some(c) => Err(invalid(format!("it contains `{c}`"))),
        None => Ok(format!("{}/", given.trim_end_matches('/'))),
    }
}

fn bench(rest: &[String]) -> Result<Subcommand, String> {
    let [target, rest @ ..] = rest else {
        return Err("`bench` needs a target: `page`, `scale` or `site`".into());
    };
    let target = match target.as_str() {
        "page" => Target::Page,
        "scale" => Target::Scale,
        "site" => Target::Site,
        unknown => {
            return Err(format!(
                "unknown target `{unknown}`: `bench` has `page`, `scale` and `site`"
            ));
        }
    };
    let (mut runs, mut compiler) = (9, Compiler::Default);
    let mut rest = rest.iter();
    while let Some(flag) = rest.next() {
        match flag.as_str() {
            SMALLEST => compiler = Compiler::Nightly,
            "--runs" => {
                let number = rest.next().ok_or("`--runs` needs a number")?;
                let number_of_runs = number.parse().ok().filter(|runs| *runs > 0);
                runs = number_of_runs
                    .ok_or_else(|| format!("`--runs {number}`: use a number from 1"))?;
            }
            unknown => return Err(unknown_option("bench", unknown)),
        }
    }
    Ok(Subcommand::Bench {
        target,
        runs,
        compiler,
    })
}

fn pictures(rest: &[String]) -> Result<Subcommand, String> {
    let (mut folder, mut names) = (None, Vec::new());
    let mut rest = rest.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--out" => folder = Some(rest.next().ok_or("`--out` needs a folder")?.clone()),
            flag if flag.starts_with('-') => return Err(unknown_option("pictures", flag)),
            name => names.push(name.to_owned()),
        }
    }
    Ok(Subcommand::Pictures { folder, names })
}

fn serve(rest: &[String]) -> Result<Subcommand, String> {
    let (mut port, mut dev) = (8080, false);
    let mut rest = rest.iter();
    while let Some(flag) = rest.next() {
        match flag.as_str() {
            "--dev" => dev = true,
            "--port" => {
                let number = rest.next().ok_or("`--port` needs a number")?;
                port = number
                    .parse()
                    .map(NonZeroU16::get)
                    .map_err(|_| format!("`--port {number}`: use a number from 1 to 65535"))?;
            }
            unknown => return Err(unknown_option("serve", unknown)),
        }
    }
    Ok(Subcommand::Serve { port, dev })
}

fn test(rest: &[String]) -> Result<Subcommand, String> {
    let is_given = |flag: &str| rest.iter().any(|argument| argument == flag);
    if is_given("--engines") && is_given("--no-browser") {
        return Err("`--engines` and `--no-browser` can't be used together".into());
    }
    let (mut engines, mut compiler) = (Engine::ALL.to_vec(), Compiler::Default);
    let (mut all_hosts, mut changed) = (false, None);
    let mut rest = rest.iter().peekable();
    while let Some(flag) = rest.next() {
        match flag.as_str() {
            SMALLEST => compiler = Compiler::Nightly,
            "--no-browser" => engines.clear(),
            "--changed" => {
                let revision = rest.next_if(|argument| !argument.starts_with('-'));
                changed = Some(revision.cloned());
            }
            "--hosts" => match rest.next().map(String::as_str) {
                Some("all") => all_hosts = true,
                _ => return Err("`--hosts` needs a value: `all`".into()),
            },
            "--engines" => {
                let list = rest
                    .next()
                    .ok_or("`--engines` needs a list, such as chromium,webkit")?;
                engines = list
                    .split(',')
                    .map(Engine::named)
                    .collect::<Result<_, _>>()?;
            }
            unknown => return Err(unknown_option("test", unknown)),
        }
    }
    Ok(Subcommand::Test {
        engines,
        compiler,
        all_hosts,
        changed,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Subcommand, String> {
        let arguments: Vec<String> = line.split_whitespace().map(String::from).collect();
        parse(&arguments)
    }

    #[test]
    fn help_is_the_default() {
        for line in ["", "help", "--help", "-h", "serve --help", "bench -h"] {
            assert_eq!(parsed(line), Ok(Subcommand::Help), "{line}");
        }
    }

    #[test]
    fn options_are_parsed() {
        assert_eq!(
            parsed("serve"),
            Ok(Subcommand::Serve {
                port: 8080,
                dev: false
            })
        );
        assert_eq!(
            parsed("serve --dev --port 9000"),
            Ok(Subcommand::Serve {
                port: 9000,
                dev: true
            })
        );
        assert_eq!(
            parsed("build --address https://example.org/stories"),
            Ok(Subcommand::Build {
                address: Some("https://example.org/stories/".into()),
                compiler: Compiler::Default
            })
        );
        assert_eq!(
            parsed("build --smallest"),
            Ok(Subcommand::Build {
                address: None,
                compiler: Compiler::Nightly
            })
        );
        for (line, compiler) in [
            ("dist", Compiler::Default),
            ("dist --smallest", Compiler::Nightly),
        ] {
            assert_eq!(parsed(line), Ok(Subcommand::Dist { compiler }));
        }
        assert_eq!(
            parsed("test"),
            Ok(Subcommand::Test {
                engines: Engine::ALL.to_vec(),
                compiler: Compiler::Default,
                all_hosts: false,
                changed: None
            })
        );
        assert_eq!(
            parsed("bench page --smallest --runs 3"),
            Ok(Subcommand::Bench {
                target: Target::Page,
                runs: 3,
                compiler: Compiler::Nightly
            })
        );
        assert_eq!(
            parsed("bench scale"),
            Ok(Subcommand::Bench {
                target: Target::Scale,
                runs: 9,
                compiler: Compiler::Default
            })
        );
        assert_eq!(
            parsed("pictures"),
            Ok(Subcommand::Pictures {
                folder: None,
                names: vec![]
            })
        );
        assert_eq!(
            parsed("pictures story --out ../pictures quiz"),
            Ok(Subcommand::Pictures {
                folder: Some("../pictures".into()),
                names: vec!["story".into(), "quiz".into()]
            })
        );
        assert_eq!(
            parsed("test --no-browser"),
            Ok(Subcommand::Test {
                engines: vec![],
                compiler: Compiler::Default,
                all_hosts: false,
                changed: None
            })
        );
        assert_eq!(
            parsed("test --engines webkit,chromium --smallest --hosts all"),
            Ok(Subcommand::Test {
                engines: vec![Engine::Webkit, Engine::Chromium],
                compiler: Compiler::Nightly,
                all_hosts: true,
                changed: None
            })
        );
        for (line, since) in [
            ("test --changed --no-browser", None),
            (
                "test --changed origin/main --no-browser",
                Some("origin/main"),
            ),
        ] {
            let changed = Some(since.map(String::from));
            assert_eq!(
                parsed(line),
                Ok(Subcommand::Test {
                    engines: vec![],
                    compiler: Compiler::Default,
                    all_hosts: false,
                    changed
                })
            );
        }
    }

    #[test]
    fn errors_name_the_argument() {
        for (line, expected) in [
            ("frobnicate", "frobnicate"),
            ("tidy now", "now"),
            ("build --address example.org", "begin with https://"),
            ("build --address https:///stories", "no host"),
            ("build --address https://example.org/?a", "`?`"),
            ("build now", "now"),
            ("dist now", "now"),
            ("bench", "page"),
            ("bench page --runs 0", "0"),
            ("bench scale --runs", "--runs"),
            ("pictures --out", "--out"),
            ("pictures --width 320", "--width"),
            ("bench core", "core"),
            ("serve --smallest", "--smallest"),
            ("serve --port", "--port"),
            ("serve --port 70000", "70000"),
            ("serve --port 0", "from 1"),
            ("test --engines lynx", "lynx"),
            ("test --hosts", "all"),
            ("test --hosts some", "all"),
            ("test --no-browser --engines webkit", "together"),
        ] {
            let error = parsed(line).expect_err(line);
            assert!(error.contains(expected), "{line}: {error}");
        }
    }
}
