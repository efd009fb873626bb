use serde_json::{Value, json};

/// The size of a large pack.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// Number of actors.
    pub actors: usize,
    /// Number of statements, in [`Size::TOPICS`] topics.
    pub issues: usize,
    /// Number of positions.
    pub positions: usize,
    /// How many of the positions change an earlier one.
    pub changes: usize,
    /// Number of claims. Each second one disputes the one before.
    pub claims: usize,
}

impl Size {
    /// Number of topics.
    pub const TOPICS: usize = 6;

    /// 500 actors, with four positions each.
    pub const MEDIUM: Self = Self {
        actors: 500,
        issues: 60,
        positions: 2_000,
        changes: 0,
        claims: 0,
    };

    /// As many actors and positions as a pack may have.
    pub const LARGE: Self = Self {
        actors: 2_000,
        ..Self::MEDIUM
    };
}

/// Returns a large pack with the article of `pack`. Two thirds of the actors belong to one of 20
/// institutions.
pub fn large(pack: &Value, id: &str, size: Size) -> Value {
    let mut large = pack.clone();
    large["id"] = id.into();
    for list in ["quotes", "events", "figures", "questions"] {
        large[list] = json!([]);
    }
    let actors = (0..size.actors).map(|at| actor(&pack["actors"][0], at));
    let topics = (0..Size::TOPICS)
        .map(|at| json!({"id": format!("topic-{at}"), "name": format!("Topic {at}")}));
    let issues = (0..size.issues).map(|at| {
        json!({
            "id": format!("issue-{at}"),
            "topic": format!("topic-{}", at % Size::TOPICS),
            "name": format!("Statement {at}"),
            "proposition": format!("Statement number {at} of the hearing should be adopted."),
        })
    });
    let claims = (0..size.claims).map(|at| {
        json!({
            "id": format!("claim-{at}"),
            "actor": format!("actor-{}", at % size.actors),
            "text": format!("What number {at} of the hearing says is the case."),
            "issue": format!("issue-{}", at % size.issues),
            "date": {"edtf": "2024", "basis": "stated"},
            "grade": "reported",
            "evidence": [{"paragraph": 1}],
        })
    });
    let relations = (1..size.claims).step_by(2).map(|at| {
        json!({
            "from": format!("claim-{at}"),
            "kind": "disputes",
            "to": format!("claim-{}", at - 1),
            "grade": "inferred",
            "note": "One denies what the other said.",
            "evidence": [{"paragraph": 1}],
        })
    });
    let positions = (0..size.positions).map(|at| position(size, at));
    large["actors"] = actors.collect();
    large["topics"] = topics.collect();
    large["issues"] = issues.collect();
    large["claims"] = claims.collect();
    large["relations"] = relations.collect();
    large["positions"] = positions.collect();
    large
}

fn actor(like: &Value, at: usize) -> Value {
    let mut actor = like.clone();
    actor["id"] = format!("actor-{at}").into();
    actor["name"] = format!("Witness {at} of the hearing").into();
    if let Some(actor) = actor.as_object_mut() {
        actor.remove("short_name");
        actor.remove("member_of");
        if at >= 20 && !at.is_multiple_of(3) {
            actor.insert("member_of".into(), format!("actor-{}", at % 20).into());
        }
    }
    actor
}

const STANCES: [&str; 5] = [
    "strongly-disagree",
    "disagree",
    "neutral",
    "agree",
    "strongly-agree",
];
const DATES: [&str; 3] = ["2023", "2024-02", "2024-05"];

/// Returns a position. The first ones are of each actor in turn, on an issue of its own; the last
/// ones change the first.
fn position(size: Size, at: usize) -> Value {
    let first = size.positions - size.changes;
    let (actor, turn) = match at.checked_sub(first) {
        None => (at % size.actors, at / size.actors),
        Some(actor) => (actor, 0),
    };
    let is_change = at >= first;
    let stance = actor / size.issues + actor + turn + 2 * usize::from(is_change);
    let date = match is_change {
        false => DATES[at % 3],
        true => "2024-08",
    };
    json!({
        "id": format!("position-{at}"),
        "actor": format!("actor-{actor}"),
        "issue": format!("issue-{}", (actor * 7 + actor / 20 + turn * 13) % size.issues),
        "stance": STANCES[stance % 5],
        "date": {"edtf": date, "basis": "stated"},
        "grade": "reported",
        "note": "They said so at the hearing.",
        "evidence": [{"paragraph": 1}],
    })
}
