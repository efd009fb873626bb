//! Every table as CSV: the files in `export/`, texts that are hostile to CSV, and packs of any size.
//!
//! After a change to a table or to the pack, run `the_tables_match_their_files` with
//! `STANDPOINT_BLESS=1`, which writes the files again, and compare each row with the pack.

mod support;

use proptest::prelude::*;
use proptest::test_runner::Config;
use serde_json::{Value, json};
use standpoint_core::compare::{
    self, Answer, Filter, Grades, NameOrder, Rating, Ratings, Standing, Standings, Voices, Weight,
};
use standpoint_core::pack::{Day, Grade, Step};
use standpoint_core::{Pack, export, read};
use std::path::Path;
use std::{env, fs};
use support::large_pack::{Size, large_pack};

fn id<T: TryFrom<String, Error: std::fmt::Debug>>(text: &str) -> T {
    text.to_owned().try_into().expect("an id")
}

fn harbour_bridge() -> Value {
    serde_json::from_slice(&support::pack("harbour-bridge")).expect("JSON")
}

fn valid(pack: &Value) -> Pack {
    read(pack.to_string().as_bytes()).unwrap_or_else(|problems| panic!("{problems}"))
}

/// Rates the pack's issues by these steps; where there is none, the issue is skipped.
fn ratings(pack: &Pack, steps: &[Option<Step>]) -> Ratings {
    let mut ratings = Ratings::default();
    for (issue, step) in pack.issues().iter().zip(steps) {
        let rating = Rating {
            answer: step.map_or(Answer::Skipped, Answer::Step),
            weight: Weight::Single,
        };
        ratings.set(issue.id.clone(), rating);
    }
    ratings
}

