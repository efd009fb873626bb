//! Nodes as HTML.

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
fn nothing_can_stand_in_a_void_element() {
    assert_eq!(
        html((input().flag("disabled", true), br())),
        "<input disabled=\"\"><br>"
    );
}

#[test]
fn an_attribute_that_does_not_hold_is_not_there() {
    let button = button("Go")
        .flag("disabled", false)
        .dynamic_attribute("aria-current", || None::<&str>)
        .state("hidden", || false);
    assert_eq!(html(button), "<button>Go</button>");
}

#[test]
fn what_changes_has_a_mark_before_it() {
    // Two texts side by side would else be one to the browser that takes them over.
    assert_eq!(html(p(("a", "b"))), "<p>a<!>b</p>");
    assert_eq!(html(p(("a", dynamic(|| "b"), "c"))), "<p>a<!>b<!>c</p>");
    assert_eq!(html(p(dynamic(|| ()))), "<p><!></p>");
}

#[test]
fn what_is_not_there_leaves_no_trace() {
    let some = Some(span("x"));
    assert_eq!(
        html((None::<Element>, some, Vec::<Element>::new(), ())),
        "<span>x</span>"
    );
}
