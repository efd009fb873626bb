//! web/npm/element.json, from which the types of the npm package are written, describes the same
//! element as docs/embed.md, web/script/embed.js and web/src/event.rs.

use std::collections::BTreeSet;

use serde_json::Value;

use super::Violation;
use super::snapshot::Snapshot;

const DESCRIPTION: &str = "web/npm/element.json";
const GUIDE: &str = "docs/embed.md";
const SCRIPT: &str = "web/script/embed.js";
const EVENTS: &str = "web/src/event.rs";

pub fn check(snapshot: &Snapshot) -> Vec<Violation> {
    let text = |path| snapshot.file(path).map(|file| file.text.as_str());
    let sources = (text(SCRIPT), text(EVENTS));
    let ((Some(script), Some(events)), Some(description), Some(guide)) =
        (sources, text(DESCRIPTION), text(GUIDE))
    else {
        let message = format!("this file, {GUIDE}, {SCRIPT} or {EVENTS} is missing");
        return vec![Violation::in_file(DESCRIPTION, message, "restore it")];
    };
    let element: Value = match serde_json::from_str(description) {
        Ok(element) => element,
        Err(error) => {
            let message = format!("not valid JSON: {error}");
            return vec![Violation::in_file(DESCRIPTION, message, "correct it")];
        }
    };
    let mut comparisons = with_guide(&element, guide);
    comparisons.extend(with_sources(&element, script, events));
    comparisons
        .into_iter()
        .filter(|it| it.described != it.found)
        .map(|it| it.violation())
        .collect()
}

type Names = BTreeSet<String>;

/// What the description has, next to what another file has.
struct Comparison {
    what: String,
    described: Names,
    path: &'static str,
    found: Names,
}

impl Comparison {
    fn violation(&self) -> Violation {
        let list = |names: Vec<&String>| match names.is_empty() {
            true => "nothing more".to_owned(),
            false => format!("{names:?}"),
        };
        let here = list(self.described.difference(&self.found).collect());
        let there = list(self.found.difference(&self.described).collect());
        let message = format!("{}: here {here}, in {} {there}", self.what, self.path);
        Violation::in_file(DESCRIPTION, message, "make the files agree")
    }
}

/// Compares with the tables and two sentences of the guide.
fn with_guide(element: &Value, guide: &str) -> Vec<Comparison> {
    let mut all = Vec::new();
    let mut compare = |what: &str, described: Names, found: Names| {
        all.push(Comparison {
            what: what.into(),
            described,
            path: GUIDE,
            found,
        });
    };
    for (what, list) in [
        ("attribute", "attributes"),
        ("method", "methods"),
        ("event", "events"),
        ("property", "customProperties"),
    ] {
        let first = rows(guide, what).into_iter().flat_map(|row| ticked(row[0]));
        let bare = first.map(|name| name.split('(').next().unwrap_or_default().to_owned());
        compare(list, names(&element[list]), bare.collect());
    }
    for row in rows(guide, "attribute") {
        let attribute = entry(&element["attributes"], row[0]);
        if let Some(values) = attribute["values"].as_array() {
            compare(row[0], strings(values), ticked(row[1]).collect());
        }
    }
    for row in rows(guide, "event") {
        let detail = entry(&element["events"], row[0])["detail"].as_array();
        let required = detail
            .into_iter()
            .flatten()
            .filter(|it| it["isOptional"] != true);
        let fields = ticked(row[2]).filter(|word| !word.contains('('));
        compare(row[0], required.map(name).collect(), fields.collect());
    }
    let state = names(&element["state"])
        .into_iter()
        .filter(|it| it != "progress");
    let progress = names(&element["progress"])
        .into_iter()
        .map(|it| format!("progress.{it}"));
    let fields = rows(guide, "field")
        .into_iter()
        .flat_map(|row| ticked(row[0]));
    compare("state", state.chain(progress).collect(), fields.collect());

    let every = line(guide, "Every `detail` has")
        .split('(')
        .next()
        .unwrap_or_default();
    let every = ticked(every).filter(|word| !["detail", "pack.json"].contains(&word.as_str()));
    compare(
        "everyDetail",
        names(&element["everyDetail"]),
        every.collect(),
    );
    let parts = ticked(line(guide, "- You can style four parts"))
        .map(|part| part.replace("::part(", "").replace(')', ""));
    compare("parts", names(&element["parts"]), parts.collect());

    // The guide describes what readers agree to in a section of its own.
    let ratings = guide.split("### Ratings").nth(1).unwrap_or_default();
    let ratings: Names = ticked(ratings.split("\n#").next().unwrap_or_default()).collect();
    let rated = entry(&element["events"], "`rated`")["detail"].as_array();
    for field in rated
        .into_iter()
        .flatten()
        .filter(|it| it["isOptional"] == true)
    {
        let mut words = field["values"]
            .as_array()
            .map(|it| strings(it))
            .unwrap_or_default();
        words.insert(name(field));
        let found = words.intersection(&ratings).cloned().collect();
        compare(&name(field), words, found);
    }
    all
}

