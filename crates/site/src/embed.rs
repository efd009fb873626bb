//! What other sites' pages hold a story by: `web/script/embed.js` and `widget.js` for an element,
//! `frame.js` and `resize.js` for a frame, and what hands on what stories tell.

use crate::built::{Built, EMBED, WIDGET, hashed};
use crate::document::element;
use crate::escape::escaped;
use crate::story::Story;
use crate::write::File;
use serde_json::{Map, Value, json};
use standpoint_web::prerender::page_of;
use standpoint_web::words::{LANGUAGES, Words};

/// The element's script. These names stay the same.
const SCRIPT: &str = "embed.js";
/// The page for a frame.
pub const FRAME: &str = "embed.html";

/// The style of the page for a frame.
pub const FRAME_STYLE: &str = ":root{color-scheme:only light dark}html,body{margin:0}stand-point{display:block;font:1rem/1.5 system-ui,sans-serif}stand-point>*{margin-inline:1rem}a{color:light-dark(#14564f,#9bdfd4)}\
    @media(scripting:enabled){stand-point>*{animation:late 3s}}@keyframes late{from,to{visibility:hidden}}";

/// The element's script, once under a name that stays the same, and once by what it holds; the
/// script of what all widgets share; the page for a frame; and what hosts ask for besides.
/// `address` is where the folder will stand, if that is known.
pub fn embed(built: &Built, stories: &[Story], address: Option<&str>) -> Vec<File> {
    let address = Value::from(address).to_string();
    let style = Value::from(style(&built.views_style)).to_string();
    let widget = built
        .widget
        .replace("./GLUE", &format!("./{}", built.widget_glue.name))
        .replace("./WASM", &format!("./{}", built.widget_wasm.name))
        .replace("STYLE", &style);
    let name = hashed(WIDGET, widget.as_bytes(), ".js");
    let article = hashed(WIDGET, built.article.as_bytes(), ".js");
    let words = words();
    let embed = built
        .embed
        .replace("WIDGET", &name)
        .replace("ARTICLE", &article)
        .replace("ADDRESS", &address)
        .replace("LANGUAGES", &languages(&words));
    let by_hash = hashed(EMBED, embed.as_bytes(), ".js");
    let mut files = vec![
        (name, widget.into()),
        (article, built.article.clone().into()),
        (by_hash, embed.clone().into()),
        (SCRIPT.into(), embed.into()),
        (FRAME.into(), frame(built, stories).into()),
    ];
    let words = words.into_iter().filter_map(|(_, file)| file);
    files.extend(words);
    for (name, script) in &built.for_hosts {
        let script = script.replace("ADDRESS", &address);
        files.push(((*name).into(), script.into()));
    }
    files
}

/// The languages, each with the file of what the views say in it, unless the program has that by
/// itself.
fn words() -> Vec<(&'static Words, Option<File>)> {
    let file = |words: &Words| {
        let written = words.written()?.into_bytes();
        let stem = [WIDGET, words.language.tag(), "-"].concat();
        Some((hashed(&stem, &written, ".txt"), written))
    };
    LANGUAGES.iter().map(|words| (words, file(words))).collect()
}

