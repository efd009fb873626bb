//! The files of a site.

use crate::app::{MANIFEST, manifest};
use crate::catalogue::{self, catalogue, rules_of_catalogue};
use crate::digest::{Hasher, digest};
use crate::document::document;
use crate::embed::{FRAME, FRAME_STYLE, embed};
use crate::error::BuildError;
use crate::file::File;
use crate::gzip::Start;
use crate::headers::{
    self, Files, HOSTS, Host, Rule, Rules, headers_file, path_of, policy_of_frame, policy_of_page,
    policy_of_snippet_generator,
};
use crate::icons::icons;
use crate::listed_pack::{LIST, ListedPack, list_of};
use crate::metadata::{EMBED_FOLDER, oembed_of, picture_of};
use crate::picture::picture;
use crate::shell::{HASHED, Shell};
use crate::single_file::{
    SINGLE_FILE, compressed_program, policy_of_single_file, single_file, single_file_of,
};
use crate::snippet_generator::{STYLE, oembed, plain, plain_of, snippet_generator};
use crate::start::start;
use crate::worker::{Home, worker};
use rayon::prelude::*;
use standpoint_core::pack::PackEntry;
use standpoint_web::navigation::page_of;
use standpoint_web::words::{Words, words_for};
use std::borrow::Cow;
use std::collections::HashSet;

/// How a site is built.
#[derive(Clone, Debug)]
pub struct Options {
    /// The URL at which the folder will be hosted, with a `/` at the end, such as
    /// `https://example.org/stories/`. Without it the pages refer to themselves and their pictures
    /// by relative URLs, which not all link previews support.
    pub address: Option<String>,
    /// The hosts for which to write a configuration. Those that need the path of the folder get it
    /// from `address`, and without one are for the root.
    pub hosts: Vec<&'static Host>,
    /// Whether `index.html` is a catalogue of the stories, if there are several. Otherwise it is
    /// the first story.
    pub catalogue: bool,
    /// The largest number of stories that each page lists, and that are all stored on the reader's
    /// device. If there are more, and a catalogue, the pages only link to the catalogue, and a story
    /// is stored once it is opened.
    pub most_listed: usize,
    /// How the program in the single-file pages is compressed.
    pub compression: Compression,
    /// Identifies the program that renders the pages. [`publish`](crate::publish()) renders those
    /// of another program again.
    pub program: String,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            address: None,
            hosts: Vec::new(),
            catalogue: false,
            most_listed: 20,
            compression: Compression::Smallest,
            program: env!("CARGO_PKG_VERSION").to_owned(),
        }
    }
}

/// How the program in the single-file pages is compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compression {
    /// As small as possible: takes seconds for each story.
    Smallest,
    /// A few percent larger, once for all stories.
    Fast,
}

/// A site: the browser part and the packs, of which it renders the files.
pub struct Site<'s> {
    pub(crate) shell: &'s Shell,
    pub(crate) packs: &'s [ListedPack],
    pub(crate) options: &'s Options,
    /// The entries of all packs, as JSON.
    list: String,
    /// What the page shows and links outside the story is in the language of the first pack.
    words: &'static Words,
    /// The program in the single-file pages, compressed for all of them.
    program: Option<Start>,
    /// The path of the folder, if it is known and a host's configuration needs it.
    path: Option<&'s str>,
}

/// The page that the folder's own URL shows.
pub(crate) const INDEX: &str = "index.html";

/// Keeps git from changing line endings if the folder is deployed with git: the service worker and
/// the policies compare hashes of the files.
const GIT_ATTRIBUTES: &str = "* -text\n";

impl<'s> Site<'s> {
    /// Describes a site of these packs, in this order.
    ///
    /// # Errors
    ///
    /// If there are no packs, or two with one id, or the path in the address would need escapes in
    /// the configuration of a host.
    pub fn new(
        shell: &'s Shell,
        packs: &'s [ListedPack],
        options: &'s Options,
    ) -> Result<Self, BuildError> {
        let first = packs.first().ok_or(BuildError::EmptyPackList)?;
        let mut ids = HashSet::new();
        if let Some(again) = packs.iter().find(|listed| !ids.insert(&listed.entry.id)) {
            return Err(BuildError::IdTwice(again.entry.id.clone()));
        }
        let address = options.address.as_deref();
        let address = address.filter(|_| !options.hosts.is_empty());
        let path = address.map(path_of).transpose()?;
        let program = match options.compression {
            Compression::Smallest => None,
            Compression::Fast => Some(compressed_program(shell)?),
        };
        Ok(Self {
            shell,
            packs,
            options,
            program,
            path,
            list: list_of(&packs.iter().map(entry).collect::<Vec<_>>()),
            words: words_for(first.pack.language()),
        })
    }

