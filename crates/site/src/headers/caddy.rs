//! Caddy: a file to import in a site block.
//!
//! Directives in a `route` block run in the order in which they are written, so later rules change
//! what earlier ones have set. `file` matches only what exists: Caddy would send the headers with
//! errors too.

use super::types::TYPES;
use super::{Files, Host, HostedFolder, Rule, is_for_errors};

pub const HOST: Host = Host {
    name: "caddy",
    file: "Caddyfile",
    advice: "import it in the site's block, and reload Caddy after each build",
    write,
};

fn write(site: &HostedFolder<'_>) -> String {
    let (rules, path) = (site.rules, site.path());
    let mut lines = vec![
        "# Import this in the block of the site, which has this folder below its `root`:"
            .to_owned(),
        "#".to_owned(),
        "#     example.org {".to_owned(),
        "#         root * /srv/www".to_owned(),
        format!("#         import {}Caddyfile", site.example_folder()),
        "#         file_server".to_owned(),
        "#     }".to_owned(),
        "#".to_owned(),
        "# and reload Caddy after each build: the policies change with the pages.".to_owned(),
        format!("route {path}* {{"),
        "\tencode zstd gzip {".to_owned(),
        "\t\tmatch {".to_owned(),
    ];
    let compressible = TYPES.iter().filter(|it| it.is_compressible);
    lines.extend(compressible.map(|it| format!("\t\t\theader Content-Type {}*", it.name)));
    lines.push("\t\t}".to_owned());
    lines.push("\t}".to_owned());
    for it in TYPES {
        let (extension, value) = (it.extension, it.with_charset());
        let files = format!("path *.{extension}");
        lines.extend(existing(&format!("type_{extension}"), &files));
        lines.push(format!(
            "\theader @type_{extension} Content-Type \"{value}\""
        ));
    }
    lines.push("\theader {".to_owned());
    let with_errors = rules.of_all().iter().filter(|it| is_for_errors(it.0));
    lines.extend(with_errors.map(|(name, value)| format!("\t\t{name} \"{value}\"")));
    lines.push("\t}".to_owned());
    let of_files = rules.of_all().iter().filter(|it| !is_for_errors(it.0));
    let of_files = Rule {
        files: Files::All,
        headers: of_files.cloned().collect(),
    };
    for (number, rule) in [&of_files].into_iter().chain(rules.of_some()).enumerate() {
        let files = format!("path {}", pattern(&rule.files, path));
        lines.extend(existing(&format!("files_{number}"), &files));
        lines.push(format!("\theader @files_{number} {{"));
        let headers = rule.headers.iter();
        lines.extend(headers.map(|(name, value)| format!("\t\t{name} \"{value}\"")));
        lines.push("\t}".to_owned());
    }
    lines.push("}\n".to_owned());
    lines.join("\n")
}

/// Returns the definition of a matcher of existing files.
fn existing(name: &str, files: &str) -> [String; 4] {
    [
        format!("\t@{name} {{"),
        format!("\t\t{files}"),
        // The second for the address of a folder.
        "\t\tfile {path} {path}index.html".to_owned(),
        "\t}".to_owned(),
    ]
}

fn pattern(files: &Files, path: &str) -> String {
    match files {
        Files::All => format!("{path}*"),
        Files::Named(name) => format!("{path}{name}"),
        Files::Below(start) | Files::Beginning(start) => format!("{path}{start}*"),
    }
}
