//! What there is to say of the model.

use crate::words::part::part;
use standpoint_core::pack::{Absence, ActorKind, Grade, RelationKind, Skill, Step, Verdict};
use standpoint_core::quiz::kind::Presence;

part! {
    /// The language itself.
    language {
        /// BCP 47, a language alone: it serves all its kinds.
        tag,
        /// `ltr` or `rtl`.
        dir,
        /// What it calls itself.
        name,
        /// Between the thousands of a number.
        thousands,
        /// Before the decimals of a number.
        decimal,
        /// Between two names, where these are all.
        between_two,
        /// Between two names of more.
        between,
        /// Before the last of three names or more.
        before_last,
        /// Between names where one of them has a comma.
        strongly_between,
        /// Between two parts of a remark.
        comma,
    }
}

part! {
    /// The model's words.
    model {
        /// A step, as said of an actor.
        strongly_disagrees,
        /// A step, as said of an actor.
        disagrees,
        /// The step in the middle.
        neutral,
        /// A step, as said of an actor.
        agrees,
        /// A step, as said of an actor.
        strongly_agrees,
        /// A step, as said of the reader.
        strongly_disagree,
        /// A step, as said of the reader.
        disagree,
        /// A step, as said of the reader.
        agree,
        /// A step, as said of the reader.
        strongly_agree,
        /// An absence.
        said_nothing,
        /// An absence.
        declined_to_comment,
        /// An absence.
        unclear,
        /// The article tells nothing.
        no_position,
        /// It tells something, of a grade that the reader leaves out.
        left_out,
        /// A grade.
        own_words,
        /// A grade.
        reported,
        /// A grade.
        attributed,
        /// A grade.
        inferred_position,
        /// That grade, in a sentence.
        own_words_meaning,
        /// That grade, in a sentence.
        reported_meaning,
        /// That grade, in a sentence.
        attributed_meaning,
        /// That grade, in a sentence.
        inferred_meaning,
        /// Who ascribes it.
        attributed_by(name: &str),
        /// What an actor is.
        person,
        /// What an actor is.
        government,
        /// What an actor is.
        agency,
        /// What an actor is.
        party,
        /// What an actor is.
        group,
        /// What one claim does to another.
        supports,
        /// What one claim does to another.
        disputes,
        /// What one claim does to another.
        contradicts,
        /// What one claim does to another.
        undercuts,
        /// What a question trains.
        recall,
        /// What a question trains.
        attribution,
        /// What a question trains.
        inference,
        /// What a question trains.
        numbers,
        /// A verdict on an option.
        right,
        /// A verdict on an option.
        wrong,
        /// A verdict on an option.
        not_stated,
        /// What the article does with a statement.
        stated,
        /// What the article does with a statement.
        contradicted,
        /// What the article does with a statement.
        not_in_the_article,
        /// The article itself, as one who says something.
        article,
        /// The date is the pack author's inference.
        inferred,
        /// The date is inferred from these words of the article.
        inferred_from(words: &str),
        /// A share, in whole percent.
        percent(percent: u32),
        /// From one share to another, in whole percent.
        percents(low: u32, high: u32),
        /// A figure in percent.
        figure_in_percent(value: &str),
        /// A figure with its unit.
        figure_in(value: &str, unit: &str),
        /// A figure that is more than its value.
        over(value: &str),
        /// A figure that is near its value.
        about(value: &str),
        /// A figure that is some multiple of its value.
        multiples_of(value: &str),
    }
}

part! {
    /// How dates are written.
    dates {
        /// A month.
        january,
        /// A month.
        february,
        /// A month.
        march,
        /// A month.
        april,
        /// A month.
        may,
        /// A month.
        june,
        /// A month.
        july,
        /// A month.
        august,
        /// A month.
        september,
        /// A month.
        october,
        /// A month.
        november,
        /// A month.
        december,
        /// A season.
        spring,
        /// A season.
        summer,
        /// A season.
        autumn,
        /// A season.
        winter,
        /// A day.
        day(day: u32, month: &str, year: u32),
        /// A day of a year that is told besides.
        day_of_year(day: u32, month: &str),
        /// A month or a season.
        month(month: &str, year: u32),
        /// A year.
        year(year: u32),
        /// The ten years from this one.
        decade(year: u32),
        /// The hundred years from this one.
        century(year: u32),
        /// All along, from one to the other.
        span(from: &str, to: &str),
        /// The same, of days or months of one year.
        span_in_year(from: &str, to: &str, year: u32),
        /// Since.
        since(from: &str),
        /// Until.
        until(to: &str),
        /// Once, between the two.
        between(from: &str, to: &str),
        /// The same, of days or months of one year.
        between_in_year(from: &str, to: &str, year: u32),
        /// Once, at the earliest.
        not_before(from: &str),
        /// Once, at the latest.
        not_after(to: &str),
        /// Between several of which one is meant.
        or,
        /// It is about then.
        approximate(date: &str),
        /// It may be then.
        uncertain(date: &str),
    }
}

