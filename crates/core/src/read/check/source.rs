//! The source has paragraphs. Their text is present only if it is owned, and matches the hash.

use crate::pack::Sha256;
use crate::read::Problems;
use crate::read::draft::Draft;

pub(super) fn check(draft: &Draft<'_>, problems: &mut Problems) {
    let source = &draft.pack.source;
    if draft.paragraphs_in_file() == Some(0) {
        problems.at(
            "source.paragraphs",
            "no paragraphs",
            "add the article's paragraphs",
        );
    }
    if draft.paragraphs_in_file() != Some(source.paragraphs.len()) {
        return; // An invalid paragraph is left out, so the indices would be wrong.
    }
    for (i, paragraph) in source.paragraphs.iter().enumerate() {
        let path = format!("source.paragraphs[{i}]");
        match (&paragraph.text, source.owned) {
            (Some(_), false) => problems.at(
                format!("{path}.text"),
                "the text of an article that you do not own",
                "remove it (the digest and the hash are enough)",
            ),
            (Some(text), true) => {
                let hash = Sha256::of(text);
                if hash != paragraph.sha256 {
                    let hint = format!("write {}", hash.as_str());
                    problems.at(
                        format!("{path}.sha256"),
                        "the hash does not match the text",
                        hint,
                    );
                }
            }
            (None, _) => {}
        }
    }
}
