//! A pack with the entries of a reply, while they are checked.

use super::entry::{
    completed, filled, is_about_same, is_same, note, shorten, to_confirm, without_draft,
};
use super::proposed::{Proposed, Refused, entry_at};
use crate::attribution;
use crate::failure::Failure;
use crate::fix;
use crate::json::{edit, input};
use crate::new;
use crate::pack_file::PackFile;
use crate::rename::referring;
use crate::reply::Reply;
use crate::schema::LISTS;
use jsonc_parser::cst::CstNode;
use serde_json::{Value, json};
use standpoint_core::Pack;
use standpoint_core::read::{Location, Problems, TO_DO, read_and_verify};
use standpoint_core::warnings::warnings;
use std::cell::OnceCell;
use std::collections::{BTreeSet, HashMap};

/// The list of a reply that gives the digests of paragraphs.
pub(super) const DIGESTS: &str = "digests";
/// The lists of a reply that are for the person who reads it.
const NOTES: [&str; 3] = ["left_out", "doubts", CODED];
const CODED: &str = "coded";
const ACTORS: &str = "actors";
const QUOTES: &str = "quotes";
/// The texts of a pack that a reply may propose.
pub(super) const TEXTS: [&str; 2] = ["title", "summary"];

/// Warnings that say that an entry doesn't hold, and not only that it may be a mistake.
const DISPROVED: [&str; 4] = [
    "figure-not-in-words",
    "quote-outside-marks",
    "copied-digest",
    "date-words",
];

/// Warnings that somebody may be given what somebody else has said, which a person has to know first.
const ATTRIBUTION: [&str; 4] = [
    "speaker-not-near",
    "relayed-quote",
    "same-words",
    "not-reached",
];

/// How much of a list was kept.
pub struct Kept {
    /// The list's key.
    pub list: &'static str,
    /// The number of entries.
    pub count: usize,
}

/// A pack with the entries of a reply.
pub struct Merging<'f> {
    file: &'f PackFile,
    /// The article's paragraphs.
    paragraphs: Vec<String>,
    pack: Value,
    proposed: Vec<Proposed>,
    refused: Vec<Refused>,
    notes: Vec<String>,
    /// For each list the indices of its entries by their ids.
    indices: HashMap<&'static str, HashMap<String, usize>>,
    /// What the command itself finds in the article.
    found: OnceCell<Vec<(String, Value)>>,
}

impl<'f> Merging<'f> {
    /// Adds the entries of a reply to a pack, without checking them.
    ///
    /// # Errors
    ///
    /// If the pack has errors, or differs from its article: then what the reply adds couldn't be
    /// distinguished from what was wrong before.
    pub fn new(file: &'f PackFile, reply: Reply) -> Result<Self, Failure> {
        let article = file.article.as_ref();
        let text = article.map_or("", |it| it.text.as_str());
        let (pack, matched) = read_and_verify(None, file.text.as_bytes(), text);
        let problems = [pack.as_ref().err(), matched.as_ref().err()];
        if let Some(first) = problems
            .into_iter()
            .flatten()
            .flat_map(Problems::iter)
            .next()
        {
            return Err(Failure::new(
                format!(
                    "{}: {}: {}",
                    file.path.display(),
                    first.location,
                    first.what
                ),
                "correct what `standpoint check` reports, and try again",
            ));
        }
        let mut merging = Self {
            file,
            paragraphs: file.paragraphs(),
            pack: file.json(),
            proposed: Vec::new(),
            refused: Vec::new(),
            notes: Vec::new(),
            indices: HashMap::new(),
            found: OnceCell::new(),
        };
        // What refers to an actor comes first: a draft of an actor to which nothing refers any more can
        // be replaced.
        let (actors, others): (Vec<_>, Vec<_>) = reply
            .entries
            .into_iter()
            .partition(|(key, _)| key == ACTORS);
        for (key, entry) in others.into_iter().chain(actors) {
            merging.add_element(&key, entry);
        }
        for (key, entry) in reply.values {
            merging.add_text(&key, &entry);
        }
        Ok(merging)
    }

    /// What was refused, with the reasons.
    pub fn refused(&self) -> &[Refused] {
        &self.refused
    }

    /// What the reply says to the person who reads it.
    pub fn notes(&self) -> &[String] {
        &self.notes
    }

