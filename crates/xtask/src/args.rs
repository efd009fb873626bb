//! What was asked for on the command line.

use std::num::NonZeroU16;

use crate::compiler::Compiler;
use crate::engine::Engine;

pub const USAGE: &str = "\
usage: cargo xtask VERB

  setup      install what building and testing need: the wasm target, the pinned tools,
             the browsers, the npm packages of the tests (later runs only look)
  build      build the pages into dist/
             --address URL: where dist/ will stand, for those who show a link to a page
  pages      write the pages from what trunk has built; trunk runs it
  serve      build the page and serve it at 127.0.0.1 [--port N, 8080 if not said]
             --dev: unoptimised, built anew and reloaded at every change
  test       everything: house rules, format, lints, tests, build, size, browsers, lighthouse
             --engines LIST: of chromium,firefox,webkit (all if not said)
             --no-browser: all but the browsers
             --hosts all: a story in a book of mdBook too, which is installed for it, and in a post
             of WordPress, where Debian's packages of that are installed
  tidy       the house rules alone
  bench page build the page and time it in Chromium as on a slow phone, beside quizdown and
             SurveyJS, into target/bench/page.json [--runs N, 9 if not said]
  size       what the reader's browser loads for the quiz, against web/size-budget.json
  verify-source DIR ARTICLE
             hold the pack in DIR against the text of its article, a paragraph a line
             (both as seen from the root of the clone)
  help       this text

`build`, `test` and `bench page` take --smallest: fewer bytes, as a nightly compiler, installed
by rustup, compiles the standard library with the page.

The tools go to $STANDPOINT_TOOLS, else $XDG_CACHE_HOME/standpoint/tools,
else $HOME/.cache/standpoint/tools.";

#[derive(Debug, PartialEq)]
pub enum Verb {
    Bench {
        runs: u32,
        compiler: Compiler,
    },
    Help,
    Setup,
    Build {
        address: Option<String>,
        compiler: Compiler,
    },
    Pages,
    Serve {
        port: u16,
        live: bool,
    },
    Test {
        engines: Vec<Engine>,
        compiler: Compiler,
        all_hosts: bool,
    },
    VerifySource {
        folder: String,
        article: String,
    },
    Size,
    Tidy,
}

/// The error says how the arguments were misused.
pub fn parse(arguments: &[String]) -> Result<Verb, String> {
    let Some((verb, rest)) = arguments.split_first() else {
        return Ok(Verb::Help);
    };
    if rest.iter().any(|word| word == "--help" || word == "-h") {
        return Ok(Verb::Help);
    }
    match verb.as_str() {
        "help" | "--help" | "-h" => Ok(Verb::Help),
        "setup" => alone(Verb::Setup, rest),
        "bench" => bench(rest),
        "build" => build(rest),
        "pages" => alone(Verb::Pages, rest),
        "size" => alone(Verb::Size, rest),
        "tidy" => alone(Verb::Tidy, rest),
        "serve" => serve(rest),
        "test" => test(rest),
        "verify-source" => match rest {
            [folder, article] => Ok(Verb::VerifySource {
                folder: folder.clone(),
                article: article.clone(),
            }),
            _ => Err("`verify-source` takes a pack's folder and the text of its article".into()),
        },
        unknown => Err(format!("there is no verb `{unknown}`")),
    }
}

fn alone(verb: Verb, rest: &[String]) -> Result<Verb, String> {
    match rest.first() {
        None => Ok(verb),
        Some(extra) => Err(format!("`{extra}` means nothing here")),
    }
}

const SMALLEST: &str = "--smallest";

fn build(rest: &[String]) -> Result<Verb, String> {
    let (mut address, mut compiler) = (None, Compiler::Usual);
    let mut rest = rest.iter();
    while let Some(flag) = rest.next() {
        match flag.as_str() {
            SMALLEST => compiler = Compiler::Nightly,
            "--address" => {
                let given = rest.next().ok_or("`--address` takes an address")?;
                address = Some(folder_address(given)?);
            }
            unknown => return Err(format!("`build` knows no `{unknown}`")),
        }
    }
    Ok(Verb::Build { address, compiler })
}

/// With a `/` at its end.
fn folder_address(given: &str) -> Result<String, String> {
    let faulty = |what: String| {
        format!("`{given}` {what}: give an address such as https://example.org/stories/")
    };
    let after = given
        .strip_prefix("https://")
        .ok_or_else(|| faulty("does not begin with https://".into()))?;
    if after.is_empty() || after.starts_with('/') {
        return Err(faulty("names no host".into()));
    }
    let is_out_of_place = |sign: char| sign.is_whitespace() || "\"?#".contains(sign);
    match given.chars().find(|sign| is_out_of_place(*sign)) {
        Some(sign) => Err(faulty(format!("has a `{sign}` in it"))),
        None => Ok(format!("{}/", given.trim_end_matches('/'))),
    }
}

fn bench(rest: &[String]) -> Result<Verb, String> {
    let [what, rest @ ..] = rest else {
        return Err("`bench` takes what to measure: `page`".into());
    };
    if what != "page" {
        return Err(format!("`bench` measures no `{what}`, but `page`"));
    }
    let (mut runs, mut compiler) = (9, Compiler::Usual);
    let mut rest = rest.iter();
    while let Some(flag) = rest.next() {
        match flag.as_str() {
            SMALLEST => compiler = Compiler::Nightly,
            "--runs" => {
                let number = rest.next().ok_or("`--runs` takes a number")?;
                let number_of_runs = number.parse().ok().filter(|runs| *runs > 0);
                runs = number_of_runs
                    .ok_or_else(|| format!("`{number}` is no number of runs: take one from 1"))?;
            }
            unknown => return Err(format!("`bench page` knows no `{unknown}`")),
        }
    }
    Ok(Verb::Bench { runs, compiler })
}

