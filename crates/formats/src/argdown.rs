//! Argdown: who supports and opposes each statement, and how the claims relate, as an argument map.
//!
//! The language is described at <https://argdown.org/syntax/>. Statements of the story and claims
//! are Argdown's statements. Each position, and each relation between claims, is an argument whose
//! text says on whose word it rests, so that no map shows one without it.
//!
//! A map has only support and attack. An actor who takes neither side, or isn't on the scale, has
//! no arrow and no box: see what is left out.

use crate::describe::{claim_sentence, passages, position_sentence, relation_note, who_says_so};
use crate::markup::on_one_line;
use crate::words::Words;
use crate::{Exported, Format};
use serde_json::json;
use standpoint_core::Pack;
use standpoint_core::pack::{Evidence, Issue, Position, Relation, RelationKind, Side, Stance};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

pub(crate) const FORMAT: Format = Format {
    name: "argdown",
    about: "Argdown: who supports and opposes each statement, and how claims relate",
    export,
};

fn export(pack: &Pack) -> Exported {
    let mut map = Map {
        pack,
        words: Words::of(pack),
        text: String::new(),
    };
    map.head();
    for topic in pack.topics() {
        let issues = pack.issues().iter().filter(|issue| issue.topic == topic.id);
        let issues: Vec<_> = issues.collect();
        if !issues.is_empty() {
            let _ = write!(map.text, "# {}\n\n", escape(&topic.name));
        }
        for issue in issues {
            map.issue(issue);
        }
    }
    if !pack.claims().is_empty() {
        map.claims();
    }
    let left_out = left_out(pack, map.words);
    Exported::text(pack, "map.argdown", map.text, left_out)
}

fn left_out(pack: &Pack, words: &Words) -> Vec<String> {
    let mut sentences = Vec::new();
    let mut by_stance: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for position in pack.positions() {
        if side(position.stance).is_none() {
            let by = position.attributed_by.as_ref();
            let source = who_says_so(pack, words, position.grade, by);
            let name = &pack[&position.actor].name;
            let who = format!("{name} on {} ({source})", position.issue);
            by_stance
                .entry(position.stance.as_str())
                .or_default()
                .push(who);
        }
    }
    for (stance, who) in by_stance {
        sentences.push(format!(
            "“{stance}” is neither support nor attack: {}.",
            who.join(", ")
        ));
    }
    let about = pack.claims().iter().filter(|claim| claim.issue.is_some());
    let about = about.count();
    if about > 0 {
        sentences.push(format!(
            "Which statement a claim is about ({about} claims): that is neither support nor attack."
        ));
    }
    sentences
        .push("Quotes, events, figures and questions: the map has statements and claims.".into());
    sentences
}

/// The side of a stance, which an absence and neutrality don't have.
fn side(stance: Stance) -> Option<Side> {
    stance.step().and_then(|step| step.side())
}

struct Map<'p> {
    pack: &'p Pack,
    words: &'static Words,
    text: String,
}

impl Map<'_> {
    /// Writes the front matter, in YAML. It ends at the next `===`, so a title may have none.
    fn head(&mut self) {
        let quoted = |text: &str| json!(text).to_string().replace('=', "\\u003d");
        let _ = write!(
            self.text,
            "===\ntitle: {}\nabstract: {}\n===\n\n",
            quoted(self.pack.title()),
            quoted(self.pack.summary()),
        );
    }

    fn issue(&mut self, issue: &Issue) {
        let proposition = escape(&issue.proposition);
        let _ = writeln!(self.text, "[statement {}]: {proposition}", issue.id);
        let positions = self.pack.positions().iter();
        for position in positions.filter(|position| position.issue == issue.id) {
            let sign = match side(position.stance) {
                Some(Side::For) => '+',
                Some(Side::Against) => '-',
                None => continue,
            };
            let text = self.position(position);
            let _ = writeln!(self.text, "    {sign} <position {}>: {text}", position.id);
        }
        self.text.push('\n');
    }

    fn position(&self, position: &Position) -> String {
        let sentence = position_sentence(self.pack, self.words, position);
        self.with_passages(&sentence, &position.evidence)
    }

    fn claims(&mut self) {
        let pack = self.pack;
        let _ = write!(self.text, "# {}\n\n", escape(self.words.claims));
        for claim in pack.claims() {
            let sentence = claim_sentence(pack, self.words, claim);
            let text = self.with_passages(&sentence, &claim.evidence);
            let _ = write!(self.text, "[claim {}]: {text}\n\n", claim.id);
        }
        // An undercut weakens reasons and not the claim that they are for.
        let undercut = pack.relations().iter();
        let undercut = undercut.filter(|relation| relation.kind == RelationKind::Undercuts);
        let undercut: BTreeSet<_> = undercut.map(|relation| &relation.to).collect();
        for claim in undercut {
            let _ = write!(
                self.text,
                "<reasons for {claim}>\n    +> [claim {claim}]\n\n"
            );
        }
        for (relation, number) in pack.relations().iter().zip(1..) {
            self.relation(relation, number);
        }
    }

    fn relation(&mut self, relation: &Relation, number: usize) {
        let note = relation_note(self.pack, self.words, relation);
        let text = self.with_passages(&note, &relation.evidence);
        let (from, to) = (&relation.from, &relation.to);
        let name = format!("relation {number}");
        let mut arrow = |name: &str, from: &str, arrow: &str, to: &str| {
            let _ = write!(
                self.text,
                "<{name}>: {text}\n    + [claim {from}]\n    {arrow} {to}\n\n"
            );
        };
        let claim = |id: &str| format!("[claim {id}]");
        match relation.kind {
            RelationKind::Supports => arrow(&name, from.as_str(), "+>", &claim(to.as_str())),
            RelationKind::Disputes => arrow(&name, from.as_str(), "->", &claim(to.as_str())),
            RelationKind::Undercuts => {
                arrow(&name, from.as_str(), "_>", &format!("<reasons for {to}>"));
            }
            // Both can't be true, so each speaks against the other.
            RelationKind::Contradicts => {
                arrow(&name, from.as_str(), "->", &claim(to.as_str()));
                let back = [&name, " back"].concat();
                arrow(&back, to.as_str(), "->", &claim(from.as_str()));
            }
        }
    }

    fn with_passages(&self, sentence: &str, evidence: &[Evidence]) -> String {
        let passages = passages(self.words, evidence);
        escape(&[sentence, " – ", &passages].concat())
    }
}

/// Escapes what Argdown gives a meaning inside of a line.
fn escape(text: &str) -> String {
    on_one_line(text, |_, c, after| match c {
        '\\' | '@' | '#' | '*' | '_' | '[' | ']' | '<' | '>' | '{' | '}' | '/' | '=' | '|' => true,
        // `.x.` and `:x:` name special characters.
        '.' | ':' => after.starts_with(|next: char| !next.is_whitespace()),
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn what_argdown_gives_a_meaning_is_escaped() {
        assert_eq!(escape("It ends. Then: so"), "It ends. Then: so");
        assert_eq!(escape("the U.S.A. at 10:30"), r"the U\.S\.A. at 10\:30");
        assert_eq!(escape("[a] <b> {c}"), r"\[a\] \<b\> \{c\}");
        assert_eq!(escape("https://a.example"), r"https\:\/\/a\.example");
        assert_eq!(escape("a\nb"), "a b");
    }
}
