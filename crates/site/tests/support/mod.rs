//! A fake trunk build with the repository's packs.

// Each test file uses only some of it.
#![allow(dead_code)]

use serde_json::Value;
use standpoint_core::read;
use standpoint_site::{Compression, ListedPack, Options, Shell, Site};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// What trunk writes as its page.
pub const TRUNK: &str = "<head></head><body></body>";

/// The packs of the fake build, in the order of their list.
pub const PACKS: [&str; 2] = ["fentanyl-tariffs", "harbour-bridge"];

/// The files of a site with these packs, by name.
pub fn rendered(packs: &[ListedPack], options: Options) -> BTreeMap<String, String> {
    let shell = Shell::from_folder(trunk_output().path()).expect("a shell");
    let options = Options {
        compression: Compression::Fast,
        ..options
    };
    let site = Site::new(&shell, packs, &options).expect("a site");
    let files = site.files().expect("files").into_iter();
    files
        .map(|(name, bytes)| (name, String::from_utf8_lossy(&bytes).into_owned()))
        .collect()
}

/// A folder with the files that trunk writes.
pub fn trunk_output() -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    let put = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    };
    put("index.html", TRUNK);
    put("script/cut-fragment.js", "cut();\n");
    put("script/offline.js", "offline();\n");
    put("script/hash.js", "hash();\n");
    put("script/picture.js", "draw();\n");
    put("script/start-state.js", "startState();\n");
    put("script/single-file.js", "unpack();\n");
    put("script/glue.js", "var standpoint={};\n");
    put("script/worker.js", "work(BUILD);\n");
    put(
        "script/start.js",
        "import(\"./GLUE\");fetch(\"./WASM\");import(\"./OFFLINE\");\n",
    );
    put("script/folder.js", "folder(ADDRESS);\n");
    put("script/pack-name.js", "name();\n");
    put("script/passage.js", "passage();\n");
    put("script/article.js", "article();\n");
    put("script/snippet-generator.js", "make();\n");
    put("script/frame.js", "frame();\n");
    for name in ["answer-code", "lms", "scorm12", "cmi5"] {
        put(&format!("script/{name}.js"), "record();\n");
    }
    for name in ["resize", "data-layer", "xapi"] {
        put(&format!("script/{name}.js"), "tell();\n");
    }
    put("script/embed.js", "import(\"WIDGET\");\n");
    put("script/dialog.js", "open();\n");
    put(
        "script/widget.js",
        "import\"./GLUE\";new URL(\"./WASM\");style(STYLE);\n",
    );
    put("standpoint-widget.js", "export default () => {};");
    put("standpoint-widget_bg.wasm", "wasm of the widget");
    put("standpoint-widget_quiz.wasm", "quiz of the widget");
    put("standpoint-widget_views.wasm", "views of the widget");
    put("standpoint-single-file_bg.wasm", "wasm in one part");
    put("standpoint-single-file.js", "unused");
    put("standpoint-page-0f.js", "export default () => {};");
    put("standpoint-page-0f_bg.wasm", "wasm");
    put("standpoint-page-0f_quiz.wasm", "quiz");
    put("standpoint-page-0f_views.wasm", "views");
    put("standpoint-page-0f_class.wasm", "class");
    put("icon-0f.svg", include_str!("../../../../web/icon.svg"));
    put("standpoint-0f.css", ".views{}\n");
    put("page-0f.css", ".page{}\n");
    // Two of the packs, whatever others there are.
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    let data = |name: &str| fs::read_to_string(data.join(name)).expect("a file of data/");
    let mut list: Value = serde_json::from_str(&data("packs.json")).expect("JSON");
    let listed = list["packs"].as_array_mut().expect("a list");
    listed.retain(|pack| PACKS.iter().any(|id| pack["id"] == *id));
    put("data/packs.json", &list.to_string());
    for id in PACKS {
        let name = format!("{id}/pack.json");
        put(&format!("data/{name}"), &data(&name));
    }
    folder
}

/// Returns a pack like the one about the bridge, with another id and title.
pub fn pack(id: &str, title: &str) -> ListedPack {
    changed_pack(id, |json| json["title"] = title.into())
}

/// Returns a pack like the one about the bridge, with another id and a change.
pub fn changed_pack(id: &str, change: impl FnOnce(&mut Value)) -> ListedPack {
    let json = include_str!("../../../../data/harbour-bridge/pack.json");
    let mut json: Value = serde_json::from_str(json).expect("JSON");
    json["id"] = id.into();
    change(&mut json);
    let json = json.to_string();
    ListedPack::new(read(json.as_bytes()).expect("a pack"), &json)
}

/// Every text between `start` and `end`.
pub fn between<'t>(text: &'t str, start: &str, end: &str) -> Vec<&'t str> {
    let parts = text.split(start).skip(1);
    parts.filter_map(|part| part.split(end).next()).collect()
}
