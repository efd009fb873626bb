//! The files that embed a story in other sites: `web/script/embed.js` and `widget.js` for the
//! element, `frame.js` and `resize.js` for the frame, and the scripts that forward events.

use crate::catalogue::all_stories;
use crate::document::element;
use crate::escape::escaped;
use crate::file::File;
use crate::shell::{EMBED, WIDGET, hashed};
use crate::site::{INDEX, Site};
use serde_json::{Map, Value, json};
use standpoint_web::navigation::page_of;
use standpoint_web::words::{LANGUAGES, Words};

/// The element's script. Its name and that of the frame's page never change.
pub const SCRIPT: &str = "embed.js";
/// The page for a frame.
pub const FRAME: &str = "embed.html";

/// The style of the page for a frame.
pub const FRAME_STYLE: &str = ":root{color-scheme:only light dark}html,body{margin:0}stand-point{display:block;font:1rem/1.5 system-ui,sans-serif}stand-point>*{margin-inline:1rem}a{color:light-dark(#14564f,#9bdfd4)}\
    @media(scripting:enabled){stand-point>*{animation:late 3s}}@keyframes late{from,to{visibility:hidden}}";

/// Returns the files: the element's script under its stable and its hashed name, the script that
/// all widgets share, the script that finds passages, the page for a frame, the UI texts of each
/// language, and the other scripts for host pages.
pub fn embed(site: &Site<'_>) -> Vec<File> {
    let shell = site.shell;
    let address = Value::from(site.options.address.as_deref()).to_string();
    let style = Value::from(style(&shell.views_style)).to_string();
    let widget = shell
        .widget
        .replace("./GLUE", &format!("./{}", shell.widget_glue.name))
        .replace("./WASM", &format!("./{}", shell.widget_wasm.name))
        .replace("STYLE", &style);
    let name = hashed(WIDGET, widget.as_bytes(), ".js");
    let article = hashed(WIDGET, shell.article.as_bytes(), ".js");
    let words = words();
    let embed = shell
        .embed
        .replace("WIDGET", &name)
        .replace("ARTICLE", &article)
        .replace("ADDRESS", &address)
        .replace("LANGUAGES", &languages(&words));
    let by_hash = hashed(EMBED, embed.as_bytes(), ".js");
    let mut files = vec![
        (name, widget.into()),
        (article, shell.article.clone().into()),
        (by_hash, embed.clone().into()),
        (SCRIPT.into(), embed.into()),
        (FRAME.into(), frame(site).into()),
    ];
    let words = words.into_iter().filter_map(|(_, file)| file);
    files.extend(words);
    for (name, script) in &shell.for_hosts {
        let script = script.replace("ADDRESS", &address);
        files.push(((*name).into(), script.into()));
    }
    files
}

/// Returns the languages, each with the file of its UI texts, unless the program contains them.
fn words() -> Vec<(&'static Words, Option<File>)> {
    let file = |words: &Words| {
        let written = words.written()?.into_bytes();
        let stem = [WIDGET, words.language.tag(), "-"].concat();
        Some((hashed(&stem, &written, ".txt"), written))
    };
    LANGUAGES.iter().map(|words| (words, file(words))).collect()
}

