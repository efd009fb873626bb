use std::fs;

use axum::http;
use hyper_util::client::legacy::Client;
use hyper_util::rt::TokioExecutor;
use tempfile::TempDir;

use super::*;

const PAGE: &str = "<!doctype html><head><title>Fixture</title></head>";

struct Answer {
    status: u16,
    headers: HeaderMap,
    body: String,
}

/// Starts a server for a folder with a page and some data, next to a file outside of that folder.
async fn server() -> (Server, TempDir) {
    let home = TempDir::new().expect("a temporary folder");
    let folder = home.path().join("public");
    fs::create_dir(&folder).expect("a folder in it");
    fs::write(home.path().join("secret.txt"), "secret").expect("a file beside the folder");
    fs::write(folder.join("index.html"), PAGE).expect("a page");
    fs::write(folder.join("data.json"), "{}").expect("data");
    let server = Server::start(&folder).await.expect("a server");
    (server, home)
}

async fn request(server: &Server, method: &str, target: &str, dest: &str, body: &str) -> Answer {
    let request = http::Request::builder()
        .method(method)
        .uri(format!("http://{}{target}", server.address))
        .header("sec-fetch-dest", dest)
        .body(Body::from(body.to_owned()))
        .expect("a request");
    let client = Client::builder(TokioExecutor::new()).build_http();
    let response = client.request(request).await.expect("an answer");
    let (parts, body) = response.into_parts();
    let bytes = body::to_bytes(Body::new(body), usize::MAX)
        .await
        .expect("a body");
    Answer {
        status: parts.status.as_u16(),
        headers: parts.headers,
        body: String::from_utf8(bytes.to_vec()).expect("text"),
    }
}

async fn get(server: &Server, target: &str) -> Answer {
    request(server, "GET", target, "document", "").await
}

#[tokio::test]
async fn logs_each_request() {
    let (server, _home) = server().await;
    get(&server, "/data.json?fresh").await;
    get(&server, "/none.json").await;
    let visits: Vec<String> = server
        .requests()
        .iter()
        .map(LoggedRequest::to_string)
        .collect();
    assert_eq!(
        visits,
        [
            "GET /data.json?fresh answered 200",
            "GET /none.json answered 404"
        ]
    );
}

#[tokio::test]
async fn injects_the_hook_into_documents_only() {
    let (server, _home) = server().await;
    let page = get(&server, "/").await;
    assert!(page.body.contains("__standpointLog"), "{}", page.body);
    assert!(
        page.headers
            .contains_key(CONTENT_SECURITY_POLICY_REPORT_ONLY)
    );
    assert_eq!(get(&server, "/data.json").await.body, "{}");
}

#[tokio::test]
async fn the_init_script_is_in_documents_only() {
    let (server, _home) = server().await;
    server.set_init_script("early()");
    assert!(get(&server, "/").await.body.contains("early()"));
    assert_eq!(get(&server, "/data.json").await.body, "{}");
}

#[tokio::test]
async fn a_fetched_document_keeps_its_bytes() {
    let (server, _home) = server().await;
    let fetched = request(&server, "GET", "/", "empty", "").await;
    assert_eq!(fetched.body, PAGE);
}

#[tokio::test]
async fn refuses_paths_that_leave_the_folder() {
    let (server, _home) = server().await;
    for target in [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/..%5csecret.txt",
    ] {
        let answer = get(&server, target).await;
        assert_eq!(answer.status, 404, "{target}");
        assert!(!answer.body.contains("secret"), "{target}");
    }
}

#[tokio::test]
async fn a_reply_takes_precedence_over_the_folder() {
    let (server, _home) = server().await;
    server.put(
        "/data.json",
        Reply::json("{").with_status(StatusCode::BAD_GATEWAY),
    );
    let answer = get(&server, "/data.json").await;
    assert_eq!((answer.status, answer.body.as_str()), (502, "{"));
}

#[tokio::test]
async fn collects_the_logs_of_unloaded_documents() {
    let (server, _home) = server().await;
    request(&server, "POST", LOG_PATH, "empty", r#"["error: x"]"#).await;
    assert_eq!(server.take_page_logs(), ["error: x"]);
    assert!(server.take_page_logs().is_empty() && server.requests().is_empty());
}

#[tokio::test]
async fn the_error_names_a_missing_folder() {
    let failure = Server::start(Path::new("no/such/folder"))
        .await
        .expect_err("no folder");
    assert!(failure.to_string().contains("no/such/folder"), "{failure}");
}
