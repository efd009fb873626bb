//! What a new version of a pack does to what readers have saved.

use serde_json::{Value, json};
use standpoint_core::Pack;
use standpoint_core::compare::Ratings;
use standpoint_core::quiz::{Plan, Session};
use standpoint_web::navigation::DEFAULT_PLAN;

/// How many quizzes are tried: which questions a reader gets depends on chance.
const TRIED: u64 = 100;

/// The effects on what readers have saved.
pub struct Effects {
    /// How many of 100 finished quizzes of the old version keep all answers.
    kept: usize,
    /// The statements that are gone: their ratings are too.
    removed: Vec<String>,
    /// The statements with another wording under the same id: their ratings stay.
    reworded: Vec<String>,
    /// Whether links with ratings, which readers have shared, still work.
    links_work: bool,
}

impl Effects {
    /// Tries what readers may have saved of the old version on the new one.
    pub fn of(old: &Pack, new: &Pack) -> Self {
        let keeps_answers = |seed: &u64| {
            let plan = Plan {
                seed: *seed,
                shuffled: true,
                ..DEFAULT_PLAN
            };
            let mut session = Session::start(old, plan);
            for item in session.items().to_vec() {
                // The right answer always fits.
                let _ = session.answer(&item.id, item.interaction.key(), None);
            }
            let restored = Session::restore(new, &session.save());
            restored.is_ok_and(|restored| restored.dropped == 0)
        };
        let issues = old.issues().iter();
        let removed = issues
            .clone()
            .filter(|it| new.find_issue(it.id.as_str()).is_none());
        let reworded = issues.filter(|it| {
            let same = new.find_issue(it.id.as_str());
            same.is_some_and(|same| same.proposition != it.proposition)
        });
        Self {
            kept: (0..TRIED).filter(keeps_answers).count(),
            removed: removed.map(|it| it.id.to_string()).collect(),
            reworded: reworded.map(|it| it.id.to_string()).collect(),
            links_work: Ratings::from_code(&Ratings::default().to_code(old), new).is_some(),
        }
    }

    /// Whether readers lose nothing.
    pub fn is_none(&self) -> bool {
        self.kept as u64 == TRIED
            && self.removed.is_empty()
            && self.reworded.is_empty()
            && self.links_work
    }

    /// Returns a sentence for each effect.
    pub fn lines(&self) -> Vec<String> {
        let mut lines = vec![match self.kept as u64 {
            TRIED => "Quizzes that were begun keep their answers.".to_owned(),
            some => format!(
                "Of {TRIED} quizzes of ten questions, {some} keep all their answers; the others lose those to questions that changed."
            ),
        }];
        if !self.removed.is_empty() {
            lines.push(format!("Ratings are lost for {}.", self.removed.join(", ")));
        }
        if !self.reworded.is_empty() {
            lines.push(format!(
                "Ratings of the old wording now count for the new one: {}. If an answer to the old one isn't an answer to the new one, give it a new id.",
                self.reworded.join(", ")
            ));
        }
        if !self.links_work {
            lines.push("Links with ratings that readers have shared no longer work.".to_owned());
        }
        lines
    }

    /// Returns the effects for other programs.
    pub fn json(&self) -> Value {
        json!({
            "quizzes_kept_percent": self.kept,
            "ratings_lost": self.removed,
            "ratings_of_old_wording": self.reworded,
            "shared_links_work": self.links_work,
        })
    }
}
