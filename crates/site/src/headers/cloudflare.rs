//! `_headers`, which Cloudflare, Netlify and a few others read at the root of what they serve.

use super::{Files, Rules};

/// Returns the file. `!` removes a header that a rule before has set, on hosts that support it; the
/// others send only the header of the most specific path.
pub fn headers_file(rules: &Rules) -> String {
    let mut file = String::new();
    for (index, rule) in rules.0.iter().enumerate() {
        file += &format!("{}\n", pattern(&rule.files));
        for (name, value) in &rule.headers {
            if index > 0 && !rules.general(name).is_empty() {
                file += &format!("  ! {name}\n");
            }
            file += &format!("  {name}: {value}\n");
        }
    }
    file
}

fn pattern(files: &Files) -> String {
    match files {
        Files::All => "/*".to_owned(),
        Files::Named(name) => format!("/{name}"),
        Files::Below(start) | Files::Beginning(start) => format!("/{start}*"),
    }
}
