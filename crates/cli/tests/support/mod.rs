//! A pack in a folder of its own, on which commands are run.

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

/// A sound pack next to its article.
pub struct Library {
    pub folder: TempDir,
}

impl Library {
    pub fn new() -> Self {
        let library = Self {
            folder: TempDir::new().expect("a temporary folder"),
        };
        fs::create_dir(library.path("library")).expect("a folder");
        for name in ["pack.json", "article.txt"] {
            let from = Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("tests/commands/check-sound.in/library")
                .join(name);
            library.put(
                &format!("library/{name}"),
                &fs::read_to_string(from).expect("a file"),
            );
        }
        library
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn put(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).expect("a file");
    }

    pub fn text(&self) -> String {
        fs::read_to_string(self.path("library/pack.json")).expect("a pack")
    }

    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text()).expect("JSON")
    }

    pub fn replace(&self, from: &str, to: &str) {
        let text = self.text();
        assert!(text.contains(from), "{from}");
        self.put("library/pack.json", &text.replacen(from, to, 1));
    }

    pub fn run(&self, arguments: &[&str]) -> (Option<i32>, String) {
        let output: Output = Command::new(env!("CARGO_BIN_EXE_standpoint"))
            .args(arguments)
            .current_dir(&self.folder)
            .output()
            .expect("the program runs");
        let said =
            [output.stdout, output.stderr].map(|it| String::from_utf8_lossy(&it).into_owned());
        (output.status.code(), said.concat())
    }

    /// Reviews the pack with these answers, and no editor.
    pub fn review(&self, answers: &str) -> (Option<i32>, String) {
        self.review_with("", answers)
    }

    /// Reviews the pack with an editor and these answers.
    pub fn review_with(&self, editor: &str, answers: &str) -> (Option<i32>, String) {
        use std::io::Write as _;
        let mut child = Command::new(env!("CARGO_BIN_EXE_standpoint"))
            .args(["review", "library"])
            .current_dir(&self.folder)
            .env("EDITOR", editor)
            .env_remove("VISUAL")
            .stdin(std::process::Stdio::piped())
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::piped())
            .spawn()
            .expect("the program runs");
        let mut stdin = child.stdin.take().expect("it is piped");
        // It may end before it has read all.
        let _ = stdin.write_all(answers.as_bytes());
        drop(stdin);
        let output = child.wait_with_output().expect("it ends");
        let said =
            [output.stdout, output.stderr].map(|it| String::from_utf8_lossy(&it).into_owned());
        (output.status.code(), said.concat())
    }

    pub fn merge(&self, reply: &str) -> (Option<i32>, String) {
        self.put("reply.json", reply);
        self.run(&["merge", "library", "reply.json"])
    }

    pub fn has(&self, list: &str, id: &str) -> bool {
        let json = self.json();
        let mut entries = json[list].as_array().expect("a list").iter();
        entries.any(|entry| entry["id"] == id)
    }
}
