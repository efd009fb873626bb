//! Reads trunk's output.

use crate::error::BuildError;
use crate::worker::hex;
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use std::{fs, io};

/// Trunk's output: the files that pages request, and the scripts and styles that are inlined.
pub struct TrunkOutput {
    /// The JavaScript bindings that load the wasm.
    pub glue: Asset,
    /// The page's wasm.
    pub wasm: Asset,
    /// Its lazy module. Development builds have none.
    pub lazy: Option<Asset>,
    /// The script that makes pictures.
    pub picture: Asset,
    /// The page's wasm without a lazy module, for the single-file page.
    pub whole: Asset,
    /// The icon.
    pub icon: Asset,
    /// The script that registers the service worker and reports whether the page works offline.
    pub offline: Asset,
    /// The service worker's script, without the list of files to cache.
    pub worker: String,
    /// The JavaScript bindings that load the widget's wasm.
    pub widget_glue: Asset,
    /// The widget's wasm.
    pub widget_wasm: Asset,
    /// Its lazy module. Development builds have none.
    pub widget_lazy: Option<Asset>,
    /// The script that all widgets of a page share, with placeholders for file names and style.
    pub widget: String,
    /// The script of the `<stand-point>` element, with placeholders for file names.
    pub embed: String,
    /// The script that finds passages in the host page's article.
    pub article: String,
    /// The script of the snippet generator.
    pub snippet_generator: String,
    /// The script of the page for a frame.
    pub frame: String,
    /// Other scripts for host pages, with their names, which never change.
    pub for_hosts: Vec<(&'static str, String)>,
    /// All style sheets, concatenated.
    pub style: String,
    /// The style sheet of the views.
    pub views_style: String,
    /// The script that shortens a URL fragment that is too long.
    pub cut_fragment: String,
    /// The script that starts the page, with placeholders for file names.
    pub start: String,
    /// The script that starts the single-file page.
    pub single_file: String,
    /// The glue as a classic script, which defines the global `standpoint`.
    pub standalone_glue: String,
    /// What trunk wrote into the body of its page: in development, a script that reloads it.
    pub trunk_body: String,
    /// Files to remove: their content is inlined in the pages.
    pub inlined: Vec<PathBuf>,
}

/// A file that a page requests.
pub struct Asset {
    /// The path at which trunk wrote it. A hash in its name is that of the content before
    /// minifying.
    pub from: PathBuf,
    /// The name to write it under, with a hash of its content, so that it can be cached forever.
    pub name: String,
    /// The content.
    pub bytes: Vec<u8>,
}

/// The prefixes of file names that contain a hash.
pub const HASHED: [&str; 6] = [PAGE, PICTURE, ICON, OFFLINE, WIDGET, EMBED];

const PAGE: &str = "standpoint-page-";
const PICTURE: &str = "standpoint-picture-";
/// The prefix of the widget's files.
pub const WIDGET: &str = "standpoint-widget-";
/// The prefix of the element's script under its hashed name.
pub const EMBED: &str = "embed-";
const ICON: &str = "icon-";
const OFFLINE: &str = "offline-";

impl TrunkOutput {
    /// Reads trunk's output from its folder.
    pub fn find(folder: &Path) -> Result<Self, BuildError> {
        let mut names = Vec::new();
        for entry in fs::read_dir(folder).map_err(BuildError::file(folder))? {
            let entry = entry.map_err(BuildError::file(folder))?;
            names.extend(entry.file_name().into_string());
        }
        // The page's style sheet must come before that of the views, which it must not override.
        names.sort_unstable();
        let path = |stem: &'static str, end: &'static str| {
            let matches = |name: &&String| name.starts_with(stem) && name.ends_with(end);
            let name = names
                .iter()
                .find(matches)
                .ok_or(BuildError::MissingFile(stem, end))?;
            Ok(folder.join(name))
        };
        let find = |stem, end| Asset::of(path(stem, end)?, stem, end);
        let is_sheet = |name: &&String| name.ends_with(".css");
        let sheets: Vec<_> = names.iter().filter(is_sheet).collect();
        let mut inlined: Vec<_> = sheets.iter().map(|name| folder.join(name)).collect();
        let (mut style, mut views_style) = (String::new(), String::new());
        for (sheet, name) in inlined.iter().zip(&sheets) {
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
        let joined = |first, name| Ok([script(first)?, "\n".into(), script(name)?].concat());
        inlined.push(scripts.clone());
        let picture = Asset::of(scripts.join("picture.js"), PICTURE, ".js")?;
        // The single-file pages contain it.
        inlined.extend(
            ["_bg.wasm", ".js"].map(|end| folder.join(format!("standpoint-single-file{end}"))),
        );
        Ok(Self {
            glue: Asset::glue(path(PAGE, ".js")?, PAGE, lazy.as_ref(), &picture)?,
            wasm: find(PAGE, "_bg.wasm")?,
            lazy,
            whole: Asset::of(
                folder.join("standpoint-single-file_bg.wasm"),
                PAGE,
                "_bg.wasm",
            )?,
            icon: find(ICON, ".svg")?,
            offline: Asset::of(scripts.join("offline.js"), OFFLINE, ".js")?,
            worker: joined("hash.js", "worker.js")?,
            widget_glue: Asset::glue(
                folder.join("standpoint-widget.js"),
                WIDGET,
                widget_lazy.as_ref(),
                &picture,
            )?,
            widget_wasm: Asset::of(folder.join("standpoint-widget_bg.wasm"), WIDGET, "_bg.wasm")?,
            widget_lazy,
            picture,
            widget: joined("dialog.js", "widget.js")?,
            embed: anywhere(&joined("folder.js", "embed.js")?),
            article: [
                script("hash.js")?,
                script("passage.js")?,
                script("article.js")?,
            ]
            .join("\n"),
            snippet_generator: script("snippet-generator.js")?,
            frame: joined("pack-name.js", "frame.js")?,
            for_hosts: FOR_HOSTS
                .into_iter()
                .map(|name| {
                    let script = match name {
                        RESIZE => anywhere(&joined("folder.js", name)?),
                        DATA_LAYER => anywhere(&script(name)?),
                        _ => script(name)?,
                    };
                    Ok((name, script))
                })
                .collect::<Result<_, BuildError>>()?,
            style,
            views_style,
            cut_fragment: script("cut-fragment.js")?,
            start: [
                script("pack-name.js")?,
                joined("start-state.js", "start.js")?,
            ]
            .join("\n"),
            single_file: joined("start-state.js", "single-file.js")?,
            standalone_glue: script("glue.js")?,
            trunk_body: body_of(&read(&folder.join("index.html"))?).to_owned(),
            inlined,
        })
    }

    /// Returns the files that a page requests.
    pub fn assets(&self) -> impl Iterator<Item = &Asset> {
        let files = [
            &self.glue,
            &self.wasm,
            &self.icon,
            &self.offline,
            &self.picture,
        ];
        files.into_iter().chain(&self.lazy)
    }

    /// Returns the files that a widget requests.
    pub fn widget_assets(&self) -> impl Iterator<Item = &Asset> {
        let files = [&self.widget_glue, &self.widget_wasm];
        files.into_iter().chain(&self.widget_lazy)
    }
}

/// The end of a lazy module's file name.
const LAZY: &str = "_lazy.wasm";

/// The prefix of the views' style sheet.
const VIEWS: &str = "standpoint-";

/// The scripts that set a frame's height and that forward events: to a tag manager, and as xAPI
/// statements.
const FOR_HOSTS: [&str; 3] = [RESIZE, DATA_LAYER, "xapi.js"];
const RESIZE: &str = "resize.js";
const DATA_LAYER: &str = "data-layer.js";

/// The folder of the scripts that are inlined.
const SCRIPTS: &str = "script";

impl Asset {
    fn of(from: PathBuf, stem: &str, end: &str) -> Result<Self, BuildError> {
        let bytes = fs::read(&from).map_err(BuildError::file(&from))?;
        let name = hashed(stem, &bytes, end);
        Ok(Self { from, name, bytes })
    }