    /// Renders all files, ordered by name: `index.html`, for each story its page, picture, JSON and
    /// single-file page, and what goes with them: the service worker, the web app manifest with its
    /// icons, the files for other sites, `_headers` for the host, and `.gitattributes`.
    ///
    /// # Errors
    ///
    /// If a file can't be rendered, or two would have one name.
    pub fn files(&self) -> Result<Vec<File>, BuildError> {
        let stories: Vec<_> = self
            .packs
            .par_iter()
            .map(|listed| self.story(listed))
            .collect();
        let mut files: Vec<_> = stories
            .into_iter()
            .collect::<Result<Vec<_>, _>>()?
            .into_iter()
            .flatten()
            .collect();
        let common = self.common(|name| {
            let page = files.iter().find(|(other, _)| other == name);
            page.map(|(_, bytes)| digest(bytes)).unwrap_or_default()
        })?;
        files.extend(common);
        if let Some(first) = self.index_page()
            && let Some((_, page)) = files.iter().find(|(name, _)| *name == first)
        {
            files.push((INDEX.into(), page.clone()));
        }
        files.sort();
        match files.windows(2).find(|pair| pair[0].0 == pair[1].0) {
            Some(pair) => Err(BuildError::NameTaken(pair[0].0.clone())),
            None => Ok(files),
        }
    }

    /// Renders the files of one story.
    pub(crate) fn story(&self, listed: &ListedPack) -> Result<Vec<File>, BuildError> {
        let pack = &listed.pack;
        let mut files = vec![
            (page_of(pack.id()), document(self, listed)?.into_bytes()),
            (picture_of(pack), picture(pack)?),
            (listed.file(), listed.json.clone().into_bytes()),
            (single_file_of(pack), single_file(self, listed)?.into()),
            (plain_of(listed), plain(listed).into()),
        ];
        if let Some(address) = &self.options.address {
            files.push((oembed_of(listed), oembed(listed, address).into()));
        }
        Ok(files)
    }

    /// Returns a hash of what the files of one story depend on.
    pub(crate) fn inputs(&self, listed: &ListedPack) -> String {
        let options = self.options;
        let mut hasher = Hasher::default();
        hasher.add(options.program.as_bytes());
        hasher.add(self.shell.digest.as_bytes());
        hasher.add(listed.json.as_bytes());
        hasher.add(options.address.as_deref().unwrap_or_default().as_bytes());
        hasher.add(&[
            options.compression as u8,
            self.has_catalogue().into(),
            self.lists_all().into(),
        ]);
        if self.lists_all() {
            hasher.add(self.list.as_bytes());
        }
        hasher.finish()
    }

    /// Renders the files that belong to no single story. `digest_of` returns the hash of a story's
    /// page by its name.
    pub(crate) fn common(
        &self,
        digest_of: impl Fn(&str) -> String,
    ) -> Result<Vec<File>, BuildError> {
        let Self { shell, words, .. } = self;
        let mut files = self.app_files()?;
        let optional: Vec<_> = files.iter().map(|(name, _)| name.clone()).collect();
        let mut stored: Vec<_> = files.iter().map(with_digest).collect();
        let assets = shell
            .assets()
            .map(|asset| (asset.name.clone(), digest(&asset.bytes)));
        stored.extend(assets);
        if self.lists_all() {
            let pages = self.packs.iter().map(|listed| page_of(&listed.entry.id));
            stored.extend(pages.map(|page| (page.clone(), digest_of(&page))));
        }
        if self.has_catalogue() {
            files.push((INDEX.to_owned(), catalogue(self).into_bytes()));
        }
        let home = match self.index_page() {
            Some(page) => Home::Story(page),
            None => Home::Catalogue {
                story: &shell.glue.name,
                catalogue: &shell.icon.name,
            },
        };
        let worker = worker(&shell.worker, &home, stored, &optional, words);
        files.push(("sw.js".into(), worker.into_bytes()));

        let embedded = embed(self);
        files.push(snippet_generator(self, &embedded));
        files.extend(embedded);
        files.extend(
            shell
                .assets()
                .chain(shell.widget_assets())
                .map(|asset| (asset.name.clone(), asset.bytes.clone())),
        );
        files.push((LIST.into(), self.list.clone().into()));
        self.add_headers(&mut files);
        files.push((".gitattributes".into(), GIT_ATTRIBUTES.into()));
        Ok(files)
    }