/// What the element's script knows of the languages, in their order: pairs with their tags, as JSON.
fn languages(words: &[(&'static Words, Option<File>)]) -> String {
    let entry = |(words, file): &(&Words, Option<File>)| {
        let file = file.as_ref().map(|(name, _)| name);
        let says: Map<_, _> = words
            .host
            .texts()
            .into_iter()
            .map(|(name, text)| (name.to_owned(), text.into()))
            .collect();
        let about = json!({"dir": words.language.dir(), "file": file, "says": says});
        json!([words.language.tag(), about])
    };
    let languages: Vec<_> = words.iter().map(entry).collect();
    Value::from(languages).to_string()
}

/// A page that shows the story which its address asks for, and till then links to all.
fn frame(built: &Built, stories: &[Story]) -> String {
    let links = stories.iter().map(|story| {
        let (page, title) = (page_of(story.pack.id()), escaped(story.pack.title()));
        format!("<p><a href=\"{page}\" target=\"_blank\">{title}</a></p>")
    });
    let head = [
        "<meta charset=\"utf-8\">",
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
        "<meta name=\"robots\" content=\"noindex\">",
        // For host pages that size the frame by their style: `frame-sizing`.
        "<meta name=\"responsive-embedded-sizing\">",
        "<title>Standpoint</title>",
        &element("style", "", FRAME_STYLE),
    ]
    .join("\n");
    let story = element("stand-point", "", &links.collect::<String>());
    let script = element("script", "", &built.frame);
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n{head}\n</head>\n<body>\n{story}\n{script}\n</body>\n</html>\n"
    )
}

/// The style sheet of the views, for a shadow root in a page of any style:
///
/// - lengths do not follow the letters of the page around, except where they are larger than usual;
/// - widths are those of the widget, not of the window;
/// - it is dark by a class, since the page around may be light in spite of the reader's system;
/// - the page around can set its fonts and two colours, as `--standpoint-…`.
fn style(views: &str) -> String {
    let themed = themed(&darkened(views));
    [ROOT, &lengths(&themed), ALONE, &held()].concat()
}

/// Nothing comes in from the host page but where the widget stands. It is light or dark as it says,
/// and `only` that: a browser that darkens pages by itself leaves it alone. On paper it is light.
const ROOT: &str = ":host{display:block}:host([hidden]){display:none}\
    .root{all:initial;display:block;position:relative;container-type:inline-size;\
    color-scheme:only light;--rem:max(1rem,16px)}\
    @media screen{.root.dark{color-scheme:only dark}}";

/// After all else. One view has nothing around it.
const ALONE: &str = ".standpoint{min-block-size:0}\
    .alone :is(.masthead,.standpoint>footer>:first-child){display:none}\
    .alone .content{padding-block:1.25em}\
    .in-article details{max-inline-size:76em;margin-inline:auto;padding-block:.9em;\
    border-block-end:1px solid var(--rule)}\
    .in-article ul{display:flex;flex-wrap:wrap;gap:.5em;margin-block-start:.75em;list-style:none}\
    @media print{.in-article{display:none}}\
    .standpoint .back[hidden]{display:none}\
    .standpoint .back.button{position:fixed;inset-block:auto 1rem;inset-inline:auto 1rem;margin:0;\
    background:var(--paper)}";

/// The dark colours, by a class.
fn darkened(css: &str) -> String {
    css.replace(
        "@media screen and (prefers-color-scheme:dark){.standpoint{",
        "@media screen{.dark .standpoint{",
    )
}

/// The fonts of the page around, where it sets them, and the colours that come of its own.
fn themed(css: &str) -> String {
    let fonts = ["sans", "serif"].map(|name| (name, "standpoint"));
    let colours = HELD.map(|(name, ..)| (name, "held"));
    fonts
        .iter()
        .chain(&colours)
        .fold(css.into(), |css, (name, from)| {
            let set = format!("--{name}:");
            let mut pieces = css.split(&*set);
            let mut themed = pieces.next().unwrap_or_default().to_owned();
            for piece in pieces {
                let (value, after) = piece.split_at(piece.find([';', '}']).unwrap_or(piece.len()));
                themed.push_str(&format!(
                    "{set}var(--{from}-{name},{}){after}",
                    value.trim()
                ));
            }
            themed
        })
}

/// Colours that the page around can set, with the lightness that keeps all that is drawn in them or
/// on them apart, by WCAG 2.2 at least 4.5 to 1: in the light, in the dark; and the most chroma, by
/// which they stay what a screen can show. In OKLCH, where the luminance is about the cube of the
/// lightness: from 0.78 of it (blue) to 1.1 (green).
const HELD: [(&str, &str, &str, &str); 2] = [
    ("accent", "min(l,.47)", "max(l,.76)", ".17"),
    ("paper", "max(l,.94)", "min(l,.24)", ".03"),
];

/// What comes of the colours that the page around sets. Where it sets none, or the browser can't
/// reckon with colours, there is none, and the sheet's own holds.
fn held() -> String {
    let properties = |is_dark| {
        let properties = HELD.map(|(name, light, dark, chroma)| {
            let lightness = if is_dark { dark } else { light };
            let from = format!("from var(--standpoint-{name}) {lightness} min(c,{chroma}) h / 1");
            format!("--held-{name}:oklch({from})")
        });
        properties.join(";")
    };
    let (light, dark) = (properties(false), properties(true));
    format!(
        "@supports (color:oklch(from red l c h)){{.standpoint{{{light}}}\
         @media screen{{.dark .standpoint{{{dark}}}}}}}"
    )
}

/// Lengths by the letters and the width of the widget.
fn lengths(css: &str) -> String {
    let mut out = String::new();
    let mut is_condition = false;
    for piece in pieces(css) {
        let number = piece.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        match (number.parse::<f64>(), &piece[number.len()..]) {
            // There it would be the page's.
            (Ok(value), "rem") if is_condition => out.push_str(&format!("{}px", value * 16.0)),
            (Ok(_), "rem") => out.push_str(&format!("calc({number}*var(--rem))")),
            (Ok(_), "vw") => out.push_str(&format!("{number}cqi")),
            _ => out.push_str(piece),
        }
        is_condition = match piece {
            "@" => true,
            "{" => false,
            _ => is_condition,
        };
    }
    out
}

/// Words, with numbers and their units among them, and each sign between them by itself.
fn pieces(css: &str) -> impl Iterator<Item = &str> {
    let is_of_word = |c: char| c.is_ascii_alphanumeric() || "-_#.%".contains(c);
    let mut rest = css;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let end = match is_of_word(first) {
            true => rest.find(|c| !is_of_word(c)).unwrap_or(rest.len()),
            false => first.len_utf8(),
        };
        let (piece, after) = rest.split_at(end);
        rest = after;
        Some(piece)
    })
}

#[cfg(test)]
mod tests {
    use super::{darkened, lengths, themed};

    #[test]
    fn lengths_are_by_the_widget() {
        let cases = [
            (
                "a{margin:-.5rem 2rem}",
                "a{margin:calc(-.5*var(--rem)) calc(2*var(--rem))}",
            ),
            (
                "h1{font-size:clamp(1rem,4vw,3rem)}",
                "h1{font-size:clamp(calc(1*var(--rem)),4cqi,calc(3*var(--rem)))}",
            ),
            (
                "@container (max-width:30rem){a{top:1px}}",
                "@container (max-width:480px){a{top:1px}}",
            ),
            (".step-1{color:#3b1d00}", ".step-1{color:#3b1d00}"),
        ];
        for (css, expected) in cases {
            assert_eq!(lengths(css), expected);
        }
    }

    #[test]
    fn fonts_and_colours_can_be_set_from_without() {
        assert_eq!(
            themed(".a{--sans: x, y;--accent: #000;--ink: #111;color:var(--accent)}"),
            ".a{--sans:var(--standpoint-sans,x, y);--accent:var(--held-accent,#000);--ink: #111;\
             color:var(--accent)}"
        );
    }

    #[test]
    fn it_is_dark_by_a_class() {
        assert_eq!(
            darkened(
                "a{}@media screen and (prefers-color-scheme:dark){.standpoint{--ink:#fff}}b{}"
            ),
            "a{}@media screen{.dark .standpoint{--ink:#fff}}b{}"
        );
    }
}
