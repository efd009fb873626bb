//! Nodes as HTML, and taken over by the browser from HTML that was made so.

use super::browser::{ChangingState, ElementState, Parent, TextState, create};
use super::{Kind, Node, NodeState, Parts, Value};
use leptos::prelude::{AddAnyAttr, RenderHtml};
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::html::attribute::{Attribute, AttributeValue};
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::{Rndr, types};
use leptos::tachys::view::{Position, PositionState};
use std::rc::{Rc, Weak};
use std::sync::atomic::{AtomicBool, Ordering};
use wasm_bindgen::JsCast;

/// Whether what was taken over last was otherwise than what would have been drawn: something has
/// changed the page on its way, as a translator does. Then it has to be drawn anew.
pub fn differed() -> bool {
    DIFFERED.swap(false, Ordering::Relaxed)
}

static DIFFERED: AtomicBool = AtomicBool::new(false);

impl RenderHtml for Node {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    /// Views are drawn from a pack that is there: there is nothing to wait for.
    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn into_owned(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        html: &mut String,
        position: &mut Position,
        escape: bool,
        mark_branches: bool,
        _: Vec<AnyAttribute>,
    ) {
        let none = Vec::new;
        match self {
            Self::Text(text) => {
                text.to_html_with_buf(html, position, escape, mark_branches, none())
            }
            Self::Element(element) => element_to_html(*element.0, html, position),
            Self::Several(nodes) => {
                for node in nodes {
                    node.to_html_with_buf(html, position, escape, mark_branches, none());
                }
            }
            Self::Dynamic(mut draw) => {
                html.push_str("<!>");
                *position = Position::NextChild;
                draw().to_html_with_buf(html, position, escape, mark_branches, none());
            }
        }
    }

    fn hydrate<const FROM_SERVER: bool>(
        self,
        cursor: &Cursor,
        position: &PositionState,
    ) -> NodeState {
        self.hydrate_in(&Weak::new(), cursor, position)
    }
}

impl Node {
    /// Takes what stands next in the document for it, as one of the children of `parent`.
    fn hydrate_in(
        self,
        parent: &Weak<Parent>,
        cursor: &Cursor,
        position: &PositionState,
    ) -> NodeState {
        match self {
            Self::Text(text) => {
                if position.get() == Position::NextChildAfterText {
                    // The mark between two texts.
                    cursor.sibling();
                }
                let found = next::<types::Text>(cursor, position);
                position.set(Position::NextChildAfterText);
                // An empty text is written as a blank: HTML has none.
                let says = |node: &types::Text| {
                    text.is_empty() || node.text_content().as_deref() == Some(&text)
                };
                let node = found.filter(says);
                let node = node.unwrap_or_else(|| differs(Rndr::create_text_node(&text)));
                NodeState::Text(TextState { node, text })
            }
            Self::Element(element) => {
                NodeState::Element(hydrate_element(*element.0, cursor, position))
            }
            Self::Several(nodes) => {
                let nodes = nodes.into_iter();
                NodeState::Several(
                    nodes
                        .map(|it| it.hydrate_in(parent, cursor, position))
                        .collect(),
                )
            }
            Self::Dynamic(draw) => {
                let found = next(cursor, position);
                position.set(Position::NextChild);
                let marker = found.unwrap_or_else(|| differs(Rndr::create_placeholder()));
                let (within, cursor, position) = (parent.clone(), cursor.clone(), position.clone());
                NodeState::Dynamic(ChangingState::new(parent, marker, draw, move |node| {
                    node.hydrate_in(&within, &cursor, &position)
                }))
            }
        }
    }
}

/// What stands next in the page, if there is something, and of this kind.
fn next<T: JsCast>(cursor: &Cursor, position: &PositionState) -> Option<T> {
    let before = cursor.current();
    match position.get() {
        Position::FirstChild => cursor.child(),
        _ => cursor.sibling(),
    }
    let found = cursor.current();
    if found == before {
        return None;
    }
    found.dyn_into().ok()
}

/// What is drawn in place of what was not found.
fn differs<T>(drawn: T) -> T {
    DIFFERED.store(true, Ordering::Relaxed);
    drawn
}

fn element_to_html(element: Parts, html: &mut String, position: &mut Position) {
    let tag = element.tag;
    html.push('<');
    html.push_str(tag.name);
    for (name, value) in element.attributes {
        match value {
            Value::Fixed(value) => AttributeValue::to_html(value, name, html),
            Value::Alive(_) => {}
            Value::Dynamic(value) => AttributeValue::to_html(value(), name, html),
            Value::State(holds) => AttributeValue::to_html(holds(), name, html),
        }
    }
    html.push('>');
    if tag.kind != Kind::Void {
        *position = Position::FirstChild;
        for child in element.children {
            child.to_html_with_buf(html, position, true, false, Vec::new());
        }
        html.push_str("</");
        html.push_str(tag.name);
        html.push('>');
    }
    *position = Position::NextChild;
}

fn hydrate_element(mut element: Parts, cursor: &Cursor, position: &PositionState) -> ElementState {
    let found = next::<types::Element>(cursor, position);
    let is_it = |found: &types::Element| found.local_name() == element.tag.name;
    let drawn = found.filter(is_it);
    let drawn = drawn.unwrap_or_else(|| differs(create(element.tag)));
    cursor.set(drawn.clone().into());
    let parent = Parent::new(drawn.clone());
    let within = Rc::downgrade(&parent);
    let children = element.children.drain(..);
    position.set(Position::FirstChild);
    let children = children
        .map(|it| it.hydrate_in(&within, cursor, position))
        .collect();
    parent.set_children(children);
    cursor.set(drawn.into());
    position.set(Position::NextChild);
    ElementState::new(element, parent)
}

impl AddAnyAttr for Node {
    type Output<SomeNewAttr: Attribute> = Self;

    fn add_any_attr<NewAttr: Attribute>(self, _: NewAttr) -> Self {
        self
    }
}
