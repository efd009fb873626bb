//! cmi5, the xAPI profile for an LMS: <https://github.com/AICC/CMI-5_Spec_Current>.
//!
//! The script is `web/script/cmi5.js`; it converts answers by `xapi.js`.

use super::{PAGE, Package, PackageOptions};
use crate::digest::Hasher;
use crate::escape::escaped;
use crate::file::File;
use standpoint_core::Pack;

pub(super) const PACKAGE: Package = Package {
    name: "cmi5",
    about: "cmi5 package: the same, for platforms with a record store (xAPI)",
    manifest,
    script: "cmi5.js",
    loads: &["xapi.js"],
    // The record store can be anywhere.
    connects: "*",
    left_out: &[],
};

/// The type of the activity, one of those of `xapi.js`.
const TYPE: &str = "http://adlnet.gov/expapi/activities/assessment";

fn manifest(pack: &Pack, options: &PackageOptions, _: &[File]) -> File {
    let text = |text: &str| {
        let (language, text) = (escaped(pack.language()), escaped(text));
        format!("<langstring lang=\"{language}\">{text}</langstring>")
    };
    let (title, summary) = (text(pack.title()), text(pack.summary()));
    let (course, unit) = (iri(pack, "course"), iri(pack, "unit"));
    let rule = match options.mastery_score {
        Some(percent) => {
            let score = f64::from(percent) / 100.0;
            format!("moveOn=\"Passed\" masteryScore=\"{score}\"")
        }
        None => "moveOn=\"Completed\"".into(),
    };
    let xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>
<courseStructure xmlns=\"https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd\">
 <course id=\"{course}\">
  <title>{title}</title>
  <description>{summary}</description>
 </course>
 <au id=\"{unit}\" {rule} launchMethod=\"AnyWindow\" activityType=\"{TYPE}\">
  <title>{title}</title>
  <description>{summary}</description>
  <url>{PAGE}</url>
 </au>
</courseStructure>
"
    );
    ("cmi5.xml".into(), xml.into_bytes())
}

/// Returns an IRI that no other story has, and that a new version of the story keeps: a UUID of
/// version 8 (RFC 9562, §5.8), from its id and its article.
fn iri(pack: &Pack, part: &str) -> String {
    let source = pack.source();
    let link = source.link.as_ref().map_or("", |link| link.as_str());
    let title = source.title.as_deref().unwrap_or_default();
    let mut hasher = Hasher::default();
    for text in [part, pack.id().as_str(), &source.publisher, title, link] {
        hasher.add(text.as_bytes());
    }
    let hash = hasher.finish();
    let [time, middle, low, high, node] =
        [0..8, 8..12, 13..16, 17..20, 20..32].map(|digits| &hash[digits]);
    format!("urn:uuid:{time}-{middle}-8{low}-8{high}-{node}")
}
