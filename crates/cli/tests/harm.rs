//! What must not be lost, damaged or let through, whatever is in the files.

mod support;

use serde_json::{Value, json};
use standpoint_core::read::TO_DO;
use std::fs;
use std::process::Command;
use support::Library;

const ACTOR: &str = r#""name": "N", "kind": "group", "role": "r", "evidence": [{"paragraph": 1}]"#;

#[test]
fn a_byte_order_mark_hides_no_draft() {
    let library = Library::new();
    library.replace(
        "\"id\": \"council\",",
        "\"id\": \"council\", \"draft\": true,",
    );
    library.put("library/pack.json", &["\u{feff}", &library.text()].concat());
    let (_, said) = library.run(&["check", "library"]);
    assert!(said.contains("1 draft left"), "{said}");
    let (code, said) = library.run(&["export", "library", "--to", "gift"]);
    assert!(code == Some(2) && said.contains("drafts: 1"), "{said}");
}

#[test]
fn nothing_is_added_that_could_not_be_checked() {
    let quote = |words: &str| {
        json!({"quotes": [{
            "id": "new-quote", "actor": "council", "gist": "x",
            "evidence": {"paragraph": 1, "selector": {"exact": words}},
            "date": {"edtf": "2026-03-12", "basis": "inferred"},
        }]})
        .to_string()
    };
    // The article has a line too many; the pack has an error of its own.
    let library = Library::new();
    let article = fs::read_to_string(library.path("library/article.txt")).expect("a text");
    library.put("library/article.txt", &["Headline\n", &article].concat());
    let before = library.text();
    let (code, said) = library.merge(&quote("never said by anyone"));
    assert!(code == Some(2) && library.text() == before, "{said}");
    library.put("library/article.txt", &article);
    library.replace("\"language\": \"en\"", "\"language\": \"en_US\"");
    let before = library.text();
    let (code, said) = library.merge(&quote("never said by anyone"));
    assert!(code == Some(2) && library.text() == before, "{said}");

    // The pack would be too large to be read.
    let library = Library::new();
    let before = library.text();
    let reply = json!({"claims": [{"id": "long", "text": "x".repeat(5_000_000)}]});
    let (code, said) = library.merge(&reply.to_string());
    assert!(code == Some(1) && library.text() == before, "{said}");
}

#[test]
fn what_is_added_is_json_with_each_key_once() {
    let library = Library::new();
    let reply = format!(
        r#"{{"actors": [{{"id": "twice", "id": "once", {ACTOR}}}], "figures": [{{"id": "hex", "label": "l",
        "value": 0x9C40, "unit": "u", "qualifier": "exactly", "date": {{"edtf": "2026", "basis": "inferred"}},
        "evidence": [{{"paragraph": 1, "selector": {{"exact": "to save £40,000 a year"}}}}]}}]}}"#
    );
    library.merge(&reply);
    assert!(library.has("actors", "once") && !library.has("actors", "twice"));
    let (code, said) = library.run(&["check", "library"]);
    assert_eq!(code, Some(0), "{said}");
}

#[test]
fn of_two_entries_with_one_id_the_first_is_taken() {
    let library = Library::new();
    let reply = format!(
        r#"{{"actors": [{{"id": "y", {ACTOR}}}, {{"id": "x", {ACTOR}}}, {{"id": "y", "member_of": "nobody", {ACTOR}}}]}}"#
    );
    let (code, said) = library.merge(&reply);
    assert!(
        code == Some(1) && said.contains("which comes first"),
        "{said}"
    );
    assert!(library.has("actors", "x") && library.has("actors", "y"));
    let (code, said) = library.run(&["check", "library"]);
    assert_eq!(code, Some(0), "{said}");
}

