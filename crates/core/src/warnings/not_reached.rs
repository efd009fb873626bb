//! Whoever could not be reached has not declined to comment: they may not even know that they were
//! asked.

use super::words::primary_language;
use super::{CheckInput, Warnings};
use crate::pack::{Absence, Evidence, Stance};

/// How an article says that it has not reached somebody, and how that somebody would not comment.
struct Sayings {
    language: &'static str,
    not_reached: &'static [&'static str],
    declined: &'static [&'static str],
}

const SAYINGS: [Sayings; 3] = [
    Sayings {
        language: "en",
        not_reached: &[
            "not be reached",
            "n’t be reached",
            "n't be reached",
            "unable to reach",
            "was not available",
            "were not available",
            "not immediately available",
            "unavailable for comment",
        ],
        declined: &["declin", "refus", "would not comment", "no comment"],
    },
    Sayings {
        language: "de",
        not_reached: &["nicht zu erreichen", "nicht erreichbar", "nicht erreicht"],
        declined: &[
            "lehnt",
            "ablehn",
            "verweiger",
            "wollte sich nicht",
            "wollten sich nicht",
        ],
    },
    Sayings {
        language: "zh",
        not_reached: &[
            "无法联系",
            "未能联系",
            "联系不上",
            "無法聯繫",
            "未能聯繫",
            "聯繫不上",
        ],
        declined: &["拒绝", "拒絕", "不予置评", "不予置評"],
    },
];

pub(super) fn check(checked: &CheckInput<'_>, warnings: &mut Warnings) {
    let language = primary_language(&checked.pack.source.language);
    let Some(sayings) = SAYINGS.iter().find(|it| it.language == language) else {
        return;
    };
    for (i, position) in checked.pack.positions.iter().enumerate() {
        if position.stance != Stance::Absence(Absence::DeclinedToComment) {
            continue;
        }
        let texts: Vec<String> = position
            .evidence
            .iter()
            .filter_map(|it| passage(checked, it))
            .collect();
        let has = |list: &[&str]| {
            texts
                .iter()
                .any(|text| list.iter().any(|it| text.contains(it)))
        };
        if has(sayings.not_reached) && !has(sayings.declined) {
            warnings.add(
                format!("positions[{i}].stance"),
                format!(
                    "`declined-to-comment`, but the article says that `{}` was not reached",
                    position.actor
                ),
                "write `said-nothing`: nobody can decline who was not asked",
            );
        }
    }
}

/// Returns the words that are cited, or else the paragraph.
fn passage(checked: &CheckInput<'_>, evidence: &Evidence) -> Option<String> {
    match &evidence.selector {
        Some(selector) => Some(selector.exact.to_lowercase()),
        None => Some(checked.paragraph(evidence.paragraph)?.to_lowercase()),
    }
}
