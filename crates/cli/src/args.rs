//! The commands and their arguments. The comments are the text of `standpoint help`.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum, value_parser};
use standpoint_site::{HOSTS, Host};
use std::path::PathBuf;

/// Turn an article into a story with its quiz and comparison of positions, and check it.
///
/// A pack is a folder with a pack.json, and next to it the article's text in article.txt.
#[derive(Parser)]
#[command(name = "standpoint", version, max_term_width = 100)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// A command.
#[derive(Subcommand)]
pub enum Command {
    /// Begin a pack from an article
    New(New),
    /// Print what a colleague or a language model needs to code an article
    Brief(Brief),
    /// Check packs: everything that is wrong, with its place and how to fix it
    Check(Check),
    /// Add the reply to a brief: what the article bears out as drafts, and the rest as a list
    Merge(Merge),
    /// Go through the drafts, each next to its passage, to confirm, edit or drop them
    Review(Review),
    /// Show the table of actors and statements, and what to look at for each empty cell
    Matrix(Matrix),
    /// Count how much of a pack is about whom: questions, right answers, quotes, verbs
    Fairness(PackData),
    /// Write a copy of a pack without what was coded, for a second coder
    Blank(Blank),
    /// Compare how two people have coded the same article
    Agree(Agree),
    /// Preview packs on this machine, with what is wrong in the page
    Serve(Serve),
    /// Write the pages of packs for a host
    Build(Build),
    /// Write a pack in another format: for Moodle, Anki, spreadsheets, paper …
    Export(Export),
    /// Add questions from another format as drafts
    Import(Import),
    /// Compare two versions of a pack: what changed, and what readers' saved answers do
    Diff(Diff),
    /// Change an id and all references to it
    Rename(Rename),
    /// Print the JSON Schema of packs, for editors
    Schema,
    /// Print the completions for a shell
    Completions(Completions),
    /// Write the manual's pages into a folder
    Man(Man),
}

/// The arguments of `standpoint new`.
#[derive(Args)]
#[command(after_help = "Examples:\n  \
standpoint new ferry.txt --published 2025-03-04 --publisher \"The Skerrow Lantern\"\n  \
standpoint new ferry.html --published 2025-03 --id ferry-plan --owned\n\n\
It invents nothing: quotes, names, numbers and dates are those of the text, and each is a draft\n\
until you remove its `draft`.")]
pub struct New {
    /// The article: plain text, Markdown or HTML, in UTF-8
    pub article: PathBuf,
    /// When it was published: 2025-03-04, or what is known of it
    #[arg(long, value_name = "DATE")]
    pub published: String,
    /// Who published it
    #[arg(long, value_name = "NAME")]
    pub publisher: Option<String>,
    /// Where it can be read
    #[arg(long, value_name = "URL")]
    pub link: Option<String>,
    /// The story's name in addresses: a–z, 0–9 and hyphens [default: from the file's name]
    #[arg(long)]
    pub id: Option<String>,
    /// The article's language, as a tag such as `en` [default: from the file, else detected]
    #[arg(long, value_name = "TAG")]
    pub language: Option<String>,
    /// You own the text: the pack contains it, and may quote it at length
    #[arg(long)]
    pub owned: bool,
    /// Write no drafts of names, quotes, dates and numbers
    #[arg(long)]
    pub no_drafts: bool,
    /// The folder in which to create the pack's folder [default: here]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
}

/// The arguments of `standpoint brief`.
#[derive(Args)]
#[command(after_help = "Examples:\n  \
standpoint brief ferry.txt > brief.md      for an article\n  \
standpoint brief ferry > brief.md          for a pack: with its drafts, and the ids that it has\n\n\
Nothing is sent anywhere. Give the reply to `standpoint merge`.")]
pub struct Brief {
    /// An article, or the folder of a pack with its article.txt
    pub article: PathBuf,
    /// When the article was published, if it has no pack yet
    #[arg(long, value_name = "DATE")]
    pub published: Option<String>,
}

/// The arguments of `standpoint check`.
#[derive(Args)]
#[command(
    after_help = "Exit status: 0 if no pack has errors, 1 if one has, 2 if a file can't be read.\n\n\
Examples:\n  \
standpoint check ferry            errors and warnings, also against ferry/article.txt\n  \
standpoint check ferry --fix      correct the hashes and what else needs no judgement\n  \
standpoint check stories --format sarif > check.sarif"
)]
pub struct Check {
    /// A pack.json, or a folder with packs
    #[arg(required = true, value_name = "PACK")]
    pub packs: Vec<PathBuf>,
    /// The article's plain text, one paragraph per line [default: article.txt next to the pack]
    #[arg(long, value_name = "TEXT")]
    pub source: Option<PathBuf>,
    /// How to report
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
    /// Correct what needs no judgement: hashes, the text of paragraphs, the form of quoted words,
    /// the form of ids
    #[arg(long)]
    pub fix: bool,
    /// Check again whenever a file changes
    #[arg(long)]
    pub watch: bool,
    /// Treat warnings as errors
    #[arg(long)]
    pub deny_warnings: bool,
}

