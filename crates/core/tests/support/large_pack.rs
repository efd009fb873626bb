//! A large pack of any size, the same at every call.

use serde_json::{Value, json};
use standpoint_core::pack::Sha256;

/// The size of a pack.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    pub actors: usize,
    pub issues: usize,
    pub positions: usize,
}

const STANCES: [&str; 7] = [
    "strongly-disagree",
    "disagree",
    "neutral",
    "agree",
    "strongly-agree",
    "unclear",
    "declined-to-comment",
];

/// Returns the JSON of a valid pack. Actors and issues have the ids `a0`, `a1`, … and `i0`, `i1`, …
/// One actor of ten is an institution, to which the following nine belong. Each position is of a
/// random actor on a random issue, and is random itself.
pub fn large_pack(size: Size) -> String {
    let evidence = json!([{"paragraph": 1}]);
    let actor = |number: usize| {
        let mut actor = json!({
            "id": format!("a{number}"), "name": format!("Actor {number}"), "kind": "person",
            "role": "Is one of many", "evidence": evidence,
        });
        match number % 10 {
            0 => actor["kind"] = "agency".into(),
            of_ten => actor["member_of"] = format!("a{}", number - of_ten).into(),
        }
        actor
    };
    let issue = |number| {
        json!({
            "id": format!("i{number}"), "topic": "t", "name": format!("Issue {number}"),
            "proposition": format!("Rule {number} should be kept"),
        })
    };
    let mut random = Random(1);
    let position = |number| {
        let (actor, issue) = (random.below(size.actors), random.below(size.issues));
        json!({
            "id": format!("p{number}"), "actor": format!("a{actor}"), "issue": format!("i{issue}"),
            "stance": STANCES[random.below(STANCES.len())],
            "date": {"edtf": (1990 + random.below(30)).to_string(), "basis": "stated"},
            "grade": "reported", "note": "Says so.", "evidence": evidence,
        })
    };
    let list = |count, element: &mut dyn FnMut(usize) -> Value| -> Value {
        (0..count).map(element).collect()
    };
    let mut pack = empty_pack("All of them said what they think.");
    pack["topics"] = json!([{"id": "t", "name": "Topic"}]);
    pack["issues"] = list(size.issues, &mut { issue });
    pack["actors"] = list(size.actors, &mut { actor });
    pack["positions"] = list(size.positions, &mut { position });
    pack.to_string()
}

/// Returns a pack of one paragraph and nothing else.
pub fn empty_pack(text: &str) -> Value {
    let date = json!({"edtf": "2024", "basis": "stated"});
    json!({
        "format": 1, "id": "large", "title": "Large", "summary": "Large.", "language": "en",
        "source": {
            "publisher": "Us", "language": "en", "published": date, "owned": true,
            "paragraphs": [{"digest": "All.", "sha256": Sha256::of(text).as_str(), "text": text}],
        },
        "topics": [], "issues": [], "actors": [], "positions": [], "quotes": [], "claims": [],
        "relations": [], "events": [], "figures": [], "questions": [],
    })
}

/// A linear congruential generator: Knuth's MMIX.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005);
        self.0 = self.0.wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }
}
