//! Routes: the current view, and its form as an address fragment.

use crate::choices::is_choices;
use standpoint_core::Pack;
use standpoint_core::class::Assignment;
use standpoint_core::pack::ActorId;

/// A view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// The story at a glance.
    Story,
    /// The questions.
    Quiz,
    /// The comparison of the actors.
    Compare,
    /// The reader's ratings, and the actors ranked by agreement.
    You,
    /// For teachers: setting a quiz for a class, and its results. Only on a page.
    Class,
}

impl View {
    /// The views in the navigation, in its order.
    pub const ALL: [Self; 4] = [Self::Story, Self::Quiz, Self::Compare, Self::You];

    /// Returns the name in addresses: `story`, `quiz`, `compare`, `you` or `class`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Story => "story",
            Self::Quiz => "quiz",
            Self::Compare => "compare",
            Self::You => "you",
            Self::Class => "class",
        }
    }

    fn find(name: &str) -> Option<Self> {
        let mut all = Self::ALL.into_iter().chain([Self::Class]);
        all.find(|view| view.name() == name)
    }
}

/// A part of the comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// The statements, with everyone on a line from disagree to agree.
    Statements,
    /// The table of all positions.
    Grid,
    /// Two actors side by side.
    Pair,
    /// The disputed claims.
    Claims,
    /// The changes of position.
    Changes,
}

impl Tab {
    /// All tabs, in their order.
    pub const ALL: [Self; 5] = [
        Self::Statements,
        Self::Grid,
        Self::Pair,
        Self::Claims,
        Self::Changes,
    ];

    /// Returns the name in addresses: `statements`, `grid`, `pair`, `claims` or `changes`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Statements => "statements",
            Self::Grid => "grid",
            Self::Pair => "pair",
            Self::Claims => "claims",
            Self::Changes => "changes",
        }
    }
}

/// A view, or a part of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// A view from its top.
    Top(View),
    /// The story at a paragraph, counted from 1.
    Paragraph(u32),
    /// The quiz that a teacher has set. Only on a page.
    Assignment(Assignment),
    /// A part of the comparison.
    Compare(Tab),
    /// Two actors side by side.
    Pair(ActorId, ActorId),
}

impl Route {
    /// Returns the view that the route belongs to.
    pub fn view(&self) -> View {
        match self {
            Self::Top(view) => *view,
            Self::Paragraph(_) => View::Story,
            Self::Assignment(_) => View::Quiz,
            Self::Compare(_) | Self::Pair(..) => View::Compare,
        }
    }

    /// Returns the part of the comparison that the route belongs to: the first, if to none.
    pub fn tab(&self) -> Tab {
        match self {
            Self::Compare(tab) => *tab,
            Self::Pair(..) => Tab::Pair,
            Self::Top(_) | Self::Paragraph(_) | Self::Assignment(_) => Tab::Statements,
        }
    }

    /// Returns whether only a page has the route, and no widget.
    pub fn is_of_page(&self) -> bool {
        matches!(self, Self::Top(View::Class) | Self::Assignment(_))
    }

    /// Returns the address fragment, without `#`: `quiz`, `story/17`, `compare/grid`,
    /// `compare/one/other`, `quiz/1-10-3-at-end-asked`.
    pub fn fragment(&self) -> String {
        match self {
            Self::Top(view) => view.name().into(),
            Self::Paragraph(number) => ["story/", &number.to_string()].concat(),
            Self::Assignment(assignment) => ["quiz/", &assignment.to_code()].concat(),
            Self::Compare(tab) => ["compare/", tab.name()].concat(),
            Self::Pair(left, right) => ["compare/", left.as_str(), "/", right.as_str()].concat(),
        }
    }

    /// Parses a fragment. Returns `None` if it names something that the pack doesn't have.
    ///
    /// Chats, newsletters and trackers change addresses: they encode or capitalise them, and add
    /// parameters, slashes, spaces and punctuation. All of that is ignored, and so are the reader's
    /// [choices](crate::choices). A fragment with nothing but parameters is the story.
    pub fn find(fragment: &str, pack: &Pack) -> Option<Self> {
        let path = path_of(fragment)?;
        let path = match path.rsplit_once('/') {
            Some((rest, part)) if is_choices(part) => rest,
            _ => &path,
        };
        if path.is_empty() {
            return Some(Self::Top(View::Story));
        }
        let mut parts = path.split('/');
        let view = View::find(parts.next()?)?;
        match (view, parts.next(), parts.next(), parts.next()) {
            (view, None, None, None) => Some(Self::Top(view)),
            (View::Story, Some(number), None, None) => {
                let number = number.parse().ok()?;
                pack.find_paragraph(number).map(|_| Self::Paragraph(number))
            }
            (View::Quiz, Some(code), None, None) => {
                Assignment::from_code(code).map(Self::Assignment)
            }
            (View::Compare, Some(name), None, None) => {
                let tab = Tab::ALL.into_iter().find(|tab| tab.name() == name)?;
                Some(Self::Compare(tab))
            }
            (View::Compare, Some(left), Some(right), None) => {
                let (left, right) = (pack.find_actor(left)?, pack.find_actor(right)?);
                Some(Self::Pair(left.id.clone(), right.id.clone()))
            }
            _ => None,
        }
    }
}