    /// Removes what doesn't hold, until the rest does: without an actor its quotes don't either.
    pub fn check(&mut self) {
        loop {
            let article = self.file.article.as_ref().map_or("", |it| it.text.as_str());
            let bytes = self.pack.to_string();
            let (pack, matched) = read_and_verify(None, bytes.as_bytes(), article);
            let mut reasons: Vec<(String, String)> = Vec::new();
            let problems = [pack.as_ref().err(), matched.as_ref().err()];
            for (path, reason) in problems.into_iter().flatten().flat_map(reasons_of) {
                // The article's answer replaces the pack's own: it knows the right words.
                reasons.retain(|(old, _)| *old != path);
                reasons.push((path, reason));
            }
            if let Ok(pack) = &pack {
                reasons.extend(disproved(pack, &self.paragraphs));
            }
            if self.refuse(reasons) {
                continue;
            }
            // Before the reply there were no problems. One that belongs to no entry, such as a pack
            // that is too large, is about all of them.
            let mut left = problems.into_iter().flatten().flat_map(Problems::iter);
            if let Some(problem) = left.next() {
                let reason = format!("{}: {}", problem.what, problem.hint);
                self.refuse_all(&reason);
            }
            if let Ok(pack) = &pack {
                self.doubt(pack);
            }
            return;
        }
    }

    /// Returns the pack's text with what was kept, and how much that is.
    pub fn merged(&self) -> (String, Vec<Kept>) {
        let kept = LISTS.into_iter().chain([DIGESTS]).chain(TEXTS).map(|list| {
            let of_list = self.proposed.iter();
            let of_list = of_list.filter(|it| it.list == list && !it.is_adapted);
            let count = of_list.count();
            Kept { list, count }
        });
        let kept = kept.collect();
        let Some((root, pack)) = edit::parse(&self.file.text) else {
            return (self.file.text.clone(), kept);
        };
        let was_in_order = fix::is_in_order(&pack, &self.paragraphs);
        let mut own: HashMap<&str, Vec<CstNode>> = HashMap::new();
        for proposed in &self.proposed {
            match proposed.list {
                DIGESTS => {
                    let source = pack.object_value_or_set("source");
                    let paragraphs = source.array_value_or_set("paragraphs").elements();
                    let paragraph = paragraphs.get(proposed.index);
                    let digest = &self.pack["source"]["paragraphs"][proposed.index]["digest"];
                    if let Some(paragraph) = paragraph.and_then(|it| it.as_object())
                        && let Some(digest) = digest.as_str()
                    {
                        edit::put_text(&paragraph, "digest", digest);
                        if paragraph.get("draft").is_none() {
                            paragraph.append("draft", true.into());
                        }
                    }
                }
                text if TEXTS.contains(&text) => {
                    if let Some(proposal) = self.pack[text].as_str() {
                        edit::put_text(&pack, text, proposal);
                    }
                }
                list => {
                    let elements = pack.array_value_or_set(list);
                    let own = own.entry(list).or_insert_with(|| elements.elements());
                    let old = own.get(proposed.index).cloned();
                    let new = input(&self.pack[list][proposed.index]);
                    match old.and_then(|old| old.as_object()) {
                        Some(old) => drop(old.replace_with(new)),
                        None => drop(elements.append(new)),
                    }
                }
            }
        }
        if was_in_order && !self.proposed.is_empty() {
            fix::put_in_order(&pack, &self.paragraphs);
        }
        (root.to_string(), kept)
    }

    fn add_element(&mut self, key: &str, entry: Value) {
        if key == CODED {
            let cells = note(&entry);
            self.notes.push(format!(
                "{CODED}: {cells}: list there only what a person has looked at"
            ));
        } else if NOTES.contains(&key) {
            self.notes.push(format!("{key}: {}", note(&entry)));
        } else if key == DIGESTS {
            self.add_digest(&entry);
        } else if let Some(list) = LISTS.into_iter().find(|list| *list == key) {
            self.add_entry(list, entry);
        } else {
            let expected = [LISTS.as_slice(), &[DIGESTS], &NOTES, &TEXTS].concat();
            self.refuse_key(key, &expected.join(", "));
        }
    }

