//! Server rendering of nodes.

#![cfg(feature = "ssr")]

use leptos::prelude::*;
use standpoint_web::node::*;

fn html(node: impl IntoNodes) -> String {
    Owner::new().with(|| nodes(node).to_html())
}

#[test]
fn texts_and_attributes_are_escaped() {
    let hostile = "<b>&\"quotes\"</b>";
    let shown = html(p(hostile).attribute("title", hostile));
    assert_eq!(
        shown,
        "<p title=\"&lt;b&gt;&amp;&quot;quotes&quot;&lt;/b&gt;\">&lt;b&gt;&amp;\"quotes\"&lt;/b&gt;</p>"
    );
}

#[test]
fn void_elements_have_no_end_tag() {
    assert_eq!(
        html((input().flag("disabled", true), br())),
        "<input disabled=\"\"><br>"
    );
}

#[test]
fn unset_attributes_are_omitted() {
    let button = button("Go")
        .flag("disabled", false)
        .dynamic_attribute("aria-current", || None::<&str>)
        .prop("hidden", || false);
    assert_eq!(html(button), "<button>Go</button>");
}

#[test]
fn dynamic_content_has_a_comment_before_it() {
    // The HTML parser would merge two adjacent texts, and hydration would find only one.
    assert_eq!(html(p(("a", "b"))), "<p>a<!>b</p>");
    assert_eq!(html(p(("a", dynamic(|| "b"), "c"))), "<p>a<!>b<!>c</p>");
    assert_eq!(html(p(dynamic(|| ()))), "<p><!></p>");
}

#[test]
fn empty_content_renders_nothing() {
    let some = Some(span("x"));
    assert_eq!(
        html((None::<Element>, some, Vec::<Element>::new(), ())),
        "<span>x</span>"
    );
}
