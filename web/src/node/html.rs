//! Nodes as HTML, and taken over by the browser from HTML that was made so.

use super::browser::{ChangingState, ElementState, create};
use super::{Kind, Node, NodeState, Parts, Value};
use leptos::prelude::{AddAnyAttr, RenderHtml};
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::html::attribute::{Attribute, AttributeValue};
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::{CastFrom as _, types};
use leptos::tachys::view::{Position, PositionState};

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
            Self::Changing(mut draw) => {
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
        match self {
            Self::Text(text) => {
                NodeState::Text(RenderHtml::hydrate::<FROM_SERVER>(text, cursor, position))
            }
            Self::Element(element) => {
                NodeState::Element(hydrate_element::<FROM_SERVER>(*element.0, cursor, position))
            }
            Self::Several(nodes) => {
                let nodes = nodes.into_iter();
                NodeState::Several(
                    nodes
                        .map(|it| it.hydrate::<FROM_SERVER>(cursor, position))
                        .collect(),
                )
            }
            Self::Changing(draw) => {
                let marker = cursor.next_placeholder(position);
                let (cursor, position) = (cursor.clone(), position.clone());
                NodeState::Changing(ChangingState::new(marker, draw, move |node| {
                    node.hydrate::<FROM_SERVER>(&cursor, &position)
                }))
            }
        }
    }
}

fn element_to_html(element: Parts, html: &mut String, position: &mut Position) {
    let tag = element.tag;
    html.push('<');
    html.push_str(tag.name);
    for (name, value) in element.attributes {
        match value {
            Value::Fixed(value) => AttributeValue::to_html(value, name, html),
            Value::Changing(value) => AttributeValue::to_html(value(), name, html),
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

fn hydrate_element<const FROM_SERVER: bool>(
    mut element: Parts,
    cursor: &Cursor,
    position: &PositionState,
) -> ElementState {
    match position.get() {
        Position::FirstChild => cursor.child(),
        Position::Current => {}
        _ => cursor.sibling(),
    }
    let found = types::Element::cast_from(cursor.current());
    let drawn = found.unwrap_or_else(|| create(element.tag));
    let children = element.children.drain(..);
    position.set(Position::FirstChild);
    let children = children
        .map(|it| it.hydrate::<FROM_SERVER>(cursor, position))
        .collect();
    cursor.set(drawn.clone().into());
    position.set(Position::NextChild);
    ElementState::new(element, drawn, children)
}

impl AddAnyAttr for Node {
    type Output<SomeNewAttr: Attribute> = Self;

    fn add_any_attr<NewAttr: Attribute>(self, _: NewAttr) -> Self {
        self
    }
}