/// A format of reports.
#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Text for people
    #[default]
    Human,
    /// One JSON document
    Json,
    /// SARIF 2.1.0, which code hosts and editors show
    Sarif,
}

/// The arguments of `standpoint rename`.
#[derive(Args)]
#[command(after_help = "Example:\n  standpoint rename ferry mayor harbour-master")]
pub struct Rename {
    /// A pack.json, or its folder
    pub pack: PathBuf,
    /// The id to change, or LIST:ID if several lists have it, such as `actors:mayor`
    pub old: String,
    /// The new id: a–z, 0–9 and hyphens, starting with a letter
    pub new: String,
}

/// The arguments of `standpoint merge`.
#[derive(Args)]
#[command(
    after_help = "Exit status: 0 if everything was added, 1 if something was not, 2 if a file can't be read or written.\n\n\
Examples:\n  \
standpoint merge ferry reply.json\n  \
pbpaste | standpoint merge ferry -"
)]
pub struct Merge {
    /// A pack.json, or its folder
    pub pack: PathBuf,
    /// The reply: JSON, or text with JSON in a code fence; `-` reads standard input
    pub reply: PathBuf,
    /// The article's plain text, one paragraph per line [default: article.txt next to the pack]
    #[arg(long, value_name = "TEXT")]
    pub source: Option<PathBuf>,
}

/// The arguments of a command that prints figures of a pack.
#[derive(Args)]
pub struct PackData {
    /// A pack.json, or its folder
    pub pack: PathBuf,
    /// How to report
    #[arg(long, value_enum, default_value_t)]
    pub format: Data,
}

/// The arguments of `standpoint blank`.
#[derive(Args)]
#[command(
    after_help = "It keeps the article, the topics, the statements and the actors.\n\n\
Example:\n  standpoint blank ferry --out second-coder"
)]
pub struct Blank {
    /// A pack.json, or its folder
    pub pack: PathBuf,
    /// The folder in which to create the copy's folder
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
}

/// The arguments of `standpoint agree`.
#[derive(Args)]
#[command(after_help = "Example:\n  standpoint agree ferry second-coder/ferry")]
pub struct Agree {
    /// A pack.json, or its folder
    pub one: PathBuf,
    /// Another pack of the same article, with the same ids of actors and statements
    pub other: PathBuf,
    /// How to report
    #[arg(long, value_enum, default_value_t)]
    pub format: Data,
}

/// A format of figures.
#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Data {
    /// Text for people
    #[default]
    Human,
    /// One JSON document
    Json,
}

/// The arguments of `standpoint review`.
#[derive(Args)]
#[command(
    after_help = "After each answer the file is written, so you can stop at any time.\n\n\
Exit status: 0 if no draft was skipped, 1 if one was, 2 if a file can't be read or written."
)]
pub struct Review {
    /// A pack.json, or its folder
    pub pack: PathBuf,
    /// The article's plain text, one paragraph per line [default: article.txt next to the pack]
    #[arg(long, value_name = "TEXT")]
    pub source: Option<PathBuf>,
}

/// The arguments of `standpoint matrix`.
#[derive(Args)]
#[command(after_help = "Example:\n  standpoint matrix ferry\n\n\
Once you have looked for what an actor says on a statement in the whole article, list the cell in `coded`.")]
pub struct Matrix {
    /// A pack.json, or its folder
    pub pack: PathBuf,
    /// The article's plain text, one paragraph per line [default: article.txt next to the pack]
    #[arg(long, value_name = "TEXT")]
    pub source: Option<PathBuf>,
    /// Also list the paragraphs for the cells that somebody has checked
    #[arg(long)]
    pub all: bool,
    /// How to report
    #[arg(long, value_enum, default_value_t)]
    pub format: Data,
}

/// The arguments of `standpoint completions`.
#[derive(Args)]
#[command(
    after_help = "Example:\n  standpoint completions bash > ~/.local/share/bash-completion/completions/standpoint"
)]
pub struct Completions {
    /// The shell
    pub shell: clap_complete::Shell,
}

