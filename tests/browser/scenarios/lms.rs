//! Packages for learning platforms, which the author's command has written: in the run-time of
//! scorm-again, and with a small record store.

use std::fs::{self, File};
use std::time::Duration;

use serde_json::{Value, json};
use standpoint_tests::axe;
use standpoint_tests::failure::Failure;
use standpoint_tests::npm;
use standpoint_tests::page::Page;
use standpoint_tests::paths;
use standpoint_tests::server::Reply;
use tempfile::TempDir;
use tokio::time::sleep;
use zip::ZipArchive;

use crate::author::standpoint;
use crate::interaction;
use crate::lrs::RecordStore;
use crate::question::UNTIL;
use crate::reader::{OTHER, string};

const SCORM12: &str = include_str!("../../hosts/scorm12.html");
const CMI5: &str = include_str!("../../hosts/cmi5.html");

/// The extension of a statement that has been judged by a mastery score.
const MASTERY: &str = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore";

/// The most characters of `cmi.suspend_data`.
const ROOM: usize = 4096;

pub async fn a_scorm_package_is_resumed_and_completed(page: &Page) -> Result<(), Failure> {
    serve(page, "scorm12", &["--items", "3"])?;
    open_scorm12(page).await?;
    launch(page, "launch('normal')").await?;
    assert_eq!(line(page).await?, "recorded");
    assert_eq!(shown_view(page).await?, "quiz");
    let first = answer(page).await?;
    assert_eq!(first["answered"], 1);
    let cmi = leave_scorm12(page).await?;
    check_score(&cmi, &first);
    assert_eq!(cmi["core"]["lesson_status"], "incomplete");
    assert_eq!(cmi["core"]["exit"], "suspend");
    let interaction = &cmi["interactions"]["0"];
    assert!(interaction["id"].is_string(), "{cmi}");
    assert_eq!(interaction["type"], "choice");
    let expected = if first["right"] == 1 {
        "correct"
    } else {
        "wrong"
    };
    assert_eq!(interaction["result"], expected);

    launch(page, "launch('normal')").await?;
    assert_eq!(progress(page).await?, first);
    answer(page).await?;
    let last = answer(page).await?;
    assert_eq!((&last["answered"], &last["total"]), (&json!(3), &json!(3)));
    let cmi = leave_scorm12(page).await?;
    check_score(&cmi, &last);
    assert_eq!(cmi["core"]["lesson_status"], "completed");

    // What is only looked at changes nothing.
    launch(page, "launch('review')").await?;
    assert_eq!(line(page).await?, "looking");
    assert_eq!(progress(page).await?, last);
    page.js("calls.length = 0").await?;
    page.js_async("await leave()").await?;
    let calls = "return calls.map(([name]) => name)";
    assert_eq!(page.js(calls).await?, json!(["LMSFinish"]));
    // Nothing of the reader stays on the device.
    assert_eq!(page.js("return localStorage.length").await?, 0);
    Ok(())
}

pub async fn a_mastery_score_decides_who_has_passed(page: &Page) -> Result<(), Failure> {
    serve(page, "scorm12", &["--items", "1"])?;
    open_scorm12(page).await?;
    for mastery in [0, 100] {
        page.js(&format!("begin({{ mastery_score: '{mastery}' }})"))
            .await?;
        launch(page, "launch('normal')").await?;
        let is_right = answer(page).await?["right"] == 1;
        let verdict = verdict(mastery == 0 || is_right);
        // A platform may decide by itself when the story is left.
        let set = "return calls.findLast(([, name]) => name === 'cmi.core.lesson_status')[2]";
        assert_eq!(page.js(set).await?, verdict);
        let cmi = leave_scorm12(page).await?;
        assert_eq!(cmi["core"]["lesson_status"], verdict);
    }
    Ok(())
}

pub async fn a_damaged_record_keeps_the_better_result(page: &Page) -> Result<(), Failure> {
    serve(page, "scorm12", &[])?;
    open_scorm12(page).await?;
    let kept = json!({
        "suspend_data": "{\"code\":1,\"quest",
        "core": { "score": { "raw": "99" }, "lesson_status": "completed" },
    });
    let kept = Value::from(kept.to_string());
    page.js(&format!("keep({kept})")).await?;
    launch(page, "launch('normal')").await?;
    answer(page).await?;
    let cmi = leave_scorm12(page).await?;
    assert_eq!(string(&cmi["core"]["score"]["raw"]), "99");
    assert_eq!(cmi["core"]["lesson_status"], "completed");

    // What can't be read is not overwritten.
    page.expect("the LMS fails at LMSGetValue");
    page.js("calls.length = 0; failToRead()").await?;
    launch(page, "launch('normal')").await?;
    assert_eq!(line(page).await?, "not-recorded");
    answer(page).await?;
    let set = "return calls.filter(([name]) => name === 'LMSSetValue').length";
    assert_eq!(page.js(set).await?, 0);
    Ok(())
}