    /// Notes which of the reply's entries may give somebody what somebody else has said.
    fn doubt(&mut self, pack: &Pack) {
        let found = warnings(pack, &self.paragraphs).found.into_iter();
        let found = found.filter(|warning| ATTRIBUTION.contains(&warning.name));
        let mut doubts: Vec<_> = found.map(|warning| (warning.path, warning.what)).collect();
        for warning in attribution::warnings(pack, &self.paragraphs) {
            if !doubts.iter().any(|(other, _)| *other == warning.path) {
                doubts.push((warning.path, warning.what));
            }
        }
        for (path, what) in doubts {
            let entry = entry_at(&path);
            if let Some(proposed) = self.proposed.iter().find(|it| it.path() == entry) {
                self.notes.push(format!("{}: {what}", proposed.name));
            }
        }
    }

    /// Returns the index of a draft as `standpoint new` writes it that is about the same as an entry of
    /// the reply, and to which nothing refers.
    fn draft_about_same(&self, list: &str, entry: &Value) -> Option<usize> {
        let elements = self.pack[list].as_array()?;
        elements.iter().position(|it| {
            let id = it["id"].as_str().unwrap_or_default();
            it["draft"] == true
                && is_about_same(list, it, entry)
                && is_as_found(&self.found, self.file, list, it)
                && self.quotes_of_draft(list, id).is_some()
        })
    }

    fn has(&self, list: &str, id: &str) -> bool {
        let mut elements = self.pack[list].as_array().into_iter().flatten();
        elements.any(|it| it["id"] == id)
    }

    /// Returns the indices of the quotes that refer to a draft, if they are as `standpoint new` writes them
    /// too. `None`: something else refers to it.
    fn quotes_of_draft(&self, list: &str, id: &str) -> Option<Vec<usize>> {
        let quotes = self.pack[QUOTES].as_array().into_iter().flatten();
        let as_found = quotes.enumerate().filter(|(_, it)| {
            list == ACTORS
                && it["actor"] == id
                && it["draft"] == true
                && is_as_found(&self.found, self.file, QUOTES, it)
        });
        let indices: Vec<usize> = as_found.map(|(index, _)| index).collect();
        (referring(&self.pack, list, id).len() == indices.len()).then_some(indices)
    }

    /// Gives the quotes of an actor's draft the id that the reply has for the actor.
    fn adapt_quotes(&mut self, old: &str, new: &str) {
        for index in self.quotes_of_draft(ACTORS, old).unwrap_or_default() {
            let Some(quote) = self.pack[QUOTES].get_mut(index) else {
                continue;
            };
            let before = quote.clone();
            quote["actor"] = new.into();
            let id = before["id"].as_str().unwrap_or_default();
            self.proposed.push(Proposed {
                list: QUOTES,
                index,
                name: format!("{QUOTES} `{id}`"),
                replaces: Some(before),
                is_adapted: true,
            });
        }
    }

