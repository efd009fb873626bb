//! Keys of texts about the data model: languages, labels, dates.

use crate::words::part::part;
use standpoint_core::pack::{Absence, ActorKind, Grade, RelationKind, Skill, Step, Verdict};
use standpoint_core::quiz::kind::Presence;

part! {
    /// The language itself.
    language {
        /// BCP 47 language subtag, without script or region; serves all variants.
        tag,
        /// `ltr` or `rtl`.
        dir,
        /// The language's name for itself.
        name,
        /// Thousands separator.
        thousands,
        /// Decimal separator.
        decimal,
        /// Between the names of a list of two.
        between_two,
        /// Between the names of a longer list.
        between,
        /// Before the last name of a list of three or more.
        before_last,
        /// Between names if one of them contains a comma.
        strongly_between,
        /// Between two parts of a remark.
        comma,
    }
}

part! {
    /// Labels for the values of the data model.
    model {
        /// A step of the scale, in the third person.
        strongly_disagrees,
        /// A step of the scale, in the third person.
        disagrees,
        /// The middle step of the scale.
        neutral,
        /// A step of the scale, in the third person.
        agrees,
        /// A step of the scale, in the third person.
        strongly_agrees,
        /// A step of the scale, as an answer for the reader.
        strongly_disagree,
        /// A step of the scale, as an answer for the reader.
        disagree,
        /// A step of the scale, as an answer for the reader.
        agree,
        /// A step of the scale, as an answer for the reader.
        strongly_agree,
        /// `Absence::SaidNothing`.
        said_nothing,
        /// `Absence::DeclinedToComment`.
        declined_to_comment,
        /// `Absence::Unclear`.
        unclear,
        /// The article gives no position.
        no_position,
        /// Nobody has checked whether the article gives a position.
        not_coded,
        /// The article gives a position, with a grade that the reader has left out.
        left_out,
        /// `Grade::OwnWords`.
        own_words,
        /// `Grade::Reported`.
        reported,
        /// `Grade::Attributed`.
        attributed,
        /// `Grade::Inferred`.
        inferred_position,
        /// Explains `Grade::OwnWords` in a sentence.
        own_words_meaning,
        /// Explains `Grade::Reported` in a sentence.
        reported_meaning,
        /// Explains `Grade::Attributed` in a sentence.
        attributed_meaning,
        /// Explains `Grade::Inferred` in a sentence.
        inferred_meaning,
        /// `Grade::Attributed`, with the name of whoever attributes it.
        attributed_by(name: &str),
        /// `ActorKind::Person`.
        person,
        /// `ActorKind::Government`.
        government,
        /// `ActorKind::Agency`.
        agency,
        /// `ActorKind::Party`.
        party,
        /// `ActorKind::Group`.
        group,
        /// `RelationKind::Supports`.
        supports,
        /// `RelationKind::Disputes`.
        disputes,
        /// `RelationKind::Contradicts`.
        contradicts,
        /// `RelationKind::Undercuts`.
        undercuts,
        /// The actor doesn't dispute a claim.
        undisputed,
        /// `Skill::Recall`.
        recall,
        /// `Skill::Attribution`.
        attribution,
        /// `Skill::Inference`.
        inference,
        /// `Skill::Numbers`.
        numbers,
        /// `Verdict::Right`.
        right,
        /// `Verdict::Wrong`.
        wrong,
        /// `Verdict::NotStated`.
        not_stated,
        /// `Presence::Stated`.
        stated,
        /// `Presence::Contradicted`.
        contradicted,
        /// `Presence::NotInTheArticle`.
        not_in_the_article,
        /// The date is the pack author's inference.
        inferred,
        /// The date is inferred from these words of the article.
        inferred_from(words: &str),
        /// A share in whole percent.
        percent(percent: u32),
        /// A range of shares in whole percent.
        percents(low: u32, high: u32),
        /// A figure in percent.
        figure_in_percent(value: &str),
        /// A figure in a currency that has a sign.
        figure_in_currency(value: &str, sign: &str),
        /// A figure with its unit.
        figure_in(value: &str, unit: &str),
        /// A figure that is more than `value`.
        over(value: &str),
        /// A figure that is close to `value`.
        about(value: &str),
        /// A figure that is a multiple of `value`.
        multiples_of(value: &str),
    }
}