/// A table as another program reads it.
struct Records {
    header: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Records {
    /// Fails if a record has more or fewer fields than the header.
    fn parse(csv: &str) -> Self {
        let mut reader = csv::ReaderBuilder::new();
        let mut reader = reader.flexible(false).from_reader(csv.as_bytes());
        let fields = |record: &csv::StringRecord| record.iter().map(str::to_owned).collect();
        let header = fields(reader.headers().expect("a header"));
        let rows = reader.records();
        let rows = rows.map(|row| fields(&row.expect("a record as long as the header")));
        Self {
            header,
            rows: rows.collect(),
        }
    }

    /// The fields of a column.
    fn column(&self, name: &str) -> Vec<&str> {
        let at = self.header.iter().position(|column| column == name);
        let at = at.unwrap_or_else(|| panic!("no column {name}"));
        self.rows.iter().map(|row| row[at].as_str()).collect()
    }
}

#[test]
fn the_tables_match_their_files() {
    let pack = valid(&harbour_bridge());
    let all = Standings::new(&pack, Filter::ALL);
    let mut direct = Grades::ALL;
    direct.set(Grade::Attributed, false);
    direct.set(Grade::Inferred, false);
    let direct = Standings::new(&pack, direct);
    let names = NameOrder::by_code_point(&pack);
    let (council, traders) = (id("town-council"), id("harbour-traders"));
    let rated = [Step::Agree, Step::Disagree, Step::StronglyAgree].map(Some);
    let ratings = ratings(&pack, &[rated.as_slice(), &[None]].concat());
    let together = Voices::ByInstitution;
    let tables = [
        ("positions", export::positions(&all)),
        ("positions-direct", export::positions(&direct)),
        ("pair", export::pair(&all, &council, &traders, together)),
        (
            "pair-direct",
            export::pair(&direct, &id("odo-fenn"), &council, Voices::OneByOne),
        ),
        (
            "pair-silent",
            export::pair(
                &all,
                &id("walk-the-water"),
                &id("tidewater-party"),
                together,
            ),
        ),
        ("everyone", export::everyone(&all, together, &names)),
        ("changes", export::changes(&all)),
        ("claims", export::claims(&pack)),
        ("on_side", export::on_side(&all, &ratings, together, &names)),
    ];
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/export");
    for (name, csv) in &tables {
        let path = folder.join(name).with_extension("csv");
        if env::var_os("STANDPOINT_BLESS").is_some_and(|bless| bless == "1") {
            fs::write(&path, csv).expect("the file can be written");
        }
        let committed = fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(*csv, committed, "{}", path.display());
    }
}

/// Texts that a pack may contain.
const HOSTILE: [&str; 12] = [
    r#"=HYPERLINK("https://a.example","Open")"#,
    "+1, +2",
    "-2+3",
    "@SUM(A1:A9)",
    "'=1+1",
    r#"one, "two"; three"#,
    r#"""#,
    r#","","#,
    "'",
    "הנמל, \"הגשר\" — אז מה?",
    "علی\u{200c}رضا،کاظمی",
    "\u{1f6f6}, 茶; ünïcödé",
];

/// What a cell with this text must be.
fn guarded(text: &str) -> String {
    match text.starts_with(['=', '+', '-', '@']) {
        true => format!("'{text}"),
        false => text.to_owned(),
    }
}

#[test]
fn hostile_text_survives_a_round_trip() {
    for at in 0..HOSTILE.len() {
        let mut texts = HOSTILE.iter().cycle().skip(at);
        let mut json = harbour_bridge();
        // The questions repeat some of these texts.
        json["questions"] = json!([]);
        for (list, key) in [
            ("topics", "name"),
            ("issues", "proposition"),
            ("actors", "name"),
            ("positions", "note"),
            ("claims", "text"),
            ("relations", "note"),
        ] {
            for item in json[list].as_array_mut().expect("a list") {
                item[key] = json!(texts.next());
            }
        }
        let pack = valid(&json);
        let standings = Standings::new(&pack, Filter::ALL);
        let names = NameOrder::by_code_point(&pack);
        let name = |id: &str| guarded(pack.find_actor(id).map_or("", |it| &it.name));
        let check = |csv: &str, ids: &str, column: &str, text: &dyn Fn(&str) -> String| {
            let records = Records::parse(csv);
            assert!(!records.rows.is_empty(), "{column}");
            let expected: Vec<_> = records.column(ids).into_iter().map(text).collect();
            assert_eq!(records.column(column), expected);
        };
        let statement = |id: &str| guarded(&pack.find_issue(id).expect("an issue").proposition);
        let claim = |id: &str| guarded(&pack.find_claim(id).expect("a claim").text);

        let csv = export::positions(&standings);
        check(&csv, "topic_id", "topic", &|id| {
            guarded(&pack.find_topic(id).expect("a topic").name)
        });
        check(&csv, "statement_id", "statement", &statement);
        check(&csv, "institution_id", "institution", &name);
        check(&csv, "actor_id", "actor", &name);
        check(&csv, "position_id", "note", &|id| {
            guarded(&pack.find_position(id).expect("a position").note)
        });

        let [left, right] = ["ilse-varrow", "odo-fenn"].map(id);
        let csv = export::pair(&standings, &left, &right, Voices::OneByOne);
        check(&csv, "left_id", "left", &name);
        check(&csv, "right_id", "right", &name);
        check(&csv, "statement_id", "statement", &statement);

        let csv = export::everyone(&standings, Voices::OneByOne, &names);
        check(&csv, "one_id", "one", &name);
        check(&csv, "other_id", "other", &name);

        let csv = export::changes(&standings);
        check(&csv, "actor_id", "actor", &name);
        check(&csv, "statement_id", "statement", &statement);

        let csv = export::claims(&pack);
        check(&csv, "claim_id", "claim", &claim);
        check(&csv, "other_id", "other", &claim);
        check(&csv, "claim_by_id", "claim_by", &name);
        check(&csv, "other_by_id", "other_by", &name);
        let notes = pack.relations().iter().map(|it| guarded(&it.note));
        let records = Records::parse(&csv);
        let noted: Vec<_> = notes.collect();
        assert_eq!(records.column("note")[..noted.len()], noted);

        let csv = export::on_side(&standings, &Ratings::default(), Voices::OneByOne, &names);
        check(&csv, "id", "name", &name);
    }
}

/// A pack of any size, with claims and relations between them.
fn any_pack() -> impl Strategy<Value = Pack> {
    let size = (1_usize..30, 1_usize..7, 0_usize..120);
    let size = size.prop_map(|(actors, issues, positions)| Size {
        actors,
        issues,
        positions,
    });
    let relation = (0..CLAIMS, 0..CLAIMS, prop::sample::select(KINDS.as_slice()));
    let relations = prop::collection::vec(relation, 0..10);
    (size, relations).prop_map(|(size, relations)| {
        let mut json: Value = serde_json::from_str(&large_pack(size)).expect("JSON");
        let evidence = json!([{"paragraph": 1}]);
        let date = json!({"edtf": "2024", "basis": "stated"});
        let claim = |number: usize| {
            let mut claim = json!({
                "id": format!("c{number}"), "text": "It is so.", "date": date,
                "grade": "reported", "evidence": evidence,
            });
            if number < size.actors {
                claim["actor"] = format!("a{number}").into();
            }
            claim
        };
        json["claims"] = (0..CLAIMS).map(claim).collect();
        let mut pairs = Vec::new();
        for (from, to, kind) in relations {
            let is_known = pairs.contains(&(from, to)) || pairs.contains(&(to, from));
            if from != to && !is_known {
                pairs.push((from, to));
                json["relations"]
                    .as_array_mut()
                    .expect("a list")
                    .push(json!({
                        "from": format!("c{from}"), "kind": kind, "to": format!("c{to}"),
                        "grade": "inferred", "note": "So it seems.", "evidence": evidence,
                    }));
            }
        }
        valid(&json)
    })
}

const CLAIMS: usize = 6;
const KINDS: [&str; 4] = ["supports", "disputes", "contradicts", "undercuts"];

fn any_filter() -> impl Strategy<Value = Filter> {
    let as_of = prop::option::of(1990_u16..2020);
    (any::<bool>(), as_of).prop_map(|(reported, year)| {
        let mut filter = Filter::ALL;
        filter.grades.set(Grade::Reported, reported);
        filter.as_of = year.map(|year| Day {
            year,
            month: 12,
            day: 31,
        });
        filter
    })
}

fn number(text: &str) -> usize {
    text.parse().expect("a whole number")
}

proptest! {
    #![proptest_config(Config { cases: 60, failure_persistence: None, ..Config::default() })]

    /// Every record is as long as its header, and the tables have the rows and numbers of the
    /// comparisons.
    #[test]
    fn tables_have_the_rows_of_the_comparisons(
        pack in any_pack(),
        filter in any_filter(),
        steps in prop::collection::vec(prop::option::of(0..Step::ALL.len()), 7),
        at in any::<[prop::sample::Index; 2]>(),
        voices in prop::sample::select(vec![Voices::ByInstitution, Voices::OneByOne]),
    ) {
        let standings = Standings::new(&pack, filter);
        let names = NameOrder::by_code_point(&pack);

        let records = Records::parse(&export::positions(&standings));
        let mut expected = Vec::new();
        for issue in pack.issues() {
            for actor in pack.actors() {
                let standing = standings.standing(&actor.id, &issue.id);
                if let Standing::OnScale(position, _) | Standing::Absent(position, _) = standing {
                    expected.push(position.id.as_str());
                }
            }
        }
        prop_assert_eq!(records.column("position_id"), expected);
        let mut divided = Vec::new();
        for division in compare::divisions(&standings, voices) {
            let voices = division.groups.iter().flat_map(|group| &group.voices);
            let earlier = voices.filter_map(|voice| Some((voice, voice.before?)));
            divided.extend(earlier.map(|(voice, earlier)| {
                (voice.position.id.to_string(), earlier.stance.as_str().to_owned())
            }));
        }
        divided.sort();
        let rows = records.column("position_id").into_iter().zip(records.column("earlier_stance"));
        let changed = rows.filter(|(_, earlier)| !earlier.is_empty());
        let mut changed: Vec<_> =
            changed.map(|(id, earlier)| (id.to_owned(), earlier.to_owned())).collect();
        changed.sort();
        prop_assert_eq!(changed, divided);

        let [left, right] = at.map(|it| &pack.actors()[it.index(pack.actors().len())].id);
        let records = Records::parse(&export::pair(&standings, left, right, voices));
        let divergences = compare::divergences(&standings, left, right, voices);
        let issues: Vec<_> = divergences.iter().map(|it| it.issue.id.as_str()).collect();
        prop_assert_eq!(records.column("statement_id"), issues);
        for (row, divergence) in divergences.iter().enumerate() {
            for (side, column) in [
                (&divergence.left, "left_stances"),
                (&divergence.right, "right_stances"),
            ] {
                let stances = records.column(column)[row];
                let listed = stances.split("; ").filter(|it| !it.is_empty()).count();
                let division = &side.division;
                prop_assert_eq!(listed, division.voices() + division.absences.len());
            }
            let is_shared = !records.column("steps_apart")[row].is_empty();
            prop_assert_eq!(is_shared, divergence.overlap.is_shared());
        }

        let records = Records::parse(&export::everyone(&standings, voices, &names));
        let everyone = compare::everyone(&standings, voices, &names);
        let count = everyone.parties.len();
        let pairs = (0..count).flat_map(|one| (0..one).map(move |other| (one, other)));
        let shared = pairs.filter(|(one, other)| everyone.pair(*one, *other).is_some());
        prop_assert_eq!(records.rows.len(), shared.count());
        for row in &records.rows {
            let parts: usize = row[4..8].iter().map(|it| number(it)).sum();
            prop_assert!(parts > 0 && parts == number(&row[8]));
        }

        let records = Records::parse(&export::changes(&standings));
        let actors = records.column("actor_id").into_iter();
        let mut changed: Vec<_> = actors.zip(records.column("statement_id")).collect();
        changed.dedup();
        let changes = compare::changes(&standings);
        let expected: Vec<_> =
            changes.iter().map(|it| (it.actor.id.as_str(), it.issue.id.as_str())).collect();
        prop_assert_eq!(changed, expected);
        let earlier = records.column("earlier_latest");
        for (earlier, later) in earlier.into_iter().zip(records.column("latest")) {
            prop_assert!(earlier < later);
        }

        let records = Records::parse(&export::claims(&pack));
        let conflicts = compare::conflicts(&pack);
        let derived = conflicts.iter().filter(|it| !it.is_direct()).count();
        prop_assert_eq!(records.rows.len(), pack.relations().len() + derived);
        let ids = records.column("claim_id").into_iter().zip(records.column("other_id"));
        let ids: Vec<_> = ids.collect();
        let conflicting = conflicts.iter().map(|it| (it.left.id.as_str(), it.right.id.as_str()));
        let against = compare::disputes(&pack);
        let against = against.iter().flat_map(|it| it.against.iter().chain(&it.supporting));
        let shown = against.map(|it| (it.relation.from.as_str(), it.relation.to.as_str()));
        for (one, other) in conflicting.chain(shown) {
            prop_assert!(ids.contains(&(one, other)) || ids.contains(&(other, one)));
        }

        let steps: Vec<_> = steps.iter().map(|it| it.map(|it| Step::ALL[it])).collect();
        let ratings = ratings(&pack, &steps);
        let records = Records::parse(&export::on_side(&standings, &ratings, voices, &names));
        let on_side = compare::on_side(&standings, &ratings, voices, &names);
        let expected: Vec<_> = on_side.iter().map(|it| it.actor.id.as_str()).collect();
        prop_assert_eq!(records.column("id"), expected);
        for row in &records.rows {
            let numbers: Vec<_> = row[3..].iter().map(|it| number(it)).collect();
            let [agree, differ, one_neutral, split, silent, shared, rated, not_coded] = numbers[..]
            else {
                panic!("eight numbers");
            };
            prop_assert_eq!(agree + differ + one_neutral + split, shared);
            prop_assert_eq!(shared + silent + not_coded, rated);
        }
    }
}
