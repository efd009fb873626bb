//! Everything that the page says in its own voice, one catalogue a language.
//!
//! A new language is a file that fills in [`Words`], and a line in [`LANGUAGES`].

mod dates;
mod english;

use crate::route::View;
use standpoint_core::compare::Coverage;
use standpoint_core::pack::{
    Absence, ActorKind, Date, Figure, Grade, RelationKind, Skill, Step, Verdict,
};
use standpoint_core::quiz::kind::{Presence, Side};

/// The languages that the page speaks; the first where none fits.
pub static LANGUAGES: [&Words; 1] = [&english::WORDS];

/// The catalogue for a BCP 47 tag: the same tag, else the same language, else the first.
pub fn words_for(tag: &str) -> &'static Words {
    let language = |tag: &str| {
        tag.split('-')
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase()
    };
    let exact = LANGUAGES
        .iter()
        .find(|words| words.tag.eq_ignore_ascii_case(tag));
    let same = || {
        LANGUAGES
            .iter()
            .find(|words| language(words.tag) == language(tag))
    };
    exact.or_else(same).unwrap_or(&LANGUAGES[0])
}

/// Writes a whole number with something counted.
pub type Counted = fn(usize) -> String;

/// What the page says.
pub struct Words {
    /// BCP 47.
    pub tag: &'static str,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// Around the views.
    pub page: Page,
    /// The model's words.
    pub model: Model,
    /// Evidence, wherever it is opened.
    pub evidence: Evidence,
    /// The story.
    pub story: Story,
    /// The quiz.
    pub quiz: Quiz,
    /// The comparison.
    pub compare: Compare,
    /// Where the reader stands.
    pub you: You,
    /// What can go wrong.
    pub trouble: Trouble,
    /// For readers without a script. The page that runs has no use for it.
    #[cfg(feature = "ssr")]
    pub plain: Plain,
    /// What stands around the page as it is built. The page that runs has no use for it.
    #[cfg(feature = "ssr")]
    pub built: Built,
    /// A number in digits, with at most two decimals.
    pub number: fn(f64) -> String,
    /// A date in words.
    pub date: fn(&Date) -> String,
}

/// Around the views.
pub struct Page {
    /// The name of the product.
    pub name: &'static str,
    /// The label of the navigation.
    pub views: &'static str,
    /// The name of a view.
    pub view: fn(View) -> &'static str,
    /// The button past the masthead.
    pub skip: &'static str,
    /// The label of the chooser between packs.
    pub stories: &'static str,
    /// While a pack is on its way.
    pub loading: &'static str,
    /// While it takes long.
    pub slow: &'static str,
    /// At the foot: what this is.
    pub about: &'static str,
    /// At the foot: where answers are.
    pub private: &'static str,
    /// Hands over what the reader has answered and rated.
    pub take_along: &'static str,
    /// Closes what lies over the page.
    pub close: &'static str,
    /// Once, where nothing can be kept.
    pub not_saved: &'static str,
    /// Once, where what was kept can't be used.
    pub set_aside: &'static str,
    /// Where the address names nothing here.
    pub unknown_address: &'static str,
}

/// The model's words.
pub struct Model {
    /// A step of the scale.
    pub step: fn(Step) -> &'static str,
    /// A step of the scale, as said of the reader.
    pub own_step: fn(Step) -> &'static str,
    /// A named absence.
    pub absence: fn(Absence) -> &'static str,
    /// The article tells nothing.
    pub no_position: &'static str,
    /// It tells something, of a grade that the reader leaves out.
    pub left_out: &'static str,
    /// A grade.
    pub grade: fn(Grade) -> &'static str,
    /// A grade, in a sentence.
    pub grade_meaning: fn(Grade) -> &'static str,
    /// Who ascribes it.
    pub attributed_by: fn(&str) -> String,
    /// What an actor is.
    pub actor_kind: fn(ActorKind) -> &'static str,
    /// What one claim does to another.
    pub relation: fn(RelationKind) -> &'static str,
    /// What a question trains.
    pub skill: fn(Skill) -> &'static str,
    /// A verdict on an option.
    pub verdict: fn(Verdict) -> &'static str,
    /// What the article does with a statement.
    pub presence: fn(Presence) -> &'static str,
    /// The article itself, as one who says something.
    pub article: &'static str,
    /// The date is the pack author's inference.
    pub inferred: &'static str,
    /// The date is inferred from these words of the article.
    pub inferred_from: fn(&str) -> String,
    /// A figure with its qualifier and unit.
    pub figure: fn(&Figure) -> String,
}