part! {
    /// Parts of dates.
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
        /// A full date.
        day(day: u32, month: &str, year: u32),
        /// A day and month; the year is given elsewhere.
        day_of_year(day: u32, month: &str),
        /// A month or a season of a year.
        month(month: &str, year: u32),
        /// A year.
        year(year: u32),
        /// The ten years from `year`.
        decade(year: u32),
        /// The hundred years from `year`.
        century(year: u32),
        /// Throughout the time from `from` to `to`.
        span(from: &str, to: &str),
        /// The same, for two days or months of one year.
        span_in_year(from: &str, to: &str, year: u32),
        /// From `from` onwards.
        since(from: &str),
        /// Up to `to`.
        until(to: &str),
        /// At some time between `from` and `to`.
        between(from: &str, to: &str),
        /// The same, for two days or months of one year.
        between_in_year(from: &str, to: &str, year: u32),
        /// At some time from `from` on.
        not_before(from: &str),
        /// At some time up to `to`.
        not_after(to: &str),
        /// Between alternative dates.
        or,
        /// The months, abbreviated, from January, with a space between them.
        short_months,
        /// A short form of `span` and `between`.
        short_span(from: &str, to: &str),
        /// A short form of `span_in_year` and `between_in_year`.
        short_span_in_year(from: &str, to: &str, year: u32),
        /// The date is that of the article.
        of_article,
        /// An approximate date (EDTF `~`).
        approximate(date: &str),
        /// An uncertain date (EDTF `?`).
        uncertain(date: &str),
    }
}

impl model::Part {
    /// Returns the label of a step of the scale, in the third person.
    pub fn step(&self, step: Step) -> &'static str {
        match step {
            Step::StronglyDisagree => self.strongly_disagrees(),
            Step::Disagree => self.disagrees(),
            Step::Neutral => self.neutral(),
            Step::Agree => self.agrees(),
            Step::StronglyAgree => self.strongly_agrees(),
        }
    }

    /// Returns the label of a step of the scale, as an answer for the reader.
    pub fn own_step(&self, step: Step) -> &'static str {
        match step {
            Step::StronglyDisagree => self.strongly_disagree(),
            Step::Disagree => self.disagree(),
            Step::Neutral => self.neutral(),
            Step::Agree => self.agree(),
            Step::StronglyAgree => self.strongly_agree(),
        }
    }

    /// Returns the label of an absence.
    pub fn absence(&self, absence: Absence) -> &'static str {
        match absence {
            Absence::SaidNothing => self.said_nothing(),
            Absence::DeclinedToComment => self.declined_to_comment(),
            Absence::Unclear => self.unclear(),
        }
    }

    /// Returns the label of a grade.
    pub fn grade(&self, grade: Grade) -> &'static str {
        match grade {
            Grade::OwnWords => self.own_words(),
            Grade::Reported => self.reported(),
            Grade::Attributed => self.attributed(),
            Grade::Inferred => self.inferred_position(),
        }
    }

    /// Explains a grade in a sentence.
    pub fn grade_meaning(&self, grade: Grade) -> &'static str {
        match grade {
            Grade::OwnWords => self.own_words_meaning(),
            Grade::Reported => self.reported_meaning(),
            Grade::Attributed => self.attributed_meaning(),
            Grade::Inferred => self.inferred_meaning(),
        }
    }

    /// Returns the label of an actor's kind.
    pub fn actor_kind(&self, kind: ActorKind) -> &'static str {
        match kind {
            ActorKind::Person => self.person(),
            ActorKind::Government => self.government(),
            ActorKind::Agency => self.agency(),
            ActorKind::Party => self.party(),
            ActorKind::Group => self.group(),
        }
    }

    /// Returns the label for how one claim relates to another.
    pub fn relation(&self, kind: RelationKind) -> &'static str {
        match kind {
            RelationKind::Supports => self.supports(),
            RelationKind::Disputes => self.disputes(),
            RelationKind::Contradicts => self.contradicts(),
            RelationKind::Undercuts => self.undercuts(),
        }
    }

    /// Returns the label of a skill.
    pub fn skill(&self, skill: Skill) -> &'static str {
        match skill {
            Skill::Recall => self.recall(),
            Skill::Attribution => self.attribution(),
            Skill::Inference => self.inference(),
            Skill::Numbers => self.numbers(),
        }
    }

    /// Returns the label of a verdict on an option.
    pub fn verdict(&self, verdict: Verdict) -> &'static str {
        match verdict {
            Verdict::Right => self.right(),
            Verdict::Wrong => self.wrong(),
            Verdict::NotStated => self.not_stated(),
        }
    }

    /// Returns the label for what the article does with a statement.
    pub fn presence(&self, presence: Presence) -> &'static str {
        match presence {
            Presence::Stated => self.stated(),
            Presence::Contradicted => self.contradicted(),
            Presence::NotInTheArticle => self.not_in_the_article(),
        }
    }

    /// Formats an agreement interval, with bounds from 0 to 100, in whole percent.
    pub fn interval(&self, low: f64, high: f64) -> String {
        match (low.round() as u32, high.round() as u32) {
            (low, high) if low == high => self.percent(low),
            (low, high) => self.percents(low, high),
        }
    }
}
