//! A small record store for cmi5, which refuses what the standard forbids:
//! <https://github.com/AICC/CMI-5_Spec_Current>.

use std::collections::BTreeMap;
use std::net::Ipv4Addr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::Router;
use axum::body::{Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use standpoint_tests::failure::Failure;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use url::Url;
use url::form_urlencoded;

/// What the launch's address names.
pub const ACTIVITY: &str = "https://lms.example/activity/7";
pub const REGISTRATION: &str = "8c59cfbb-223b-4c60-b27c-6b04540d9740";
/// What the launch data's template has.
pub const SESSION: &str = "https://w3id.org/xapi/cmi5/context/extensions/sessionid";
const PUBLISHER: &str = "urn:uuid:00000000-0000-8000-8000-000000000001";

/// The store, which serves until it is dropped.
pub struct RecordStore {
    pub origin: String,
    state: Arc<Mutex<Stored>>,
    serving: JoinHandle<()>,
}

#[derive(Default)]
struct Stored {
    session: usize,
    launch_data: Value,
    token_is_taken: bool,
    statements: Vec<Value>,
    documents: BTreeMap<String, Value>,
    problems: Vec<String>,
}

impl RecordStore {
    /// Starts a store on a free port, which is another origin than the page's.
    pub async fn start() -> Result<Self, Failure> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let origin = format!("http://{}", listener.local_addr()?);
        let state = Arc::new(Mutex::new(Stored::default()));
        let router = Router::new()
            .fallback(answer)
            .with_state(Arc::clone(&state));
        let serving = tokio::spawn(async move {
            // Ends with the scenario.
            let _ = axum::serve(listener, router).await;
        });
        Ok(Self {
            origin,
            state,
            serving,
        })
    }

    /// Begins a session, and returns the query of its launch. `about` is added to the launch data.
    pub fn launch(&self, about: Value) -> String {
        let mut stored = lock(&self.state);
        stored.session += 1;
        stored.token_is_taken = false;
        stored.statements.clear();
        let mut data = json!({
            "contextTemplate": {
                "contextActivities": { "grouping": [{ "id": PUBLISHER }] },
                "extensions": { SESSION: format!("session-{}", stored.session) },
            },
            "launchMode": "Normal",
            "moveOn": "Completed",
        });
        for (name, value) in about.as_object().into_iter().flatten() {
            data[name] = value.clone();
        }
        stored.launch_data = data;
        form_urlencoded::Serializer::new(String::new())
            .append_pair("endpoint", &format!("{}/xapi", self.origin))
            .append_pair("fetch", &format!("{}/token", self.origin))
            .append_pair("actor", &actor().to_string())
            .append_pair("registration", REGISTRATION)
            .append_pair("activityId", ACTIVITY)
            .finish()
    }

    /// Returns the statements of the session so far.
    pub fn statements(&self) -> Vec<Value> {
        lock(&self.state).statements.clone()
    }

    /// Returns the names of the session's verbs.
    pub fn verbs(&self) -> Vec<String> {
        let name = |it: &Value| {
            it["verb"]["display"]["en-US"]
                .as_str()
                .unwrap_or_default()
                .to_owned()
        };
        self.statements().iter().map(name).collect()
    }

    /// Fails if something was against the standard.
    pub fn check(&self) -> Result<(), Failure> {
        match lock(&self.state).problems.as_slice() {
            [] => Ok(()),
            problems => Err(Failure::new(problems.join("\n"))),
        }
    }
}

