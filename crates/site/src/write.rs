use crate::built::Built;
use crate::document::document;
use crate::headers::headers;
use crate::problem::Problem;
use crate::start::start;
use standpoint_core::read::{read_as, read_pack_list};
use standpoint_web::prerender::page_of;
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// Writes a page for each pack that `data/packs.json` lists, the first as `index.html` too, and
/// `_headers`, which tells a host what to send with them. Returns the names of the files.
///
/// The folder is the one that trunk has built into. Its script, wasm and icon are named by what
/// they are now. The style sheets and the scripts of the pages go: each page holds their text, so
/// that nothing keeps it from being shown. All else stays as it is.
///
/// # Errors
///
/// Where a file is missing or can't be read, or a pack is not sound: then nothing is written.
/// Where one can't be written.
pub fn write(folder: &Path) -> Result<Vec<String>, Problem> {
    let built = Built::find(folder)?;
    let list_file = folder.join("data/packs.json");
    let list = fs::read_to_string(&list_file).map_err(Problem::file(&list_file))?;
    let entries = read_pack_list(list.as_bytes())
        .map_err(|problems| Problem::Pack(list_file.clone(), problems))?;

    let mut texts = Vec::new();
    for entry in &entries {
        let file = folder.join(format!("data/{}/pack.json", entry.id));
        let json = fs::read_to_string(&file).map_err(Problem::file(&file))?;
        let pack = read_as(&entry.id, json.as_bytes())
            .map_err(|problems| Problem::Pack(file.clone(), problems))?;
        let html = document(&built, &Arc::new(pack), &json, &entries, &list)?;
        texts.push((page_of(&entry.id), html));
    }
    let (_, first) = texts.first().ok_or(Problem::NoPacks)?;
    texts.push(("index.html".into(), first.clone()));
    texts.push((
        "_headers".into(),
        headers(&[&built.cut_fragment, &start(&built)], &built.style),
    ));

    for asset in [&built.glue, &built.wasm, &built.icon] {
        let to = folder.join(&asset.name);
        fs::rename(&asset.from, &to).map_err(Problem::file(&asset.from))?;
    }
    for path in &built.spent {
        let removed = match path.is_dir() {
            true => fs::remove_dir_all(path),
            false => fs::remove_file(path),
        };
        removed.map_err(Problem::file(path))?;
    }
    for (name, text) in &texts {
        let path = folder.join(name);
        fs::write(&path, text).map_err(Problem::file(&path))?;
    }
    Ok(texts.into_iter().map(|(name, _)| name).collect())
}
