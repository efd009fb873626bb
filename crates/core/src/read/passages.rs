use crate::Pack;
use crate::pack::Evidence;
use crate::quiz::kind::EntityRef;

/// Tells the evidence of each element that owes some, with the list and its place there.
pub(super) fn owed_evidence<'p>(pack: &'p Pack, tell: &mut dyn FnMut(&str, usize, &'p [Evidence])) {
    macro_rules! tell_each {
        ($($list:ident)*) => {$(
            for (i, it) in pack.$list.iter().enumerate() {
                tell(stringify!($list), i, &it.evidence);
            }
        )*};
    }
    tell_each! { actors positions claims relations events figures }
}

/// All evidence in the pack with its path; `path_of` gives the path of a list's element.
pub(super) fn passages<'p>(
    pack: &'p Pack,
    path_of: &dyn Fn(&str, usize) -> String,
) -> Vec<(String, &'p Evidence)> {
    let mut passages = Vec::new();
    owed_evidence(pack, &mut |list, i, evidence| {
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
        question.ask.references(&mut |path, reference| {
            if let EntityRef::Evidence(passage) = reference {
                passages.push(([&question_path, ".ask.", path].concat(), passage));
            }
        });
    }
    passages
}
