//! What trunk has built.

use crate::problem::Problem;
use crate::worker::hex;
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use std::{fs, io};

/// What every page asks for, and what every page holds.
pub struct Built {
    /// The script that starts the wasm.
    pub glue: Asset,
    /// The wasm.
    pub wasm: Asset,
    /// The part of it that is loaded later. While the page is worked on there is none.
    pub lazy: Option<Asset>,
    /// The page's program in one part.
    pub whole: Asset,
    /// The icon.
    pub icon: Asset,
    /// What the page does so that it opens without a network.
    pub offline: Asset,
    /// The service worker, without what was built.
    pub worker: String,
    /// The script that starts the widget's wasm.
    pub widget_glue: Asset,
    /// The widget's wasm.
    pub widget_wasm: Asset,
    /// The part of it that is loaded later, as of the page.
    pub widget_lazy: Option<Asset>,
    /// What all widgets of a page share, with names and style still to be put in.
    pub widget: String,
    /// The element that holds a widget, with names still to be put in.
    pub embed: String,
    /// What finds passages in the article around a widget.
    pub article: String,
    /// What makes the HTML that other pages take a story in by.
    pub maker: String,
    /// What the page in a frame does.
    pub frame: String,
    /// What other sites ask for by a name that stays the same.
    pub for_hosts: Vec<(&'static str, String)>,
    /// All style sheets, one after the other.
    pub style: String,
    /// The one of the views.
    pub views_style: String,
    /// Cuts an address that is too long.
    pub cut_fragment: String,
    /// Starts the wasm, with the names of the files still to be put in.
    pub start: String,
    /// Starts the page that is one file.
    pub one_file: String,
    /// The glue as a script that needs no other file: it leaves `standpoint` behind.
    pub glue_alone: String,
    /// What trunk put at the end of its page: a script that reloads it while it is worked on.
    pub added: String,
    /// What no page asks for any more, as all of it is in the pages.
    pub spent: Vec<PathBuf>,
}

/// A file that a page asks for.
pub struct Asset {
    /// As trunk named it, by what it was before its layout was taken out.
    pub from: PathBuf,
    /// Its name by what it is now: it may be cached for ever.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// How the names of files begin that are named by what they are.
pub const HASHED: [&str; 5] = [PAGE, ICON, OFFLINE, WIDGET, EMBED];

const PAGE: &str = "standpoint-page-";
/// Of the widget's files.
pub const WIDGET: &str = "standpoint-widget-";
/// Of the element's script, where it is asked for by what it is.
pub const EMBED: &str = "embed-";
const ICON: &str = "icon-";
const OFFLINE: &str = "offline-";

impl Built {
    /// Finds them in the folder.
    pub fn find(folder: &Path) -> Result<Self, Problem> {
        let mut names = Vec::new();
        for entry in fs::read_dir(folder).map_err(Problem::file(folder))? {
            let entry = entry.map_err(Problem::file(folder))?;
            names.extend(entry.file_name().into_string());
        }
        // So that the sheet of the page comes before that of the views, which it is not to change.
        names.sort_unstable();
        let path = |stem: &'static str, end: &'static str| {
            let fits = |name: &&String| name.starts_with(stem) && name.ends_with(end);
            let name = names.iter().find(fits).ok_or(Problem::Missing(stem, end))?;
            Ok(folder.join(name))
        };
        let find = |stem, end| Asset::of(path(stem, end)?, stem, end);
        let is_sheet = |name: &&String| name.ends_with(".css");
        let sheets: Vec<_> = names.iter().filter(is_sheet).collect();
        let mut spent: Vec<_> = sheets.iter().map(|name| folder.join(name)).collect();
        let (mut style, mut views_style) = (String::new(), String::new());
        for (sheet, name) in spent.iter().zip(&sheets) {
            let text = read(sheet)?;
            style.push_str(text.trim_end());
            if name.starts_with(VIEWS) {
                views_style = text;
            }
        }
        let lazy = path(PAGE, LAZY).ok();
        let lazy = lazy.map(|from| Asset::of(from, PAGE, LAZY)).transpose()?;
        let widget_lazy = Some(folder.join("standpoint-widget_lazy.wasm"));
        let widget_lazy = widget_lazy
            .filter(|from| from.is_file())
            .map(|from| Asset::of(from, WIDGET, LAZY))
            .transpose()?;
        let scripts = folder.join(SCRIPTS);
        let script = |name| Ok(read(&scripts.join(name))?.trim_end().to_owned());
        let after = |first, name| Ok([script(first)?, "\n".into(), script(name)?].concat());
        spent.push(scripts.clone());
        // The page that is one file holds it.
        spent.extend(["_bg.wasm", ".js"].map(|end| folder.join(format!("standpoint-whole{end}"))));
        Ok(Self {
            glue: Asset::glue(path(PAGE, ".js")?, PAGE, lazy.as_ref())?,
            wasm: find(PAGE, "_bg.wasm")?,
            lazy,
            whole: Asset::of(folder.join("standpoint-whole_bg.wasm"), PAGE, "_bg.wasm")?,
            icon: find(ICON, ".svg")?,
            offline: Asset::of(scripts.join("offline.js"), OFFLINE, ".js")?,
            worker: after("hash.js", "worker.js")?,
            widget_glue: Asset::glue(
                folder.join("standpoint-widget.js"),
                WIDGET,
                widget_lazy.as_ref(),
            )?,
            widget_wasm: Asset::of(folder.join("standpoint-widget_bg.wasm"), WIDGET, "_bg.wasm")?,
            widget_lazy,
            widget: after("dialog.js", "widget.js")?,
            embed: anywhere(&after("folder.js", "embed.js")?),
            article: [
                script("hash.js")?,
                script("passage.js")?,
                script("article.js")?,
            ]
            .join("\n"),
            maker: script("maker.js")?,
            frame: after("pack-name.js", "frame.js")?,
            for_hosts: FOR_HOSTS
                .into_iter()
                .map(|name| {
                    let script = match name {
                        RESIZE => anywhere(&after("folder.js", name)?),
                        DATA_LAYER => anywhere(&script(name)?),
                        _ => script(name)?,
                    };
                    Ok((name, script))
                })
                .collect::<Result<_, Problem>>()?,
            style,
            views_style,
            cut_fragment: script("cut-fragment.js")?,
            start: [script("pack-name.js")?, after("alive.js", "start.js")?].join("\n"),
            one_file: after("alive.js", "one-file.js")?,
            glue_alone: script("glue.js")?,
            added: body_of(&read(&folder.join("index.html"))?).to_owned(),
            spent,
        })
    }