pub async fn a_package_works_without_a_platform(page: &Page) -> Result<(), Failure> {
    page.allow(["favicon.ico"]);
    for kind in ["scorm12", "cmi5"] {
        serve(page, kind, &[])?;
        page.open("/package/index.html").await?;
        page.js("window.story = () => document.querySelector('stand-point'); window.frame = window; frame.contentDocument = document")
            .await?;
        wait_for_story(page).await?;
        assert_eq!(line(page).await?, "not-recorded");
        assert_eq!(answer(page).await?["answered"], 1);
        let says = page.text_in(".record").await?;
        assert!(
            says.starts_with("Your results aren’t being recorded."),
            "{says}"
        );
        axe::check(page).await?;
    }
    Ok(())
}

pub async fn a_cmi5_package_is_resumed_and_completed(page: &Page) -> Result<(), Failure> {
    serve(page, "cmi5", &["--items", "2"])?;
    let store = open_cmi5(page).await?;
    let about = json!({ "returnURL": "https://lms.example/course" });
    launch_cmi5(page, &store, about).await?;
    assert_eq!(line(page).await?, "recorded");
    assert_eq!(shown_view(page).await?, "quiz");
    let back = "return frame.contentDocument.querySelector('.back a').href";
    assert_eq!(page.js(back).await?, "https://lms.example/course");
    let first = answer(page).await?;
    leave_cmi5(page, &store).await?;
    assert_eq!(store.verbs(), ["initialized", "answered", "terminated"]);
    let answered = &store.statements()[1];
    assert_eq!(answered["result"]["success"], first["right"] == 1);
    assert!(
        string(&answered["object"]["id"]).contains("#quiz/"),
        "{answered}"
    );

    launch_cmi5(page, &store, json!({})).await?;
    assert_eq!(progress(page).await?, first);
    let last = answer(page).await?;
    leave_cmi5(page, &store).await?;
    let mut verbs = store.verbs();
    verbs[1..4].sort();
    assert_eq!(
        verbs,
        [
            "initialized",
            "answered",
            "completed",
            "scored",
            "terminated"
        ]
    );
    let statements = store.statements();
    let scored = statements
        .iter()
        .find(|it| it["result"]["score"].is_object());
    let score = &scored.expect("a score")["result"]["score"];
    assert_eq!(
        (&score["raw"], &score["max"]),
        (&last["right"], &last["total"])
    );

    // Completed is completed, and what is only looked at is not recorded.
    launch_cmi5(page, &store, json!({ "launchMode": "Review" })).await?;
    assert_eq!(line(page).await?, "looking");
    assert_eq!(progress(page).await?, last);
    leave_cmi5(page, &store).await?;
    assert_eq!(store.verbs(), ["initialized", "terminated"]);
    Ok(())
}

pub async fn a_cmi5_visit_has_one_verdict(page: &Page) -> Result<(), Failure> {
    serve(page, "cmi5", &["--items", "1"])?;
    for mastery in [0, 1] {
        let store = open_cmi5(page).await?;
        let about = json!({ "masteryScore": mastery, "moveOn": "Passed" });
        launch_cmi5(page, &store, about.clone()).await?;
        let is_right = answer(page).await?["right"] == 1;
        leave_cmi5(page, &store).await?;
        let verdict = verdict(mastery == 0 || is_right);
        let mut verbs = store.verbs();
        verbs.sort();
        let mut expected = [
            "initialized",
            "answered",
            "completed",
            verdict,
            "terminated",
        ];
        expected.sort_unstable();
        assert_eq!(verbs, expected);
        let statements = store.statements();
        let judged = statements
            .iter()
            .find(|it| it["result"]["score"].is_object());
        let judged = judged.expect("a verdict");
        assert_eq!(judged["result"]["success"], verdict == "passed");
        assert_eq!(judged["context"]["extensions"][MASTERY], mastery);

        // The next visit doesn't report the same verdict again.
        launch_cmi5(page, &store, about).await?;
        leave_cmi5(page, &store).await?;
        assert_eq!(store.verbs(), ["initialized", "terminated"]);
    }
    Ok(())
}

fn verdict(is_passed: bool) -> &'static str {
    if is_passed { "passed" } else { "failed" }
}

