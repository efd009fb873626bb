//! The catalogue: a page without script that lists all stories, and the link to it.

use crate::app::BACKGROUNDS;
use crate::document::element;
use crate::escape::escaped;
use crate::headers::{Files, Rule, policy_of_catalogue};
use crate::listed_pack::ListedPack;
use crate::site::{INDEX, Site};
use standpoint_core::Pack;
use standpoint_core::compare::{Filter, Standings};
use standpoint_web::navigation::page_of;
use standpoint_web::words::Words;

/// The style of the catalogue, with the colours of `web/style/base.css`.
const STYLE: &str = include_str!("catalogue.css");

/// The style of the link in the stories' pages, aligned with the page.
pub const LINK_STYLE: &str = "\
.all-stories{padding-block-start:.6rem;\
padding-inline:max(clamp(min(1rem,5vw),4vw,3rem),(100vw - 76rem)/2);\
font:.9375rem/1.5 system-ui,sans-serif}\
.all-stories a{color:#14564f}\
.all-stories a:focus-visible{outline:3px solid;outline-offset:2px}\
@media screen and (prefers-color-scheme:dark){.all-stories a{color:#9bdfd4}}\
@media print{.all-stories{display:none}}";

/// Renders the catalogue in the language of the first pack.
pub fn catalogue(site: &Site<'_>) -> String {
    let words = site.words();
    let name = escaped(words.page.name());
    let heading = escaped(words.page.stories());
    let stories: String = site
        .packs
        .iter()
        .map(|listed| story(listed, words))
        .collect();
    let body = [
        element("header", "", &element("p", "", &name)),
        element(
            "main",
            "",
            // The role, because Safari drops it from a list without bullets.
            &[
                element("h1", "", &heading),
                element("ul", "role=\"list\"", &stories),
            ]
            .concat(),
        ),
        element(
            "footer",
            "",
            &element("p", "", &escaped(words.page.about())),
        ),
    ];
    format!(
        "\u{feff}<!doctype html>\n<html lang=\"{}\" dir=\"{}\">\n<head>\n{}\n</head>\n\
         <body>\n{}\n</body>\n</html>\n",
        words.language.tag(),
        words.language.dir(),
        head(site, &heading, &name),
        body.join("\n"),
    )
}

/// Returns the link to the catalogue, for a story's page.
pub fn catalogue_link(words: &Words) -> String {
    let link = format!("<a href=\"{INDEX}\">{}</a>", escaped(all_stories(words)));
    element("nav", "class=\"all-stories\"", &link)
}

/// Returns the text of a link to the catalogue.
pub fn all_stories(words: &Words) -> &'static str {
    let tag = words.language.tag();
    let text = ALL_STORIES.iter().find(|(language, _)| *language == tag);
    text.unwrap_or(&ALL_STORIES[0]).1
}

/// Returns the header rules of the catalogue: it has another style than the stories.
pub fn rules_of_catalogue() -> [Rule; 2] {
    let policy = policy_of_catalogue(STYLE);
    ["", INDEX].map(|page| Rule::with_policy(Files::Named(page.into()), policy.clone()))
}

/// The text of a link to the catalogue in each language.
const ALL_STORIES: [(&str, &str); 3] = [
    ("en", "All stories"),
    ("de", "Alle Dossiers"),
    ("zh", "全部专题"),
];

fn head(site: &Site<'_>, heading: &str, name: &str) -> String {
    let about = escaped(site.words().page.about());
    let base = escaped(site.options.address.as_deref().unwrap_or("./"));
    let [light, dark] = BACKGROUNDS;
    let icon = &site.shell.icon.name;
    format!(
        "<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{heading} · {name}</title>\n\
         <meta name=\"description\" content=\"{about}\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta name=\"theme-color\" content=\"{light}\" media=\"(prefers-color-scheme: light)\">\n\
         <meta name=\"theme-color\" content=\"{dark}\" media=\"(prefers-color-scheme: dark)\">\n\
         <link rel=\"canonical\" href=\"{base}\">\n\
         <meta property=\"og:url\" content=\"{base}\">\n\
         <meta property=\"og:type\" content=\"website\">\n\
         <meta property=\"og:title\" content=\"{heading}\">\n\
         <meta property=\"og:description\" content=\"{about}\">\n\
         <meta property=\"og:site_name\" content=\"{name}\">\n\
         <link rel=\"icon\" href=\"./{icon}\" type=\"image/svg+xml\">\n\
         <style>{STYLE}</style>"
    )
}

/// Renders the entry of a story: its title, its summary, and facts about its article.
fn story(listed: &ListedPack, words: &Words) -> String {
    let pack = &listed.pack;
    let source = pack.source();
    let labelled =
        |label, count: usize| escaped(&words.prompts().figure_is(label, &count.to_string()));
    let facts = [
        element("bdi", "", &escaped(&source.publisher)),
        escaped(&words.date(&source.published)),
        labelled(words.compare().statements(), pack.issues().len()),
        labelled(words.filters().voices(), voices(pack)),
    ];
    let facts = facts.map(|fact| element("span", "", &fact)).join(" · ");
    let link = format!("href=\"{}\"", page_of(pack.id()));
    let title = element("a", &link, &escaped(pack.title()));
    let of_pack = format!("lang=\"{}\" dir=\"auto\"", escaped(pack.language()));
    let entry = [
        element("h2", &of_pack, &title),
        element("p", &of_pack, &escaped(pack.summary())),
        element("p", "class=\"facts\"", &facts),
    ];
    element("li", "", &entry.concat())
}

/// Returns how many actors are on the scale of a statement, as the story counts its voices.
fn voices(pack: &Pack) -> usize {
    let standings = Standings::new(pack, Filter::ALL);
    let actors = pack.actors().iter();
    actors.filter(|actor| standings.speaks(&actor.id)).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use standpoint_web::words::LANGUAGES;

    #[test]
    fn the_link_has_a_text_in_every_language() {
        let languages = LANGUAGES.iter().map(|words| words.language.tag());
        assert!(languages.eq(ALL_STORIES.iter().map(|(language, _)| *language)));
    }

    #[test]
    fn the_colours_are_those_of_the_views() {
        let views = include_str!("../../../web/style/base.css");
        let colours: Vec<_> = STYLE
            .split(['{', ';', '}'])
            .filter(|rule| rule.starts_with("--"))
            .collect();
        assert_eq!(colours.len(), 5 * 2 + 2, "{colours:?}");
        for colour in colours {
            let (name, value) = colour.split_once(':').expect("a value");
            assert!(views.contains(&format!("{name}: {value};")), "{colour}");
        }
    }
}