    /// The files that a page asks for.
    pub fn assets(&self) -> impl Iterator<Item = &Asset> {
        let files = [&self.glue, &self.wasm, &self.icon, &self.offline];
        files.into_iter().chain(&self.lazy)
    }

    /// The files that a widget asks for.
    pub fn widget_assets(&self) -> impl Iterator<Item = &Asset> {
        let files = [&self.widget_glue, &self.widget_wasm];
        files.into_iter().chain(&self.widget_lazy)
    }
}

/// How the lazy part of a program ends.
const LAZY: &str = "_lazy.wasm";

/// How the sheet of the views is named.
const VIEWS: &str = "standpoint-";

/// What gives frames their height, and what hands on what stories tell: to a tag manager, and as
/// statements of xAPI.
const FOR_HOSTS: [&str; 3] = [RESIZE, DATA_LAYER, "xapi.js"];
const RESIZE: &str = "resize.js";
const DATA_LAYER: &str = "data-layer.js";

/// The folder of the scripts that are put into the pages.
const SCRIPTS: &str = "script";

impl Asset {
    fn of(from: PathBuf, stem: &str, end: &str) -> Result<Self, Problem> {
        let bytes = fs::read(&from).map_err(Problem::file(&from))?;
        let name = hashed(stem, &bytes, end);
        Ok(Self { from, name, bytes })
    }

    /// The glue, with the name of the lazy part in it.
    fn glue(from: PathBuf, stem: &str, lazy: Option<&Self>) -> Result<Self, Problem> {
        let mut script = read(&from)?;
        if let Some(lazy) = lazy {
            script = script.replace("./LAZY", &format!("./{}", lazy.name));
        }
        let bytes = script.into_bytes();
        let name = hashed(stem, &bytes, ".js");
        Ok(Self { from, name, bytes })
    }

    /// What it holds, where that is a text.
    pub fn text(&self) -> Result<String, Problem> {
        let text = String::from_utf8(self.bytes.clone());
        text.map_err(|error| Problem::File(self.from.clone(), io::Error::other(error)))
    }
}

/// A file's name by what it holds.
pub fn hashed(stem: &str, bytes: &[u8], end: &str) -> String {
    [stem, &hex(&Sha256::digest(bytes)[..8]), end].concat()
}

/// A script that runs as a module and as a classic script: sites lose `type="module"`, and bundle
/// scripts into one file. So nothing in it is global, and what fails in it ends nothing else there.
fn anywhere(script: &str) -> String {
    format!("try{{(()=>{{{script}\n}})()}}catch(error){{console.warn(\"stand-point:\",error)}}")
}

fn read(path: &Path) -> Result<String, Problem> {
    fs::read_to_string(path).map_err(Problem::file(path))
}

fn body_of(html: &str) -> &str {
    let body = html.split_once("<body>").map_or("", |(_, body)| body);
    let body = body.rsplit_once("</body>").map_or("", |(body, _)| body);
    body.trim()
}
