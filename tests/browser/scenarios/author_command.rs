//! A site that the author's command has built, with nothing but itself.

use standpoint_tests::failure::Failure;
use standpoint_tests::page::Page;
use standpoint_tests::paths;
use tempfile::TempDir;

use crate::author::standpoint;
use crate::question::{answer, next_question};
use crate::reader::{go_to, open, text};

/// The command is alone: in an empty folder but for a pack, and with an empty environment.
pub async fn it_builds_a_site_on_its_own(page: &Page) -> Result<(), Failure> {
    let folder = TempDir::new()?;
    let pack = "crates/cli/tests/commands/check-sound.in/library/pack.json";
    std::fs::create_dir(folder.path().join("library"))?;
    std::fs::copy(
        paths::workspace().join(pack),
        folder.path().join("library/pack.json"),
    )?;
    standpoint(folder.path(), &["build", "library", "--out", "site"])?;

    let site = folder.path().join("site");
    page.server().put_folder(&site, "/")?;
    open(page, "/library.html").await?;
    assert_eq!(text(page, "main h1").await?, "A library without Sundays?");
    go_to(page, "quiz").await?;
    answer(page).await?;
    next_question(page).await?;
    go_to(page, "compare").await?;
    let compared = text(page, "main").await?;
    assert!(compared.contains("closed on Sundays"), "{compared}");
    // Everything comes from its own files, and not from those of the build that is tested.
    for request in page.server().requests() {
        let file = request.path.trim_start_matches('/');
        assert!(site.join(file).is_file(), "{file} is not in the site");
    }
    Ok(())
}
