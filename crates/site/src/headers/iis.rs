//! IIS: `web.config`, which it reads in the folder itself.
//!
//! It has no patterns without a module that must be installed, so each file has an element.

use super::types::TYPES;
use super::{Files, Header, Host, HostedFolder};

pub const HOST: Host = Host {
    name: "iis",
    file: "web.config",
    advice: "IIS reads it there",
    write,
};

fn write(site: &HostedFolder<'_>) -> String {
    let rules = site.rules;
    let types = TYPES.iter().flat_map(|it| {
        let (extension, name) = (it.extension, it.name);
        [
            format!("      <remove fileExtension=\".{extension}\" />\n"),
            format!("      <mimeMap fileExtension=\".{extension}\" mimeType=\"{name}\" />\n"),
        ]
    });
    let folders = rules.of_some().iter().filter_map(|rule| match &rule.files {
        Files::Below(folder) => Some((folder.as_str(), rule)),
        _ => None,
    });
    let of_folders = folders.clone().map(|(folder, rule)| {
        let headers: Vec<_> = rule.headers.iter().collect();
        location(folder.trim_end_matches('/'), &headers)
    });
    let is_in_folder = |file: &str| folders.clone().any(|(folder, _)| file.starts_with(folder));
    let files = site.files.iter().filter(|file| !is_in_folder(file));
    let of_files = files.filter_map(|file| {
        let own = rules.own(file);
        (!own.is_empty()).then(|| location(file, &own))
    });
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <!-- IIS reads this file in its folder. It answers 404 for types that it doesn't know. -->\n\
         <configuration>\n  \
         <system.webServer>\n    \
         <defaultDocument>\n      \
         <files>\n        <clear />\n        <add value=\"index.html\" />\n      </files>\n    \
         </defaultDocument>\n    \
         <staticContent>\n{}    </staticContent>\n    \
         {}  </system.webServer>\n\
         {}{}</configuration>\n",
        types.collect::<String>(),
        custom_headers(&rules.of_all().iter().collect::<Vec<_>>()),
        of_folders.collect::<String>(),
        of_files.collect::<String>(),
    )
}

/// Returns the headers of a file or folder, which replace those of all files.
fn location(path: &str, headers: &[&Header]) -> String {
    format!(
        "  <location path=\"{path}\">\n    <system.webServer>\n    {}    \
         </system.webServer>\n  </location>\n",
        custom_headers(headers)
    )
}

/// Returns the element with these headers. A header that is already there would be an error.
fn custom_headers(headers: &[&Header]) -> String {
    let entries = headers.iter().map(|(name, value)| {
        format!(
            "        <remove name=\"{name}\" />\n        \
             <add name=\"{name}\" value=\"{value}\" />\n"
        )
    });
    format!(
        "<httpProtocol>\n      <customHeaders>\n{}      </customHeaders>\n    </httpProtocol>\n",
        entries.collect::<String>()
    )
}