fn serve(rest: &[String]) -> Result<Verb, String> {
    let (mut port, mut live) = (8080, false);
    let mut rest = rest.iter();
    while let Some(flag) = rest.next() {
        match flag.as_str() {
            "--dev" => live = true,
            "--port" => {
                let number = rest.next().ok_or("`--port` takes a number")?;
                port = number
                    .parse()
                    .map(NonZeroU16::get)
                    .map_err(|_| format!("`{number}` is no port: take one from 1 to 65535"))?;
            }
            unknown => return Err(format!("`serve` knows no `{unknown}`")),
        }
    }
    Ok(Verb::Serve { port, live })
}

fn test(rest: &[String]) -> Result<Verb, String> {
    let is_said = |flag: &str| rest.iter().any(|word| word == flag);
    if is_said("--engines") && is_said("--no-browser") {
        return Err("`--engines` and `--no-browser` exclude each other: leave one out".into());
    }
    let (mut engines, mut compiler) = (Engine::ALL.to_vec(), Compiler::Usual);
    let mut all_hosts = false;
    let mut rest = rest.iter();
    while let Some(flag) = rest.next() {
        match flag.as_str() {
            SMALLEST => compiler = Compiler::Nightly,
            "--no-browser" => engines.clear(),
            "--hosts" => match rest.next().map(String::as_str) {
                Some("all") => all_hosts = true,
                _ => return Err("`--hosts` takes `all`".into()),
            },
            "--engines" => {
                let list = rest
                    .next()
                    .ok_or("`--engines` takes a list, like chromium,webkit")?;
                engines = list
                    .split(',')
                    .map(Engine::named)
                    .collect::<Result<_, _>>()?;
            }
            unknown => return Err(format!("`test` knows no `{unknown}`")),
        }
    }
    Ok(Verb::Test {
        engines,
        compiler,
        all_hosts,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Verb, String> {
        let words: Vec<String> = line.split_whitespace().map(String::from).collect();
        parse(&words)
    }

    #[test]
    fn help_is_given_when_asked_for_and_where_nothing_is_said() {
        for line in ["", "help", "--help", "-h", "serve --help", "bench -h"] {
            assert_eq!(parsed(line), Ok(Verb::Help), "{line}");
        }
    }

    #[test]
    fn flags_are_read() {
        assert_eq!(
            parsed("serve"),
            Ok(Verb::Serve {
                port: 8080,
                live: false
            })
        );
        assert_eq!(
            parsed("serve --dev --port 9000"),
            Ok(Verb::Serve {
                port: 9000,
                live: true
            })
        );
        assert_eq!(
            parsed("build --address https://example.org/stories"),
            Ok(Verb::Build {
                address: Some("https://example.org/stories/".into()),
                compiler: Compiler::Usual
            })
        );
        assert_eq!(
            parsed("build --smallest"),
            Ok(Verb::Build {
                address: None,
                compiler: Compiler::Nightly
            })
        );
        assert_eq!(
            parsed("test"),
            Ok(Verb::Test {
                engines: Engine::ALL.to_vec(),
                compiler: Compiler::Usual,
                all_hosts: false
            })
        );
        assert_eq!(
            parsed("bench page --smallest --runs 3"),
            Ok(Verb::Bench {
                runs: 3,
                compiler: Compiler::Nightly
            })
        );
        assert_eq!(
            parsed("bench page"),
            Ok(Verb::Bench {
                runs: 9,
                compiler: Compiler::Usual
            })
        );
        assert_eq!(
            parsed("test --no-browser"),
            Ok(Verb::Test {
                engines: vec![],
                compiler: Compiler::Usual,
                all_hosts: false
            })
        );
        assert_eq!(
            parsed("test --engines webkit,chromium --smallest --hosts all"),
            Ok(Verb::Test {
                engines: vec![Engine::Webkit, Engine::Chromium],
                compiler: Compiler::Nightly,
                all_hosts: true
            })
        );
    }

    #[test]
    fn misuse_is_named() {
        for (line, named) in [
            ("frobnicate", "frobnicate"),
            ("tidy now", "now"),
            ("build --address example.org", "begin with https://"),
            ("build --address https:///stories", "no host"),
            ("build --address https://example.org/?a", "`?`"),
            ("build now", "now"),
            ("bench", "page"),
            ("bench page --runs 0", "0"),
            ("bench page --runs", "--runs"),
            ("bench core", "core"),
            ("serve --smallest", "--smallest"),
            ("serve --port", "--port"),
            ("serve --port 70000", "70000"),
            ("serve --port 0", "from 1"),
            ("test --engines lynx", "lynx"),
            ("test --hosts", "all"),
            ("test --hosts some", "all"),
            ("test --no-browser --engines webkit", "leave one out"),
            ("verify-source data/x", "verify-source"),
        ] {
            let misuse = parsed(line).expect_err(line);
            assert!(misuse.contains(named), "{line}: {misuse}");
        }
    }
}
