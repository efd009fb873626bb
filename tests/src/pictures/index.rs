//! The page that lists the pictures.

use std::path::Path;

use super::{View, file_name, variants};

/// Returns an HTML page with a row for each view of which there are pictures in `folder`.
pub(super) fn page(views: &[View], folder: &Path) -> String {
    let rows: String = views.iter().map(|view| row(view, folder)).collect();
    include_str!("index.html").replace("ROWS", &rows)
}

fn row(view: &View, folder: &Path) -> String {
    let files = variants().map(|(scheme, width)| file_name(&view.name, width, scheme));
    let pictures: String = files
        .filter(|file| folder.join(file).is_file())
        .map(|file| {
            format!("<a href=\"{file}\"><img src=\"{file}\" alt=\"{file}\" loading=\"lazy\"></a>\n")
        })
        .collect();
    if pictures.is_empty() {
        return String::new();
    }
    let (name, at) = (&view.name, escaped(&view.at));
    format!("<section>\n<h2 id=\"{name}\">{name}</h2>\n<p>{at}</p>\n{pictures}</section>\n")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use tempfile::TempDir;

    #[test]
    fn only_existing_pictures_are_listed() {
        let folder = TempDir::new().expect("a folder");
        fs::write(folder.path().join("quiz-390-dark.png"), "").expect("it can be written");
        let views = ["quiz", "you"].map(|name| View {
            name: name.into(),
            at: "/?a&b".into(),
            script: None,
            is_screen: false,
        });
        let page = page(&views, folder.path());
        assert_eq!(page.matches("<img").count(), 1);
        assert!(page.contains("<img src=\"quiz-390-dark.png\""));
        assert!(page.contains("/?a&amp;b") && !page.contains("you"));
    }
}
