//! SCORM 1.2, which nearly every LMS runs: Moodle, ILIAS, Canvas, Blackboard, and most others.
//!
//! The manifest follows the SCORM Content Aggregation Model 1.2, §2.3, and its schemas. The script is
//! `web/script/scorm12.js`.

use super::{PAGE, Package, PackageOptions};
use crate::escape::escaped;
use crate::file::File;
use standpoint_core::Pack;

pub(super) const PACKAGE: Package = Package {
    name: "scorm12",
    about: "SCORM 1.2 package: the story with its quiz, for Moodle, ILIAS and others",
    manifest,
    script: "scorm12.js",
    loads: &[],
    connects: "'self'",
    left_out: &[
        "Answers beyond the 4,096 characters that SCORM 1.2 saves. Most quizzes need a few hundred; the \
         score always counts.",
    ],
};

const START: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<manifest \
xmlns=\"http://www.imsproject.org/xsd/imscp_rootv1p1p2\" \
xmlns:imsmd=\"http://www.imsglobal.org/xsd/imsmd_rootv1p2p1\" \
xmlns:adlcp=\"http://www.adlnet.org/xsd/adlcp_rootv1p2\" \
xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
xsi:schemaLocation=\"http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd \
http://www.imsglobal.org/xsd/imsmd_rootv1p2p1 imsmd_rootv1p2p1.xsd \
http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd\"";

fn manifest(pack: &Pack, options: &PackageOptions, files: &[File]) -> File {
    let id = pack.id();
    // The schema allows 200 characters, a pack 120.
    let title = escaped(pack.title());
    let (language, summary) = (escaped(pack.language()), escaped(pack.summary()));
    let mastery = options
        .mastery_score
        .map(|percent| format!("\n    <adlcp:masteryscore>{percent}</adlcp:masteryscore>"));
    let mastery = mastery.unwrap_or_default();
    let listed: String = files
        .iter()
        .map(|(name, _)| format!("   <file href=\"{name}\"/>\n"))
        .collect();
    let xml = format!(
        "{START} identifier=\"standpoint-{id}\" version=\"1.2\">
 <metadata>
  <schema>ADL SCORM</schema>
  <schemaversion>1.2</schemaversion>
  <imsmd:lom>
   <imsmd:general>
    <imsmd:title><imsmd:langstring xml:lang=\"{language}\">{title}</imsmd:langstring></imsmd:title>
    <imsmd:language>{language}</imsmd:language>
    <imsmd:description><imsmd:langstring xml:lang=\"{language}\">{summary}</imsmd:langstring></imsmd:description>
   </imsmd:general>
  </imsmd:lom>
 </metadata>
 <organizations default=\"organization\">
  <organization identifier=\"organization\">
   <title>{title}</title>
   <item identifier=\"item\" identifierref=\"story\" isvisible=\"true\">
    <title>{title}</title>{mastery}
   </item>
  </organization>
 </organizations>
 <resources>
  <resource identifier=\"story\" type=\"webcontent\" adlcp:scormtype=\"sco\" href=\"{PAGE}\">
{listed}  </resource>
 </resources>
</manifest>
"
    );
    ("imsmanifest.xml".into(), xml.into_bytes())
}