/// Compares with the lists of the script, and with the events that it and the program emit.
fn with_sources(element: &Value, script: &str, events: &str) -> [Comparison; 3] {
    let list = |start| -> Names {
        let rest = script.split(start).nth(1).unwrap_or_default();
        let list = rest.split(']').next().unwrap_or_default();
        list.split('"')
            .skip(1)
            .step_by(2)
            .map(String::from)
            .collect()
    };
    let after = |text: &str, start| -> Names {
        let names = text.split(start).skip(1);
        names
            .filter_map(|rest| rest.split('"').next())
            .map(String::from)
            .collect()
    };
    let mut reflected = list("const REFLECTED = [");
    // Every element reflects it.
    reflected.insert("lang".into());
    let mut emitted = after(events, "=> \"");
    emitted.extend(after(script, "#emit(\""));
    let views = element["views"].as_array();
    [
        (
            "attributes",
            names(&element["attributes"]),
            SCRIPT,
            reflected,
        ),
        (
            "views",
            views.map(|it| strings(it)).unwrap_or_default(),
            SCRIPT,
            list("const VIEWS = ["),
        ),
        ("events", names(&element["events"]), EVENTS, emitted),
    ]
    .map(|(what, described, path, found)| Comparison {
        what: what.into(),
        described,
        path,
        found,
    })
}

/// Returns the cells of a table of the guide, at least three per row. `first` is the head of its
/// first column.
fn rows<'a>(guide: &'a str, first: &str) -> Vec<Vec<&'a str>> {
    let head = format!("| {first} |");
    guide
        .lines()
        .skip_while(|line| !line.starts_with(&head))
        .skip(2)
        .take_while(|line| line.starts_with("| "))
        .map(|line| {
            let cells = line.trim_matches('|').split(" | ").map(str::trim);
            cells.chain(["", ""]).collect()
        })
        .collect()
}

/// Returns the words between backticks.
fn ticked(text: &str) -> impl Iterator<Item = String> {
    text.split('`').skip(1).step_by(2).map(String::from)
}

fn line<'a>(guide: &'a str, start: &str) -> &'a str {
    let found = guide.lines().find(|line| line.starts_with(start));
    found.unwrap_or_default()
}

/// Returns the entry of a list whose name is in backticks.
fn entry<'a>(list: &'a Value, ticked: &str) -> &'a Value {
    let entries = list.as_array().into_iter().flatten();
    let mut entries = entries.filter(|entry| name(entry) == ticked.trim_matches('`'));
    entries.next().unwrap_or(&Value::Null)
}

fn names(list: &Value) -> Names {
    list.as_array().into_iter().flatten().map(name).collect()
}

fn name(entry: &Value) -> String {
    entry["name"].as_str().unwrap_or_default().to_owned()
}

fn strings(values: &[Value]) -> Names {
    let strings = values.iter().filter_map(Value::as_str);
    strings.map(String::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const GUIDE_TEXT: &str = include_str!("../../../../docs/embed.md");
    const ELEMENT: &str = include_str!("../../../../web/npm/element.json");
    const SCRIPT_TEXT: &str = include_str!("../../../../web/script/embed.js");
    const EVENTS_TEXT: &str = include_str!("../../../../web/src/event.rs");

    fn found(element: &str, guide: &str, script: &str) -> Vec<String> {
        let files = [
            (DESCRIPTION, element),
            (GUIDE, guide),
            (SCRIPT, script),
            (EVENTS, EVENTS_TEXT),
        ];
        let violations = check(&Snapshot::with_files(&files));
        violations.into_iter().map(|it| it.message).collect()
    }

    #[test]
    fn files_that_agree_pass() {
        assert_eq!(found(ELEMENT, GUIDE_TEXT, SCRIPT_TEXT), [""; 0]);
    }

    #[test]
    fn what_only_the_description_has_is_found() {
        for (from, to) in [
            (r#""name": "seed""#, r#""name": "sead""#),
            (r#""inherit""#, r#""page""#),
            (r#""name": "goto""#, r#""name": "go""#),
            (r#""name": "total""#, r#""name": "all""#),
            (r#""name": "address""#, r#""name": "url""#),
            (r#""name": "compared""#, r#""name": "paired""#),
            (r#""name": "height""#, r#""name": "size""#),
            (r#""name": "weight""#, r#""name": "factor""#),
            (r#""double""#, r#""triple""#),
            (r#""--standpoint-paper""#, r#""--standpoint-ground""#),
            (r#""name": "masthead""#, r#""name": "header""#),
            (r#""views": ["story", "#, r#""views": ["#),
        ] {
            let element = ELEMENT.replacen(from, to, 1);
            assert_ne!(found(&element, GUIDE_TEXT, SCRIPT_TEXT), [""; 0], "{to}");
        }
    }

    #[test]
    fn what_the_description_lacks_is_found() {
        let guide = GUIDE_TEXT.replacen("`light`, `dark`, or", "`light`, `sepia`, `dark`, or", 1);
        assert_eq!(
            found(ELEMENT, &guide, SCRIPT_TEXT),
            [r#"`theme`: here nothing more, in docs/embed.md ["sepia"]"#]
        );
        let script = SCRIPT_TEXT.replacen(r#""theme", "view"]"#, r#""theme", "title", "view"]"#, 1);
        assert_eq!(
            found(ELEMENT, GUIDE_TEXT, &script),
            [r#"attributes: here nothing more, in web/script/embed.js ["title"]"#]
        );
        let script = SCRIPT_TEXT.replacen("#emit(\"resized\"", "#emit(\"scrolled\"", 1);
        assert_eq!(
            found(ELEMENT, GUIDE_TEXT, &script),
            [r#"events: here ["resized"], in web/src/event.rs ["scrolled"]"#]
        );
    }
}