/// The arguments of `standpoint man`.
#[derive(Args)]
#[command(after_help = "Example:\n  standpoint man ~/.local/share/man/man1")]
pub struct Man {
    /// The folder
    pub folder: PathBuf,
}

/// The arguments of `standpoint diff`.
#[derive(Args)]
#[command(after_help = "Example:\n  standpoint diff published/ferry ferry")]
pub struct Diff {
    /// The old version: a pack.json, or its folder
    pub old: PathBuf,
    /// The new version
    pub new: PathBuf,
    /// How to report
    #[arg(long, value_enum, default_value_t)]
    pub format: Data,
}

/// The arguments of `standpoint serve`.
#[derive(Args)]
#[command(after_help = "Example:\n  standpoint serve ferry")]
pub struct Serve {
    /// A pack.json, or a folder with packs
    #[arg(required = true, value_name = "PACK")]
    pub packs: Vec<PathBuf>,
    /// The port
    #[arg(long, default_value_t = 4000)]
    pub port: u16,
    /// The archive with the browser part, in place of the one in the program
    #[arg(long, value_name = "FILE", hide = true)]
    pub shell: Option<PathBuf>,
}

/// The arguments of `standpoint build`.
#[derive(Args)]
#[command(
    after_help = "The folder is replaced as a whole: if anything is wrong, it stays as it was. Packs that \
haven't changed since are not rendered again.\n\n\
Exit status: 0 if the pages were written, 1 if a pack has errors, 2 for anything else.\n\n\
Examples:\n  \
standpoint build ferry --out public\n  \
standpoint build stories --out public --address https://example.org/stories/ --host nginx"
)]
pub struct Build {
    /// A pack.json, or a folder with packs
    #[arg(required = true, value_name = "PACK")]
    pub packs: Vec<PathBuf>,
    /// The folder to write
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// Where the pages will be hosted; sites that show links with a picture need it
    #[arg(long, value_name = "URL")]
    pub address: Option<String>,
    /// Also write the configuration of a host, with the headers to send; can be given several times
    #[arg(long = "host", value_name = "HOST", value_parser = hosts())]
    pub hosts: Vec<&'static Host>,
    /// Also publish what is still a draft, with [Draft] before the title
    #[arg(long)]
    pub drafts: bool,
    /// Compress the single-file pages as far as possible, which takes seconds for each
    #[arg(long)]
    pub smallest: bool,
    /// The archive with the browser part, in place of the one in the program
    #[arg(long, value_name = "FILE", hide = true)]
    pub shell: Option<PathBuf>,
}

fn hosts() -> impl TypedValueParser<Value = &'static Host> {
    let names = PossibleValuesParser::new(HOSTS.map(|host| host.name));
    let find = |name: String| HOSTS.into_iter().find(|host| host.name == name);
    names.try_map(move |name| find(name).ok_or("no such host"))
}

/// The arguments of `standpoint export`.
#[derive(Args)]
#[command(after_help = crate::export::formats())]
pub struct Export {
    /// A pack.json, or its folder
    pub pack: PathBuf,
    /// The format
    #[arg(long, value_name = "FORMAT")]
    pub to: String,
    /// The folder to write to
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub out: PathBuf,
    /// Also export what is still a draft, marked as such; the files' names begin with draft-
    #[arg(long)]
    pub drafts: bool,
    /// In packages for learning platforms: at most so many questions
    #[arg(long, value_name = "N", value_parser = value_parser!(u32).range(1..))]
    pub items: Option<u32>,
    /// In packages for learning platforms: mix the questions, in the order of this number
    #[arg(long, value_name = "N", value_parser = value_parser!(u32).range(1..))]
    pub seed: Option<u32>,
    /// In packages for learning platforms: how many percent must be right to pass
    #[arg(long, value_name = "PERCENT", value_parser = value_parser!(u8).range(1..=100))]
    pub mastery_score: Option<u8>,
    /// The archive with the browser part, in place of the one in the program
    #[arg(long, value_name = "FILE", hide = true)]
    pub shell: Option<PathBuf>,
}

/// The arguments of `standpoint import`.
#[derive(Args)]
#[command(after_help = "Example:\n  standpoint import quiz.gift --from gift --into ferry")]
pub struct Import {
    /// The file with the questions
    pub file: PathBuf,
    /// Its format
    #[arg(long, value_enum)]
    pub from: ImportFormat,
    /// The pack.json to add them to, or its folder
    #[arg(long = "into", value_name = "PACK")]
    pub pack: PathBuf,
}

/// A format that questions can be imported from.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ImportFormat {
    /// Moodle's text format
    Gift,
    /// A table as `standpoint export --to csv` writes it
    Csv,
}