/// Evidence, wherever it is opened.
pub struct Evidence {
    /// The heading of a paragraph.
    pub paragraph: fn(u32) -> String,
    /// The same where room is short.
    pub paragraph_short: fn(u32) -> String,
    /// The label of a list of links to evidence.
    pub label: &'static str,
    /// Before the words quoted.
    pub quoted: &'static str,
    /// Before the digest.
    pub digest: &'static str,
    /// Before the text, where it is there.
    pub text: &'static str,
    /// Before those who speak.
    pub speakers: &'static str,
    /// The link to the story.
    pub in_story: &'static str,
    /// The button that goes to the article around.
    pub in_article: &'static str,
    /// Where that does not have the passage.
    pub not_in_article: &'static str,
    /// Before what came before.
    pub earlier: &'static str,
    /// Before other positions of the same step.
    pub also: &'static str,
    /// Before where an actor stands, for those who do not see the table: actor, proposition.
    pub standing_of: fn(&str, &str) -> String,
}

/// The story.
pub struct Story {
    /// Before the publisher.
    pub source: fn(&str) -> String,
    /// Before the date of publication.
    pub published: fn(&str) -> String,
    /// A link to the article.
    pub read: &'static str,
    /// There is no link to it.
    pub no_link: &'static str,
    /// The article's text is not here, and why.
    pub digests_only: &'static str,
    /// The heading of the timeline.
    pub timeline: &'static str,
    /// The heading of the figures.
    pub figures: &'static str,
    /// Before who gives a figure.
    pub according_to: fn(&str) -> String,
    /// The heading of the paragraphs.
    pub paragraphs: Counted,
    /// What the paragraphs are.
    pub paragraphs_about: &'static str,
    /// The heading of the actors.
    pub people: &'static str,
    /// The link on to the quiz.
    pub to_quiz: &'static str,
    /// The link on to the comparison.
    pub to_compare: &'static str,
}