    /// Renders the web app manifest and its icons.
    fn app_files(&self) -> Result<Vec<File>, BuildError> {
        let icons = icons(&self.shell.icon.bytes)?;
        let manifest = manifest(self.words, &icons).into_bytes();
        let mut files = vec![(MANIFEST.into(), manifest)];
        files.extend(icons.into_iter().map(|icon| (icon.name.into(), icon.png)));
        Ok(files)
    }

    /// Adds `_headers` and the configurations of the hosts.
    fn add_headers(&self, files: &mut Vec<File>) {
        let rules = self.rules();
        let mut names: Vec<_> = files.iter().map(|(name, _)| name.clone()).collect();
        names.extend(self.packs.iter().map(|listed| single_file_of(&listed.pack)));
        let site = headers::HostedFolder {
            rules: &rules,
            path: self.path,
            files: &names,
        };
        files.push(("_headers".into(), headers_file(&rules).into()));
        let is_asked_for = |host: &&Host| self.options.hosts.iter().any(|it| it.name == host.name);
        let hosts = HOSTS.into_iter().filter(is_asked_for);
        files.extend(hosts.map(|host| (host.file.into(), host.configuration(&site).into())));
    }

    fn rules(&self) -> Rules {
        let shell = self.shell;
        let scripts = [shell.cut_fragment.as_str(), &start(shell)];
        let of_frame = policy_of_frame(&shell.frame, FRAME_STYLE);
        let of_generator = policy_of_snippet_generator(&shell.snippet_generator, STYLE);
        let mut exceptions = vec![
            Rule::of_frame(FRAME, of_frame),
            Rule::with_policy(Files::Below(EMBED_FOLDER.into()), of_generator),
        ];
        if self.has_catalogue() {
            exceptions.extend(rules_of_catalogue());
        }
        let policy = policy_of_single_file(shell);
        let single_files = match self.lists_all() {
            true => self
                .packs
                .iter()
                .map(|listed| Files::Named(single_file_of(&listed.pack)))
                .collect(),
            // Some hosts read only so many entries.
            false => vec![Files::Beginning(SINGLE_FILE.into())],
        };
        let of_single_file = |files| Rule::with_policy(files, policy.clone());
        exceptions.extend(single_files.into_iter().map(of_single_file));
        exceptions.extend(HASHED.map(Rule::immutable));
        exceptions.extend(self.look_alikes().map(Rule::revalidated));
        Rules::new(policy_of_page(&scripts, &self.style()), exceptions)
    }

    /// Returns the files of stories whose names begin like those that contain a hash, such as the
    /// page of a story with the id `offline-tales`.
    fn look_alikes(&self) -> impl Iterator<Item = String> {
        let files = self.packs.iter().flat_map(|ListedPack { pack, .. }| {
            [page_of(pack.id()), picture_of(pack), single_file_of(pack)]
        });
        files.filter(|file| HASHED.iter().any(|start| file.starts_with(start)))
    }

    /// Returns the style of the stories' pages.
    pub(crate) fn style(&self) -> Cow<'s, str> {
        match self.has_catalogue() {
            true => [&self.shell.style, catalogue::LINK_STYLE].concat().into(),
            false => self.shell.style.as_str().into(),
        }
    }

    /// Returns the packs that the page of a pack lists.
    pub(crate) fn entries_on_page(&self, listed: &ListedPack) -> Vec<PackEntry> {
        match self.lists_all() {
            true => self.packs.iter().map(entry).collect(),
            false => vec![entry(listed)],
        }
    }

    /// Returns whether `index.html` is a catalogue of the stories.
    pub(crate) fn has_catalogue(&self) -> bool {
        self.options.catalogue && self.packs.len() > 1
    }

    /// Returns whether each page lists all stories. Otherwise it links to the catalogue.
    pub(crate) fn lists_all(&self) -> bool {
        !self.has_catalogue() || self.packs.len() <= self.options.most_listed
    }

    /// Returns the name of the story's page that is also the index, if there is no catalogue.
    pub(crate) fn index_page(&self) -> Option<String> {
        let first = self.packs.first().filter(|_| !self.has_catalogue())?;
        Some(page_of(&first.entry.id))
    }

    /// Returns the compressed program of the single-file pages, if it is the same for all.
    pub(crate) fn program(&self) -> Option<&Start> {
        self.program.as_ref()
    }

    /// Returns the UI texts of what belongs to no single story.
    pub(crate) fn words(&self) -> &'static Words {
        self.words
    }
}

fn entry(listed: &ListedPack) -> PackEntry {
    listed.entry.clone()
}

fn with_digest((name, bytes): &File) -> (String, String) {
    (name.clone(), digest(bytes))
}
