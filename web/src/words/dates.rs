//! Formats dates in words.

use super::Words;
use super::parts::dates;
use standpoint_core::pack::{Date, Day, EdtfValue, Moment, Precision};

impl Words {
    /// Formats a date in words, such as "about March 2025".
    pub fn date(&self, date: &Date) -> String {
        let dates = self.dates();
        let mut text = dates.value(&date.edtf.value);
        if date.edtf.approximate {
            text = dates.approximate(&text);
        }
        if date.edtf.uncertain {
            text = dates.uncertain(&text);
        }
        text
    }

    /// Formats a date for lists, with short names of months: "Apr–Nov 2025". The date of the article
    /// is not repeated.
    pub fn short_date(&self, date: &Date, published: &Date) -> String {
        if date.edtf == published.edtf {
            return self.dates().of_article().to_owned();
        }
        match self.dates().short_value(&date.edtf.value) {
            Some(text) if !date.edtf.approximate && !date.edtf.uncertain => text,
            _ => self.date(date),
        }
    }
}

impl dates::Part {
    /// Formats the last day of a year or a month as such, and another day with a short month.
    pub fn short_day(&self, day: Day) -> String {
        let Day { year, month, day } = day;
        let last_of_month = Moment {
            year,
            precision: Precision::Month(month),
        };
        let precision = match (month, last_of_month.last_day().day == day) {
            (12, true) => Precision::Year,
            (_, true) => Precision::Month(month),
            (_, false) => Precision::Day(month, day),
        };
        let moment = Moment { year, precision };
        let short = self.short_moment(moment);
        short.unwrap_or_else(|| self.moment(moment))
    }

    /// Formats a month, a day, or a range. `None`: there is no short form.
    fn short_value(&self, value: &EdtfValue) -> Option<String> {
        let (from, to) = match value {
            EdtfValue::On(moment) => return self.short_moment(*moment),
            EdtfValue::Span(from, to) | EdtfValue::Within(from, to) => ((*from)?, (*to)?),
            EdtfValue::OneOf(_) => return None,
        };
        if let Some([first, last]) = self.of_one_year(from, to, |month| self.short_month(month)) {
            return Some(self.short_span_in_year(&first, &last, to.year.into()));
        }
        let [from, to] = [from, to].map(|moment| {
            let short = self.short_moment(moment);
            short.unwrap_or_else(|| self.moment(moment))
        });
        Some(self.short_span(&from, &to))
    }

    fn short_moment(&self, moment: Moment) -> Option<String> {
        let year = u32::from(moment.year);
        match moment.precision {
            Precision::Month(month) => Some(self.month(self.short_month(month), year)),
            Precision::Day(month, day) => Some(self.day(day.into(), self.short_month(month), year)),
            _ => None,
        }
    }