/// The quiz.
pub struct Quiz {
    /// What it is.
    pub intro: &'static str,
    /// The label of the choice between one and all.
    pub layout: &'static str,
    /// One question at a time.
    pub one: &'static str,
    /// All on a page.
    pub all: &'static str,
    /// Which question of how many.
    pub question_of: fn(usize, usize) -> String,
    /// How many are answered, and how many of them fully right.
    pub progress: fn(usize, usize, usize) -> String,
    /// The question was made from the model.
    pub made: &'static str,
    /// Choose one.
    pub choose_one: &'static str,
    /// Choose all that are right.
    pub choose_several: &'static str,
    /// Put in order.
    pub put_in_order: &'static str,
    /// Moves an event earlier.
    pub earlier: fn(&str) -> String,
    /// Moves an event later.
    pub later: fn(&str) -> String,
    /// What was moved where.
    pub moved: fn(&str, usize, usize) -> String,
    /// Answers.
    pub check: &'static str,
    /// Nothing has been chosen yet.
    pub choose_first: &'static str,
    /// Fully right.
    pub right: &'static str,
    /// Partly right, with the share of points in percent.
    pub partly: fn(usize) -> String,
    /// How several options that are partly right earn points.
    pub by_ticks: &'static str,
    /// How an order that is partly right earns points.
    pub by_pairs: &'static str,
    /// Not right.
    pub wrong: &'static str,
    /// The reader chose this.
    pub chosen: &'static str,
    /// The place where it belongs.
    pub belongs: fn(usize) -> String,
    /// The place where the reader put it.
    pub placed: fn(usize) -> String,
    /// To the next question.
    pub next: &'static str,
    /// To the one before.
    pub previous: &'static str,
    /// To the summary.
    pub finish: &'static str,
    /// Heading of the summary.
    pub summary: &'static str,
    /// How it went: right of how many, points in percent.
    pub result: fn(usize, usize, usize) -> String,
    /// A word on how it went, by the points in percent.
    pub word: fn(usize) -> &'static str,
    /// Heading by skill.
    pub by_skill: &'static str,
    /// Heading by topic.
    pub by_topic: &'static str,
    /// Questions that bear on several topics.
    pub no_topic: &'static str,
    /// Right of how many.
    pub right_of: fn(usize, usize) -> String,
    /// Starts again with all.
    pub retry_all: &'static str,
    /// Starts again with the wrong ones.
    pub retry_wrong: Counted,
    /// Back to the questions.
    pub look_back: &'static str,
    /// The pack has no questions.
    pub none: &'static str,
    /// Prompts of questions that the engine makes.
    pub prompts: Prompts,
    /// Reasons for options that the engine makes.
    pub reasons: Reasons,
}

/// Prompts of questions that the engine makes.
pub struct Prompts {
    /// Whose words are these?
    pub who_said_it: &'static str,
    /// Who takes this side? One does.
    pub who_holds_it: fn(Side) -> &'static str,
    /// Who takes this side? Several do.
    pub several_hold_it: fn(Side) -> &'static str,
    /// Put the events in order.
    pub order: &'static str,
    /// Does the article say this?
    pub presence: &'static str,
    /// What number does the article give?
    pub figure: &'static str,
    /// A statement that a figure has a value.
    pub figure_is: fn(&str, &str) -> String,
}

/// Reasons for options that the engine makes.
pub struct Reasons {
    /// The words are theirs.
    pub said_it: fn(&str) -> String,
    /// They are quoted, with other words.
    pub said_else: fn(&str, &str) -> String,
    /// Where the actor stands.
    pub holds: fn(&str, &str) -> String,
    /// The article records no position.
    pub no_position: fn(&str) -> String,
    /// The figure as the article gives it.
    pub figure: fn(&str, &str) -> String,
    /// The number is another figure's.
    pub other_figure: fn(&str, &str) -> String,
    /// The number is not the one that the article gives.
    pub no_figure: &'static str,
}

