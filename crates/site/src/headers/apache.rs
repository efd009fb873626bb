//! Apache: `.htaccess`, which it reads in the folder itself.

use super::types::{TYPES, names};
use super::{Files, Header, Host, HostedFolder, Rule, Rules, is_for_errors, regex};

pub const HOST: Host = Host {
    name: "apache",
    file: ".htaccess",
    advice: "Apache reads it there, with `AllowOverride FileInfo Indexes` and mod_headers",
    write,
};

fn write(site: &HostedFolder<'_>) -> String {
    let rules = site.rules;
    let mut lines = vec![
        "# Apache reads this file in its folder, with `AllowOverride FileInfo Indexes`. It needs"
            .to_owned(),
        "# mod_headers for the headers and mod_deflate to compress.".to_owned(),
        "DirectoryIndex index.html".to_owned(),
        "AddDefaultCharset utf-8".to_owned(),
    ];
    lines.extend(TYPES.map(|it| format!("AddType {} .{}", it.name, it.extension)));
    let text = TYPES.iter().filter(|it| it.is_text);
    let text: Vec<_> = text.map(|it| [".", it.extension].concat()).collect();
    lines.push(format!("AddCharset utf-8 {}", text.join(" ")));
    let compressible = names(|it| it.is_compressible);
    lines.push("<IfModule mod_deflate.c>".to_owned());
    lines.push(format!("    AddOutputFilterByType DEFLATE {compressible}"));
    lines.push("</IfModule>".to_owned());
    lines.push("<IfModule mod_headers.c>".to_owned());
    lines.extend(rules.of_all().iter().flat_map(set).map(indented));
    for rule in rules.of_some() {
        // A folder's own address is answered by its index, which has a rule too.
        let Some((begin, end)) = section(&rule.files, site.path) else {
            continue;
        };
        lines.push(indented(begin));
        let of_folder = match rule.files {
            Files::Below(_) => unchanged(rule, site.rules),
            _ => Vec::new(),
        };
        let headers = of_folder.iter().chain(&rule.headers);
        lines.extend(headers.flat_map(set).map(indented).map(indented));
        lines.push(indented(end.to_owned()));
    }
    lines.push("</IfModule>\n".to_owned());
    lines.join("\n")
}

/// Returns the headers that a folder has in common with all files. In it, rules by name would change
/// them: they are for files of the site's own folder.
fn unchanged(rule: &Rule, rules: &Rules) -> Vec<Header> {
    let is_own = |name: &str| rule.headers.iter().any(|(own, _)| *own == name);
    let headers = rules.of_all().iter();
    let varying = headers.filter(|(name, _)| rules.varies(name) && !is_own(name));
    varying.cloned().collect()
}

fn indented(line: String) -> String {
    format!("    {line}")
}

/// Returns the directives that set a header. Apache has two tables: what is set `always` comes on
/// top of what is not, so a header that the site around has set goes first.
fn set((name, value): &Header) -> Vec<String> {
    match is_for_errors(name) {
        true => vec![
            format!("Header onsuccess unset {name}"),
            format!("Header always set {name} \"{value}\""),
        ],
        false => vec![format!("Header set {name} \"{value}\"")],
    }
}

/// Returns the lines around the directives of a rule. `<Files>` compares names without folders;
/// `<If>` comes after all of them.
fn section(files: &Files, path: Option<&str>) -> Option<(String, &'static str)> {
    match files {
        Files::All => None,
        Files::Named(name) if name.is_empty() => None,
        Files::Named(name) => Some((format!("<Files \"{name}\">"), "</Files>")),
        Files::Beginning(start) => {
            let pattern = regex(start);
            Some((format!("<FilesMatch \"^{pattern}\">"), "</FilesMatch>"))
        }
        Files::Below(folder) => {
            let pattern = match path {
                Some(path) => format!("^{}", regex(&[path, folder].concat())),
                None => format!("/{}[^/]*$", regex(folder)),
            };
            let begin = format!("<If \"%{{REQUEST_URI}} =~ m#{pattern}#\">");
            Some((begin, "</If>"))
        }
    }
}
