//! Packs for tests: a small invented one, and as many others as there are seeds.

use super::kind::{FILES, QuestionKind};
use super::rng::Rng;
use crate::Pack;
use crate::cached::Cached;
use crate::pack::Question;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// A quarrel over a harbour. Ada and Bo are for the wall, the guild and Dan against; the
/// harbour office belongs to the town; Eve was for it first and against it later,
/// and that Gus is for it is inferred. Dan and the guild dispute what Ada claims; Eve does in two
/// ways, and Gus by what he backs up.
pub(crate) fn harbour() -> Pack {
    let actor = |id: &str, kind: &str, whole: Option<&str>| json!({"id": id, "name": id, "kind": kind, "role": "r", "member_of": whole, "evidence": []});
    let position = |id: &str, actor: &str, stance: &str, grade: &str, year: &str| json!({"id": id, "actor": actor, "issue": "wall", "stance": stance, "date": date(year), "grade": grade, "note": "n", "evidence": [{"paragraph": 1}]});
    let quote = |id: &str, actor: &str, words: &str| json!({"id": id, "actor": actor, "evidence": passage(2, words), "gist": "g", "date": date("2020"), "issues": ["wall"]});
    let event = |id: &str, when: &str| json!({"id": id, "title": id, "date": date(when), "actors": [], "evidence": [{"paragraph": 3}]});
    let figure = |id: &str, value: f64, qualifier: &str| json!({"id": id, "label": id, "value": value, "unit": "tons", "qualifier": qualifier, "date": date("2020"), "evidence": [{"paragraph": 4}]});
    let claim = |id: &str, actor: &str, issue: Option<&str>| json!({"id": id, "actor": actor, "text": id, "issue": issue, "date": date("2020"), "grade": "reported", "evidence": [{"paragraph": 5}]});
    pack(json!({
        "topics": [{"id": "works", "name": "Works"}],
        "issues": [{"id": "wall", "topic": "works", "name": "The wall", "proposition": "A wall should be built."}],
        "actors": [
            actor("ada", "person", None), actor("bo", "person", Some("town")), actor("dan", "person", None),
            actor("eve", "person", None), actor("town", "government", None),
            actor("office", "agency", Some("town")), actor("guild", "group", None),
            actor("stranger", "person", None),
            actor("gus", "person", None),
        ],
        "positions": [
            position("p1", "ada", "agree", "own-words", "2020"),
            position("p2", "bo", "strongly-agree", "reported", "2020"),
            position("p3", "dan", "disagree", "own-words", "2020"),
            position("p4", "eve", "agree", "own-words", "2019"),
            position("p5", "eve", "disagree", "own-words", "2020"),
            position("p6", "guild", "strongly-disagree", "reported", "2020"),
            position("p7", "gus", "agree", "inferred", "2020"),
        ],
        "quotes": [
            quote("q1", "ada", "build it high"), quote("q2", "dan", "never in my life"),
            quote("q3", "eve", "“Build it high”"), quote("q4", "guild", "it ruins us"),
            quote("q5", "office", "we will see"), quote("q6", "town", "no comment yet"),
        ],
        "events": [event("flood", "2018"), event("vote", "2019-03"), event("digging", "2019-05"),
            event("spring", "2019~"), event("strike", "2020")],
        "figures": [figure("stone", 1400.0, "over"), figure("sand", 6000.0, "exactly"), figure("lime", 25.0, "about")],
        "claims": [
            claim("high", "ada", Some("wall")), claim("low", "dan", None), claim("unsure", "guild", None),
            claim("old", "eve", None), claim("calm", "dan", None), claim("wide", "gus", None),
        ],
        "relations": [
            relation("low", "contradicts", "high", "reported"),
            relation("unsure", "undercuts", "high", "own-words"),
            relation("old", "disputes", "high", "own-words"),
            relation("old", "undercuts", "high", "inferred"),
            relation("wide", "supports", "low", "reported"),
            relation("calm", "disputes", "unsure", "inferred"),
        ],
        "questions": [],
    }))
}

