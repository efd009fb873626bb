use crate::Pack;
use crate::pack::Evidence;
use crate::quiz::kind::EntityRef;

/// Visits each element that requires evidence: its list, its index there, and its evidence.
pub(super) fn required_evidence<'p>(
    pack: &'p Pack,
    visit: &mut dyn FnMut(&str, usize, &'p [Evidence]),
) {
    macro_rules! visit_each {
        ($($list:ident)*) => {$(
            for (i, element) in pack.$list.iter().enumerate() {
                visit(stringify!($list), i, &element.evidence);
            }
        )*};
    }
    visit_each! { actors positions claims relations events figures }
}

/// Returns all evidence in the pack with its path. `path_of` returns the path of a list's element.
pub(super) fn passages<'p>(
    pack: &'p Pack,
    path_of: &dyn Fn(&str, usize) -> String,
) -> Vec<(String, &'p Evidence)> {
    let mut passages = Vec::new();
    required_evidence(pack, &mut |list, i, evidence| {
        let path = path_of(list, i);
        for (j, passage) in evidence.iter().enumerate() {
            passages.push((format!("{path}.evidence[{j}]"), passage));
        }
    });
    for (i, quote) in pack.quotes.iter().enumerate() {
        let path = [&path_of("quotes", i), ".evidence"].concat();
        passages.push((path, &quote.evidence));
    }
    for (i, question) in pack.questions.iter().enumerate() {
        let question_path = path_of("questions", i);
        question.kind.references(&mut |path, reference| {
            if let EntityRef::Evidence(passage) = reference {
                passages.push(([&question_path, ".kind.", path].concat(), passage));
            }
        });
    }
    passages
}
