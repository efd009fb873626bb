//! Which view is shown, as an address fragment.

use standpoint_core::Pack;
use standpoint_core::pack::ActorId;

/// A view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// The story at a glance.
    Story,
    /// The questions.
    Quiz,
    /// Who stands where.
    Compare,
    /// Where the reader stands.
    You,
}

impl View {
    /// All views, in the order of the navigation.
    pub const ALL: [Self; 4] = [Self::Story, Self::Quiz, Self::Compare, Self::You];

    /// As in an address: `story`, `quiz`, `compare`, `you`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Story => "story",
            Self::Quiz => "quiz",
            Self::Compare => "compare",
            Self::You => "you",
        }
    }
}

/// A view, and what of it is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// A view as it opens.
    Top(View),
    /// The story at a paragraph, counted from 1.
    Paragraph(u32),
    /// Two actors side by side.
    Pair(ActorId, ActorId),
}

impl Route {
    /// The view that it belongs to.
    pub fn view(&self) -> View {
        match self {
            Self::Top(view) => *view,
            Self::Paragraph(_) => View::Story,
            Self::Pair(..) => View::Compare,
        }
    }

    /// The address fragment, without `#`: `quiz`, `story/17`, `compare/one/other`.
    pub fn fragment(&self) -> String {
        match self {
            Self::Top(view) => view.name().into(),
            Self::Paragraph(number) => ["story/", &number.to_string()].concat(),
            Self::Pair(left, right) => ["compare/", left.as_str(), "/", right.as_str()].concat(),
        }
    }

    /// What a fragment asks for. `None` where it names nothing that the pack has.
    pub fn find(fragment: &str, pack: &Pack) -> Option<Self> {
        let mut parts = fragment.split('/');
        let view = parts.next()?;
        let view = View::ALL.into_iter().find(|it| it.name() == view)?;
        match (view, parts.next(), parts.next(), parts.next()) {
            (view, None, None, None) => Some(Self::Top(view)),
            (View::Story, Some(number), None, None) => {
                let number = number.parse().ok()?;
                pack.find_paragraph(number).map(|_| Self::Paragraph(number))
            }
            (View::Compare, Some(left), Some(right), None) => {
                let (left, right) = (pack.find_actor(left)?, pack.find_actor(right)?);
                Some(Self::Pair(left.id.clone(), right.id.clone()))
            }
            _ => None,
        }
    }
}
