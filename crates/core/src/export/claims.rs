use super::cells::{id_or_empty, name_or_empty, paragraphs};
use super::csv::Table;
use crate::Pack;
use crate::compare::conflicts;
use crate::pack::{Claim, Grade, Relation};

/// Returns the relations between claims as CSV: a row for each relation in the pack, in its order,
/// and then one for each conflict that follows from several relations (see [`conflicts`]).
///
/// A row reads from left to right: the claim supports, disputes, contradicts or undercuts the other.
/// A derived conflict has no direction.
///
/// | column | meaning |
/// |---|---|
/// | `claim_id`, `claim` | the claim |
/// | `claim_by_id`, `claim_by` | the actor who asserts it; empty if it is the article itself |
/// | `claim_grade` | how directly the article shows that the actor asserts it |
/// | `claim_attributed_by` | the id of the actor who attributes it, if the grade is `attributed` |
/// | `relation` | `supports`, `disputes`, `contradicts` or `undercuts`; or `derived-conflict` |
/// | `other_id` … `other_attributed_by` | the same of the other claim |
/// | `grade` | who says so: `own-words`, the actor of the claim; `reported`, the article; `attributed`, another actor; `inferred`, the pack's author. Of a derived conflict, the least certain of its relations |
/// | `attributed_by` | the id of that other actor |
/// | `paragraphs` | the numbers of the paragraphs that show the relation, counted from 1 and separated by a space |
/// | `chain` | the relations that a derived conflict follows from, as `claim-id relation claim-id`, separated by `; ` |
/// | `note` | how the two claims are related; empty for a derived conflict |
pub fn claims(pack: &Pack) -> String {
    let mut table = Table::new([
        "claim_id",
        "claim",
        "claim_by_id",
        "claim_by",
        "claim_grade",
        "claim_attributed_by",
        "relation",
        "other_id",
        "other",
        "other_by_id",
        "other_by",
        "other_grade",
        "other_attributed_by",
        "grade",
        "attributed_by",
        "paragraphs",
        "chain",
        "note",
    ]);
    for relation in pack.relations() {
        let row = Row {
            claims: [&pack[&relation.from], &pack[&relation.to]],
            relation: relation.kind.as_str(),
            grade: relation.grade,
            attributed_by: id_or_empty(relation.attributed_by.as_ref()),
            paragraphs: paragraphs(&relation.evidence),
            chain: String::new(),
            note: &relation.note,
        };
        row.write(pack, &mut table);
    }
    for conflict in conflicts(pack) {
        if conflict.is_direct() {
            continue;
        }
        let row = Row {
            claims: [conflict.left, conflict.right],
            relation: "derived-conflict",
            grade: conflict.grade(),
            attributed_by: "",
            paragraphs: paragraphs(conflict.chain.iter().flat_map(|it| &it.evidence)),
            chain: chain(&conflict.chain),
            note: "",
        };
        row.write(pack, &mut table);
    }
    table.into_csv()
}

/// A row: how two claims are related.
struct Row<'p> {
    claims: [&'p Claim; 2],
    relation: &'static str,
    grade: Grade,
    attributed_by: &'p str,
    paragraphs: String,
    chain: String,
    note: &'p str,
}

impl Row<'_> {
    fn write(&self, pack: &Pack, table: &mut Table<18>) {
        let [claim, other] = self.claims;
        let [claim_by, other_by] = self.claims.map(|it| id_or_empty(it.actor.as_ref()));
        table.row([
            claim.id.as_str(),
            &claim.text,
            claim_by,
            name_or_empty(pack, claim_by),
            claim.grade.as_str(),
            id_or_empty(claim.attributed_by.as_ref()),
            self.relation,
            other.id.as_str(),
            &other.text,
            other_by,
            name_or_empty(pack, other_by),
            other.grade.as_str(),
            id_or_empty(other.attributed_by.as_ref()),
            self.grade.as_str(),
            self.attributed_by,
            &self.paragraphs,
            &self.chain,
            self.note,
        ]);
    }
}

fn chain(relations: &[&Relation]) -> String {
    let relations = relations
        .iter()
        .map(|it| [it.from.as_str(), it.kind.as_str(), it.to.as_str()].join(" "));
    relations.collect::<Vec<_>>().join("; ")
}
