//! Whoever could not be reached or did not answer has not declined to comment, and may not even know
//! that they were asked. Whoever would not comment has.

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
            "not respond",
            "n’t respond",
            "n't respond",
            "not reply",
            "n’t reply",
            "n't reply",
            "not answer",
            "n’t answer",
            "n't answer",
            "no response",
            "no reply",
            "no answer",
        ],
        declined: &[
            "declin",
            "refus",
            "would not comment",
            "wouldn’t comment",
            "wouldn't comment",
            "not to comment",
            "no comment",
        ],
    },
    Sayings {
        language: "de",
        not_reached: &[
            "nicht zu erreichen",
            "nicht erreichbar",
            "nicht erreicht",
            "reagierte nicht",
            "reagierten nicht",
            "antwortete nicht",
            "antworteten nicht",
            "unbeantwortet",
            "keine antwort",
        ],
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
            "未回应",
            "未回應",
            "没有回应",
            "沒有回應",
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
        let (own, other) = match position.stance {
            Stance::Absence(Absence::DeclinedToComment) => (sayings.declined, sayings.not_reached),
            Stance::Absence(Absence::SaidNothing) => (sayings.not_reached, sayings.declined),
            _ => continue,
        };
        if !has(other) || has(own) {
            continue;
        }
        let (path, actor) = (format!("positions[{i}].stance"), &position.actor);
        match position.stance {
            Stance::Absence(Absence::DeclinedToComment) => warnings.add(
                path,
                format!(
                    "`declined-to-comment`, but the article says that `{actor}` was not reached or did not answer"
                ),
                "write `said-nothing`: nobody can decline who was not asked, and no answer is no refusal",
            ),
            _ => warnings.add(
                path,
                format!("`said-nothing`, but the article says that `{actor}` would not comment"),
                "write `declined-to-comment`: whoever was asked and refused has said so",
            ),
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
