//! The HTTP headers that a host must send, and the configurations in which hosts read them.
//!
//! The rules are in [`Rules`]; each host has a file here that writes them in its own format, and a
//! line in [`HOSTS`].

mod apache;
mod caddy;
mod cloudflare;
mod iis;
mod netlify;
mod nginx;
mod policy;
mod types;
mod vercel;

pub use cloudflare::headers_file;
pub use policy::{
    policy_of_catalogue, policy_of_frame, policy_of_package, policy_of_page,
    policy_of_snippet_generator, self_contained_policy,
};

use crate::error::BuildError;

/// A kind of host that is configured by a file of its own.
#[derive(Debug)]
pub struct Host {
    /// Its name on the command line.
    pub name: &'static str,
    /// The name of its configuration in the site's folder.
    pub file: &'static str,
    /// What to do with that file.
    pub advice: &'static str,
    write: fn(&HostedFolder<'_>) -> String,
}

impl Host {
    /// Writes the configuration.
    pub(crate) fn configuration(&self, site: &HostedFolder<'_>) -> String {
        (self.write)(site)
    }
}

/// All kinds of hosts that need a configuration. Others read `_headers`, or send no headers.
pub const HOSTS: [&Host; 6] = [
    &nginx::HOST,
    &apache::HOST,
    &caddy::HOST,
    &iis::HOST,
    &netlify::HOST,
    &vercel::HOST,
];

/// What a configuration is written from.
#[derive(Debug)]
pub struct HostedFolder<'s> {
    /// The headers.
    pub rules: &'s Rules,
    /// The path of the folder, if it is known.
    pub path: Option<&'s str>,
    /// The names of all files that have a rule of their own, for hosts without patterns.
    pub files: &'s [String],
}

impl HostedFolder<'_> {
    /// Returns the path of the folder, with a `/` at both ends.
    fn path(&self) -> &str {
        self.path.unwrap_or("/")
    }

    /// Returns the folder as an example of where it is on the host.
    fn example_folder(&self) -> String {
        ["/srv/www", self.path()].concat()
    }
}

/// Returns the path of an address, if it can be written into all configurations as it is.
///
/// # Errors
///
/// If the path has other characters than those that never need an escape.
pub fn path_of(address: &str) -> Result<&str, BuildError> {
    let host = address.find("://").map_or(0, |at| at + "://".len());
    let path = address[host..].find('/').map(|at| &address[host + at..]);
    let path = path.unwrap_or("/");
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "/-_.~".contains(c);
    match path.chars().all(is_plain) {
        true => Ok(path),
        false => Err(BuildError::PathOfHost(path.to_owned())),
    }
}

/// The headers of a site's files. Of the rules that set a header for a file, the last applies.
#[derive(Debug, Default)]
pub struct Rules(Vec<Rule>);

/// Headers that certain files get.
#[derive(Debug)]
pub struct Rule {
    files: Files,
    headers: Vec<Header>,
}

/// A header: its name and value.
pub type Header = (&'static str, String);

/// The files that a rule is for. Names are paths within the site's folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Files {
    /// All.
    All,
    /// The one with this name. Without a name, the folder's own address.
    Named(String),
    /// Those in this folder, whose name ends with `/`.
    Below(String),
    /// Those whose name begins like this.
    Beginning(String),
}

pub const POLICY: &str = "Content-Security-Policy";
pub const CACHE: &str = "Cache-Control";
const EMBEDDER: &str = "Cross-Origin-Embedder-Policy";
const REVALIDATE: &str = "no-cache";

impl Files {
    fn has(&self, name: &str) -> bool {
        match self {
            Self::All => true,
            Self::Named(one) => name == one,
            Self::Below(start) | Self::Beginning(start) => name.starts_with(&**start),
        }
    }
}

impl Rule {
    /// Returns the rule of pages with their own policy.
    pub fn with_policy(files: Files, policy: String) -> Self {
        Self {
            files,
            headers: vec![(POLICY, policy)],
        }
    }