    fn add_entry(&mut self, list: &'static str, mut entry: Value) {
        if self.pack["source"]["owned"] != true {
            shorten(&mut entry, &self.paragraphs);
        }
        let id = entry.get("id").and_then(Value::as_str);
        let name = match id {
            Some(id) => format!("{list} `{id}`"),
            None => format!("{list}, a draft without an id"),
        };
        let same = self.draft_about_same(list, &entry);
        let is_known = id.is_some_and(|id| self.has(list, id));
        if let (Some(at), Some(id), false) = (same, id, is_known) {
            let old = self.pack[list][at]["id"]
                .as_str()
                .unwrap_or_default()
                .to_owned();
            self.adapt_quotes(&old, id);
        }
        let elements = &mut self.pack[list];
        if !elements.is_array() {
            *elements = json!([]);
        }
        let Some(elements) = elements.as_array_mut() else {
            return;
        };
        let indices = self.indices.entry(list);
        let indices = indices.or_insert_with(|| indices_of(elements));
        let index = match id {
            Some(id) => indices.get(id).copied().or(same),
            None => elements.iter().position(|it| is_same(it, &entry)),
        };
        let is_proposed = |it: &Proposed| it.list == list && Some(it.index) == index;
        if self.proposed.iter().any(is_proposed) {
            let reason = "the reply has another entry with this id, which comes first";
            self.refused.push(Refused {
                entry: name,
                reason: reason.into(),
            });
            return;
        }
        let old = index.and_then(|index| elements.get(index)).cloned();
        if let Some(old) = &old {
            if is_same(old, &entry) {
                return;
            }
            if old.get("draft") != Some(&Value::Bool(true)) {
                let reason = "the pack has an entry with this id that a person has confirmed: \
                    rename one, or remove that one first";
                self.refused.push(Refused {
                    entry: name,
                    reason: reason.into(),
                });
                return;
            }
        }
        let (mut entry, kept) = match &old {
            Some(old) if is_as_found(&self.found, self.file, list, old) => {
                completed(old, &entry, &self.paragraphs)
            }
            Some(old) => filled(old, &entry),
            None => (entry, Vec::new()),
        };
        for kept in kept {
            self.notes
                .push(format!("{name}: the pack keeps its own {kept}"));
        }
        if old.as_ref().map(without_draft) == Some(without_draft(&entry)) {
            return;
        }
        let index = index.unwrap_or(elements.len());
        if let Some(id) = old.as_ref().and_then(|old| old["id"].as_str()) {
            indices.remove(id);
        }
        if let Some(id) = entry.get("id").and_then(Value::as_str) {
            indices.insert(id.to_owned(), index);
        }
        if let Some(object) = entry.as_object_mut() {
            object.insert("draft".into(), true.into());
        }
        match elements.get_mut(index) {
            Some(element) => *element = entry,
            None => elements.push(entry),
        }
        self.proposed.push(Proposed {
            list,
            index,
            replaces: old,
            name,
            is_adapted: false,
        });
    }

    /// Sets the digest of a paragraph that has none yet, or only a draft.
    fn add_digest(&mut self, entry: &Value) {
        let number = entry.get("paragraph").and_then(Value::as_u64);
        let digest = entry.get("digest").and_then(Value::as_str);
        let (Some(number), Some(digest)) = (number, digest) else {
            let example = r#"write {"paragraph": 1, "digest": "what it says"}"#;
            self.refused.push(Refused {
                entry: format!("{DIGESTS}: {entry}"),
                reason: format!("not a digest: {example}"),
            });
            return;
        };
        let name = format!("{DIGESTS}, paragraph {number}");
        let index = usize::try_from(number)
            .ok()
            .and_then(|it| it.checked_sub(1));
        let index = index.unwrap_or(usize::MAX);
        let Some(paragraph) = self.pack["source"]["paragraphs"].get_mut(index) else {
            self.refused.push(Refused {
                entry: name,
                reason: "the article has no such paragraph".into(),
            });
            return;
        };
        let old = paragraph.clone();
        let own = old.get("digest").and_then(Value::as_str);
        if own == Some(digest) {
            return;
        }
        let is_open = own.is_none_or(|own| own.starts_with(TO_DO))
            || old.get("draft") == Some(&Value::Bool(true));
        if !is_open {
            self.refused.push(Refused {
                entry: name,
                reason: "the pack has a digest that a person has confirmed".into(),
            });
            return;
        }
        paragraph["digest"] = digest.into();
        self.proposed.push(Proposed {
            list: DIGESTS,
            index,
            replaces: Some(old),
            name,
            is_adapted: false,
        });
    }

    /// Proposes a title or summary, if the pack has none yet.
    fn add_text(&mut self, key: &str, entry: &Value) {
        let Some(text) = TEXTS.into_iter().find(|text| *text == key) else {
            if !NOTES.contains(&key) {
                self.refuse_key(key, &TEXTS.join(", "));
            }
            return;
        };
        let old = self.pack[text].clone();
        if old.as_str().is_some_and(|old| !old.starts_with(TO_DO)) {
            self.notes.push(format!("{text}: the pack keeps its own"));
        }
        let proposal = entry.as_str().map(str::trim);
        if proposal.is_none_or(str::is_empty) {
            self.refused.push(Refused {
                entry: format!("`{text}`"),
                reason: "no text".into(),
            });
            return;
        }
        let is_open = old.as_str().is_none_or(|old| old.starts_with(TO_DO));
        if let Some(proposal) = proposal.filter(|_| is_open)
            && old.as_str() != Some(&to_confirm(proposal))
        {
            self.pack[text] = to_confirm(proposal).into();
            self.proposed.push(Proposed {
                list: text,
                index: 0,
                replaces: Some(old),
                name: text.into(),
                is_adapted: false,
            });
        }
    }

