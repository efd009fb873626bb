//! Nodes in the browser's document.

use super::{Kind, Listener, Node, NodeRef, Parts, REFERRED, Tag, Text, Value, Where};
use leptos::prelude::{IsDisposed as _, Mountable, Render, StoredValue};
use leptos::reactive::effect::RenderEffect;
use leptos::tachys::renderer::{Rndr, types};
use leptos::task::spawn_local;
use std::any::Any;
use std::cell::{OnceCell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::Closure;
use web_sys::{EventTarget, window};

/// What stands in the document for a [`Node`].
pub enum NodeState {
    /// A text.
    Text(TextState),
    /// An element.
    Element(ElementState),
    /// Several side by side.
    Several(Vec<NodeState>),
    /// What is drawn anew.
    Dynamic(ChangingState),
}

/// A text in the document, and what it says.
pub struct TextState {
    pub(super) node: types::Text,
    pub(super) text: Text,
}

/// An element in the document, and what lives as long as it does.
pub struct ElementState {
    parent: Rc<Parent>,
    /// What follows signals or listens to events; dropped, it does so no more.
    _attached: Vec<Box<dyn Any>>,
}

/// Content that is re-rendered, after a comment that marks its place.
pub struct ChangingState {
    marker: types::Placeholder,
    content: Rc<RefCell<NodeState>>,
    _follows: RenderEffect<()>,
}

/// An element with its children as they were rendered.
///
/// The document may say otherwise: a translator puts its own elements in the place of our texts,
/// and extensions wrap, split, move or remove nodes. So nothing is ever written into a node that
/// may have been replaced. What changes is rendered as new nodes, and then the element's child
/// nodes are made equal to the ones that we know of.
pub(super) struct Parent {
    pub(super) element: types::Element,
    /// Not there before all of them were rendered once.
    children: OnceCell<Vec<NodeState>>,
}

impl Parent {
    pub(super) fn new(element: types::Element) -> Rc<Self> {
        let children = OnceCell::new();
        Rc::new(Self { element, children })
    }

    pub(super) fn set_children(&self, children: Vec<NodeState>) {
        // Fails for a second time, which there is not.
        let _ = self.children.set(children);
    }

    /// Makes the child nodes of the element the ones that were rendered, in their order. One that
    /// is where it belongs is not moved, as moving would take focus from it.
    fn reconcile(&self) {
        let mut wanted = Vec::new();
        for child in self.children.get().into_iter().flatten() {
            child.add_nodes(&mut wanted);
        }
        let mut next = self.element.first_child();
        for node in wanted {
            if node.parent_element().as_ref() != Some(&self.element) {
                Rndr::insert_node(&self.element, &node, next.as_ref());
                continue;
            }
            while let Some(other) = next.take_if(|next| *next != node) {
                next = other.next_sibling();
                Rndr::remove(&other);
            }
            if next.is_none() {
                // It stood before one that it belongs after.
                Rndr::insert_node(&self.element, &node, None);
            }
            next = node.next_sibling();
        }
        while let Some(other) = next {
            next = other.next_sibling();
            Rndr::remove(&other);
        }
    }
}

impl Render for Node {
    type State = NodeState;

    fn build(self) -> NodeState {
        self.build_in(&Weak::new())
    }

    fn rebuild(self, state: &mut NodeState) {
        let mut now = self.build();
        state.insert_before_this(&mut now);
        state.unmount();
        *state = now;
    }
}

impl Node {
    /// Renders it as one of the children of `parent`, which is to mount it.
    fn build_in(self, parent: &Weak<Parent>) -> NodeState {
        match self {
            Self::Text(text) => NodeState::Text(TextState {
                node: Rndr::create_text_node(&text),
                text,
            }),
            Self::Element(element) => NodeState::Element(build(*element.0)),
            Self::Several(nodes) => {
                let nodes = nodes.into_iter();
                NodeState::Several(nodes.map(|it| it.build_in(parent)).collect())
            }
            Self::Dynamic(draw) => {
                let marker = Rndr::create_placeholder();
                let within = parent.clone();
                let first = move |node: Self| node.build_in(&within);
                NodeState::Dynamic(ChangingState::new(parent, marker, draw, first))
            }
        }
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
    let parent = Parent::new(drawn);
    let within = Rc::downgrade(&parent);
    let mut children = Vec::with_capacity(element.children.len());
    for child in element.children.drain(..) {
        let mut child = child.build_in(&within);
        child.mount(&parent.element, None);
        children.push(child);
    }
    parent.set_children(children);
    ElementState::new(element, parent)
}

impl ElementState {
    /// Attaches to an element in the document what follows signals and what listens.
    pub(super) fn new(element: Parts, parent: Rc<Parent>) -> Self {
        let drawn = &parent.element;
        let mut attached = Vec::<Box<dyn Any>>::new();
        for (name, value) in element.attributes {
            match value {
                Value::Fixed(_) => {}
                Value::Alive(value) => Rndr::set_attribute(drawn, name, &value),
                Value::Dynamic(value) => {
                    attached.push(Box::new(follow_attribute(drawn.clone(), name, value)));
                }
                Value::State(holds) => {
                    attached.push(Box::new(follow_state(drawn.clone(), name, holds)));
                }
            }
        }
        for (at, event, listener) in element.listeners {
            let target: Option<EventTarget> = match at {
                Where::Element => Some(drawn.clone().unchecked_into()),
                Where::Window => window().map(Into::into),
            };
            attached.push(Box::new(
                target.map(|target| Listening::new(target, event, listener)),
            ));
        }
        for reference in element.references {
            if let Some(element) = drawn.dyn_ref() {
                let referred = (reference, Clone::clone(element));
                REFERRED.with_borrow_mut(|all| all.push(referred));
                attached.push(Box::new(Referring(reference)));
            }
        }
        if element.takes_focus {
            focus_soon(drawn.clone());
        }
        Self {
            parent,
            _attached: attached,
        }
    }
}

/// An event that is listened for; dropped, it is no more.
struct Listening {
    target: EventTarget,
    event: &'static str,
    listener: Closure<dyn FnMut(web_sys::Event)>,
}

impl Listening {
    fn new(target: EventTarget, event: &'static str, mut listener: Listener) -> Self {
        let surroundings = Surroundings::new();
        let listener = Closure::<dyn FnMut(web_sys::Event)>::new(move |event| {
            if !surroundings.are_gone() {
                listener(event);
            }
        });
        let callback = listener.as_ref().unchecked_ref();
        let _ = target.add_event_listener_with_callback(event, callback);
        Self {
            target,
            event,
            listener,
        }
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        let callback = self.listener.as_ref().unchecked_ref();
        let _ = self
            .target
            .remove_event_listener_with_callback(self.event, callback);
    }
}

/// A reference that leads to an element; dropped, it does so no more.
struct Referring(NodeRef);

impl Drop for Referring {
    fn drop(&mut self) {
        REFERRED.with_borrow_mut(|all| {
            if let Some(at) = all.iter().position(|(other, _)| other.0 == self.0.0) {
                all.remove(at);
            }
        });
    }
}

/// What something stands in. When that has been drawn anew, leptos lets go of what stood in it a
/// little later than of its signals: till then effects still run, and listeners still hear.
#[derive(Clone, Copy)]
struct Surroundings(StoredValue<()>);

impl Surroundings {
    fn new() -> Self {
        Self(StoredValue::new(()))
    }

    fn are_gone(self) -> bool {
        self.0.is_disposed()
    }
}

/// Acts, and again whenever a signal changes that was read in it; but not when what it stands in
/// has been drawn anew.
fn follow(mut act: Box<dyn FnMut()>) -> RenderEffect<()> {
    let surroundings = Surroundings::new();
    RenderEffect::new(move |_| {
        if !surroundings.are_gone() {
            act();
        }
    })
}

fn follow_attribute(
    element: types::Element,
    name: &'static str,
    value: Box<dyn Fn() -> Option<Text> + Send>,
) -> RenderEffect<()> {
    follow(Box::new(move || match value() {
        Some(value) => Rndr::set_attribute(&element, name, &value),
        None => Rndr::remove_attribute(&element, name),
    }))
}

fn follow_state(
    element: types::Element,
    name: &'static str,
    holds: Box<dyn Fn() -> bool + Send>,
) -> RenderEffect<()> {
    follow(Box::new(move || {
        Rndr::set_property(&element, name, &holds().into());
    }))
}

/// As soon as it is in the page, and before the reader can press another key.
fn focus_soon(element: types::Element) {
    spawn_local(async move {
        if let Some(element) = element.dyn_ref::<web_sys::HtmlElement>() {
            let _ = element.focus();
        }
    });
}

impl ChangingState {
    /// Renders, as `first` says the first time; and again at each change.
    pub(super) fn new(
        parent: &Weak<Parent>,
        marker: types::Placeholder,
        mut draw: Box<dyn FnMut() -> Node + Send>,
        first: impl Fn(Node) -> NodeState + 'static,
    ) -> Self {
        let (parent, place) = (parent.clone(), marker.clone());
        let content = Rc::new(RefCell::new(NodeState::Several(Vec::new())));
        let drawn = content.clone();
        let mut is_drawn = false;
        let follows = follow(Box::new(move || {
            let node = draw();
            if !is_drawn {
                is_drawn = true;
                *drawn.borrow_mut() = first(node);
                return;
            }
            // The same text again is nothing new, for a live region neither.
            if let (Node::Text(text), NodeState::Text(said)) = (&node, &*drawn.borrow())
                && *text == said.text
            {
                return;
            }
            let now = node.build_in(&parent);
            // Dropped only when it has left the document.
            let mut before = drawn.replace(now);
            if let Some(parent) = parent.upgrade() {
                parent.reconcile();
            } else {
                before.unmount();
                if let Some(parent) = place.parent_element() {
                    let next = place.next_sibling();
                    drawn.borrow_mut().mount(&parent, next.as_ref());
                }
            }
        }));
        Self {
            marker,
            content,
            _follows: follows,
        }
    }
}

impl NodeState {
    /// Adds the nodes that it is in the document, each text saying what was rendered.
    fn add_nodes(&self, nodes: &mut Vec<types::Node>) {
        match self {
            Self::Text(state) => {
                // It may have been cut, or joined with others.
                if state.node.text_content().as_deref() != Some(&state.text) {
                    Rndr::set_text(&state.node, &state.text);
                }
                nodes.push(state.node.clone().into());
            }
            Self::Element(state) => nodes.push(state.parent.element.clone().into()),
            Self::Several(states) => {
                for state in states {
                    state.add_nodes(nodes);
                }
            }
            Self::Dynamic(state) => {
                nodes.push(state.marker.clone().into());
                state.content.borrow().add_nodes(nodes);
            }
        }
    }
}

impl Mountable for NodeState {
    fn unmount(&mut self) {
        match self {
            Self::Text(state) => state.node.unmount(),
            Self::Element(state) => Rndr::remove(&state.parent.element),
            Self::Several(states) => states.iter_mut().for_each(Self::unmount),
            Self::Dynamic(state) => {
                state.marker.unmount();
                state.content.borrow_mut().unmount();
            }
        }
    }

    fn mount(&mut self, parent: &types::Element, before: Option<&types::Node>) {
        match self {
            Self::Text(state) => state.node.mount(parent, before),
            Self::Element(state) => Rndr::insert_node(parent, &state.parent.element, before),
            Self::Several(states) => {
                for state in states {
                    state.mount(parent, before);
                }
            }
            Self::Dynamic(state) => {
                state.marker.mount(parent, before);
                state.content.borrow_mut().mount(parent, before);
            }
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        match self {
            Self::Text(state) => state.node.insert_before_this(child),
            Self::Element(state) => state.parent.element.insert_before_this(child),
            Self::Several(states) => states.iter().any(|it| it.insert_before_this(child)),
            Self::Dynamic(state) => state.marker.insert_before_this(child),
        }
    }

    fn elements(&self) -> Vec<types::Element> {
        match self {
            Self::Text(_) => Vec::new(),
            Self::Element(state) => vec![state.parent.element.clone()],
            Self::Several(states) => states.iter().flat_map(Self::elements).collect(),
            Self::Dynamic(state) => state.content.borrow().elements(),
        }
    }
}