/// Exports a pack to a package, and serves its files in the folder `package`.
fn serve(page: &Page, kind: &str, options: &[&str]) -> Result<(), Failure> {
    let folder = TempDir::new()?;
    let pack = paths::workspace().join(format!("data/{OTHER}"));
    let pack = pack.to_string_lossy();
    let arguments = [&["export", &*pack, "--to", kind], options].concat();
    standpoint(folder.path(), &arguments)?;
    let file = File::open(folder.path().join(format!("{OTHER}-{kind}.zip")))?;
    let read = |error: zip::result::ZipError| Failure::new(format!("the package: {error}"));
    let mut package = ZipArchive::new(file).map_err(read)?;
    let site = folder.path().join("site");
    fs::create_dir(&site)?;
    package.extract(site.join("package")).map_err(read)?;
    page.server().put_folder(&site, "/")
}

async fn open_scorm12(page: &Page) -> Result<(), Failure> {
    let script = npm::script("scorm-again/dist/scorm12.min.js")?;
    page.server().put("/scorm12.min.js", Reply::script(script));
    page.allow(["favicon.ico"]);
    page.server().put("/", Reply::html(SCORM12));
    page.open("/").await
}

async fn open_cmi5(page: &Page) -> Result<RecordStore, Failure> {
    let store = RecordStore::start().await?;
    page.expect(&store.origin);
    page.allow(["favicon.ico"]);
    page.server().put("/", Reply::html(CMI5));
    page.open("/").await?;
    Ok(store)
}

async fn launch(page: &Page, script: &str) -> Result<(), Failure> {
    page.js(script).await?;
    wait_for_story(page).await
}

async fn launch_cmi5(page: &Page, store: &RecordStore, about: Value) -> Result<(), Failure> {
    let address = Value::from(format!("/package/index.html?{}", store.launch(about)));
    launch(page, &format!("launch({address})")).await
}

async fn wait_for_story(page: &Page) -> Result<(), Failure> {
    page.wait_for("story()?.state?.()?.view === 'quiz'").await
}

/// Leaves the story, and returns what the platform has of it. Everything must have been accepted, and
/// nothing called afterwards.
async fn leave_scorm12(page: &Page) -> Result<Value, Failure> {
    page.js_async("await leave()").await?;
    let refused = "return calls.filter(([name, ...values]) =>
        ['LMSInitialize', 'LMSSetValue', 'LMSCommit', 'LMSFinish'].includes(name) && values.at(-1) !== 'true')";
    assert_eq!(page.js(refused).await?, json!([]));
    assert_eq!(page.js("return calls.at(-1)[0]").await?, "LMSFinish");
    let finished = "return calls.filter(([name]) => name === 'LMSFinish').length
        === calls.filter(([name]) => name === 'LMSInitialize').length";
    assert_eq!(page.js(finished).await?, true);
    let cmi = page.js("return data").await?;
    let saved = string(&cmi["suspend_data"]);
    assert!((1..=ROOM).contains(&saved.len()), "{saved}");
    Ok(cmi)
}

async fn leave_cmi5(page: &Page, store: &RecordStore) -> Result<(), Failure> {
    page.js_async("await leave()").await?;
    for _ in 0..100 {
        if store.verbs().last().is_some_and(|it| it == "terminated") {
            return store.check();
        }
        sleep(Duration::from_millis(50)).await;
    }
    store.check()?;
    Err(Failure::new(format!(
        "the visit has not ended: {:?}",
        store.verbs()
    )))
}

/// Answers the current question, waits for the feedback, and goes on. Returns the progress.
async fn answer(page: &Page) -> Result<Value, Failure> {
    page.js_async(&format!(
        "{UNTIL}
         const root = story().shadowRoot;
         await until(() => root.querySelector('.quiz-start, .item'));
         root.querySelector('.quiz-start .next-steps button')?.click();
         const form = await until(() => root.querySelector('.item form'));
         {}
         form.querySelector('.check button').click();
         await until(() => root.querySelector('.item .verdict'));
         // A step right after an answer counts as a double click.
         await new Promise((next) => setTimeout(next, 600));
         root.querySelector('.next-steps .next').click();
         await until(() => !root.querySelector('.item .verdict'));",
        interaction::fill_script("form")
    ))
    .await?;
    progress(page).await
}

async fn progress(page: &Page) -> Result<Value, Failure> {
    page.js("return story().state().progress").await
}

async fn shown_view(page: &Page) -> Result<Value, Failure> {
    page.js("return story().state().view").await
}

/// Returns what the page says is recorded, by the name of the text.
async fn line(page: &Page) -> Result<Value, Failure> {
    page.js("return frame.contentDocument.querySelector('.record').dataset.state")
        .await
}

fn check_score(cmi: &Value, progress: &Value) {
    let number = |value: &Value| value.as_f64().unwrap_or_default();
    let percent = 100.0 * number(&progress["right"]) / number(&progress["total"]);
    let raw = string(&cmi["core"]["score"]["raw"]).parse::<f64>();
    let raw = raw.unwrap_or_else(|_| number(&cmi["core"]["score"]["raw"]));
    assert!((raw - percent).abs() < 0.01, "{cmi}: {progress}");
}
