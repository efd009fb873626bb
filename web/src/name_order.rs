//! The order of names, by the rules of the pack's language and with numbers by their value:
//! `Intl.Collator` in the browser, ICU4X where pages are written. Both have the rules of Unicode's
//! CLDR.

use standpoint_core::Pack;
use standpoint_core::compare::NameOrder;

/// Orders the actors of a pack by their names.
#[cfg(feature = "ssr")]
pub fn name_order(pack: &Pack) -> NameOrder {
    use icu_collator::options::CollatorOptions;
    use icu_collator::preferences::CollationNumericOrdering;
    use icu_collator::{Collator, CollatorPreferences};
    use icu_locale_core::Locale;

    // The root's rules for a language of which nothing is known.
    let locale: Locale = pack.language().parse().unwrap_or(Locale::UNKNOWN);
    let mut preferences = CollatorPreferences::from(&locale);
    preferences.numeric_ordering = Some(CollationNumericOrdering::True);
    let Ok(collator) = Collator::try_new(preferences, CollatorOptions::default()) else {
        return NameOrder::by_code_point(pack);
    };
    let actors = pack.actors();
    let mut places: Vec<usize> = (0..actors.len()).collect();
    places.sort_by(|a, b| collator.compare(&actors[*a].name, &actors[*b].name));
    NameOrder::new(pack, places)
}

/// Orders the actors of a pack by their names.
#[cfg(not(feature = "ssr"))]
pub fn name_order(pack: &Pack) -> NameOrder {
    use intl::{Collator, sort};
    use js_sys::{Array, JSON};

    let options = JSON::parse(r#"{"numeric":true}"#).unwrap_or_default();
    // The root's rules for a language tag that browsers do not take.
    let collator =
        Collator::new(pack.language(), &options).or_else(|_| Collator::new("und", &options));
    let Ok(collator) = collator else {
        return NameOrder::by_code_point(pack);
    };
    let names = Array::new();
    for actor in pack.actors() {
        names.push(&actor.name.as_str().into());
    }
    sort(&names, &collator.compare());
    // One sort in JavaScript; whose name is whose is found here.
    let mut places = Vec::new();
    for at in 0..names.length() {
        let name = names.get(at).as_string().unwrap_or_default();
        let mut named = pack.actors().iter().enumerate();
        let place = named.find(|(place, it)| it.name == name && !places.contains(place));
        places.extend(place.map(|(place, _)| place));
    }
    NameOrder::new(pack, places)
}

#[cfg(not(feature = "ssr"))]
mod intl {
    use js_sys::{Array, Function};
    use wasm_bindgen::JsValue;
    use wasm_bindgen::prelude::wasm_bindgen;

    #[wasm_bindgen]
    extern "C" {
        /// As in js-sys, but for a constructor that tells of a language tag that it does not take.
        #[wasm_bindgen(js_namespace = Intl)]
        pub type Collator;

        #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
        pub fn new(language: &str, options: &JsValue) -> Result<Collator, JsValue>;

        #[wasm_bindgen(method, getter)]
        pub fn compare(this: &Collator) -> Function;

        /// By a function of JavaScript's own, to which js-sys has no way.
        #[wasm_bindgen(js_namespace = ["Array", "prototype", "sort"], js_name = call)]
        pub fn sort(names: &Array, compare: &Function);
    }
}
