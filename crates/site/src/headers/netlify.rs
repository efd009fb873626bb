//! Netlify: `netlify.toml`, for a site below a path. At the root it reads `_headers`.

use super::{Files, Header, Host, HostedFolder, Rule};

pub const HOST: Host = Host {
    name: "netlify",
    file: "netlify.toml",
    advice: "put it into the root of the repository, or add its tables to yours",
    write,
};

fn write(site: &HostedFolder<'_>) -> String {
    let path = site.path();
    let mut rules: Vec<&Rule> = site.rules.0.iter().collect();
    // Netlify's own server takes `embed/*` to be also `embed.html`: what has one name comes last.
    rules.sort_by_key(|rule| rank(&rule.files));
    let tables = rules.iter().map(|rule| {
        let headers: String = rule.headers.iter().map(entry).collect();
        let pattern = pattern(&rule.files, path);
        format!("\n[[headers]]\nfor = \"{pattern}\"\n[headers.values]\n{headers}")
    });
    let about = "# Put this into the root of your repository, or add its tables to the netlify.toml there,\n\
                 # after each build: the policies change with the pages. A site at the root of its domain\n\
                 # doesn't need it: there, Netlify reads `_headers` in the folder.\n";
    [about.to_owned(), tables.collect()].concat()
}

fn rank(files: &Files) -> usize {
    match files {
        Files::All => 0,
        Files::Below(_) => 1,
        Files::Beginning(_) => 2,
        Files::Named(_) => 3,
    }
}

fn entry((name, value): &Header) -> String {
    format!("{name} = \"{value}\"\n")
}

fn pattern(files: &Files, path: &str) -> String {
    match files {
        Files::All => format!("{path}*"),
        Files::Named(name) => format!("{path}{name}"),
        Files::Below(start) | Files::Beginning(start) => format!("{path}{start}*"),
    }
}
