//! Nodes in the browser's document.

use super::{Kind, Node, Parts, Reference, Tag, Text, Value};
use leptos::prelude::{IsDisposed as _, Mountable, Render, SetValue as _, queue_microtask};
use leptos::reactive::effect::RenderEffect;
use leptos::tachys::renderer::{Rndr, types};
use std::any::Any;
use wasm_bindgen::{JsCast as _, JsValue};

/// What stands in the document for a [`Node`].
pub enum NodeState {
    /// A text.
    Text(TextState),
    /// An element.
    Element(ElementState),
    /// Several side by side.
    Several(Vec<NodeState>),
    /// What is drawn anew.
    Changing(ChangingState),
}

/// A text in the document, and what it says.
pub struct TextState {
    pub(super) node: types::Text,
    pub(super) text: Text,
}

/// An element in the document, and what lives as long as it does.
pub struct ElementState {
    element: types::Element,
    _children: Vec<NodeState>,
    /// What follows signals or listens to events; dropped, it does so no more.
    _attached: Vec<Box<dyn Any>>,
}

/// What is drawn anew, after a comment that keeps its place.
pub struct ChangingState {
    marker: types::Placeholder,
    content: RenderEffect<NodeState>,
}

impl Render for Node {
    type State = NodeState;

    fn build(self) -> NodeState {
        match self {
            Self::Text(text) => NodeState::Text(TextState {
                node: Rndr::create_text_node(&text),
                text,
            }),
            Self::Element(element) => NodeState::Element(build(*element.0)),
            Self::Several(nodes) => {
                NodeState::Several(nodes.into_iter().map(Self::build).collect())
            }
            Self::Changing(draw) => NodeState::Changing(ChangingState::new(
                Rndr::create_placeholder(),
                draw,
                Self::build,
            )),
        }
    }

    fn rebuild(self, state: &mut NodeState) {
        let mut now = self.build();
        state.insert_before_this(&mut now);
        state.unmount();
        *state = now;
    }
}

pub(super) fn create(tag: &Tag) -> types::Element {
    let namespace = match tag.kind {
        Kind::Html | Kind::Void => None,
        Kind::Svg => Some("http://www.w3.org/2000/svg"),
    };
    Rndr::create_element(tag.name, namespace)
}

fn build(mut element: Parts) -> ElementState {
    let drawn = create(element.tag);
    for (name, value) in &element.attributes {
        if let Value::Fixed(value) = value {
            Rndr::set_attribute(&drawn, name, value);
        }
    }
    let mut children = Vec::with_capacity(element.children.len());
    for child in element.children.drain(..) {
        let mut child = child.build();
        child.mount(&drawn, None);
        children.push(child);
    }
    ElementState::new(element, drawn, children)
}

impl ElementState {
    /// Attaches to an element in the document what follows signals and what listens.
    pub(super) fn new(element: Parts, drawn: types::Element, children: Vec<NodeState>) -> Self {
        let mut attached = Vec::<Box<dyn Any>>::new();
        for (name, value) in element.attributes {
            match value {
                Value::Fixed(_) => {}
                Value::Changing(value) => {
                    attached.push(Box::new(follow_attribute(drawn.clone(), name, value)));
                }
                Value::State(holds) => {
                    attached.push(Box::new(follow_state(drawn.clone(), name, holds)));
                }
            }
        }
        for (event, mut listener) in element.listeners {
            let surroundings = Reference::new();
            let listener = Box::new(move |event: JsValue| {
                if !surroundings.0.is_disposed() {
                    listener(event.unchecked_into());
                }
            });
            attached.push(Box::new(Rndr::add_event_listener(&drawn, event, listener)));
        }
        for reference in element.references {
            reference.0.set_value(drawn.dyn_ref().cloned());
        }
        if element.takes_focus {
            focus_soon(drawn.clone());
        }
        Self {
            element: drawn,
            _children: children,
            _attached: attached,
        }
    }
}

/// Acts, and again whenever a signal changes that was read in it; but not when what it stands in
/// has been drawn anew. leptos lets go of that a little later, and until then the effects in it
/// still run, and listeners still hear, though the signals they ask are gone.
fn follow<T: 'static>(mut act: impl FnMut(Option<T>) -> T + 'static) -> RenderEffect<T> {
    let surroundings = Reference::new();
    RenderEffect::new(move |before| match before {
        Some(before) if surroundings.0.is_disposed() => before,
        before => act(before),
    })
}

fn follow_attribute(
    element: types::Element,
    name: &'static str,
    value: Box<dyn Fn() -> Option<Text> + Send>,
) -> RenderEffect<()> {
    follow(move |_| match value() {
        Some(value) => Rndr::set_attribute(&element, name, &value),
        None => Rndr::remove_attribute(&element, name),
    })
}

fn follow_state(
    element: types::Element,
    name: &'static str,
    holds: Box<dyn Fn() -> bool + Send>,
) -> RenderEffect<()> {
    follow(move |_| Rndr::set_property(&element, name, &holds().into()))
}

/// As soon as it is in the page, and before the reader can press another key.
fn focus_soon(element: types::Element) {
    queue_microtask(move || {
        if let Some(element) = element.dyn_ref::<web_sys::HtmlElement>() {
            let _ = element.focus();
        }
    });
}

impl ChangingState {
    /// Draws, as `first` says the first time; and after the marker at each change.
    pub(super) fn new(
        marker: types::Placeholder,
        mut draw: Box<dyn FnMut() -> Node + Send>,
        first: impl Fn(Node) -> NodeState + 'static,
    ) -> Self {
        let place = marker.clone();
        let content = follow(move |before| match (draw(), before) {
            (node, None) => first(node),
            // A text stays where it is and says something else: so a live region hears of it.
            (Node::Text(text), Some(NodeState::Text(TextState { node, text: said }))) => {
                if text != said {
                    Rndr::set_text(&node, &text);
                }
                NodeState::Text(TextState { node, text })
            }
            (node, Some(mut before)) => {
                let mut now = node.build();
                before.unmount();
                if let Some(parent) = place.parent_element() {
                    now.mount(&parent, place.next_sibling().as_ref());
                }
                now
            }
        });
        Self { marker, content }
    }
}

impl Mountable for NodeState {
    fn unmount(&mut self) {
        match self {
            Self::Text(state) => state.node.unmount(),
            Self::Element(state) => state.element.unmount(),
            Self::Several(states) => states.iter_mut().for_each(Self::unmount),
            Self::Changing(state) => {
                state.marker.unmount();
                state.content.unmount();
            }
        }
    }

    fn mount(&mut self, parent: &types::Element, before: Option<&types::Node>) {
        match self {
            Self::Text(state) => state.node.mount(parent, before),
            Self::Element(state) => state.element.mount(parent, before),
            Self::Several(states) => {
                for state in states {
                    state.mount(parent, before);
                }
            }
            Self::Changing(state) => {
                state.marker.mount(parent, before);
                state.content.mount(parent, before);
            }
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        match self {
            Self::Text(state) => state.node.insert_before_this(child),
            Self::Element(state) => state.element.insert_before_this(child),
            Self::Several(states) => states.iter().any(|it| it.insert_before_this(child)),
            Self::Changing(state) => state.marker.insert_before_this(child),
        }
    }

    fn elements(&self) -> Vec<types::Element> {
        match self {
            Self::Text(_) => Vec::new(),
            Self::Element(state) => vec![state.element.clone()],
            Self::Several(states) => states.iter().flat_map(Self::elements).collect(),
            Self::Changing(state) => state.content.elements(),
        }
    }
}