/// Only 200 problems of a pack are listed at a time.
#[test]
fn of_many_entries_that_do_not_hold_each_has_its_reason() {
    const COUNT: usize = 450;
    let library = Library::new();
    let quotes = (0..COUNT).map(|number| {
        json!({
            "id": format!("q-{number}"), "actor": "council", "gist": "x",
            "evidence": {"paragraph": 1, "selector": {"exact": format!("never said {number}")}},
            "date": {"edtf": "2026-03-12", "basis": "inferred"},
        })
    });
    let reply = json!({"quotes": quotes.collect::<Vec<_>>()});
    let before = library.text();
    let (code, said) = library.merge(&reply.to_string());
    assert!(code == Some(1) && library.text() == before, "{said}");
    assert!(said.contains(&format!("Not added ({COUNT})")), "{said}");
    assert_eq!(
        said.matches("is not in paragraph 1").count(),
        COUNT,
        "{said}"
    );
}

#[test]
fn a_merge_that_adds_nothing_changes_nothing() {
    let library = Library::new();
    let before = library.text();
    for reply in [r#"{"actors": []}"#, r#"{"actors": [{"id": "bad"}]}"#] {
        library.merge(reply);
        assert!(library.text() == before, "{reply}");
    }
}

#[test]
fn fixing_moves_no_digest_to_another_paragraph() {
    // Two paragraphs are exchanged.
    let library = Library::new();
    let article = fs::read_to_string(library.path("library/article.txt")).expect("a text");
    let lines: Vec<_> = article.lines().collect();
    let exchanged = [lines[0], lines[1], lines[3], lines[2]].join("\n");
    library.put("library/article.txt", &exchanged);
    let before = library.text();
    let (code, said) = library.run(&["check", "library", "--fix"]);
    assert!(code == Some(1) && library.text() == before, "{said}");

    // An entry is missing, and the evidence is right as it is.
    let library = Library::new();
    let mut json = library.json();
    json["source"]["paragraphs"]
        .as_array_mut()
        .expect("a list")
        .remove(1);
    library.put("library/pack.json", &json.to_string());
    let (code, said) = library.run(&["check", "library", "--fix"]);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(library.json()["quotes"][0]["evidence"]["paragraph"], 2);
}

