use crate::app::{MANIFEST, manifest};
use crate::built::{Asset, Built, HASHED};
use crate::document::document;
use crate::embed::{FRAME, FRAME_STYLE, embed};
use crate::error::BuildError;
use crate::file::File;
use crate::headers::{headers, policy_of_frame, policy_of_snippet_generator, with_policy};
use crate::icons::icons;
use crate::metadata::{EMBED_FOLDER, picture_of};
use crate::picture::picture;
use crate::single_file::{policy_of_single_file, single_file, single_file_of};
use crate::snippet_generator::{STYLE, snippet_generator};
use crate::start::start;
use crate::story::Story;
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
    let built = Built::find(folder)?;
    let stories = Story::all(folder)?;
    let files = files(&built, &stories, address)?;

    for Asset { from, name, bytes } in built.assets().chain(built.widget_assets()) {
        fs::remove_file(from).map_err(BuildError::file(from))?;
        fs::write(folder.join(name), bytes).map_err(BuildError::file(from))?;
    }
    for path in &built.inlined {
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

fn files(built: &Built, stories: &[Story], address: Option<&str>) -> Result<Vec<File>, BuildError> {
    let first = stories.first().ok_or(BuildError::EmptyPackList)?;
    let words = words_for(first.pack.language());
    let icons = icons(&built.icon.text()?)?;
    let mut files = Vec::new();
    for story in stories {
        let html = document(built, story, stories, address)?;
        files.push((page_of(story.pack.id()), html.into_bytes()));
    }
    let mut app_files = vec![(MANIFEST.into(), manifest(words, &icons).into_bytes())];
    app_files.extend(icons.into_iter().map(|icon| (icon.name.into(), icon.png)));
    let optional: Vec<_> = app_files
        .iter()
        .map(|(name, _): &File| name.clone())
        .collect();
    files.extend(app_files);

    let assets = built
        .assets()
        .map(|asset| (asset.name.as_str(), asset.bytes.as_slice()));
    let cached = files
        .iter()
        .map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
    let home = page_of(first.pack.id());
    let cached = cached.chain(assets);
    let worker = worker(&built.worker, &home, cached, &optional, words);
    files.push(("sw.js".into(), worker.into_bytes()));
    files.push(("index.html".into(), files[0].1.clone()));
    for story in stories {
        files.push((picture_of(&story.pack), picture(&story.pack)?));
        files.push((story.file(), story.json.clone().into_bytes()));
        let html = single_file(built, story)?;
        files.push((single_file_of(&story.pack), html.into_bytes()));
    }
    let embedded = embed(built, stories, address);
    files.extend(snippet_generator(built, stories, address, &embedded));
    files.extend(embedded);
    let scripts = [built.cut_fragment.as_str(), &start(built)];
    let mut others = vec![
        policy_of_frame(FRAME, &built.frame, FRAME_STYLE),
        policy_of_snippet_generator(
            &[EMBED_FOLDER, "*"].concat(),
            &built.snippet_generator,
            STYLE,
        ),
    ];
    let policy = policy_of_single_file(built);
    others.extend(
        stories
            .iter()
            .map(|story| with_policy(&single_file_of(&story.pack), &[&policy])),
    );
    let headers = headers(&scripts, &built.style, &others, &HASHED);
    files.push(("_headers".into(), headers.into_bytes()));
    files.push((".gitattributes".into(), GIT_ATTRIBUTES.into()));
    Ok(files)
}
