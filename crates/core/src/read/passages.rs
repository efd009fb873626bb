use crate::Pack;
use crate::pack::Evidence;
use crate::quiz::kind::Reference;

/// Every list whose elements owe evidence, with the evidence of each element.
pub(super) fn owed_evidence(pack: &Pack) -> [(&'static str, Vec<&[Evidence]>); 6] {
    [
        (
            "actors",
            pack.actors
                .iter()
                .map(|it| it.evidence.as_slice())
                .collect(),
        ),
        (
            "positions",
            pack.positions
                .iter()
                .map(|it| it.evidence.as_slice())
                .collect(),
        ),
        (
            "claims",
            pack.claims
                .iter()
                .map(|it| it.evidence.as_slice())
                .collect(),
        ),
        (
            "relations",
            pack.relations
                .iter()
                .map(|it| it.evidence.as_slice())
                .collect(),
        ),
        (
            "events",
            pack.events
                .iter()
                .map(|it| it.evidence.as_slice())
                .collect(),
        ),
        (
            "figures",
            pack.figures
                .iter()
                .map(|it| it.evidence.as_slice())
                .collect(),
        ),
    ]
}

/// All evidence in the pack with its path; `path_of` gives the path of a list's element.
pub(super) fn passages(
    pack: &Pack,
    path_of: impl Fn(&str, usize) -> String,
) -> Vec<(String, &Evidence)> {
    let mut passages = Vec::new();
    for (list, elements) in owed_evidence(pack) {
        for (i, evidence) in elements.into_iter().enumerate() {
            for (j, passage) in evidence.iter().enumerate() {
                passages.push((format!("{}.evidence[{j}]", path_of(list, i)), passage));
            }
        }
    }
    for (i, quote) in pack.quotes.iter().enumerate() {
        passages.push((
            format!("{}.evidence", path_of("quotes", i)),
            &quote.evidence,
        ));
    }
    for (i, question) in pack.questions.iter().enumerate() {
        let question_path = path_of("questions", i);
        question.ask.references(&mut |path, reference| {
            if let Reference::Evidence(passage) = reference {
                passages.push((format!("{question_path}.ask.{path}"), passage));
            }
        });
    }
    passages
}