#[test]
fn a_second_coder_sees_nothing_of_the_first_one() {
    let library = Library::new();
    let (code, said) = library.run(&["blank", "library", "--out", "second"]);
    assert_eq!(code, Some(0), "{said}");
    let text = fs::read_to_string(library.path("second/library/pack.json")).expect("a pack");
    let (copy, first): (Value, Value) =
        (serde_json::from_str(&text).expect("JSON"), library.json());
    for list in ["positions", "quotes", "claims", "figures", "questions"] {
        assert_eq!(copy[list], json!([]), "{list}");
    }
    for key in ["topics", "issues", "actors"] {
        assert_eq!(copy[key], first[key], "{key}");
    }
    // They would say how the first one has read the article.
    for text in [&first["title"], &first["source"]["paragraphs"][1]["digest"]] {
        let written = text.as_str().expect("a text");
        assert!(!copy.to_string().contains(written), "{written}");
    }
    let (code, said) = library.run(&["check", "second"]);
    assert!(
        code == Some(0) && said.contains("match the article"),
        "{said}"
    );
    let (code, said) = library.run(&["blank", "library", "--out", "second"]);
    assert!(code == Some(2) && said.contains("exists already"), "{said}");

    // What is not compared is counted.
    let mut earlier = first["positions"][0].clone();
    earlier["id"] = "before".into();
    earlier["date"]["edtf"] = "2020".into();
    let mut both = first.clone();
    both["positions"]
        .as_array_mut()
        .expect("a list")
        .push(earlier);
    library.put("second/library/pack.json", &both.to_string());
    let (code, said) = library.run(&["agree", "library", "second"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("1 earlier position: of each cell"), "{said}");
}

#[test]
fn fixing_ids_keeps_what_refers_to_them() {
    let library = Library::new();
    let sound = library.text();
    let broken = sound.replace("\"tom-okoro\"", "\"Tom_Okoro\"");
    let broken = broken.replace("\"close-sundays\"", "\"Close Sundays\"");
    assert!(broken != sound);
    library.put("library/pack.json", &broken);
    assert_eq!(library.run(&["check", "library"]).0, Some(1));
    let (code, said) = library.run(&["check", "library", "--fix"]);
    assert!(
        code == Some(0) && said.contains("corrected 2 ids"),
        "{said}"
    );
    assert!(library.text() == sound);

    // Two entries would be one.
    let taken = sound.replacen("\"id\": \"tom-okoro\"", "\"id\": \"Council\"", 1);
    library.put("library/pack.json", &taken);
    let (code, said) = library.run(&["check", "library", "--fix"]);
    assert_eq!(code, Some(1), "{said}");
    assert!(library.text() == taken);
}

#[test]
fn new_touches_no_other_folder() {
    let library = Library::new();
    fs::create_dir(library.path("ferry.new")).expect("a folder");
    library.put("ferry.new/notes.txt", "mine");
    library.put(
        "ferry.txt",
        "One paragraph about a ferry, which is long enough to be a paragraph.\n",
    );
    let (code, said) = library.run(&[
        "new",
        "ferry.txt",
        "--published",
        "2026",
        "--language",
        "en",
    ]);
    assert_eq!(code, Some(0), "{said}");
    assert!(library.path("ferry.new/notes.txt").is_file());
    assert!(!library.path("ferry/notes.txt").exists());
}

#[test]
fn an_article_with_more_paragraphs_than_a_pack_can_have_is_refused_at_once() {
    let library = Library::new();
    library.put("long.txt", &"It rained.\n".repeat(2_001));
    let (code, said) = library.run(&["new", "long.txt", "--published", "2026"]);
    let says_why = said.contains("2001 paragraphs, and a pack has at most 2000");
    assert!(code == Some(2) && says_why, "{said}");
    assert!(!library.path("long").exists());
}

#[test]
fn an_import_says_what_it_leaves_out() {
    let library = Library::new();
    library.replace("\"id\": \"why-saturday\"", "\"id\": \"q1\"");
    library.put(
        "quiz.gift",
        "::Q1:: Is it? {=Yes ~No}\n\n::Q9:: Is it so? {=Yes ~No}\n",
    );
    let arguments = ["import", "quiz.gift", "--from", "gift", "--into", "library"];
    let (_, said) = library.run(&arguments);
    assert!(
        said.contains("1 question,") && said.contains("an entry `q1` already"),
        "{said}"
    );
}

#[test]
#[cfg(unix)]
fn a_linked_story_is_found() {
    let library = Library::new();
    fs::rename(library.path("library"), library.path("elsewhere")).expect("it can be moved");
    fs::create_dir(library.path("stories")).expect("a folder");
    let link = library.path("stories/library");
    std::os::unix::fs::symlink(library.path("elsewhere"), link).expect("a link");
    for given in ["stories", "stories/library"] {
        let (code, said) = library.run(&["check", given]);
        assert_eq!(code, Some(0), "{said}");
        assert!(said.contains("stories/library/pack.json"), "{said}");
    }
}

#[test]
fn another_name_of_an_actor_is_another_meaning() {
    let library = Library::new();
    library.put("before.json", &library.text());
    let name = library.json()["actors"][0]["name"].clone();
    library.replace(&format!("\"name\": {name}"), "\"name\": \"Somebody Else\"");
    let (_, said) = library.run(&["diff", "before.json", "library"]);
    let meaning = said.split("Wording").next().unwrap_or_default();
    assert!(meaning.contains("Somebody Else"), "{said}");
}

#[test]
fn a_reply_of_which_the_end_is_missing_is_not_all_there() {
    let library = Library::new();
    let (code, said) = library.merge(r#"{"topics": [{"id": "a", "name": "A"}, {"id": "b""#);
    assert!(code == Some(1) && said.contains("cut off"), "{said}");
}

#[test]
fn what_cannot_be_read_is_reported_and_the_rest_is_checked() {
    let library = Library::new();
    fs::create_dir(library.path("latin")).expect("a folder");
    fs::write(library.path("latin/pack.json"), b"{\"title\": \"Caf\xe9\"}").expect("a file");
    let (code, said) = library.run(&["check", ".", "missing"]);
    assert_eq!(code, Some(2), "{said}");
    for part in [
        "./library/pack.json: no problems",
        "./latin/pack.json: not UTF-8 from line 1 on",
        "missing: No such file",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    for (format, place) in [
        ("json", "/unread"),
        ("sarif", "/runs/0/invocations/0/toolExecutionNotifications"),
    ] {
        let output = Command::new(env!("CARGO_BIN_EXE_standpoint"))
            .args(["check", ".", "--format", format])
            .current_dir(&library.folder)
            .output()
            .expect("the program runs");
        assert_eq!(output.status.code(), Some(2));
        let json: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        let unread = json.pointer(place).and_then(Value::as_array);
        assert_eq!(unread.map(Vec::len), Some(1), "{json}");
    }
    // What makes pages needs all packs.
    let (code, said) = library.run(&["export", ".", "--to", "gift"]);
    assert_eq!(code, Some(2), "{said}");
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_read_is_reported() {
    use std::os::unix::fs::PermissionsExt as _;
    let library = Library::new();
    let closed = library.path("closed");
    fs::create_dir(&closed).expect("a folder");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).expect("it is ours");
    // The administrator can read everything.
    if fs::read_dir(&closed).is_ok() {
        return;
    }
    let (code, said) = library.run(&["check", "."]);
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o755)).expect("it is ours");
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("./library/pack.json: no problems"), "{said}");
    assert!(said.contains("closed: Permission denied"), "{said}");
}