impl Drop for RecordStore {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

fn lock(state: &Mutex<Stored>) -> MutexGuard<'_, Stored> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

fn actor() -> Value {
    json!({ "objectType": "Agent", "account": { "homePage": "https://lms.example/", "name": "reader 5" } })
}

async fn answer(State(state): State<Arc<Mutex<Stored>>>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let body = to_bytes(body, 1 << 20).await.unwrap_or_default();
    let (status, answer) = match parts.method {
        Method::OPTIONS => (StatusCode::NO_CONTENT, Value::Null),
        method => {
            let mut stored = lock(&state);
            let address = format!("http://lrs{}", parts.uri);
            stored.answer(&method, &address, &parts.headers, &body)
        }
    };
    let headers = [
        ("Access-Control-Allow-Origin", "*"),
        ("Access-Control-Allow-Methods", "GET, PUT, POST"),
        (
            "Access-Control-Allow-Headers",
            "Authorization, Content-Type, X-Experience-API-Version",
        ),
        ("Cross-Origin-Resource-Policy", "cross-origin"),
        ("Content-Type", "application/json"),
    ];
    let body = if answer.is_null() {
        String::new()
    } else {
        answer.to_string()
    };
    (status, headers, body).into_response()
}

impl Stored {
    fn answer(
        &mut self,
        method: &Method,
        address: &str,
        headers: &HeaderMap,
        body: &Bytes,
    ) -> (StatusCode, Value) {
        let Ok(url) = Url::parse(address) else {
            return (StatusCode::BAD_REQUEST, Value::Null);
        };
        let token = format!("token-{}", self.session);
        if url.path() == "/token" {
            let is_right = *method == Method::POST && !self.token_is_taken;
            self.require(is_right, "the token is taken once, by POST");
            self.token_is_taken = true;
            return (StatusCode::OK, json!({ "auth-token": token }));
        }
        let header = |name: &str| {
            headers
                .get(name)
                .and_then(|it| it.to_str().ok())
                .unwrap_or_default()
        };
        self.require(
            header("authorization") == format!("Basic {token}"),
            "each request has the token",
        );
        self.require(
            header("x-experience-api-version") == "1.0.3",
            "each request has the version",
        );
        let query: BTreeMap<String, String> = url.query_pairs().into_owned().collect();
        let json = || serde_json::from_slice::<Value>(body).unwrap_or_default();
        match (method.as_str(), url.path()) {
            ("GET", "/xapi/agents/profile") => {
                let is_right = query
                    .get("profileId")
                    .is_some_and(|it| it == "cmi5LearnerPreferences");
                self.require(is_right, "the preferences are requested");
                self.documents
                    .insert("asked for preferences".into(), json!(self.session));
                (StatusCode::OK, json!({ "languagePreference": "en" }))
            }
            (_, "/xapi/activities/state") => {
                let of = |name: &str| query.get(name).map(String::as_str).unwrap_or_default();
                self.require(
                    of("activityId") == ACTIVITY && of("registration") == REGISTRATION,
                    "a document has its place",
                );
                self.require(
                    serde_json::from_str(of("agent")).ok() == Some(actor()),
                    "a document has its agent",
                );
                match (method.as_str(), of("stateId")) {
                    ("GET", "LMS.LaunchData") => (StatusCode::OK, self.launch_data.clone()),
                    ("GET", id) => match self.documents.get(id) {
                        Some(document) => (StatusCode::OK, document.clone()),
                        None => (StatusCode::NOT_FOUND, Value::Null),
                    },
                    (_, id) => {
                        self.require(
                            *method == Method::PUT && id != "LMS.LaunchData",
                            "only the story's document is written",
                        );
                        self.documents.insert(id.into(), json());
                        (StatusCode::NO_CONTENT, Value::Null)
                    }
                }
            }
            ("POST", "/xapi/statements") => {
                let statements = match json() {
                    Value::Array(statements) => statements,
                    statement => vec![statement],
                };
                for statement in statements {
                    self.receive(statement);
                }
                (StatusCode::OK, json!([]))
            }
            _ => {
                self.require(false, &format!("{method} {address} is not asked for"));
                (StatusCode::BAD_REQUEST, Value::Null)
            }
        }
    }

    /// Takes a statement, and checks it by §9 of the standard.
    fn receive(&mut self, statement: Value) {
        let verb = statement["verb"]["id"].as_str().unwrap_or_default();
        let name = verb.rsplit('/').next().unwrap_or_default().to_owned();
        let is_ended = self.statements.iter().any(|it| {
            it["verb"]["id"]
                .as_str()
                .is_some_and(|it| it.ends_with("/terminated"))
        });
        self.require(!is_ended, "nothing follows `terminated`");
        self.require(
            self.statements.is_empty() == (name == "initialized"),
            "`initialized` comes first, once",
        );
        let context = &statement["context"];
        let categories: Vec<_> = context["contextActivities"]["category"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|it| it["id"].as_str())
            .filter_map(|it| it.rsplit('/').next())
            .collect();
        let result = &statement["result"];
        let is_defined =
            ["initialized", "completed", "passed", "failed", "terminated"].contains(&&*name);
        let is_result = ["completed", "passed", "failed"].contains(&&*name);
        let expected = match (is_defined, is_result) {
            (true, true) => vec!["cmi5", "moveon"],
            (true, false) => vec!["cmi5"],
            (false, _) => vec![],
        };
        let has_score = result["score"].is_object();
        let checks = [
            (categories == expected, "the categories"),
            (context["registration"] == REGISTRATION, "the registration"),
            (
                context["extensions"][SESSION] == format!("session-{}", self.session),
                "the session's id",
            ),
            (
                context["contextActivities"]["grouping"][0]["id"] == PUBLISHER,
                "the publisher's id",
            ),
            (statement["actor"] == actor(), "the actor"),
            (
                statement["id"].as_str().is_some_and(|it| it.len() == 36),
                "an id",
            ),
            (
                statement["timestamp"]
                    .as_str()
                    .is_some_and(|it| it.ends_with('Z')),
                "a time in UTC",
            ),
            (
                !is_defined || statement["object"]["id"] == ACTIVITY,
                "the activity",
            ),
            (
                is_defined
                    || statement["object"]["id"]
                        .as_str()
                        .is_some_and(|it| it.starts_with(ACTIVITY)),
                "a part of the activity",
            ),
            (
                !is_defined || has_score == ["passed", "failed"].contains(&&*name),
                "a score only with a verdict",
            ),
            (
                (result["completion"] == true) == (name == "completed"),
                "`completion` only when completed",
            ),
            (
                !is_result && name != "terminated"
                    || result["duration"]
                        .as_str()
                        .is_some_and(|it| it.starts_with("PT")),
                "a duration",
            ),
        ];
        for (is_right, what) in checks {
            self.require(is_right, &format!("{name}: {what}: {statement}"));
        }
        self.statements.push(statement);
    }

    fn require(&mut self, is_right: bool, what: &str) {
        if !is_right {
            self.problems.push(what.to_owned());
        }
    }
}
