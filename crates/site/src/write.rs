use crate::app::{MANIFEST, manifest};
use crate::built::{Asset, Built, HASHED};
use crate::document::document;
use crate::embed::{FRAME, FRAME_STYLE, embed};
use crate::headers::{headers, policy_of_frame, policy_of_maker, with_policy};
use crate::icons::icons;
use crate::maker::{FOLDER, STYLE, maker};
use crate::metadata::picture_of;
use crate::one_file::{one_file, one_file_of, policy_of_alone};
use crate::picture::picture;
use crate::problem::Problem;
use crate::start::start;
use crate::story::Story;
use crate::worker::worker;
use standpoint_web::prerender::page_of;
use standpoint_web::words::words_for;
use std::fs;
use std::path::Path;

/// Writes a page for each pack that `data/packs.json` lists, the first as `index.html` too, and
/// what they need around them: the service worker that keeps them on the device, the manifest of
/// the app with its icons, a picture of each, each as one file, `_headers`, which tells a host
/// what to send with them, and `.gitattributes`. Returns the names of the files.
///
/// `address` is where the folder will stand, such as `https://example.org/stories/`: without it
/// the pages name their pictures and themselves by relative addresses, which not all who show a
/// link understand.
///
/// The folder is the one that trunk has built into. Script, wasm and icon are named by what they
/// are now. The style sheets and the scripts of the pages go: each page holds their text, so that
/// nothing keeps it from being shown. All else stays as it is.
///
/// # Errors
///
/// Where a file is missing or can't be read, or a pack is not sound: then nothing is written.
/// Where one can't be written.
pub fn write(folder: &Path, address: Option<&str>) -> Result<Vec<String>, Problem> {
    let built = Built::find(folder)?;
    let stories = Story::all(folder)?;
    let files = files(&built, &stories, address)?;

    for Asset { from, name, bytes } in built.assets().chain(built.widget_assets()) {
        fs::remove_file(from).map_err(Problem::file(from))?;
        fs::write(folder.join(name), bytes).map_err(Problem::file(from))?;
    }
    for path in &built.spent {
        let removed = match path.is_dir() {
            true => fs::remove_dir_all(path),
            false => fs::remove_file(path),
        };
        removed.map_err(Problem::file(path))?;
    }
    fs::create_dir_all(folder.join(FOLDER)).map_err(Problem::file(folder))?;
    for (name, bytes) in &files {
        let path = folder.join(name);
        fs::write(&path, bytes).map_err(Problem::file(&path))?;
    }
    Ok(files.into_iter().map(|(name, _)| name).collect())
}

/// The files are compared byte by byte with what was built: git is not to change their line ends,
/// where the folder is put on a host by git.
const GIT_ATTRIBUTES: &str = "* -text\n";

/// A name, and what the file holds.
pub type File = (String, Vec<u8>);

fn files(built: &Built, stories: &[Story], address: Option<&str>) -> Result<Vec<File>, Problem> {
    let first = stories.first().ok_or(Problem::NoPacks)?;
    let words = words_for(first.pack.language());
    let icons = icons(&built.icon.text()?)?;
    let mut files = Vec::new();
    for story in stories {
        let html = document(built, story, stories, address)?;
        files.push((page_of(story.pack.id()), html.into_bytes()));
    }
    let mut of_app = vec![(MANIFEST.into(), manifest(words, &icons).into_bytes())];
    of_app.extend(icons.into_iter().map(|it| (it.name.into(), it.png)));
    let optional: Vec<_> = of_app.iter().map(|(name, _): &File| name.clone()).collect();
    files.extend(of_app);

    let asked_for = built
        .assets()
        .map(|it| (it.name.as_str(), it.bytes.as_slice()));
    let kept = files
        .iter()
        .map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
    let home = page_of(first.pack.id());
    let kept = kept.chain(asked_for);
    let worker = worker(&built.worker, &home, kept, &optional, words);
    files.push(("sw.js".into(), worker.into_bytes()));
    files.push(("index.html".into(), files[0].1.clone()));
    for story in stories {
        files.push((picture_of(&story.pack), picture(&story.pack)?));
        let html = one_file(built, story)?;
        files.push((one_file_of(&story.pack), html.into_bytes()));
    }
    let embedded = embed(built, stories, address);
    files.extend(maker(built, stories, address, &embedded));
    files.extend(embedded);
    let scripts = [built.cut_fragment.as_str(), &start(built)];
    let mut others = vec![
        policy_of_frame(FRAME, &built.frame, FRAME_STYLE),
        policy_of_maker(&[FOLDER, "*"].concat(), &built.maker, STYLE),
    ];
    let alone = policy_of_alone(built);
    others.extend(
        stories
            .iter()
            .map(|it| with_policy(&one_file_of(&it.pack), &[&alone])),
    );
    let headers = headers(&scripts, &built.style, &others, &HASHED);
    files.push(("_headers".into(), headers.into_bytes()));
    files.push((".gitattributes".into(), GIT_ATTRIBUTES.into()));
    Ok(files)
}