/// The comparison.
pub struct Compare {
    /// What it is.
    pub intro: &'static str,
    /// Heading of the matrix.
    pub matrix: &'static str,
    /// The corner of the matrix.
    pub actor: &'static str,
    /// How the rows are ordered.
    pub order: &'static str,
    /// Heading of the key.
    pub key: &'static str,
    /// Heading of the choice of grades.
    pub grades: &'static str,
    /// An actor moved on this.
    pub moved: &'static str,
    /// Heading of the pair.
    pub pair: &'static str,
    /// What the pair is, and how near two are reckoned to be.
    pub pair_about: &'static str,
    /// Labels of the two choices.
    pub choose: [&'static str; 2],
    /// Agreement of two, as an interval.
    pub agreement: fn(f64, f64) -> String,
    /// On how many issues both spoke.
    pub coverage: fn(Coverage) -> String,
    /// They can't be compared.
    pub not_comparable: &'static str,
    /// Heading: where they part.
    pub part: &'static str,
    /// Heading: where they agree.
    pub agree: &'static str,
    /// Heading: where only one spoke.
    pub one_sided: &'static str,
    /// The same actor twice.
    pub same: &'static str,
    /// How far apart: steps of the scale.
    pub steps_apart: Counted,
    /// Heading of disputes.
    pub disputes: &'static str,
    /// What they are.
    pub disputes_about: &'static str,
    /// Who asserts.
    pub asserts: fn(&str) -> String,
    /// Who says that a relation holds.
    pub says_so: fn(&str) -> String,
    /// The pack's author says so.
    pub coder: &'static str,
    /// Heading of changes.
    pub changes: &'static str,
    /// What they are.
    pub changes_about: &'static str,
    /// Nothing to show.
    pub none: &'static str,
}

/// Where the reader stands.
pub struct You {
    /// What it is.
    pub intro: &'static str,
    /// The reader agrees that the page around hears of it.
    pub tell: &'static str,
    /// Heading of the propositions.
    pub propositions: &'static str,
    /// The reader skips it.
    pub skip: &'static str,
    /// It counts double.
    pub double: &'static str,
    /// How many are rated, how many skipped, of how many.
    pub rated: fn(usize, usize, usize) -> String,
    /// Heading of the ranking.
    pub nearest: &'static str,
    /// Before any rating.
    pub rate_first: &'static str,
    /// No one spoke on what is rated.
    pub nobody: &'static str,
    /// How the ranking is ordered.
    pub order: &'static str,
    /// By how many of the ways to reckon it the nearest is the nearest, and what these are.
    pub robust: fn(&str, usize, usize) -> String,
    /// The label of an interval, for those who do not see the bar.
    pub interval: fn(f64, f64) -> String,
    /// "spoke on 5 of 8".
    pub spoke_on: fn(Coverage) -> String,
    /// Equal to another.
    pub tie: &'static str,
    /// Heading of those who can't be compared.
    pub not_comparable: &'static str,
    /// Opens the breakdown.
    pub why: &'static str,
    /// Heads of the breakdown: issue, you, they, what it does.
    pub columns: [&'static str; 4],
    /// Both spoke: how far apart in steps.
    pub apart: Counted,
    /// The actor is silent: it widens the interval.
    pub widens: &'static str,
    /// Clears all ratings.
    pub clear: &'static str,
}

/// What can go wrong.
pub struct Trouble {
    /// Heading.
    pub title: &'static str,
    /// The address names no pack.
    pub bad_name: fn(&str) -> String,
    /// It did not arrive.
    pub unreachable: fn(&str) -> String,
    /// The server answered with a status.
    pub status: fn(&str, u16) -> String,
    /// It arrived and has problems.
    pub problems: fn(&str, usize) -> String,
    /// More problems than are shown.
    pub more: Counted,
    /// Heads of the list of problems.
    pub columns: [&'static str; 3],
    /// Back to a story that works.
    pub back: &'static str,
    /// Tries again.
    pub again: &'static str,
}

/// What stands around the page as it is built.
#[cfg(feature = "ssr")]
pub struct Built {
    /// What the page is where it does not start.
    pub not_started: &'static str,
    /// It opens without a network.
    pub ready: &'static str,
    /// It does not yet.
    pub not_yet: &'static str,
    /// The device has no room for it.
    pub full: &'static str,
    /// A new version waits.
    pub new: &'static str,
    /// Takes the new version.
    pub take_over: &'static str,
    /// Heading of the page for what is not on the device.
    pub lost_title: &'static str,
    /// Why it is not, and what helps.
    pub lost: &'static str,
    /// Leads to what is there.
    pub lost_back: &'static str,
}

/// For readers without a script.
#[cfg(feature = "ssr")]
pub struct Plain {
    /// What the table is.
    pub compare: &'static str,
    /// Heads of a table: who, stance, how the article shows it.
    pub columns: [&'static str; 3],
    /// How the questions are to be used.
    pub quiz: &'static str,
    /// Opens an answer.
    pub answer: &'static str,
    /// What takes a script.
    pub you: &'static str,
}
