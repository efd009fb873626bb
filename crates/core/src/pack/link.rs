use crate::json::decode_from_text;
use serde::{Deserialize, Serialize};
use std::fmt;

/// An absolute `https://` address, the only kind that the page turns into a link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct Link(String);

impl Link {
    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The error for a text that is not a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkError(String);

impl fmt::Display for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`{}` is not a link: write an absolute address that starts with https://",
            self.0
        )
    }
}

impl std::error::Error for LinkError {}

impl TryFrom<String> for Link {
    type Error = LinkError;

    fn try_from(text: String) -> Result<Self, LinkError> {
        let odd =
            |c: char| c.is_whitespace() || c.is_control() || matches!(c, '\\' | '"' | '<' | '>');
        let host = text
            .strip_prefix("https://")
            .map(|rest| rest.split(['/', '?', '#']).next().unwrap_or_default());
        match host {
            // With an `@` the real host is not the one that a reader sees first.
            Some(host) if !host.is_empty() && !host.contains('@') && !text.contains(odd) => {
                Ok(Self(text))
            }
            _ => Err(LinkError(text)),
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Link {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Link".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({"type": "string", "format": "uri", "pattern": "^https://"})
    }
}

decode_from_text!(Link: Link(String::new()));

#[cfg(test)]
mod tests {
    use super::Link;

    #[test]
    fn only_absolute_https_is_a_link() {
        for good in [
            "https://a.example",
            "https://a.example/b?c#d",
            "https://[::1]:8/",
        ] {
            assert!(Link::try_from(good.to_owned()).is_ok(), "{good}");
        }
        let bad = [
            "",
            "https://",
            "https:///x",
            "http://a.example",
            "HTTPS://a.example",
            "//a.example",
            "\\\\a.example",
            "javascript:alert(1)",
            "java\tscript:alert(1)",
            "data:text/html,x",
            "blob:https://a.example/x",
            "file:///etc/passwd",
            "vbscript:x",
            "https://a b.example",
            "https://good.example@bad.example",
            "https://a.example/\u{0}",
            " https://a.example",
        ];
        for bad in bad {
            assert!(Link::try_from(bad.to_owned()).is_err(), "{bad:?}");
        }
    }
}
