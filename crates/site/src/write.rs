use crate::app::{MANIFEST, manifest};
use crate::document::document;
use crate::embed::{FRAME, FRAME_STYLE, embed};
use crate::error::BuildError;
use crate::file::File;
use crate::headers::{headers, policy_of_frame, policy_of_snippet_generator, with_policy};
use crate::icons::icons;
use crate::listed_pack::ListedPack;
use crate::metadata::{EMBED_FOLDER, picture_of};
use crate::picture::picture;
use crate::single_file::{policy_of_single_file, single_file, single_file_of};
use crate::snippet_generator::{STYLE, snippet_generator};
use crate::start::start;
use crate::trunk_output::{Asset, HASHED, TrunkOutput};
use crate::worker::worker;
use standpoint_web::navigation::page_of;
use standpoint_web::words::words_for;
use std::fs;
use std::path::Path;

/// Writes a page for each pack in `data/packs.json`, the first also as `index.html`, and the files
/// that go with them: the service worker that caches them, the web app manifest with its icons, a
/// picture and a single-file page of each, the files for other sites, `_headers` for the host, and
/// `.gitattributes`. Returns the names of the files.
///
/// `address` is the URL at which the folder will be hosted, such as `https://example.org/stories/`.
/// Without it the pages refer to themselves and their pictures by relative URLs, which not all link
/// previews support.
///
/// `folder` is trunk's output folder. Scripts, wasm and icon are renamed by the hash of their
/// content. Style sheets and inline scripts are removed: each page contains them, so that no
/// request delays rendering. Everything else stays.
///
/// # Errors
///
/// If a file is missing or can't be read, or a pack is invalid; then nothing is written. If a file
/// can't be written.
pub fn write(folder: &Path, address: Option<&str>) -> Result<Vec<String>, BuildError> {
    let output = TrunkOutput::find(folder)?;
    let packs = ListedPack::all(folder)?;
    let files = files(&output, &packs, address)?;

    for Asset { from, name, bytes } in output.assets().chain(output.widget_assets()) {
        fs::remove_file(from).map_err(BuildError::file(from))?;
        fs::write(folder.join(name), bytes).map_err(BuildError::file(from))?;
    }
    for path in &output.inlined {
        let removed = match path.is_dir() {
            true => fs::remove_dir_all(path),
            false => fs::remove_file(path),
        };
        removed.map_err(BuildError::file(path))?;
    }
    fs::create_dir_all(folder.join(EMBED_FOLDER)).map_err(BuildError::file(folder))?;
    for (name, bytes) in &files {
        let path = folder.join(name);
        fs::write(&path, bytes).map_err(BuildError::file(&path))?;
    }
    Ok(files.into_iter().map(|(name, _)| name).collect())
}

/// Keeps git from changing line endings if the folder is deployed with git: the service worker and
/// the policies compare hashes of the files.
const GIT_ATTRIBUTES: &str = "* -text\n";

fn files(
    output: &TrunkOutput,
    packs: &[ListedPack],
    address: Option<&str>,
) -> Result<Vec<File>, BuildError> {
    let first = packs.first().ok_or(BuildError::EmptyPackList)?;
    let words = words_for(first.pack.language());
    let icons = icons(&output.icon.text()?)?;
    let mut files = Vec::new();
    for listed in packs {
        let html = document(output, listed, packs, address)?;
        files.push((page_of(listed.pack.id()), html.into_bytes()));
    }
    let mut app_files = vec![(MANIFEST.into(), manifest(words, &icons).into_bytes())];
    app_files.extend(icons.into_iter().map(|icon| (icon.name.into(), icon.png)));
    let optional: Vec<_> = app_files
        .iter()
        .map(|(name, _): &File| name.clone())
        .collect();
    files.extend(app_files);

    let assets = output
        .assets()
        .map(|asset| (asset.name.as_str(), asset.bytes.as_slice()));
    let cached = files
        .iter()
        .map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
    let home = page_of(first.pack.id());
    let cached = cached.chain(assets);
    let worker = worker(&output.worker, &home, cached, &optional, words);
    files.push(("sw.js".into(), worker.into_bytes()));
    files.push(("index.html".into(), files[0].1.clone()));
    for listed in packs {
        files.push((picture_of(&listed.pack), picture(&listed.pack)?));
        files.push((listed.file(), listed.json.clone().into_bytes()));
        let html = single_file(output, listed)?;
        files.push((single_file_of(&listed.pack), html.into_bytes()));
    }
    let embedded = embed(output, packs, address);
    files.extend(snippet_generator(output, packs, address, &embedded));
    files.extend(embedded);
    let scripts = [output.cut_fragment.as_str(), &start(output)];
    let mut others = vec![
        policy_of_frame(FRAME, &output.frame, FRAME_STYLE),
        policy_of_snippet_generator(
            &[EMBED_FOLDER, "*"].concat(),
            &output.snippet_generator,
            STYLE,
        ),
    ];
    let policy = policy_of_single_file(output);
    others.extend(
        packs
            .iter()
            .map(|listed| with_policy(&single_file_of(&listed.pack), &[&policy])),
    );
    let headers = headers(&scripts, &output.style, &others, &HASHED);
    files.push(("_headers".into(), headers.into_bytes()));
    files.push((".gitattributes".into(), GIT_ATTRIBUTES.into()));
    Ok(files)
}