#[test]
fn a_file_that_changed_meanwhile_is_not_overwritten_by_a_review() {
    use std::io::Write as _;
    let library = Library::new();
    library.replace(
        "\"id\": \"council\",",
        "\"id\": \"council\", \"draft\": true,",
    );
    let mut child = Command::new(env!("CARGO_BIN_EXE_standpoint"))
        .args(["review", "library"])
        .current_dir(&library.folder)
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("the program runs");
    // The question is asked once the file has been read.
    let mut asked = vec![0; 20];
    let stdout = child.stdout.as_mut().expect("it is piped");
    std::io::Read::read_exact(stdout, &mut asked).expect("it says something");
    library.replace("A library without Sundays?", "Another title");
    let edited = library.text();
    child
        .stdin
        .take()
        .expect("it is piped")
        .write_all(b"c\n")
        .expect("it reads");
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(2));
    assert!(library.text() == edited);
}

#[test]
fn a_pack_sends_no_commands_to_the_terminal() {
    let library = Library::new();
    library.replace(
        "\"id\": \"council\",",
        "\"id\": \"\\u001b[2Jcouncil\\u009b2J\", \"draft\": true,",
    );
    library.replace("A library", "A \u{9b}2J\u{202e}library");
    for arguments in [
        &["check", "library"][..],
        &["review", "library"],
        &["matrix", "library"],
        &["brief", "library"],
        &["rename", "library", "\u{1b}[2J", "x"],
    ] {
        let (_, said) = library.run(arguments);
        let harmful = said.find(['\u{1b}', '\u{9b}', '\u{202e}']);
        assert!(harmful.is_none(), "{arguments:?}: {said}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_and_its_permissions_stay() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let library = Library::new();
    let target = library.path("elsewhere.json");
    fs::rename(library.path("library/pack.json"), &target).expect("it can be moved");
    fs::set_permissions(&target, fs::Permissions::from_mode(0o600)).expect("it is ours");
    symlink(&target, library.path("library/pack.json")).expect("a link");
    library.put("library/pack.json.new", "mine");
    let (code, said) = library.run(&["rename", "library", "tom-okoro", "okoro"]);
    assert_eq!(code, Some(0), "{said}");
    let link = fs::symlink_metadata(library.path("library/pack.json")).expect("it is there");
    assert!(link.is_symlink());
    assert!(
        fs::read_to_string(&target)
            .expect("a pack")
            .contains("\"okoro\"")
    );
    let mode = fs::metadata(&target)
        .expect("it is there")
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
    let other = fs::read_to_string(library.path("library/pack.json.new"));
    assert_eq!(other.expect("it is there"), "mine");
}

#[test]
fn only_a_text_of_the_pack_itself_is_a_proposal() {
    let library = Library::new();
    let json = library.json();
    let set = |key: &str, old: &Value, new: &str| {
        library.replace(
            &format!("\"{key}\": {old}"),
            &format!("\"{key}\": \"{new}\""),
        );
    };
    set("title", &json["title"], &[TO_DO, ": A good title"].concat());
    set(
        "summary",
        &json["summary"],
        &[TO_DO, ": A bad summary."].concat(),
    );
    set(
        "publisher",
        &json["source"]["publisher"],
        &[TO_DO, ": ask which one"].concat(),
    );
    // The publisher is not asked about.
    let (code, said) = library.review("d\nc\n");
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("confirmed: 1, dropped: 0, left: 2"), "{said}");
    let json = library.json();
    assert_eq!(json["title"], "A good title");
    assert_eq!(json["summary"], TO_DO);
    assert_eq!(
        json["source"]["publisher"],
        [TO_DO, ": ask which one"].concat()
    );
}

/// A pack that `new` makes of an article about two people.
fn of_two_people() -> Library {
    let library = Library::new();
    library.put(
        "library.txt",
        "“We have tried it all,” said Ann Lee, the baker, as Bo Fox looked on. Fox, a dentist, left.\n\n\
         Lee paid £500 for it in 2019. “I wanted to help,” Fox said.\n",
    );
    fs::remove_dir_all(library.path("library")).expect("it is there");
    let (code, said) = library.run(&[
        "new",
        "library.txt",
        "--published",
        "2026-03-12",
        "--publisher",
        "P",
    ]);
    assert_eq!(code, Some(0), "{said}");
    library
}

#[test]
fn a_speaker_who_is_only_named_in_the_paragraph_is_noted() {
    let library = of_two_people();
    let quote = |actor: &str| {
        json!({"quotes": [{
            "id": "tried", "actor": actor, "gist": "What was tried",
            "evidence": {"paragraph": 1, "selector": {"exact": "We have tried it all"}},
            "date": {"edtf": "2026-03-12", "basis": "inferred"},
        }]})
    };
    let (_, said) = library.merge(&quote("bo-fox").to_string());
    let noted = "quotes `tried`: ¶1 gives these words to Ann Lee, not to `bo-fox`";
    assert!(said.contains(noted), "{said}");
    let (_, said) = library.review(&"s\n".repeat(30));
    assert!(said.contains("¶1 gives these words to Ann Lee"), "{said}");
    let library = of_two_people();
    let (_, said) = library.merge(&quote("ann-lee").to_string());
    assert!(!said.contains("gives these words"), "{said}");
}

#[test]
fn a_draft_of_somebody_with_another_id_in_the_reply_is_filled() {
    let library = of_two_people();
    let reply = json!({"actors": [{
        "id": "fox", "name": "Bo Fox", "kind": "person", "role": "Dentist",
        "evidence": [{"paragraph": 1, "selector": {"exact": "Bo Fox"}}],
    }], "figures": [{
        "id": "price", "label": "What Lee paid", "value": 500, "unit": "£", "qualifier": "exactly",
        "date": {"edtf": "2019", "words": "in 2019", "basis": "stated"}, "evidence": [{"paragraph": 2}],
    }]});
    let (code, said) = library.merge(&reply.to_string());
    assert_eq!(code, Some(0), "{said}");
    assert!(library.has("actors", "fox") && !library.has("actors", "bo-fox"));
    assert!(library.json().to_string().contains("\"actor\":\"fox\""));
    assert_eq!(library.json()["figures"].as_array().map(Vec::len), Some(1));
    assert!(said.contains("actors (1), figures (1)"), "{said}");
    assert!(
        said.contains("Still to be written (") && said.contains("actors `ann-lee`"),
        "{said}"
    );
    assert!(said.contains("`standpoint review library`"), "{said}");
    let (code, said) = library.run(&["check", "library"]);
    assert_eq!(code, Some(0), "{said}");
}

#[test]
fn a_draft_of_somebody_who_is_only_described_is_filled() {
    let library = Library::new();
    library.put(
        "library.txt",
        "A spokesman for Ann Lee said: “She has tried it all.”\n\nA spokesman for Bo Fox was silent. Ann Lee said no.\n",
    );
    fs::remove_dir_all(library.path("library")).expect("it is there");
    let (code, said) = library.run(&["new", "library.txt", "--published", "2026-03-12"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(library.has("actors", "spokesman"));
    let reply = |id: &str, paragraph: u32, words: &str| {
        json!({"actors": [{
            "id": id, "name": format!("Spokesman for {id}"), "kind": "person", "role": "Speaks",
            "evidence": [{"paragraph": paragraph, "selector": {"exact": words}}],
        }]})
        .to_string()
    };
    library.merge(&reply("fox", 2, "A spokesman for Bo Fox"));
    assert!(library.has("actors", "spokesman") && library.has("actors", "fox"));
    library.merge(&reply("lee", 1, "A spokesman for Ann Lee"));
    assert!(!library.has("actors", "spokesman") && library.has("actors", "lee"));
    assert!(library.json().to_string().contains("\"actor\":\"lee\""));
}

#[cfg(unix)]
#[test]
fn a_draft_is_edited_in_a_review_and_put_back_if_it_is_valid() {
    let library = Library::new();
    library.replace(
        "\"id\": \"council\",",
        "\"id\": \"council\", \"draft\": true,",
    );
    let before = library.text();
    let (_, said) = library.review("e\nq\n");
    assert!(
        said.contains("No editor is set") && library.text() == before,
        "{said}"
    );
    let (_, said) = library.review_with("./missing", "e\nq\n");
    assert!(
        said.contains("`./missing` can't edit it") && library.text() == before,
        "{said}"
    );
    let (_, said) = library.review_with("false", "e\nq\n");
    assert!(
        said.contains("nothing was changed") && library.text() == before,
        "{said}"
    );

    // First no JSON, then another error, and what was written is there again each time.
    library.put(
        "edit.sh",
        "case $(cat \"$2\") in
           *nobody*) sed -i -e 's/nobody/Runs the town/' -e 's/planet/government/' \"$2\" ;;
           *nothing) sed -i -e 's/ nothing//' -e 's/government/planet/' -e 's/\"role\": \"[^\"]*/\"role\": \"nobody/' \"$2\" ;;
           *) printf ' nothing' >> \"$2\" ;;
         esac",
    );
    let (code, said) = library.review_with("sh edit.sh --wait", "e\ne\ne\nc\n");
    assert!(
        said.contains("it is no JSON") && said.contains("it would be an error"),
        "{said}"
    );
    assert_eq!(code, Some(0), "{said}");
    let council = &library.json()["actors"][0];
    assert_eq!(council["role"], "Runs the town");
    assert_eq!(council["kind"], "government");
    assert_eq!(council.get("draft"), None);
    let (code, said) = library.run(&["check", "library"]);
    assert_eq!(code, Some(0), "{said}");
}
