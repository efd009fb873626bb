//! What the reader chose to compare, and its form in address fragments.

use crate::node::on_mount;
use crate::route::{Route, Tab, View, path_of};
use crate::shared::Shared;
use leptos::prelude::*;
use standpoint_core::compare::{Filter, Find, Grades, Ratings, Voices};
use standpoint_core::pack::{ActorId, Day, Grade, IssueId, Moment, Precision, Side};

/// What the reader chose to compare.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// Which positions count.
    pub filter: Filter,
    /// Whose positions are counted together.
    pub voices: Voices,
    /// Who is looked for in the table.
    pub find: Find,
}

/// The version of the form. Later ones must begin with another number.
const VERSION: &str = "1";
/// What precedes the ids of what is looked for.
const WITH: &str = "with-";
const FOR: &str = "for-";
const AGAINST: &str = "against-";

impl Choices {
    /// Returns the choices as the last part of an address fragment: `1_one_ewr_20250331`.
    /// `None`: nothing differs from the default, and there is no code.
    ///
    /// The form is stable. After the version come, each only if it differs from the default: `one`,
    /// if voices are counted one by one; the grades that count, as letters after an `e`, which are
    /// `w` (own words), `r` (reported), `a` (attributed) and `i` (inferred); the day by which
    /// positions are known; `with-` and the id of whoever they agree with; `for-` or `against-` and
    /// the id of a statement on which they take that side; and after an `r` the
    /// [code](Ratings::to_code) of somebody's ratings. Underscores tell it from ids. `1_all` is the
    /// default.
    pub fn part_of_fragment(&self, ratings: Option<&str>) -> Option<String> {
        let Self {
            filter,
            voices,
            find,
        } = self;
        let mut part = VERSION.to_owned();
        if *voices == Voices::OneByOne {
            part.push_str("_one");
        }
        if filter.grades != Grades::ALL {
            part.push_str("_e");
            let counts = |grade: &Grade| filter.grades.contains(*grade);
            part.extend(Grade::ALL.into_iter().filter(counts).map(letter));
        }
        if let Some(Day { year, month, day }) = filter.as_of {
            // Four digits for the year: `09990331`.
            let digits = |number: u32| char::from_digit(number % 10, 10);
            let (year, month, day) = (u32::from(year), u32::from(month), u32::from(day));
            let number = (year * 100 + month) * 100 + day;
            part.push('_');
            part.extend(
                (0..8)
                    .rev()
                    .filter_map(|place| digits(number / 10_u32.pow(place))),
            );
        }
        let mut look_for = |prefix, id: &str| part.extend(["_", prefix, id]);
        if let Some(id) = &find.agrees_with {
            look_for(WITH, id.as_str());
        }
        match &find.takes_side {
            Some((id, Side::For)) => look_for(FOR, id.as_str()),
            Some((id, Side::Against)) => look_for(AGAINST, id.as_str()),
            None => {}
        }
        if let Some(code) = ratings {
            part.push_str("_r");
            part.push_str(code);
        }
        (part != VERSION).then_some(part)
    }

    /// Finds the choices in a fragment. `None`: it has none, or they are of a version that this one
    /// can't read. Parts that aren't understood are ignored.
    pub fn find(fragment: &str) -> Option<Self> {
        let path = path_of(fragment)?;
        let mut choices = Self::default();
        for field in fields(&path)? {
            let after = |prefix| field.strip_prefix(prefix).map(str::to_owned);
            let side = |prefix, side| {
                let id = IssueId::try_from(after(prefix)?).ok()?;
                Some((id, side))
            };
            if field == "one" {
                choices.voices = Voices::OneByOne;
            } else if let Some(id) = after(WITH) {
                choices.find.agrees_with = ActorId::try_from(id).ok();
            } else if let Some(found) =
                side(FOR, Side::For).or_else(|| side(AGAINST, Side::Against))
            {
                choices.find.takes_side = Some(found);
            } else if let Some(letters) = field.strip_prefix('e') {
                for grade in Grade::ALL {
                    let counts = letters.contains(letter(grade));
                    choices.filter.grades.set(grade, counts);
                }
            } else if let Some(day) = day(field) {
                choices.filter.as_of = Some(day);
            }
        }
        Some(choices)
    }
}