/// A random pack: any questions, positions, quotes and figures, with valid references. Half of them
/// have the article's text.
pub(crate) fn any_pack(seed: u64) -> Pack {
    let mut rng = Rng::new(seed);
    let mut actors = Vec::new();
    for i in 0..2 + rng.below(9) {
        let whole = (i > 0 && rng.below(3) == 0).then(|| format!("a{}", rng.below(i)));
        let kind = pick(&mut rng, &["person", "person", "agency", "group"]);
        let name = pick(
            &mut rng,
            &["n", "Ada Holt", "Bo Holt", "Dan Ruiz", "Eve", "Holt & Sons"],
        );
        actors.push(json!({"id": format!("a{i}"), "name": name, "kind": kind, "role": "r", "member_of": whole, "evidence": []}));
    }
    let any_actor = |rng: &mut Rng| format!("a{}", rng.below(actors.len()));
    let issues: Vec<_> = (0..1 + rng.below(3))
        .map(|i| json!({"id": format!("i{i}"), "topic": format!("t{}", i % 2), "name": "n", "proposition": "p"}))
        .collect();
    let any_issue = |rng: &mut Rng| format!("i{}", rng.below(issues.len()));

    let positions = list(&mut rng, 20, &|rng, i| {
        let stance = pick(
            rng,
            &[
                "agree",
                "strongly-agree",
                "disagree",
                "strongly-disagree",
                "neutral",
                "unclear",
                "said-nothing",
            ],
        );
        let grade = pick(
            rng,
            &[
                "own-words",
                "own-words",
                "reported",
                "attributed",
                "inferred",
            ],
        );
        json!({"id": format!("p{i}"), "actor": any_actor(rng), "issue": any_issue(rng), "stance": stance, "date": any_date(rng), "grade": grade, "note": "n", "evidence": [any_passage(rng)]})
    });
    let quotes = list(&mut rng, 12, &|rng, i| {
        let words = pick(
            rng,
            &[
                "yes",
                "yes, we can",
                "No way!",
                "no way",
                "our war",
                "a hoax",
                "we are ready",
                "it is late",
            ],
        );
        json!({"id": format!("q{i}"), "actor": any_actor(rng), "evidence": passage(1 + rng.below(6), words), "gist": "g", "date": any_date(rng), "issues": [any_issue(rng)]})
    });
    let claims = list(&mut rng, 9, &|rng, i| {
        let grade = pick(rng, &["own-words", "reported", "reported", "inferred"]);
        let issue = (rng.below(4) > 0).then(|| any_issue(rng));
        json!({"id": format!("c{i}"), "actor": any_actor(rng), "text": "t", "issue": issue, "date": any_date(rng), "grade": grade, "evidence": [any_passage(rng), any_passage(rng)]})
    });
    let most = if claims.len() < 2 {
        0
    } else {
        2 * claims.len()
    };
    let relations = list(&mut rng, most, &|rng, _| {
        let kind = pick(rng, &["disputes", "contradicts", "undercuts", "supports"]);
        let grade = pick(rng, &["own-words", "reported", "reported", "inferred"]);
        let from = rng.below(claims.len());
        let to = (from + 1 + rng.below(claims.len() - 1)) % claims.len();
        relation(&format!("c{from}"), kind, &format!("c{to}"), grade)
    });
    let events = list(
        &mut rng,
        12,
        &|rng, i| json!({"id": format!("e{i}"), "title": "t", "date": any_date(rng), "actors": [], "evidence": [{"paragraph": 3}]}),
    );
    let figures = list(&mut rng, 8, &|rng, i| {
        let value = pick(
            rng,
            &[
                "0", "1", "7", "14", "60", "100", "145", "1400", "2800", "20000", "4.5", "0.12",
            ],
        );
        let value: f64 = value.parse().expect("a number");
        let qualifier = pick(
            rng,
            &["exactly", "exactly", "over", "about", "multiples-of"],
        );
        let unit = pick(rng, &["%", "tons"]);
        let label = pick(rng, &["seized", "Seized", "bought", "sold", "rate"]);
        json!({"id": format!("f{i}"), "label": label, "value": value, "unit": unit, "qualifier": qualifier, "given_by": any_actor(rng), "date": any_date(rng), "evidence": [any_passage(rng)]})
    });
    let questions = list(&mut rng, 12, &|rng, i| {
        let (name, ..) = FILES[rng.below(FILES.len())];
        let mut asked = example(name);
        each_string(&mut asked, &mut |key, text| match key {
            "actor" => *text = any_actor(rng),
            "issue" => *text = any_issue(rng),
            "quote" => *text = format!("q{}", rng.below(12)),
            "event" => *text = format!("e{}", rng.below(12)),
            "claim" => *text = format!("c{}", rng.below(9)),
            "verdict" => *text = pick(rng, &["right", "wrong", "not-stated"]).into(),
            "side" => *text = pick(rng, &["for", "against"]).into(),
            _ => {}
        });
        question(&format!("x{i}"), json!({ name: asked }))
    });

    let coded = match rng.below(4) {
        0 => json!([{"actors": [any_actor(&mut rng)], "issues": "all", "paragraphs": "all"}]),
        1 => json!([{"actors": "all", "issues": [any_issue(&mut rng)], "paragraphs": []}]),
        _ => everything(),
    };

    let mut pack = pack(json!({
        "coded": coded,
        "topics": [{"id": "works", "name": "Works"}, {"id": "t0", "name": "t"}, {"id": "t1", "name": "t"}],
        "issues": issues, "actors": actors, "positions": positions, "quotes": quotes,
        "claims": claims, "relations": relations, "events": events, "figures": figures, "questions": questions,
    }));
    if rng.below(2) == 0 {
        write_article(&mut pack, &mut rng);
    }
    // As the reader does: a question must be sound, and name only what there is.
    let questions = std::mem::take(&mut pack.questions);
    pack.questions = questions
        .into_iter()
        .filter(|question| sound(question, &pack))
        .collect();
    pack
}