/// Returns the path in a fragment, without what chats, newsletters and trackers add. It is empty if the
/// fragment has nothing but parameters. `None`: it has something else.
pub(crate) fn path_of(fragment: &str) -> Option<String> {
    let text = decoded(fragment).to_ascii_lowercase();
    let mut rest = text.chars();
    let mut path = String::new();
    let (mut is_parameter, mut has_junk) = (false, false);
    while let Some(c) = rest.next() {
        let is_end = |c: &char| matches!(c, '&' | '?' | '#');
        match c {
            // A text fragment, `:~:text=…`.
            ':' => break,
            c if is_end(&c) && path.is_empty() => {}
            c if is_end(&c) => break,
            // The soft line break of quoted-printable mail.
            '=' if rest.as_str().is_empty() => break,
            // `utm_source=x` is a parameter anywhere.
            '=' => {
                while !path.is_empty() && !path.ends_with('/') {
                    path.pop();
                }
                is_parameter = true;
                if !path.is_empty() {
                    break;
                }
                rest.find(is_end);
            }
            '/' if path.is_empty() || path.ends_with('/') => {}
            'a'..='z' | '0'..='9' | '-' | '_' | '/' => path.push(c),
            _ if !path.is_empty() => break,
            // A byte that isn't ASCII, so `decoded` left it encoded.
            '%' => {
                has_junk = true;
                let mut digits = rest.clone();
                let is_digit = |c: char| c.is_ascii_hexdigit();
                if digits.next().is_some_and(is_digit) && digits.next().is_some_and(is_digit) {
                    rest = digits;
                }
            }
            c => has_junk |= !c.is_ascii_whitespace(),
        }
    }
    has_junk |= path.contains('-');
    let path = path.trim_matches(['/', '_', '-']);
    (!path.is_empty() || is_parameter || !has_junk).then(|| path.to_owned())
}

/// Decodes percent-encoded ASCII, even if it was encoded several times. Other bytes stay encoded,
/// in upper case. Malformed escapes stay unchanged.
pub(crate) fn decoded(text: &str) -> String {
    const MAX_ROUNDS: usize = 3;

    let mut text = text.to_owned();
    for _ in 0..MAX_ROUNDS {
        if !text.contains('%') {
            break;
        }
        text = decoded_once(&text);
    }
    text
}

