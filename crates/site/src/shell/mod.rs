//! The browser part of a site, which is the same whatever its stories are.

mod archive;
mod staged;

pub use archive::archive;
pub(crate) use staged::{DATA, Staged};

use crate::digest::{Hasher, digest};
use crate::error::BuildError;
use std::path::Path;

/// The browser part of a site: the files that pages request, and the scripts and styles that are
/// inlined.
pub struct Shell {
    /// A hash of all its files.
    pub(crate) digest: String,
    /// The JavaScript bindings that load the wasm.
    pub(crate) glue: Asset,
    /// The page's wasm.
    pub(crate) wasm: Asset,
    /// Its lazy modules. Development builds have none.
    pub(crate) lazy: Vec<Asset>,
    /// The script that makes pictures.
    pub(crate) picture: Asset,
    /// The page's wasm without lazy modules, for the single-file page.
    pub(crate) whole: Asset,
    /// The icon.
    pub(crate) icon: Asset,
    /// The script that registers the service worker and reports whether the page works offline.
    pub(crate) offline: Asset,
    /// The service worker's script, without the list of files to cache.
    pub(crate) worker: String,
    /// The JavaScript bindings that load the widget's wasm.
    pub(crate) widget_glue: Asset,
    /// The widget's wasm.
    pub(crate) widget_wasm: Asset,
    /// Its lazy modules. Development builds have none.
    pub(crate) widget_lazy: Vec<Asset>,
    /// The script that all widgets of a page share, with placeholders for file names and style.
    pub(crate) widget: String,
    /// The script of the `<stand-point>` element, with placeholders for file names.
    pub(crate) embed: String,
    /// The script that finds passages in the host page's article.
    pub(crate) article: String,
    /// The script of the snippet generator.
    pub(crate) snippet_generator: String,
    /// The script of the page for a frame.
    pub(crate) frame: String,
    /// Other scripts for host pages, with their names, which never change.
    pub(crate) for_hosts: Vec<(&'static str, String)>,
    /// The scripts that talk to an LMS, with the names that they have in packages.
    pub(crate) for_lms: Vec<(&'static str, String)>,
    /// All style sheets, concatenated.
    pub(crate) style: String,
    /// The style sheet of the views.
    pub(crate) views_style: String,
    /// The script that shortens a URL fragment that is too long.
    pub(crate) cut_fragment: String,
    /// The script that starts the page, with placeholders for file names.
    pub(crate) start: String,
    /// The script that starts the single-file page.
    pub(crate) single_file: String,
    /// The glue as a classic script, which defines the global `standpoint`.
    pub(crate) standalone_glue: String,
    /// What trunk wrote into the body of its page: in development, a script that reloads it.
    pub(crate) trunk_body: String,
}

/// A file that a page requests.
pub struct Asset {
    /// The name to write it under, with a hash of its content, so that it can be cached forever.
    /// (A hash in trunk's own name is that of the content before minifying.)
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

impl Shell {
    /// Reads the folder that trunk has staged. Its folder `data` is no part of the shell.
    ///
    /// # Errors
    ///
    /// If a file can't be read or is missing.
    pub fn from_folder(folder: &Path) -> Result<Self, BuildError> {
        Self::of(&Staged::read(folder)?)
    }

    /// Reads an archive that [`archive`] returned.
    ///
    /// # Errors
    ///
    /// If it is damaged, or a file is missing.
    pub fn from_archive(bytes: &[u8]) -> Result<Self, BuildError> {
        Self::of(&archive::unpacked(bytes)?)
    }

    pub(crate) fn of(staged: &Staged) -> Result<Self, BuildError> {
        let (style, views_style) = styles(staged)?;
        let asset = |name: &str, stem, end| Ok(Asset::of(staged.bytes(name)?, stem, end));
        let find = |stem, end| asset(staged.find(stem, end)?, stem, end);
        let script = |name: &str| Ok(staged.text(&script_path(name))?.trim_end().to_owned());
        let joined = |first, name| Ok([script(first)?, "\n".into(), script(name)?].concat());
        let lazy = lazy_modules(staged, PAGE, PAGE)?;
        let widget_lazy = lazy_modules(staged, "standpoint-widget", WIDGET)?;
        let picture = asset(&script_path("picture.js"), PICTURE, ".js")?;
        Ok(Self {
            digest: digest_of(staged),
            glue: Asset::glue(
                staged.text(staged.find(PAGE, ".js")?)?,
                PAGE,
                &lazy,
                &picture,
            ),
            wasm: find(PAGE, WASM)?,
            lazy,
            whole: asset("standpoint-single-file_bg.wasm", PAGE, WASM)?,
            icon: find(ICON, ".svg")?,
            offline: asset(&script_path("offline.js"), OFFLINE, ".js")?,
            worker: joined("hash.js", "worker.js")?,
            widget_glue: Asset::glue(
                staged.text("standpoint-widget.js")?,
                WIDGET,
                &widget_lazy,
                &picture,
            ),
            widget_wasm: asset("standpoint-widget_bg.wasm", WIDGET, WASM)?,
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
            for_lms: FOR_LMS
                .into_iter()
                .map(|name| {
                    let parts = ["answer-code.js", "lms.js", name].map(script);
                    let parts: Result<Vec<_>, BuildError> = parts.into_iter().collect();
                    Ok((name, parts?.join("\n")))
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
            trunk_body: body_of(staged.text("index.html")?).to_owned(),
        })
    }

    /// Returns the files that a page requests.
    pub(crate) fn assets(&self) -> impl Iterator<Item = &Asset> {
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
    pub(crate) fn widget_assets(&self) -> impl Iterator<Item = &Asset> {
        let files = [&self.widget_glue, &self.widget_wasm];
        files.into_iter().chain(&self.widget_lazy)
    }
}

/// The ends of the names of lazy modules, each with the placeholder for the name in scripts.
const LAZY: [(&str, &str); 3] = [
    ("_quiz.wasm", "./QUIZ"),
    ("_views.wasm", "./VIEWS"),
    ("_class.wasm", "./CLASS"),
];

/// The prefix of the views' style sheet.
const VIEWS: &str = "standpoint-";

/// The scripts that set a frame's height and that forward events: to a tag manager, and as xAPI
/// statements.
const FOR_HOSTS: [&str; 3] = [RESIZE, DATA_LAYER, "xapi.js"];
const RESIZE: &str = "resize.js";
const DATA_LAYER: &str = "data-layer.js";

/// The scripts that talk to an LMS, one for each kind of package.
const FOR_LMS: [&str; 2] = ["scorm12.js", "cmi5.js"];

/// The end of the name of a program that isn't lazy.
const WASM: &str = "_bg.wasm";

/// The path of a script for pages and host pages.
fn script_path(name: &str) -> String {
    ["script/", name].concat()
}

impl Asset {
    fn of(bytes: &[u8], stem: &str, end: &str) -> Self {
        Self {
            name: hashed(stem, bytes, end),
            bytes: bytes.to_vec(),
        }
    }

    /// Returns the glue, with the placeholders for the names of files that it loads filled in.
    fn glue(script: &str, stem: &str, lazy: &[Self], picture: &Self) -> Self {
        let script = script.replace("./PICTURE", &format!("./{}", picture.name));
        Self::of(with_modules(script, lazy).as_bytes(), stem, ".js")
    }
}

/// Returns the lazy modules of the program whose staged files begin with `staged_stem`.
fn lazy_modules(staged: &Staged, staged_stem: &str, stem: &str) -> Result<Vec<Asset>, BuildError> {
    let mut modules = Vec::new();
    for (end, _) in LAZY {
        if let Ok(name) = staged.find(staged_stem, end) {
            modules.push(Asset::of(staged.bytes(name)?, stem, end));
        }
    }
    Ok(modules)
}

/// Returns a script with the names of lazy modules filled in. Those that there aren't stay.
pub(crate) fn with_modules(script: String, modules: &[Asset]) -> String {
    LAZY.iter().fold(script, |script, (end, placeholder)| {
        match modules.iter().find(|module| module.name.ends_with(end)) {
            Some(module) => script.replace(placeholder, &format!("./{}", module.name)),
            None => script,
        }
    })
}

/// Returns a file name with a hash of the content between `stem` and `end`.
pub(crate) fn hashed(stem: &str, bytes: &[u8], end: &str) -> String {
    [stem, &digest(bytes)[..16], end].concat()
}

/// Returns all style sheets, concatenated, and that of the views. The page's comes before that of
/// the views, which it must not override.
fn styles(staged: &Staged) -> Result<(String, String), BuildError> {
    let (mut style, mut views_style) = (String::new(), String::new());
    for name in staged.names_in_root().filter(|name| name.ends_with(".css")) {
        let text = staged.text(name)?;
        style.push_str(text.trim_end());
        if name.starts_with(VIEWS) {
            views_style = text.to_owned();
        }
    }
    Ok((style, views_style))
}

fn digest_of(staged: &Staged) -> String {
    let mut hasher = Hasher::default();
    for (name, bytes) in staged.files() {
        hasher.add(name.as_bytes());
        hasher.add(bytes);
    }
    hasher.finish()
}

/// Wraps a script so that it runs as a module and as a classic script: some sites drop
/// `type="module"` or bundle scripts into one file. The wrapper defines no globals, and an error in
/// the script doesn't stop the rest of a bundle.
fn anywhere(script: &str) -> String {
    format!("try{{(()=>{{{script}\n}})()}}catch(error){{console.warn(\"stand-point:\",error)}}")
}

fn body_of(html: &str) -> &str {
    let body = html.split_once("<body>").map_or("", |(_, body)| body);
    let body = body.rsplit_once("</body>").map_or("", |(body, _)| body);
    body.trim()
}