fn sound(question: &Question, pack: &Pack) -> bool {
    let mut dangles = false;
    question.kind.references(&mut |_, reference| {
        dangles |= match reference {
            super::kind::EntityRef::Quote(id) => pack.find_quote(id.as_str()).is_none(),
            super::kind::EntityRef::Event(id) => pack.find_event(id.as_str()).is_none(),
            super::kind::EntityRef::Claim(id) => pack.find_claim(id.as_str()).is_none(),
            _ => false,
        };
    });
    !dangles && question.kind.problems(pack).is_empty()
}

/// The kind's `example.json`: what a question has below the kind's name.
pub(crate) fn example(name: &str) -> Value {
    let of_kind = FILES.iter().find(|(kind, ..)| *kind == name);
    let (_, example, _) = of_kind.expect("a kind");
    serde_json::from_str(example).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The kind's example as a question of the harbour.
pub(crate) fn question_of(name: &str) -> Question {
    from(&question("q", json!({ name: example(name) })))
}

/// Whether a question has the id of an entity under this key.
pub(crate) fn is_reference(key: &str) -> bool {
    ["actor", "issue", "quote", "event", "claim"].contains(&key)
}

fn each_string(json: &mut Value, change: &mut dyn FnMut(&str, &mut String)) {
    match json {
        Value::Object(object) => {
            for (key, value) in object {
                match value {
                    Value::String(text) => change(key, text),
                    value => each_string(value, change),
                }
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|value| each_string(value, change)),
        _ => {}
    }
}

pub(crate) fn kind(kind: Value) -> QuestionKind {
    from(&kind)
}

pub(crate) fn question(id: &str, kind: Value) -> Value {
    json!({"id": id, "skill": "recall", "topic": "works", "prompt": "p", "kind": kind})
}

pub(crate) fn from<T: DeserializeOwned>(json: &Value) -> T {
    serde_json::from_value(json.clone()).unwrap_or_else(|error| panic!("{error}: {json}"))
}

fn pack(lists: Value) -> Pack {
    let source = json!({"publisher": "p", "language": "en", "published": date("2020"), "owned": true, "paragraphs": paragraphs()});
    Pack {
        format: 1,
        id: from(&json!("harbour")),
        title: "t".into(),
        summary: "s".into(),
        language: "en".into(),
        source: from(&source),
        topics: from(&lists["topics"]),
        issues: from(&lists["issues"]),
        actors: from(&lists["actors"]),
        coded: from(lists.get("coded").unwrap_or(&everything())),
        positions: from(&lists["positions"]),
        quotes: from(&lists["quotes"]),
        claims: from(&lists["claims"]),
        relations: from(&lists["relations"]),
        events: from(&lists["events"]),
        figures: from(&lists["figures"]),
        questions: from(&lists["questions"]),
        indices: Cached::default(),
    }
}

/// Gives each paragraph a text with the quotes in it, and passages the words of some sentence.
fn write_article(pack: &mut Pack, rng: &mut Rng) {
    const SENTENCES: [&str; 5] = [
        "Ada Holt seized it at once.",
        "Wool was sold in the market.",
        "Dan Ruiz bought a rope.",
        "What was the rate?",
        "It snowed in April.",
    ];
    for (index, paragraph) in pack.source.paragraphs.iter_mut().enumerate() {
        let mut text = paragraph.text.take().unwrap_or_default();
        let quotes = pack.quotes.iter();
        for quote in quotes.filter(|it| it.evidence.paragraph as usize == index + 1) {
            text += &format!(" “{}” was heard.", quote.words());
        }
        text += &format!(" {}", SENTENCES.join(" "));
        paragraph.text = Some(text);
    }
    let positions = pack.positions.iter_mut().map(|it| &mut it.evidence);
    let claims = pack.claims.iter_mut().map(|it| &mut it.evidence);
    let figures = pack.figures.iter_mut().map(|it| &mut it.evidence);
    for passage in positions.chain(claims).chain(figures).flatten() {
        let words = pick(rng, &SENTENCES).trim_end_matches(['.', '?']);
        *passage = from(&self::passage(passage.paragraph as usize, words));
    }
    for claim in &mut pack.claims {
        claim.evidence.truncate(1 + rng.below(2));
    }
}

/// Six paragraphs, of which the first two say nearly the same, and the last two have a text.
fn paragraphs() -> Value {
    let digests = [
        "The harbour quarrels over the wall.",
        "Who quarrels over the harbour wall, and how.",
        "A flood, a vote and a strike.",
        "How much stone, sand and lime were bought.",
        "Gulls nest on the old pier.",
        "Nobody knows what comes next.",
    ];
    let paragraph = |digest: &str| json!({"digest": digest, "sha256": "0".repeat(64)});
    let mut paragraphs: Vec<Value> = digests.map(paragraph).into();
    paragraphs[4]["text"] = json!("Gulls nest on the old pier. They leave in May.");
    paragraphs[5]["text"] = json!(
        "Nobody knows what comes next. The office is silent. The council will vote on the budget \
         in May. Until then it rains."
    );
    paragraphs.into()
}

/// The key `coded` of a pack in which all cells are coded.
fn everything() -> Value {
    json!([{"actors": "all", "issues": "all", "paragraphs": "all"}])
}

fn date(edtf: &str) -> Value {
    json!({"edtf": edtf, "basis": "stated"})
}

fn relation(from: &str, kind: &str, to: &str, grade: &str) -> Value {
    json!({"from": from, "kind": kind, "to": to, "grade": grade, "note": "n", "evidence": [{"paragraph": 5}]})
}

fn any_date(rng: &mut Rng) -> Value {
    date(pick(
        rng,
        &[
            "2018",
            "2019",
            "2019-03",
            "2019-04",
            "2019-05-06",
            "2020",
            "2021",
            "2022-21",
            "2023~",
            "202X",
            "2024/..",
        ],
    ))
}

fn any_passage(rng: &mut Rng) -> Value {
    json!({"paragraph": 1 + rng.below(6)})
}

fn passage(paragraph: usize, words: &str) -> Value {
    json!({"paragraph": paragraph, "selector": {"exact": words}})
}

fn pick<'a>(rng: &mut Rng, words: &[&'a str]) -> &'a str {
    words[rng.below(words.len())]
}

fn list(rng: &mut Rng, most: usize, one: &dyn Fn(&mut Rng, usize) -> Value) -> Vec<Value> {
    (0..rng.below(most + 1)).map(|i| one(rng, i)).collect()
}