impl model::Part {
    /// A step of the scale.
    pub fn step(&self, step: Step) -> &'static str {
        match step {
            Step::StronglyDisagree => self.strongly_disagrees(),
            Step::Disagree => self.disagrees(),
            Step::Neutral => self.neutral(),
            Step::Agree => self.agrees(),
            Step::StronglyAgree => self.strongly_agrees(),
        }
    }

    /// A step of the scale, as said of the reader.
    pub fn own_step(&self, step: Step) -> &'static str {
        match step {
            Step::StronglyDisagree => self.strongly_disagree(),
            Step::Disagree => self.disagree(),
            Step::Neutral => self.neutral(),
            Step::Agree => self.agree(),
            Step::StronglyAgree => self.strongly_agree(),
        }
    }

    /// A named absence.
    pub fn absence(&self, absence: Absence) -> &'static str {
        match absence {
            Absence::SaidNothing => self.said_nothing(),
            Absence::DeclinedToComment => self.declined_to_comment(),
            Absence::Unclear => self.unclear(),
        }
    }

    /// A grade.
    pub fn grade(&self, grade: Grade) -> &'static str {
        match grade {
            Grade::OwnWords => self.own_words(),
            Grade::Reported => self.reported(),
            Grade::Attributed => self.attributed(),
            Grade::Inferred => self.inferred_position(),
        }
    }

    /// A grade, in a sentence.
    pub fn grade_meaning(&self, grade: Grade) -> &'static str {
        match grade {
            Grade::OwnWords => self.own_words_meaning(),
            Grade::Reported => self.reported_meaning(),
            Grade::Attributed => self.attributed_meaning(),
            Grade::Inferred => self.inferred_meaning(),
        }
    }

    /// What an actor is.
    pub fn actor_kind(&self, kind: ActorKind) -> &'static str {
        match kind {
            ActorKind::Person => self.person(),
            ActorKind::Government => self.government(),
            ActorKind::Agency => self.agency(),
            ActorKind::Party => self.party(),
            ActorKind::Group => self.group(),
        }
    }

    /// What one claim does to another.
    pub fn relation(&self, kind: RelationKind) -> &'static str {
        match kind {
            RelationKind::Supports => self.supports(),
            RelationKind::Disputes => self.disputes(),
            RelationKind::Contradicts => self.contradicts(),
            RelationKind::Undercuts => self.undercuts(),
        }
    }

    /// What a question trains.
    pub fn skill(&self, skill: Skill) -> &'static str {
        match skill {
            Skill::Recall => self.recall(),
            Skill::Attribution => self.attribution(),
            Skill::Inference => self.inference(),
            Skill::Numbers => self.numbers(),
        }
    }

    /// A verdict on an option.
    pub fn verdict(&self, verdict: Verdict) -> &'static str {
        match verdict {
            Verdict::Right => self.right(),
            Verdict::Wrong => self.wrong(),
            Verdict::NotStated => self.not_stated(),
        }
    }

    /// What the article does with a statement.
    pub fn presence(&self, presence: Presence) -> &'static str {
        match presence {
            Presence::Stated => self.stated(),
            Presence::Contradicted => self.contradicted(),
            Presence::NotInTheArticle => self.not_in_the_article(),
        }
    }

    /// From what is certain to what is possible, from 0 to 100, in whole percent.
    pub fn interval(&self, low: f64, high: f64) -> String {
        match (low.round() as u32, high.round() as u32) {
            (low, high) if low == high => self.percent(low),
            (low, high) => self.percents(low, high),
        }
    }
}
