//! One function for each tag.

use super::{Element, IntoNodes, Kind, Tag};

macro_rules! tags {
    ($kind:ident: $($name:ident)+) => {$(
        #[doc = concat!("A `<", stringify!($name), ">` element with this content.")]
        pub fn $name(content: impl IntoNodes) -> Element {
            Element::new(&Tag { name: stringify!($name), kind: Kind::$kind }, content)
        }
    )+};
}

tags! { Html:
    a article aside b bdi blockquote button caption cite code dd details dialog div dl dt fieldset footer form
    h1 h2 h3 h4 h5 header label legend li main mark nav ol option p progress q section select small
    span strong summary table tbody td textarea th thead tr ul
}

tags! { Svg: svg rect }

macro_rules! void_tags {
    ($($name:ident)+) => {$(
        #[doc = concat!("An empty `<", stringify!($name), ">` element.")]
        pub fn $name() -> Element {
            Element::new(&Tag { name: stringify!($name), kind: Kind::Void }, ())
        }
    )+};
}

void_tags! { br input }