    /// Returns the short name of a month, from 1 to 12.
    pub fn short_month(&self, month: u8) -> &'static str {
        let mut names = self.short_months().split(' ');
        names.nth(usize::from(month) - 1).unwrap_or_default()
    }

    /// Formats a date without its qualifiers.
    fn value(&self, value: &EdtfValue) -> String {
        let (from, to, is_once) = match value {
            EdtfValue::On(moment) => return self.moment(*moment),
            EdtfValue::OneOf(moments) => return self.one_of(moments),
            EdtfValue::Span(from, to) => (*from, *to, false),
            EdtfValue::Within(from, to) => (*from, *to, true),
        };
        if let (Some(from), Some(to)) = (from, to)
            && let Some([first, last]) = self.of_one_year(from, to, |month| self.month_name(month))
        {
            let year = to.year.into();
            return match is_once {
                false => self.span_in_year(&first, &last, year),
                true => self.between_in_year(&first, &last, year),
            };
        }
        let text = |moment| self.moment(moment);
        match (from.map(text), to.map(text), is_once) {
            (Some(from), Some(to), false) => self.span(&from, &to),
            (Some(from), None, false) => self.since(&from),
            (None, Some(to), false) => self.until(&to),
            (Some(from), Some(to), true) => self.between(&from, &to),
            (Some(from), None, true) => self.not_before(&from),
            (None, Some(to), true) => self.not_after(&to),
            // Rejected when the pack is read.
            (None, None, _) => String::new(),
        }
    }

    fn one_of(&self, moments: &[Moment]) -> String {
        let mut text = String::new();
        for moment in moments {
            if !text.is_empty() {
                text.push_str(self.or());
            }
            text.push_str(&self.moment(*moment));
        }
        text
    }

    /// Formats two days or months without the year, which follows once for both. `month_name` is
    /// the name of a month. `None` if they are not in the same year.
    fn of_one_year(
        &self,
        first: Moment,
        last: Moment,
        month_name: impl Fn(u8) -> &'static str,
    ) -> Option<[String; 2]> {
        let without_year = |moment: Moment| match moment.precision {
            Precision::Month(month) => Some(month_name(month).to_owned()),
            Precision::Day(month, day) => Some(self.day_of_year(day.into(), month_name(month))),
            _ => None,
        };
        if first.year != last.year {
            return None;
        }
        Some([without_year(first)?, without_year(last)?])
    }

    /// Formats a date with its precision, such as "March 2025".
    pub fn moment(&self, moment: Moment) -> String {
        let year = u32::from(moment.year);
        match moment.precision {
            Precision::Century => self.century(year),
            Precision::Decade => self.decade(year),
            Precision::Year => self.year(year),
            Precision::Season(season) => self.month(self.season_name(season), year),
            Precision::Month(month) => self.month(self.month_name(month), year),
            Precision::Day(month, day) => self.day(day.into(), self.month_name(month), year),
        }
    }

    fn month_name(&self, month: u8) -> &'static str {
        match month {
            1 => self.january(),
            2 => self.february(),
            3 => self.march(),
            4 => self.april(),
            5 => self.may(),
            6 => self.june(),
            7 => self.july(),
            8 => self.august(),
            9 => self.september(),
            10 => self.october(),
            11 => self.november(),
            _ => self.december(),
        }
    }

    fn season_name(&self, season: u8) -> &'static str {
        match season {
            0 => self.spring(),
            1 => self.summer(),
            2 => self.autumn(),
            _ => self.winter(),
        }
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use crate::words::words_for;
    use standpoint_core::pack::{Basis, Date};

    fn date(edtf: &str) -> Date {
        Date {
            edtf: edtf.to_owned().try_into().expect("a date"),
            words: None,
            basis: Basis::Stated,
        }
    }

    #[test]
    fn short_dates_have_short_months() {
        let cases = [
            ("en", "2025", "2025"),
            ("en", "2025-03", "Mar 2025"),
            ("en", "2025-03-04", "4 Mar 2025"),
            ("en", "[2025-04..2025-11]", "Apr–Nov 2025"),
            ("en", "2024-12/2025-01", "Dec 2024–Jan 2025"),
            ("en", "2024-06-02/2024-06-30", "2 Jun–30 Jun 2024"),
            ("en", "[2018..2020]", "2018–2020"),
            ("en", "2024-23", "autumn 2024"),
            ("en", "2025/..", "since 2025"),
            ("en", "2019~", "about 2019"),
            (
                "en",
                "[2024-09,2025-09]",
                "September 2024 or September 2025",
            ),
            ("en", "[2025-05..2025-12]", "at publication"),
            ("de", "[2025-04..2025-11]", "Apr.–Nov. 2025"),
            ("de", "2025-03-04", "4. März 2025"),
            ("zh", "[2025-04..2025-11]", "2025年4月至11月"),
            ("zh", "2025-03", "2025年3月"),
            ("zh", "2024-06-02/2024-06-30", "2024年6月2日至6月30日"),
        ];
        let published = date("[2025-05..2025-12]");
        for (language, edtf, text) in cases {
            assert_eq!(
                words_for(language).short_date(&date(edtf), &published),
                text
            );
        }
    }

    #[test]
    fn dates_read_as_words() {
        let cases = [
            ("en", "2025", "2025"),
            ("en", "2025-03", "March 2025"),
            ("en", "2025-03-04", "4 March 2025"),
            ("en", "2024-23", "autumn 2024"),
            ("en", "202X", "the 2020s"),
            ("en", "2022-08/2023", "August 2022 to 2023"),
            ("en", "2025/..", "since 2025"),
            ("en", "2024-12/2025-01", "December 2024 to January 2025"),
            ("en", "2024-06-02/2024-06-30", "2 June to 30 June 2024"),
            ("en", "2025-03-04/2025-06", "4 March to June 2025"),
            ("en", "[2025-05..2025-12]", "between May and December 2025"),
            ("en", "[..2025]", "by 2025"),
            (
                "en",
                "[2024-09,2025-09]",
                "September 2024 or September 2025",
            ),
            ("en", "2019~", "about 2019"),
            ("en", "2019%", "perhaps about 2019"),
            ("de", "2025-03-04", "4. März 2025"),
            ("de", "2024-06-02/2024-06-30", "2. Juni bis 30. Juni 2024"),
            ("de", "2024-12/2025-01", "Dezember 2024 bis Januar 2025"),
            ("zh", "2025-03-04", "2025年3月4日"),
            ("zh", "2024-06-02/2024-06-30", "2024年6月2日至6月30日"),
            ("zh", "2024-23", "2024年秋季"),
        ];
        for (language, edtf, text) in cases {
            assert_eq!(words_for(language).date(&date(edtf)), text);
        }
    }
}
