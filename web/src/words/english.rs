use super::dates::Style;
use super::{Compare, Evidence, Model, Page, Prompts, Quiz, Reasons, Story, Trouble, Words, You};
use crate::route::View;
use standpoint_core::pack::{
    Absence, ActorKind, Date, Figure, Grade, Qualifier, RelationKind, Skill, Step, Verdict,
};
use standpoint_core::quiz::kind::{Presence, Side};

pub static WORDS: Words = Words {
    tag: "en",
    dir: "ltr",
    page: PAGE,
    model: MODEL,
    evidence: EVIDENCE,
    story: STORY,
    quiz: QUIZ,
    compare: COMPARE,
    you: YOU,
    trouble: TROUBLE,
    #[cfg(feature = "ssr")]
    plain: super::Plain {
        compare: "Who stands where on each proposition, at the latest that the article tells. Of \
                  anyone who is not in a table, it gives no position there.",
        columns: ["Who", "Stance", "How the article shows it"],
        quiz: "Answer for yourself, then open the answer with its evidence.",
        answer: "Answer",
        you: "To rate the propositions and see who is near takes JavaScript and WebAssembly. What \
              you rate stays on your device.",
    },
    #[cfg(feature = "ssr")]
    built: super::Built {
        not_started: "To answer, compare and rate here takes JavaScript and WebAssembly. All else \
                      can be read.",
        ready: "Ready offline: this page opens without a network too.",
        not_yet: "Not ready offline yet: for now this page needs a network.",
        full: "Not ready offline: there is no room left on this device to keep this page. With a \
               network it works.",
        new: "There is a new version of this page. Your answers stay.",
        take_over: "Use it now",
        lost_title: "Not here offline",
        lost: "This page is not kept on your device, or your browser has thrown it away. With a \
               network it is back.",
        lost_back: "To the first story",
    },
    number,
    date,
};

const PAGE: Page = Page {
    name: "Standpoint",
    views: "Views",
    view: |view| match view {
        View::Story => "Story",
        View::Quiz => "Quiz",
        View::Compare => "Compare",
        View::You => "You",
    },
    skip: "Skip to the content",
    stories: "Stories",
    loading: "Loading the story…",
    slow: "This takes long. Check the connection, or try again.",
    about: "Standpoint traces every answer and every position to the passage it came from.",
    private: "What you answer stays on this device. Nothing is sent anywhere.",
    take_along: "Take your answers along",
    close: "Close",
    not_saved: "Your browser keeps nothing for this page, so your answers will be gone when you \
                close it. Unless it forbids downloads too, you can take them along at the foot of \
                the page.",
    set_aside: "What was saved here before does not fit this version of the story. It is kept \
                aside, and you start afresh.",
    unknown_address: "That address names nothing in this story, so here is the start of it.",
};

const MODEL: Model = Model {
    step: |step| match step {
        Step::StronglyDisagree => "Strongly disagrees",
        Step::Disagree => "Disagrees",
        Step::Neutral => "Neutral",
        Step::Agree => "Agrees",
        Step::StronglyAgree => "Strongly agrees",
    },
    own_step: |step| match step {
        Step::StronglyDisagree => "Strongly disagree",
        Step::Disagree => "Disagree",
        Step::Neutral => "Neutral",
        Step::Agree => "Agree",
        Step::StronglyAgree => "Strongly agree",
    },
    absence: |absence| match absence {
        Absence::SaidNothing => "Said nothing",
        Absence::DeclinedToComment => "Declined to comment",
        Absence::Unclear => "Unclear",
    },
    no_position: "Not in the article",
    left_out: "Left out by you",
    grade: |grade| match grade {
        Grade::OwnWords => "Own words",
        Grade::Reported => "Reported",
        Grade::Attributed => "Attributed by another",
        Grade::Inferred => "Inferred",
    },
    grade_meaning: |grade| match grade {
        Grade::OwnWords => "The article quotes the actor.",
        Grade::Reported => "The journalist reports it.",
        Grade::Attributed => "Another actor says so of them.",
        Grade::Inferred => "The author of this pack infers it.",
    },
    attributed_by: |name| format!("Attributed by {name}"),
    actor_kind: |kind| match kind {
        ActorKind::Person => "Person",
        ActorKind::Government => "Government",
        ActorKind::Agency => "Agency",
        ActorKind::Party => "Party",
        ActorKind::Group => "Group",
    },
    relation: |kind| match kind {
        RelationKind::Supports => "Supports it",
        RelationKind::Disputes => "Disputes it",
        RelationKind::Contradicts => "Contradicts it",
        RelationKind::Undercuts => "Undercuts it",
    },
    skill: |skill| match skill {
        Skill::Recall => "Recall",
        Skill::Attribution => "Attribution",
        Skill::Inference => "Inference",
        Skill::Numbers => "Numbers",
    },
    verdict: |verdict| match verdict {
        Verdict::Right => "Right",
        Verdict::Wrong => "Wrong",
        Verdict::NotStated => "Not stated",
    },
    presence: |presence| match presence {
        Presence::Stated => "The article says so",
        Presence::Contradicted => "The article contradicts it",
        Presence::NotInTheArticle => "Not in the article",
    },
    article: "the article",
    inferred: "inferred",
    inferred_from: |words| format!("inferred from “{words}”"),
    figure,
};