/// Returns the code of ratings in a fragment.
pub fn code_of_ratings(fragment: &str) -> Option<String> {
    let path = path_of(fragment)?;
    let code = fields(&path)?.find_map(|field| field.strip_prefix('r'));
    code.map(str::to_owned)
}

/// Returns the fields of the choices in a path. `None`: it has none of this version.
fn fields(path: &str) -> Option<impl Iterator<Item = &str>> {
    let (_, part) = path.rsplit_once('/').filter(|(_, part)| is_choices(part))?;
    let mut fields = part.split('_');
    (fields.next() == Some(VERSION)).then_some(fields)
}

impl Shared {
    /// Changes what the reader compares, and the address with it.
    pub fn choose(self, change: impl FnOnce(&mut Choices)) {
        self.choices.update(change);
        self.update_address();
    }

    /// Reads the choices from the address, now and after each navigation. An address without choices
    /// keeps those that were made before.
    pub fn follow_choices(self) {
        let read = move || {
            let current = self.choices.get_untracked();
            let mut found = Choices::find(&self.fragment());
            if let Some(found) = &mut found {
                // Only the address of the grid has it.
                match self.route.get_untracked() {
                    Route::Compare(Tab::Grid) => found.find.drop_unknown(&self.pack()),
                    _ => found.find = current.find.clone(),
                }
            }
            match found {
                Some(choices) if choices != current => self.choices.set(choices),
                None if current != Choices::default() => self.update_address(),
                _ => {}
            }
        };
        read();
        on_mount(move || {
            self.route.track();
            read();
        });
    }

    /// Writes the route and the choices into the address, without navigating.
    pub fn update_address(self) {
        let route = self.route.get_untracked();
        // The effect of a navigation to another view runs before this one is removed.
        if matches!(route.view(), View::Compare | View::You) {
            let shown = self.shown_ratings.get_untracked();
            let shown = shown.filter(|_| route.view() == View::You);
            self.set_fragment(self.fragment_with(&route, shown.as_ref()));
        }
    }

    /// Returns the fragment of a route with the choices, and with ratings, if there are any.
    pub fn fragment_with(self, route: &Route, ratings: Option<&Ratings>) -> String {
        let code = ratings.map(|ratings| ratings.to_code(&self.pack()));
        let mut choices = self.choices.get_untracked();
        if *route != Route::Compare(Tab::Grid) {
            choices.find = Find::default();
        }
        let mut fragment = route.fragment();
        if let Some(part) = choices.part_of_fragment(code.as_deref()) {
            fragment.push('/');
            fragment.push_str(&part);
        }
        fragment
    }

    /// Returns the choices as far as they hold in the current view. The story shows everything, by
    /// institution.
    pub fn choices_in_view(self) -> Choices {
        match self.view.get_untracked() {
            View::Compare | View::You => self.choices.get(),
            View::Story | View::Quiz | View::Class => Choices::default(),
        }
    }
}

/// Returns whether a part of a fragment can be nothing but choices, of any version.
pub fn is_choices(part: &str) -> bool {
    part.starts_with(|c: char| c.is_ascii_digit()) && part.contains('_')
}

fn letter(grade: Grade) -> char {
    match grade {
        Grade::OwnWords => 'w',
        Grade::Reported => 'r',
        Grade::Attributed => 'a',
        Grade::Inferred => 'i',
    }
}