    fn refuse_key(&mut self, key: &str, expected: &str) {
        let refused = Refused {
            entry: format!("`{key}`"),
            reason: format!("not a key of a reply: use {expected}"),
        };
        if !self.refused.contains(&refused) {
            self.refused.push(refused);
        }
    }

    /// Takes back each proposal that a path leads into. Returns whether there was one.
    fn refuse(&mut self, reasons: Vec<(String, String)>) -> bool {
        let paths = self.proposed.iter().map(Proposed::path);
        let paths: HashMap<String, usize> = paths.zip(0..).collect();
        let mut refused: BTreeSet<usize> = BTreeSet::new();
        for (path, reason) in reasons {
            let Some(at) = paths.get(entry_at(&path)).copied() else {
                continue;
            };
            refused.insert(at);
            let entry = self.proposed[at].name.clone();
            let reason = format!("{}{reason}", self.proposed[at].inside(&path));
            match self.refused.iter_mut().find(|it| it.entry == entry) {
                Some(refused) => refused.reason = format!("{}\n    {reason}", refused.reason),
                None => self.refused.push(Refused { entry, reason }),
            }
        }
        // From the last, so that the indices of the others stay right.
        for at in refused.iter().rev() {
            let proposed = self.proposed.remove(*at);
            self.take_back(proposed);
        }
        !refused.is_empty()
    }

    fn refuse_all(&mut self, reason: &str) {
        for proposed in std::mem::take(&mut self.proposed) {
            self.refused.push(Refused {
                entry: proposed.name,
                reason: reason.to_owned(),
            });
        }
    }

    fn take_back(&mut self, proposed: Proposed) {
        let Proposed { list, index, .. } = proposed;
        let place = match list {
            DIGESTS => self.pack["source"]["paragraphs"].get_mut(index),
            list if TEXTS.contains(&list) => self.pack.get_mut(list),
            list => self.pack[list].get_mut(index),
        };
        match (proposed.replaces, place) {
            (Some(old), Some(place)) => *place = old,
            (None, Some(_)) => {
                if let Some(elements) = self.pack[list].as_array_mut() {
                    elements.remove(index);
                }
                let later = self.proposed.iter_mut();
                let later = later.filter(|it| it.list == list && it.index > index);
                later.for_each(|it| it.index -= 1);
            }
            (_, None) => {}
        }
    }
}

/// Whether a draft is as `standpoint new` wrote it: no person has changed it. `found` is what that
/// command finds, once it is known.
fn is_as_found(
    found: &OnceCell<Vec<(String, Value)>>,
    file: &PackFile,
    list: &str,
    draft: &Value,
) -> bool {
    let found = found.get_or_init(|| new::found_in(file));
    let mut entries = found.iter().filter(|(of, _)| of == list);
    entries.any(|(_, entry)| is_same(entry, draft))
}

/// Returns the indices of entries by their ids. Of two with one id, the first counts.
fn indices_of(elements: &[Value]) -> HashMap<String, usize> {
    let mut indices = HashMap::new();
    for (index, element) in elements.iter().enumerate() {
        if let Some(id) = element.get("id").and_then(Value::as_str) {
            indices.entry(id.to_owned()).or_insert(index);
        }
    }
    indices
}

/// Returns the paths of problems, each with what is wrong.
fn reasons_of(problems: &Problems) -> Vec<(String, String)> {
    let reason = |path: &String, what: &str, hint: &str| (path.clone(), format!("{what}: {hint}"));
    let paths = problems
        .iter()
        .filter_map(|problem| match &problem.location {
            Location::Path(path) => Some(reason(path, &problem.what, &problem.hint)),
            Location::File | Location::Text { .. } => None,
        });
    paths.collect()
}

/// Returns the paths of what the article shows to be wrong.
fn disproved(pack: &Pack, paragraphs: &[String]) -> Vec<(String, String)> {
    let found = warnings(pack, paragraphs).found.into_iter();
    found
        .filter(|warning| DISPROVED.contains(&warning.name))
        .map(|warning| (warning.path, format!("{}: {}", warning.what, warning.hint)))
        .collect()
}