fn decoded_once(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        let mut ahead = rest.clone();
        let mut digit = || ahead.next().filter(char::is_ascii_hexdigit);
        let (first, second) = match c {
            '%' => (digit(), digit()),
            _ => (None, None),
        };
        if let (Some(first), Some(second)) = (first, second) {
            rest = ahead;
            let value = |digit: char| digit.to_digit(16).unwrap_or_default();
            let byte = value(first) * 16 + value(second);
            match char::from_u32(byte) {
                Some(c) if c.is_ascii() => decoded.push(c),
                _ => {
                    let digits = [first, second].map(|digit| digit.to_ascii_uppercase());
                    decoded.push('%');
                    decoded.extend(digits);
                }
            }
        } else {
            decoded.push(c);
        }
    }
    decoded
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pack() -> Pack {
        let bytes = include_bytes!("../../data/harbour-bridge/pack.json");
        standpoint_core::read(bytes).expect("the small pack is sound")
    }

    fn pair(left: &str, right: &str) -> Route {
        let id = |text: &str| ActorId::try_from(text.to_owned()).expect("an id");
        Route::Pair(id(left), id(right))
    }

    fn assigned() -> Route {
        let assignment = Assignment::from_code("1-10-3-at-end-asked");
        Route::Assignment(assignment.expect("a code"))
    }

    #[test]
    fn fragments_round_trip() {
        let pack = pack();
        let routes = View::ALL
            .map(Route::Top)
            .into_iter()
            .chain(Tab::ALL.map(Route::Compare))
            .chain([Route::Paragraph(7), pair("ilse-varrow", "odo-fenn")])
            .chain([Route::Top(View::Class), assigned()]);
        for route in routes {
            assert_eq!(Route::find(&route.fragment(), &pack), Some(route));
        }
    }

    #[test]
    fn changed_fragments_find_the_same_route() {
        let pack = pack();
        let (story, quiz) = (Route::Top(View::Story), Route::Top(View::Quiz));
        let compared = pair("ilse-varrow", "odo-fenn");
        let cases = [
            (
                &quiz,
                "Quiz QUIZ quiz/ quiz// /quiz !/quiz quiz%20 %20quiz quiz%0A quiz+ quiz%2F",
            ),
            (
                &quiz,
                "%71uiz %2571uiz quiz%252F %51UIZ quiz% quiz%2 quiz%zz quiz%E0%A4%A",
            ),
            (
                &quiz,
                "quiz?utm_source=x&utm_medium=email quiz&fbclid=1 quiz&amp;fbclid=1 quiz#quiz",
            ),
            (
                &quiz,
                "quiz/?utm_source=x quiz/utm_source=x quiz%3Futm_source%3Dx quiz%26fbclid%3D1",
            ),
            (
                &quiz,
                "quiz:~:text=road quiz) quiz). quiz, quiz; quiz> quiz%22 (quiz) quiz](x quiz** quiz_",
            ),
            (
                &quiz,
                "quiz%E7%9C%8B%E7%9C%8B quiz看看 quiz，看看 quiz%E2%80%8B quiz\u{200b}",
            ),
            (
                &quiz,
                "quiz- %E2%80%9Cquiz%E2%80%9D “quiz” %C2%A0quiz %EF%BB%BFquiz %E2%80%AAquiz quiz=",
            ),
            (
                &quiz,
                "utm_source=newsletter#quiz ?utm_source=x#quiz utm_source=x&quiz #quiz",
            ),
            (
                &compared,
                "compare%2Filse-varrow%2Fodo-fenn Compare/Ilse-Varrow/ODO-FENN/ compare%2filse-varrow/odo-fenn",
            ),
            (
                &compared,
                "compare/ilse-varrow/odo-fenn?x=1 compare//ilse-varrow//odo-fenn compare%252Filse-varrow%252Fodo-fenn",
            ),
            (
                &assigned(),
                "quiz/1-10-3-at-end-asked/ Quiz/1-10-3-At-End-Asked quiz%2F1%2D10%2D3%2Dat%2Dend%2Dasked",
            ),
            (
                &assigned(),
                "quiz/1-10-3-at-end-asked. quiz/1-10-3-at-end-asked?utm_source=x quiz/1-10-3-at-end-asked= (quiz/1-10-3-at-end-asked)",
            ),
            (
                &assigned(),
                "quiz/1-10-3-at-end-asked看 quiz/1-10-3-at-end-asked/utm_source=x utm_source=x#quiz/1-10-3-at-end-asked",
            ),
            (
                &Route::Paragraph(7),
                "story/7/ Story/7 story/7?x story/7. story/07 story%2F7 story/7:~:text=road story/7&x=y",
            ),
            (
                &story,
                "story story/ STORY story?x=1 / // /? ? & # :~:text=road %3A~%3Atext%3Droad /#",
            ),
            (
                &story,
                "utm_source=x&utm_medium=y utm_source=x fbclid=1 ?utm_source=x &utm_source=x /?utm_source=x",
            ),
            (
                &story,
                "xtor=RSS-1 _=_ utm_source%3Dx%26utm_medium%3Dy gclid=a.b-c?d=e ?secret=abc UTM_SOURCE=X",
            ),
        ];
        for (route, fragments) in cases {
            for fragment in fragments.split(' ') {
                assert_eq!(
                    Route::find(fragment, &pack).as_ref(),
                    Some(route),
                    "{fragment}"
                );
            }
        }
        for fragment in ["", " ", "quiz and more", " quiz "] {
            assert!(Route::find(fragment, &pack).is_some(), "{fragment:?}");
        }
    }

    #[test]
    fn unknown_fragments_are_not_found() {
        let pack = pack();
        for fragment in [
            "nowhere",
            "quizzes",
            "quiz/1",
            "quiz/1-10-3-at-end",
            "quiz/1-10-3-at-end-ask",
            "quiz/2-10-3-at-end-asked",
            "quiz/1-10-3-at-end-asked/1",
            "class/1",
            "story/0",
            "story/9999",
            "story/x",
            "story/7/x",
            "story/99999999999999999999",
            "compare/ilse-varrow",
            "compare/ilse-varrow/nobody",
            "compare/ilse-varrow/odo-fenn/x",
            "you/me",
            "%",
            "%%",
            "%2",
            "%E0%A4%A",
            "%zz",
            "-",
            "!",
            "看看",
            "nowhere?utm_source=x",
            "nowhere&x",
            "%00",
            "qu%69z%2dx",
        ] {
            assert_eq!(Route::find(fragment, &pack), None, "{fragment}");
        }
    }

    #[test]
    fn only_ascii_is_decoded() {
        for (text, expected) in [
            ("a%20b", "a b"),
            ("%7euser", "~user"),
            ("caf%c3%a9", "caf%C3%A9"),
            ("%2541", "A"),
            ("%", "%"),
            ("%4", "%4"),
            ("%4g", "%4g"),
            ("%%41", "%A"),
            ("é", "é"),
        ] {
            assert_eq!(decoded(text), expected, "{text}");
        }
    }
}