/// Returns the languages for the element's script, in order, as JSON: `[TAG, {dir, file, texts}]`.
fn languages(words: &[(&'static Words, Option<File>)]) -> String {
    let entry = |(words, file): &(&Words, Option<File>)| {
        let file = file.as_ref().map(|(name, _)| name);
        let texts: Map<_, _> = words
            .host
            .texts()
            .into_iter()
            .map(|(name, text)| (name.to_owned(), text.into()))
            .collect();
        let about = json!({"dir": words.language.dir(), "file": file, "texts": texts});
        json!([words.language.tag(), about])
    };
    let languages: Vec<_> = words.iter().map(entry).collect();
    Value::from(languages).to_string()
}

/// Returns the page for a frame. It shows the story that its query names, and links to all stories
/// or to the catalogue until then.
fn frame(site: &Site<'_>) -> String {
    let link = |page: &str, title: &str| {
        let title = escaped(title);
        format!("<p><a href=\"{page}\" target=\"_blank\">{title}</a></p>")
    };
    let links = match site.lists_all() {
        true => site
            .packs
            .iter()
            .map(|listed| link(&page_of(listed.pack.id()), listed.pack.title()))
            .collect(),
        false => link(INDEX, all_stories(&LANGUAGES[0])),
    };
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
    let story = element("stand-point", "", &links);
    let script = element("script", "", &site.shell.frame);
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n{head}\n</head>\n<body>\n{story}\n{script}\n</body>\n</html>\n"
    )
}

/// Adapts the style sheet of the views to a shadow root in any host page:
///
/// - `rem` lengths don't depend on the host page's font size, unless it is larger than usual;
/// - widths are relative to the widget, not to the window;
/// - dark mode is set by a class, since the host page may be light even if the reader's system is
///   dark;
/// - the host page can set the fonts and two colours, as `--standpoint-…`.
fn style(views: &str) -> String {
    let themed = themed(&darkened(views));
    [
        ROOT,
        &relative_lengths(&themed),
        OVERRIDES,
        &bounded_colours(),
    ]
    .concat()
}

/// Inherits nothing from the host page. The `only` keeps browsers from darkening the widget by
/// themselves. It is always light in print.
const ROOT: &str = ":host{display:block}:host([hidden]){display:none}\
    .root{all:initial;display:block;position:relative;container-type:inline-size;\
    color-scheme:only light;--rem:max(1rem,16px)}\
    @media screen{.root.dark{color-scheme:only dark}}";

/// Comes last. A widget with a single view (`.single-view`) has no masthead and no start of the footer.
const OVERRIDES: &str = ".standpoint{min-block-size:0}\
    .single-view :is(.masthead,.standpoint>footer>:first-child){display:none}\
    .single-view .content{padding-block:1.25em}\
    .in-article details{max-inline-size:76em;margin-inline:auto;padding-block:.9em;\
    border-block-end:1px solid var(--rule)}\
    .in-article ul{display:flex;flex-wrap:wrap;gap:.5em;margin-block-start:.75em;list-style:none}\
    @media print{.in-article{display:none}}\
    .standpoint .back-to-reading[hidden]{display:none}\
    .standpoint .back-to-reading{position:fixed;inset-block:auto 1rem;inset-inline:auto 1rem;margin:0;\
    background:var(--paper)}";

/// Replaces the media query for dark mode by a class.
fn darkened(css: &str) -> String {
    css.replace(
        "@media screen and (prefers-color-scheme:dark){.standpoint{",
        "@media screen{.dark .standpoint{",
    )
}

/// Makes the fonts and two colours use the host page's custom properties, where it sets them.
fn themed(css: &str) -> String {
    let fonts = ["sans", "serif"].map(|name| (name, "standpoint"));
    let colours = BOUNDED_COLOURS.map(|(name, ..)| (name, "held"));
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

/// The colours that the host page can set: name, lightness in light mode, lightness in dark mode,
/// and maximum chroma. The lightness bounds keep the contrast of everything in or on them at 4.5:1
/// or more (WCAG 2.2). The chroma bound keeps them displayable. In OKLCH the luminance is about the
/// cube of the lightness: from 0.78 times it (blue) to 1.1 times it (green).
const BOUNDED_COLOURS: [(&str, &str, &str, &str); 2] = [
    ("accent", "min(l,.47)", "max(l,.76)", ".17"),
    ("paper", "max(l,.94)", "min(l,.24)", ".03"),
];

/// Computes the bounded colours from those that the host page sets. If it sets none, or the browser
/// has no relative colours, the properties are invalid and the style sheet's own colours apply.
fn bounded_colours() -> String {
    let properties = |is_dark| {
        let properties = BOUNDED_COLOURS.map(|(name, light, dark, chroma)| {
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

/// Makes `rem` and `vw` lengths relative to the font size and the width of the widget.
fn relative_lengths(css: &str) -> String {
    let mut out = String::new();
    let mut is_condition = false;
    for piece in pieces(css) {
        let number = piece.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        match (number.parse::<f64>(), &piece[number.len()..]) {
            // In a query, `rem` would be the host page's.
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

/// Splits CSS into words, which include numbers with their units, and single other characters.
fn pieces(css: &str) -> impl Iterator<Item = &str> {
    let is_word = |c: char| c.is_ascii_alphanumeric() || "-_#.%".contains(c);
    let mut rest = css;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let end = match is_word(first) {
            true => rest.find(|c| !is_word(c)).unwrap_or(rest.len()),
            false => first.len_utf8(),
        };
        let (piece, after) = rest.split_at(end);
        rest = after;
        Some(piece)
    })
}

#[cfg(test)]
mod tests {
    use super::{darkened, relative_lengths, themed};

    #[test]
    fn lengths_are_relative_to_the_widget() {
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
            assert_eq!(relative_lengths(css), expected);
        }
    }

    #[test]
    fn the_host_page_can_set_fonts_and_colours() {
        assert_eq!(
            themed(".a{--sans: x, y;--accent: #000;--ink: #111;color:var(--accent)}"),
            ".a{--sans:var(--standpoint-sans,x, y);--accent:var(--held-accent,#000);--ink: #111;\
             color:var(--accent)}"
        );
    }

    #[test]
    fn dark_mode_is_set_by_a_class() {
        assert_eq!(
            darkened(
                "a{}@media screen and (prefers-color-scheme:dark){.standpoint{--ink:#fff}}b{}"
            ),
            "a{}@media screen{.dark .standpoint{--ink:#fff}}b{}"
        );
    }
}