const EVIDENCE: Evidence = Evidence {
    paragraph: |number| format!("Paragraph {number}"),
    paragraph_short: |number| format!("¶ {number}"),
    label: "Evidence",
    quoted: "Quoted words",
    digest: "What the paragraph says",
    text: "The paragraph",
    speakers: "Who speaks",
    in_story: "Find it in the story",
    in_article: "Show in the article",
    not_in_article: "This passage is not found in the article on this page.",
    earlier: "Before that",
    also: "Also in the article",
    standing_of: |actor, proposition| format!("{actor} on “{proposition}”:"),
};

const STORY: Story = Story {
    source: |publisher| format!("From an article by {publisher}"),
    published: |date| format!("Published {date}"),
    read: "Read the article",
    no_link: "Its address is not known here.",
    digests_only: "The article belongs to its publisher. Here each of its paragraphs is told in \
                   one line, in other words.",
    timeline: "What happened when",
    figures: "The numbers",
    according_to: |name| format!("Given by {name}"),
    paragraphs: |count| format!("The article in {count} lines"),
    paragraphs_about: "One line for each paragraph, with those who speak in it.",
    people: "Who is who",
    to_quiz: "Take the quiz",
    to_compare: "See who stands where",
};

const QUIZ: Quiz = Quiz {
    intro: "How much of the story did you take in? Each answer shows its evidence at once.",
    layout: "Show",
    one: "One at a time",
    all: "All on a page",
    question_of: |number, count| format!("Question {number} of {count}"),
    progress: |answered, count, right| format!("{answered} of {count} answered, {right} right"),
    made: "Made from the evidence",
    choose_one: "Choose one.",
    choose_several: "Choose all that are right.",
    put_in_order: "Put the earliest first.",
    earlier: |event| format!("Move earlier: {event}"),
    later: |event| format!("Move later: {event}"),
    moved: |event, place, count| format!("{event}: now {place} of {count}"),
    check: "Check",
    choose_first: "Choose an answer first.",
    right: "That’s right.",
    partly: |percent| format!("Partly right: {percent}% of the points."),
    by_ticks: "A wrong choice takes a right one away.",
    by_pairs: "Each pair in the right order counts.",
    wrong: "Not quite.",
    chosen: "Your choice",
    belongs: |place| format!("Place {place}"),
    placed: |place| format!("you put it at {place}"),
    next: "Next question",
    previous: "Previous",
    finish: "See how it went",
    summary: "How it went",
    result: |right, count, percent| {
        format!("{right} of {count} fully right, {percent}% of the points")
    },
    word: |percent| match percent {
        90.. => "You read closely.",
        70..=89 => "You took in most of it.",
        40..=69 => "You took in a good part of it.",
        _ => "There is more in this story. Look through the evidence and try again.",
    },
    by_skill: "By skill",
    by_topic: "By topic",
    no_topic: "Several topics",
    right_of: |right, count| format!("{right} of {count}"),
    retry_all: "Start again",
    retry_wrong: |count| match count {
        1 => "Try the missed one again".into(),
        _ => format!("Try the {count} missed ones again"),
    },
    look_back: "Look through the questions",
    none: "This story has no questions yet.",
    prompts: PROMPTS,
    reasons: REASONS,
};

