//! Server rendering of nodes to HTML, and hydration of that HTML in the browser.

use super::browser::{DynamicState, ElementState, Parent, TextState, create};
use super::{ElementData, Kind, Node, NodeState, Value};
use leptos::prelude::{AddAnyAttr, RenderHtml};
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::html::attribute::{Attribute, AttributeValue};
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::{Rndr, types};
use leptos::tachys::view::{Position, PositionState};
use std::rc::{Rc, Weak};
use std::sync::atomic::{AtomicBool, Ordering};
use wasm_bindgen::JsCast;

/// Returns whether the last hydration found HTML that differs from the view, and resets the flag.
/// Something on the way, such as a translator, has changed the page: it must be rendered from
/// scratch.
pub fn take_hydration_mismatch() -> bool {
    HYDRATION_MISMATCH.swap(false, Ordering::Relaxed)
}

static HYDRATION_MISMATCH: AtomicBool = AtomicBool::new(false);

impl RenderHtml for Node {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    /// Views have no async parts.
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
            Self::Fragment(nodes) => {
                for node in nodes {
                    node.to_html_with_buf(html, position, escape, mark_branches, none());
                }
            }
            Self::Dynamic(mut render) => {
                html.push_str("<!>");
                *position = Position::NextChild;
                render().to_html_with_buf(html, position, escape, mark_branches, none());
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
    /// Hydrates the node from the next one in the document, as a child of `parent`.
    fn hydrate_in(
        self,
        parent: &Weak<Parent>,
        cursor: &Cursor,
        position: &PositionState,
    ) -> NodeState {
        match self {
            Self::Text(text) => {
                if position.get() == Position::NextChildAfterText {
                    // The comment between two texts.
                    cursor.sibling();
                }
                let found = next::<types::Text>(cursor, position);
                position.set(Position::NextChildAfterText);
                // An empty text is written as a space: HTML has no empty text nodes.
                let is_same = |node: &types::Text| {
                    text.is_empty() || node.text_content().as_deref() == Some(&text)
                };
                let node = found.filter(is_same);
                let node = node.unwrap_or_else(|| mismatch(Rndr::create_text_node(&text)));
                NodeState::Text(TextState { node, text })
            }
            Self::Element(element) => {
                NodeState::Element(hydrate_element(*element.0, cursor, position))
            }
            Self::Fragment(nodes) => {
                let nodes = nodes.into_iter();
                NodeState::Fragment(
                    nodes
                        .map(|node| node.hydrate_in(parent, cursor, position))
                        .collect(),
                )
            }
            Self::Dynamic(render) => {
                let found = next(cursor, position);
                position.set(Position::NextChild);
                let marker = found.unwrap_or_else(|| mismatch(Rndr::create_placeholder()));
                let (within, cursor, position) = (parent.clone(), cursor.clone(), position.clone());
                NodeState::Dynamic(DynamicState::new(parent, marker, render, move |node| {
                    node.hydrate_in(&within, &cursor, &position)
                }))
            }
        }
    }
}

/// Hydrates a node that is rendered in place of an element that was left as the server rendered it.
/// `None`: the HTML differs from the node.
pub(super) fn hydrate_prerendered(
    node: Node,
    parent: &Weak<Parent>,
    marker: &types::Placeholder,
) -> Option<NodeState> {
    let cursor = Cursor::new(marker.clone().unchecked_into());
    let position = PositionState::new(Position::NextChild);
    let hydrated = node.hydrate_in(parent, &cursor, &position);
    (!take_hydration_mismatch()).then_some(hydrated)
}

/// Returns the next node in the document if there is one and it is of type `T`.
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

/// Records a mismatch, and returns the node that is rendered in place of the one not found.
fn mismatch<T>(rendered: T) -> T {
    HYDRATION_MISMATCH.store(true, Ordering::Relaxed);
    rendered
}

fn element_to_html(element: ElementData, html: &mut String, position: &mut Position) {
    let tag = element.tag;
    html.push('<');
    html.push_str(tag.name);
    for (name, value) in element.attributes {
        match value {
            Value::Fixed(value) => AttributeValue::to_html(value, name, html),
            Value::ClientOnly(_) => {}
            Value::Dynamic(value) => AttributeValue::to_html(value(), name, html),
            Value::Prop(value) => AttributeValue::to_html(value(), name, html),
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

fn hydrate_element(
    mut element: ElementData,
    cursor: &Cursor,
    position: &PositionState,
) -> ElementState {
    let found = next::<types::Element>(cursor, position);
    let is_same_tag = |found: &types::Element| found.local_name() == element.tag.name;
    let dom_element = found.filter(is_same_tag);
    let dom_element = dom_element.unwrap_or_else(|| mismatch(create(element.tag)));
    cursor.set(dom_element.clone().into());
    let parent = Parent::new(dom_element.clone());
    let within = Rc::downgrade(&parent);
    if !element.is_prerendered {
        let children = element.children.drain(..);
        position.set(Position::FirstChild);
        let children = children
            .map(|child| child.hydrate_in(&within, cursor, position))
            .collect();
        parent.set_children(children);
    }
    cursor.set(dom_element.into());
    position.set(Position::NextChild);
    let is_prerendered = element.is_prerendered;
    // The reader is already reading.
    element.takes_focus = false;
    let mut state = ElementState::new(element, parent);
    state.is_prerendered = is_prerendered;
    state
}

impl AddAnyAttr for Node {
    type Output<SomeNewAttr: Attribute> = Self;

    fn add_any_attr<NewAttr: Attribute>(self, _: NewAttr) -> Self {
        self
    }
}
