//! nginx: a file to include in a `server` block.
//!
//! `add_header` in a block replaces those around it, so the block has each once, with variables for
//! what depends on the file. nginx omits a header with an empty value.

use super::types::{TYPES, names};
use super::{Files, Host, HostedFolder, is_for_errors, regex};

pub const HOST: Host = Host {
    name: "nginx",
    file: "nginx.conf",
    advice: "include it in the site's `server` block, and reload nginx after each build",
    write,
};

fn write(site: &HostedFolder<'_>) -> String {
    let path = site.path();
    let mut lines = vec![
        "# Include this in the `server` block of the site, which has this folder below its `root`:"
            .to_owned(),
        "#".to_owned(),
        format!("#     include {}nginx.conf;", site.example_folder()),
        "#".to_owned(),
        "# and reload nginx after each build: the policies change with the pages.".to_owned(),
    ];
    if let Some(folder) = path.strip_suffix('/').filter(|folder| !folder.is_empty()) {
        lines.push(format!("location = {folder} {{"));
        lines.push("    absolute_redirect off;".to_owned());
        lines.push(format!("    return 301 {path};"));
        lines.push("}".to_owned());
    }
    lines.push(format!("location ^~ {path} {{"));
    lines.extend(block(site).into_iter().map(|line| format!("    {line}")));
    lines.push("}\n".to_owned());
    lines.join("\n")
}

fn block(site: &HostedFolder<'_>) -> Vec<String> {
    let rules = site.rules;
    let mut lines = vec!["index index.html;".to_owned(), "types {".to_owned()];
    lines.extend(TYPES.map(|it| format!("    {} {};", it.name, it.extension)));
    // nginx takes text/html to be in both lists already, and warns if it is named.
    let text = names(|it| it.is_text && it.extension != "html");
    let compressible = names(|it| it.is_compressible && it.extension != "html");
    lines.push("}".to_owned());
    lines.push("charset utf-8;".to_owned());
    lines.push(format!("charset_types {text};"));
    lines.push("gzip on;".to_owned());
    // Otherwise a cache in between may give compressed files to programs that can't read them.
    lines.push("gzip_vary on;".to_owned());
    lines.push(format!("gzip_types {compressible};"));
    let varying = rules.varying();
    for name in &varying {
        let value = rules.general(name);
        lines.push(format!("set {} \"{value}\";", variable(name)));
    }
    for rule in rules.of_some() {
        // A folder's own address is answered by its index, which has a rule too.
        let Some(condition) = condition(&rule.files, site.path()) else {
            continue;
        };
        lines.push(format!("if ($uri {condition}) {{"));
        for (name, value) in &rule.headers {
            lines.push(format!("    set {} \"{value}\";", variable(name)));
        }
        lines.push("}".to_owned());
    }
    for name in varying {
        lines.push(format!("add_header {name} {};", variable(name)));
    }
    for (name, value) in rules.constant() {
        let with_errors = if is_for_errors(name) { " always" } else { "" };
        lines.push(format!("add_header {name} \"{value}\"{with_errors};"));
    }
    lines
}

fn condition(files: &Files, path: &str) -> Option<String> {
    match files {
        Files::All => None,
        Files::Named(name) if name.is_empty() => None,
        Files::Named(name) => Some(format!("= \"{path}{name}\"")),
        Files::Below(start) | Files::Beginning(start) => {
            Some(format!("~ \"^{}\"", regex(&[path, start].concat())))
        }
    }
}

/// Returns a variable for a header. Variables belong to the whole server.
fn variable(header: &str) -> String {
    let name = header.to_ascii_lowercase().replace('-', "_");
    format!("$standpoint_{name}")
}