const PROMPTS: Prompts = Prompts {
    who_said_it: "Whose words are these?",
    who_holds_it: |side| match side {
        Side::For => "Who agrees with this?",
        Side::Against => "Who disagrees with this?",
    },
    several_hold_it: |side| match side {
        Side::For => "Which of them agree with this?",
        Side::Against => "Which of them disagree with this?",
    },
    order: "In which order did this happen?",
    presence: "Does the article say this?",
    figure: "What number does the article give?",
    figure_is: |label, value| format!("{label}: {value}"),
};

const REASONS: Reasons = Reasons {
    said_it: |name| format!("The article quotes {name} with these words."),
    said_else: |name, words| format!("The article quotes {name} with other words: “{words}”."),
    holds: |name, stance| format!("{name}: {stance}."),
    no_position: |name| format!("The article records no position of {name} on this."),
    figure: |label, value| format!("The article gives this: {label}: {value}."),
    other_figure: |label, value| format!("That number is for something else. {label}: {value}."),
    no_figure: "Not the number in the article.",
};

const COMPARE: Compare = Compare {
    intro: "Who stands where, as far as the article tells. Open a cell to see the passage \
            behind it.",
    matrix: "Everyone on everything",
    actor: "Actor",
    order: "Those who spoke on most issues come first, and where level, by name.",
    key: "How to read it",
    grades: "Count positions that are",
    moved: "changed",
    pair: "Two side by side",
    pair_about: "Where two of them part, then where they agree. Agreement is the average over \
                 the issues that either spoke on, from 0% (opposite ends) to 100% (the same \
                 stance). Silence widens it to a range.",
    choose: ["First", "Second"],
    agreement: |low, high| match (low.round() as u32, high.round() as u32) {
        (low, high) if low == high => format!("{low}% agreement"),
        (low, high) => format!("{low}–{high}% agreement"),
    },
    coverage: |coverage| {
        format!(
            "both spoke on {} of {} issues",
            coverage.shared, coverage.of
        )
    },
    not_comparable: "Not comparable: they share no issue on which both spoke.",
    part: "Where they part",
    agree: "Where they agree",
    one_sided: "Where only one of them spoke",
    same: "Choose two different actors.",
    steps_apart: |steps| match steps {
        0 => "The same stance".into(),
        1 => "One step apart".into(),
        _ => format!("{steps} steps apart"),
    },
    disputes: "Claims in dispute",
    disputes_about: "What is asserted, and what in the article stands against it or for it.",
    asserts: |name| format!("Asserted by {name}"),
    says_so: |name| format!("According to {name}"),
    coder: "the author of this pack",
    changes: "Who moved",
    changes_about: "Stances that the article shows at more than one time.",
    none: "Nothing in this article.",
};

const YOU: You = You {
    intro: "Say where you stand, and see who is near. Skip what you like. Your ratings stay on \
            this device.",
    tell: "Tell this site how I rate, from now on. It would like to know.",
    propositions: "Where do you stand?",
    skip: "Skip",
    double: "Counts double",
    rated: |rated, skipped, count| match skipped {
        0 => format!("{rated} of {count} rated"),
        _ => format!("{rated} of {count} rated, {skipped} skipped"),
    },
    nearest: "Who is near you",
    rate_first: "Rate a proposition, and the list appears here.",
    nobody: "No one in this story spoke on what you rated.",
    order: "Ordered by the agreement that is certain. The bar runs from what is certain to what \
            is possible: it is wide where someone said little.",
    robust: |names, stays, runs| {
        format!(
            "Nearest now: {names}. So it comes out in {stays} of {runs} ways to reckon it: by \
             other measures, with silence read otherwise, and with each issue left out in turn."
        )
    },
    interval: |low, high| match (low.round() as u32, high.round() as u32) {
        (low, high) if low == high => format!("{low}%"),
        (low, high) => format!("{low}–{high}%"),
    },
    spoke_on: |coverage| format!("spoke on {} of {}", coverage.shared, coverage.of),
    tie: "level",
    not_comparable: "Not comparable",
    why: "Why",
    columns: ["Proposition", "You", "They", "Effect"],
    apart: |steps| match steps {
        0 => "Same stance".into(),
        1 => "One step apart".into(),
        _ => format!("{steps} steps apart"),
    },
    widens: "Widens the range",
    clear: "Clear my ratings",
};