    /// Returns the glue, with the placeholders for the names of files that it loads filled in.
    fn glue(
        from: PathBuf,
        stem: &str,
        lazy: Option<&Self>,
        picture: &Self,
    ) -> Result<Self, BuildError> {
        let mut script = read(&from)?.replace("./PICTURE", &format!("./{}", picture.name));
        if let Some(lazy) = lazy {
            script = script.replace("./LAZY", &format!("./{}", lazy.name));
        }
        let bytes = script.into_bytes();
        let name = hashed(stem, &bytes, ".js");
        Ok(Self { from, name, bytes })
    }

    /// Returns the content as UTF-8 text.
    pub fn text(&self) -> Result<String, BuildError> {
        let text = String::from_utf8(self.bytes.clone());
        text.map_err(|error| BuildError::File(self.from.clone(), io::Error::other(error)))
    }
}

/// Returns a file name with a hash of the content between `stem` and `end`.
pub fn hashed(stem: &str, bytes: &[u8], end: &str) -> String {
    [stem, &hex(&Sha256::digest(bytes)[..8]), end].concat()
}

/// Wraps a script so that it runs as a module and as a classic script: some sites drop
/// `type="module"` or bundle scripts into one file. The wrapper defines no globals, and an error in
/// the script doesn't stop the rest of a bundle.
fn anywhere(script: &str) -> String {
    format!("try{{(()=>{{{script}\n}})()}}catch(error){{console.warn(\"stand-point:\",error)}}")
}

fn read(path: &Path) -> Result<String, BuildError> {
    fs::read_to_string(path).map_err(BuildError::file(path))
}

fn body_of(html: &str) -> &str {
    let body = html.split_once("<body>").map_or("", |(_, body)| body);
    let body = body.rsplit_once("</body>").map_or("", |(body, _)| body);
    body.trim()
}