    /// Returns the rule of the page for a frame.
    pub fn of_frame(page: &str, policy: String) -> Self {
        // A host page with a Cross-Origin-Embedder-Policy requires one of its frames too.
        let headers = vec![(POLICY, policy), (EMBEDDER, "require-corp".into())];
        Self {
            files: Files::Named(page.into()),
            headers,
        }
    }

    /// Returns the rule of files whose names contain a hash of the content, and begin like this.
    pub fn immutable(start: &str) -> Self {
        Self {
            files: Files::Beginning(start.into()),
            headers: vec![(CACHE, "public, max-age=31536000, immutable".into())],
        }
    }

    /// Returns the rule of a file that only looks as if its name contained a hash.
    pub fn revalidated(name: String) -> Self {
        Self {
            files: Files::Named(name),
            headers: vec![(CACHE, REVALIDATE.into())],
        }
    }
}

impl Rules {
    /// Creates the rules of a site whose pages have this policy, with these exceptions.
    ///
    /// All files allow cross-origin requests, as widgets need them, also in host pages with a
    /// `Cross-Origin-Embedder-Policy`. Who may frame the pages is up to the host.
    pub fn new(policy: String, exceptions: impl IntoIterator<Item = Rule>) -> Self {
        let of_all = Rule {
            files: Files::All,
            headers: vec![
                (POLICY, policy),
                ("X-Content-Type-Options", "nosniff".into()),
                ("Referrer-Policy", "no-referrer".into()),
                (CACHE, REVALIDATE.into()),
                ("Access-Control-Allow-Origin", "*".into()),
                ("Cross-Origin-Resource-Policy", "cross-origin".into()),
            ],
        };
        Self([of_all].into_iter().chain(exceptions).collect())
    }

    /// Returns the headers of all files, which the rules of some files may change.
    fn of_all(&self) -> &[Header] {
        let first = self.0.first().filter(|rule| rule.files == Files::All);
        first.map_or(&[], |rule| &rule.headers)
    }

    /// Returns the rules of some files.
    fn of_some(&self) -> &[Rule] {
        self.0.get(1..).unwrap_or_default()
    }

    /// Returns the value of a header for all files, or an empty text.
    fn general(&self, name: &str) -> &str {
        let header = self.of_all().iter().find(|(other, _)| *other == name);
        header.map_or("", |(_, value)| value)
    }

    /// Returns whether a header has other values for some files.
    fn varies(&self, name: &str) -> bool {
        let mut headers = self.of_some().iter().flat_map(|rule| &rule.headers);
        headers.any(|(other, _)| *other == name)
    }

    /// Returns the headers of all files that are the same for each.
    fn constant(&self) -> impl Iterator<Item = &Header> {
        let headers = self.of_all().iter();
        headers.filter(|(name, _)| !self.varies(name))
    }

    /// Returns the names of the headers that depend on the file, in the order of the rules.
    fn varying(&self) -> Vec<&'static str> {
        let mut names = Vec::new();
        for (name, _) in self.0.iter().flat_map(|rule| &rule.headers) {
            if self.varies(name) && !names.contains(name) {
                names.push(*name);
            }
        }
        names
    }

    /// Returns the headers of a file that differ from those of all files.
    fn own(&self, file: &str) -> Vec<&Header> {
        let mut own: Vec<&Header> = Vec::new();
        for rule in self.of_some().iter().filter(|rule| rule.files.has(file)) {
            for header in &rule.headers {
                own.retain(|(name, _)| *name != header.0);
                own.push(header);
            }
        }
        own.retain(|(name, value)| self.general(name) != value);
        own
    }
}

/// Returns whether a host also sends this header with an error, such as 404 for a missing file.
/// With those that allow cross-origin requests, a page that embeds a story can name the cause.
/// The policy would break the host's own pages, and an error must not be cached like a file.
fn is_for_errors(name: &str) -> bool {
    ![POLICY, CACHE, EMBEDDER].contains(&name)
}

/// Returns a text as a regular expression that matches it.
fn regex(text: &str) -> String {
    text.replace('.', "\\.")
}
