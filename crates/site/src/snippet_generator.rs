//! The snippet generator, a page that writes the HTML to embed a story in another site, and the
//! other files in its folder: each story as plain HTML, and the oEmbed responses.

use crate::document::{element, plain_views};
use crate::embed::FRAME;
use crate::escape::escaped;
use crate::file::File;
use crate::listed_pack::ListedPack;
use crate::metadata::{EMBED_FOLDER, picture_of};
use crate::picture::{HEIGHT, WIDTH};
use crate::shell::{EMBED, WIDGET};
use crate::site::Site;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha384};
use standpoint_web::navigation::page_of;
use standpoint_web::views::Answers;
use standpoint_web::words::{LANGUAGES, words_for};

/// The style of the snippet generator.
pub const STYLE: &str = include_str!("snippet_generator.css");

/// Returns the page. `embedded` are the files of the element and the frame.
pub fn snippet_generator(site: &Site<'_>, embedded: &[File]) -> File {
    let shell = site.shell;
    // The element's script under its hashed name, and the modules that it imports.
    let pinned = embedded.iter().find(|(name, _)| name.starts_with(EMBED));
    let (pinned, script) = pinned.map_or(("", &[][..]), |(name, script)| (name, script));
    let modules = embedded
        .iter()
        .map(|(name, module)| (name.as_str(), module.as_slice()))
        .chain([(&*shell.widget_glue.name, &*shell.widget_glue.bytes)])
        .filter(|(name, _)| name.starts_with(WIDGET) && name.ends_with(".js"))
        .map(|(name, module)| (name.to_owned(), integrity(module).into()))
        .collect::<Map<_, Value>>();
    let modules = Value::from(modules).to_string();
    let options = site.packs.iter().map(|listed| {
        let language = escaped(listed.pack.language());
        let value = format!("value=\"{}\" lang=\"{language}\"", listed.pack.id());
        element("option", &value, &escaped(listed.pack.title()))
    });
    let languages = LANGUAGES.iter().map(|words| {
        let tag = words.language.tag();
        element(
            "option",
            &format!("value=\"{tag}\" lang=\"{tag}\""),
            words.language.name(),
        )
    });
    let page = include_str!("snippet_generator.html")
        .replace("{{ICON}}", &shell.icon.name)
        .replace("{{STYLE}}", STYLE)
        .replace("{{PINNED}}", pinned)
        .replace("{{INTEGRITY}}", &integrity(script))
        .replace("{{MODULES}}", &escaped(&modules))
        .replace("{{STORIES}}", &options.collect::<String>())
        .replace("{{LANGUAGES}}", &languages.collect::<String>())
        .replace("{{SCRIPT}}", &shell.snippet_generator);
    ([EMBED_FOLDER, "index.html"].concat(), page.into_bytes())
}

/// Returns the file name of a story as plain HTML.
pub fn plain_of(listed: &ListedPack) -> String {
    format!("{EMBED_FOLDER}plain-{}.html", listed.pack.id())
}

/// Returns the subresource integrity value of a file.
fn integrity(bytes: &[u8]) -> String {
    ["sha384-", &STANDARD.encode(Sha384::digest(bytes))].concat()
}

/// Renders the story as plain HTML, for places where scripts can't run. It has no ids and classes,
/// as they could clash with the host page's, and no style. Nothing is collapsed, because it would
/// stay collapsed in print. Table headers are aligned by the obsolete `align` attribute, which any
/// style of the host page overrides.
pub fn plain(listed: &ListedPack) -> String {
    let pack = &listed.pack;
    let page = page_of(pack.id());
    let plain = plain_views(pack, Answers::AtEnd);
    let plain = ["id", "class"]
        .iter()
        .fold(plain, |html, name| without_attribute(&html, name));
    let words = words_for(pack.language());
    let start = match words.language.dir() {
        "rtl" => "right",
        _ => "left",
    };
    let linked = plain
        .replace("href=\"#", &format!("href=\"../{page}#"))
        .replace("<th ", &format!("<th align=\"{start}\" "))
        // One heading level lower, below the title.
        .replace("<h3", "<h4")
        .replace("</h3>", "</h4>")
        .replace("<h2", "<h3")
        .replace("</h2>", "</h3>");
    let title = escaped(pack.title());
    format!(
        "<section lang=\"{}\" dir=\"{}\">\n<h2>{title}</h2>\n<p>{}</p>\n{linked}\n\
         <p><a href=\"../{page}\">{}: {title}</a></p>\n</section>\n",
        escaped(pack.language()),
        words.language.dir(),
        escaped(pack.summary()),
        escaped(words.page.name()),
    )
}

/// Removes all attributes of this name.
fn without_attribute(html: &str, name: &str) -> String {
    let start = format!(" {name}=\"");
    let mut parts = html.split(&*start);
    let mut rest = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        rest.push_str(part.split_once('"').map_or("", |(_, after)| after));
    }
    rest
}

/// Returns an oEmbed response of type `rich`, <https://oembed.com/>, §2.3.4.
///
/// The quotation is for places that remove frames: feeds, emails, and WordPress until the frame has
/// reported its height. WordPress recognizes it by the class, which it uses itself.
pub fn oembed(listed: &ListedPack, address: &str) -> String {
    let (width, height) = (640, 600);
    let pack = &listed.pack;
    let title = pack.title();
    let escaped_title = escaped(title);
    let quotation = format!(
        "<blockquote class=\"wp-embedded-content\" lang=\"{}\"><a href=\"{address}{}\">{escaped_title}</a>\
         </blockquote>",
        escaped(pack.language()),
        page_of(pack.id()),
    );
    let frame = format!(
        "<iframe src=\"{address}{FRAME}?pack={}\" title=\"{escaped_title}\" width=\"{width}\" \
         height=\"{height}\" style=\"max-width:100%\" frameborder=\"0\" loading=\"lazy\"></iframe>",
        pack.id(),
    );
    let response = json!({
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": words_for(pack.language()).page.name(),
        "provider_url": address,
        "html": quotation + &frame,
        "width": width,
        "height": height,
        "thumbnail_url": format!("{address}{}", picture_of(pack)),
        "thumbnail_width": WIDTH,
        "thumbnail_height": HEIGHT,
    });
    response.to_string()
}

#[cfg(test)]
mod tests {
    use super::without_attribute;

    #[test]
    fn attributes_are_removed() {
        let html = "<p id=\"a\" class=\"b\">id=\"c\"</p><i id=\"d\">";
        assert_eq!(
            without_attribute(html, "id"),
            "<p class=\"b\">id=\"c\"</p><i>"
        );
    }
}