/// Parses the eight digits of a day.
fn day(digits: &str) -> Option<Day> {
    let number: u32 = digits.parse().ok().filter(|_| digits.len() == 8)?;
    let year = u16::try_from(number / 10_000).ok()?;
    let month = u8::try_from(number / 100 % 100).ok()?;
    let day = u8::try_from(number % 100).ok()?;
    let is_month = (1..=12).contains(&month);
    let precision = Precision::Month(month);
    let last = || Moment { year, precision }.last_day().day;
    (year > 0 && is_month && (1..=last()).contains(&day)).then_some(Day { year, month, day })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_is_stable() {
        let mut choices = Choices::default();
        assert_eq!(choices.part_of_fragment(None), None);
        choices.voices = Voices::OneByOne;
        assert_eq!(choices.part_of_fragment(None).as_deref(), Some("1_one"));
        choices.filter.grades.set(Grade::Inferred, false);
        assert_eq!(
            choices.part_of_fragment(None).as_deref(),
            Some("1_one_ewra")
        );
        choices.filter.as_of = day("09990331");
        choices.voices = Voices::ByInstitution;
        let part = choices.part_of_fragment(None);
        assert_eq!(part.as_deref(), Some("1_ewra_09990331"));
        let part = choices.part_of_fragment(Some("4901abc12"));
        assert_eq!(part.as_deref(), Some("1_ewra_09990331_r4901abc12"));
        let part = Choices::default().part_of_fragment(Some("4901abc12"));
        assert_eq!(part.as_deref(), Some("1_r4901abc12"));
        let mut choices = Choices::default();
        choices.find.agrees_with = ActorId::try_from("odo-fenn".to_owned()).ok();
        let part = choices.part_of_fragment(None);
        assert_eq!(part.as_deref(), Some("1_with-odo-fenn"));
        for (side, expected) in [
            (Side::For, "1_with-odo-fenn_for-toll"),
            (Side::Against, "1_with-odo-fenn_against-toll"),
        ] {
            let issue = IssueId::try_from("toll".to_owned()).expect("an id");
            choices.find.takes_side = Some((issue, side));
            assert_eq!(choices.part_of_fragment(None).as_deref(), Some(expected));
            let found = Choices::find(&["compare/grid/", expected].concat());
            assert_eq!(found.as_ref(), Some(&choices));
        }
    }

    #[test]
    fn a_code_of_ratings_survives_newsletters_and_chats() {
        for fragment in [
            "you/1_r4901abc12",
            "You/1_ewra_09990331_R4901ABC12/",
            "you%2F1%5Fr4901abc12",
            "you/1_r4901abc12?utm_source=x",
            "you/1_r4901abc12).",
        ] {
            let code = code_of_ratings(fragment);
            assert_eq!(code.as_deref(), Some("4901abc12"), "{fragment}");
        }
        for fragment in ["you", "you/1_all", "you/2_r4901abc12", "r4901abc12"] {
            assert_eq!(code_of_ratings(fragment), None, "{fragment}");
        }
    }

    #[test]
    fn newsletters_and_chats_change_nothing() {
        let mut expected = Choices {
            voices: Voices::OneByOne,
            ..Choices::default()
        };
        expected.filter.as_of = day("20250331");
        for fragment in [
            "compare/grid/1_one_20250331",
            "Compare/Grid/1_ONE_20250331/",
            "compare%2Fgrid%2F1%5Fone%5F20250331",
            "compare/grid/1_one_20250331?utm_source=x",
            "compare/grid/1_one_20250331&fbclid=1",
            "compare/grid/1_one_20250331).",
            "compare/grid/1_one_20250331_",
            "compare/grid/1_one_later_20250331",
        ] {
            assert_eq!(
                Choices::find(fragment).as_ref(),
                Some(&expected),
                "{fragment}"
            );
        }
        for fragment in [
            "",
            "compare/grid",
            "compare/a/b",
            "story/7",
            "x/2_one",
            "1one",
        ] {
            assert_eq!(Choices::find(fragment), None, "{fragment}");
        }
        let default = Some(Choices::default());
        assert_eq!(Choices::find("compare/grid/1_all"), default);
        let tracked = "utm_source=7_x#compare/grid/1_one_20250331";
        assert_eq!(Choices::find(tracked), Some(expected));
    }

    #[test]
    fn a_day_that_does_not_exist_is_no_day() {
        for digits in [
            "20250230", "20251301", "20250100", "00000101", "2025", "2025x331",
        ] {
            assert_eq!(day(digits), None, "{digits}");
        }
        assert!(day("20240229").is_some());
    }

    #[test]
    fn choices_survive() {
        for bits in 0..64 {
            let is_set = |bit: u32| bits >> bit & 1 == 1;
            let mut choices = Choices::default();
            if is_set(0) {
                choices.voices = Voices::OneByOne;
            }
            if is_set(1) {
                choices.filter.as_of = day("20240229");
            }
            for (bit, grade) in (2..).zip(Grade::ALL) {
                choices.filter.grades.set(grade, is_set(bit));
            }
            let part = choices.part_of_fragment(None);
            let found = part
                .as_ref()
                .map(|part| Choices::find(&["you/", part].concat()));
            assert_eq!(part.is_none(), choices == Choices::default());
            assert_eq!(found, part.map(|_| Some(choices)));
        }
    }
}
