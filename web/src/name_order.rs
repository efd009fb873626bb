//! Sorting names by the rules of the pack's language, with numbers by their value:
//! `Intl.Collator` in the browser, ICU4X in the build. Both use the rules of Unicode's CLDR.

use standpoint_core::Pack;
use standpoint_core::compare::NameOrder;

/// Sorts the actors of a pack by name.
#[cfg(feature = "ssr")]
pub fn name_order(pack: &Pack) -> NameOrder {
    use icu_collator::options::CollatorOptions;
    use icu_collator::preferences::CollationNumericOrdering;
    use icu_collator::{Collator, CollatorPreferences};
    use icu_locale_core::Locale;

    // An unknown language gets the rules of CLDR's root locale.
    let locale: Locale = pack.language().parse().unwrap_or(Locale::UNKNOWN);
    let mut preferences = CollatorPreferences::from(&locale);
    preferences.numeric_ordering = Some(CollationNumericOrdering::True);
    let Ok(collator) = Collator::try_new(preferences, CollatorOptions::default()) else {
        return NameOrder::by_code_point(pack);
    };
    let actors = pack.actors();
    let mut indices: Vec<usize> = (0..actors.len()).collect();
    indices.sort_by(|a, b| collator.compare(&actors[*a].name, &actors[*b].name));
    NameOrder::new(pack, indices)
}

/// Sorts the actors of a pack by name.
#[cfg(not(feature = "ssr"))]
pub fn name_order(pack: &Pack) -> NameOrder {
    use intl::{Collator, sort};
    use js_sys::{Array, JSON};

    let options = JSON::parse(r#"{"numeric":true}"#).unwrap_or_default();
    // A language tag that the browser rejects gets the rules of CLDR's root locale.
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
    let names = (0..names.length()).filter_map(|at| names.get(at).as_string());
    NameOrder::from_names(pack, names)
}

#[cfg(not(feature = "ssr"))]
mod intl {
    use js_sys::{Array, Function};
    use wasm_bindgen::JsValue;
    use wasm_bindgen::prelude::wasm_bindgen;

    #[wasm_bindgen]
    extern "C" {
        /// As in js-sys, but with a constructor that returns an error for a rejected language tag.
        #[wasm_bindgen(js_namespace = Intl)]
        pub type Collator;

        #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
        pub fn new(language: &str, options: &JsValue) -> Result<Collator, JsValue>;

        #[wasm_bindgen(method, getter)]
        pub fn compare(this: &Collator) -> Function;

        /// Takes a JavaScript function, which js-sys' `sort` doesn't.
        #[wasm_bindgen(js_namespace = ["Array", "prototype", "sort"], js_name = call)]
        pub fn sort(names: &Array, compare: &Function);
    }
}
