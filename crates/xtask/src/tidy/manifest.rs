//! A parser for the subset of TOML that the manifests use.

pub struct Entry {
    /// Empty before the first table.
    pub table: String,
    pub key: String,
    /// The value as written, without comments, joined into one line.
    pub value: String,
    pub line: usize,
}

/// Returns the key-value pairs of a file, in order.
pub fn entries(toml: &str) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut table = String::new();
    let mut depth = 0;
    for (line, text) in (1..).zip(toml.lines()) {
        let text = without_comment(text).trim();
        if depth > 0 {
            if let Some(open) = entries.last_mut() {
                open.value.push(' ');
                open.value.push_str(text);
            }
            depth += nesting(text);
        } else if let Some(name) = text.strip_prefix('[') {
            table = name.trim_matches(['[', ']']).trim().to_owned();
        } else if let Some((key, value)) = text.split_once('=') {
            depth = nesting(value);
            entries.push(Entry {
                table: table.clone(),
                key: key.trim().to_owned(),
                value: value.trim().to_owned(),
                line,
            });
        }
    }
    entries
}

fn without_comment(line: &str) -> &str {
    let mut quoted = false;
    let comment = line.char_indices().find(|(_, letter)| {
        quoted ^= *letter == '"';
        *letter == '#' && !quoted
    });
    &line[..comment.map_or(line.len(), |(start, _)| start)]
}

/// Returns how many more brackets the text opens than it closes.
fn nesting(text: &str) -> i32 {
    let mut quoted = false;
    text.chars()
        .map(|letter| {
            quoted ^= letter == '"';
            match letter {
                '[' | '{' if !quoted => 1,
                ']' | '}' if !quoted => -1,
                _ => 0,
            }
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_have_table_key_value_and_line() {
        let toml = "top = 1\n[a.b] # a table\n# none\nkey.sub = \"#[\" # said\nlist = [\n  \"x\", # y\n]\n\n[[c]]\nlast = true\n";
        let read: Vec<_> = entries(toml)
            .into_iter()
            .map(|entry| {
                format!(
                    "{}|{}|{}|{}",
                    entry.table, entry.key, entry.value, entry.line
                )
            })
            .collect();
        let expected = [
            "|top|1|1",
            "a.b|key.sub|\"#[\"|4",
            "a.b|list|[ \"x\", ]|5",
            "c|last|true|10",
        ];
        assert_eq!(read, expected);
    }
}