const TROUBLE: Trouble = Trouble {
    title: "This story can’t be shown",
    bad_name: |name| {
        format!("“{name}” can’t be the name of a story: names are of a–z, 0–9 and hyphens.")
    },
    unreachable: |address| {
        format!("{address} did not arrive. Check the connection, then try again.")
    },
    status: |address, status| match status {
        404 => format!("There is nothing at {address}."),
        _ => format!("{address} did not arrive: the server answered {status}."),
    },
    problems: |address, count| match count {
        1 => format!("{address} arrived with a problem:"),
        _ => format!("{address} arrived with {count} problems:"),
    },
    more: |count| format!("and {count} more"),
    columns: ["Where", "What is wrong", "How to mend it"],
    back: "Open a story that works",
    again: "Try again",
};

/// In whole hundredths: writing out a float takes ten kilobytes of code.
fn number(value: f64) -> String {
    let hundredths = (value.abs() * 100.0).round() as u64;
    let whole = (hundredths / 100).to_string();
    let mut text = String::new();
    if value < 0.0 && hundredths > 0 {
        text.push('−');
    }
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    match (hundredths % 100, hundredths % 10) {
        (0, _) => text,
        (decimals, 0) => format!("{text}.{}", decimals / 10),
        (decimals, _) => format!("{text}.{decimals:02}"),
    }
}

fn figure(figure: &Figure) -> String {
    let value = number(figure.value);
    if let Some(words) = &figure.words {
        return words.clone();
    }
    let value = match figure.qualifier {
        Qualifier::Exactly => value,
        Qualifier::Over => format!("over {value}"),
        Qualifier::About => format!("about {value}"),
        Qualifier::MultiplesOf => format!("multiples of {value}"),
    };
    match figure.unit.as_str() {
        "%" => format!("{value}%"),
        unit => format!("{value} {unit}"),
    }
}

const DATES: Style = Style {
    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    seasons: ["spring", "summer", "autumn", "winter"],
    day: |day, month, year| format!("{day} {month} {year}"),
    month: |month, year| format!("{month} {year}"),
    decade: |year| format!("the {year}s"),
    century: |year| format!("the {year}s"),
    span: |from, to| format!("{from} to {to}"),
    since: |from| format!("since {from}"),
    until: |to| format!("until {to}"),
    between: |from, to| format!("between {from} and {to}"),
    not_before: |from| format!("{from} or later"),
    not_after: |to| format!("by {to}"),
    or: " or ",
};

fn date(date: &Date) -> String {
    let shape = DATES.shape(&date.edtf.shape);
    match (date.edtf.approximate, date.edtf.uncertain) {
        (false, false) => shape,
        (true, false) => format!("about {shape}"),
        (false, true) => format!("perhaps {shape}"),
        (true, true) => format!("perhaps about {shape}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped() {
        let cases = [
            (0.0, "0"),
            (20.0, "20"),
            (1400.0, "1,400"),
            (100.0, "100"),
            (1_234_567.5, "1,234,567.5"),
            (-1000.0, "−1,000"),
            (0.125, "0.13"),
        ];
        for (value, text) in cases {
            assert_eq!(number(value), text);
        }
    }

    #[test]
    fn dates_read_as_words() {
        let cases = [
            ("2025", "2025"),
            ("2025-03", "March 2025"),
            ("2025-03-04", "4 March 2025"),
            ("2024-23", "autumn 2024"),
            ("202X", "the 2020s"),
            ("2022-08/2023", "August 2022 to 2023"),
            ("2025/..", "since 2025"),
            ("2024-12/2025-01", "December 2024 to January 2025"),
            ("2025-03-04/2025-06", "4 March 2025 to June 2025"),
            ("[2025-05..2025-12]", "between May and December 2025"),
            ("[..2025]", "by 2025"),
            ("[2024-09,2025-09]", "September 2024 or September 2025"),
            ("2019~", "about 2019"),
            ("2019%", "perhaps about 2019"),
        ];
        for (edtf, text) in cases {
            let edtf = edtf.to_owned().try_into().expect("a date");
            let basis = standpoint_core::pack::Basis::Stated;
            assert_eq!(
                date(&Date {
                    edtf,
                    words: None,
                    basis
                }),
                text
            );
        }
    }
}
