//! Rendering nodes into the browser's document, and updating them.

use super::html::hydrate_prerendered;
use super::{
    ElementData, Kind, Listener, ListenerTarget, MOUNTED, Node, NodeRef, Tag, Text, Value,
};
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

/// The rendered state of a [`Node`].
pub enum NodeState {
    /// A text node.
    Text(TextState),
    /// An element.
    Element(ElementState),
    /// Sibling nodes.
    Fragment(Vec<NodeState>),
    /// Content that is re-rendered.
    Dynamic(DynamicState),
}

/// A text node, and the text that was rendered.
pub struct TextState {
    pub(super) node: types::Text,
    pub(super) text: Text,
}

/// An element in the document, with its effects and listeners.
pub struct ElementState {
    parent: Rc<Parent>,
    /// Whether its content is still as the server rendered it: see [`Element::prerendered`].
    ///
    /// [`Element::prerendered`]: super::Element::prerendered
    pub(super) is_prerendered: bool,
    /// Effects, event listeners and references. Each is detached when it is dropped.
    _attached: Vec<Box<dyn Any>>,
}

/// Content that is re-rendered, after a comment node that marks its position.
pub struct DynamicState {
    marker: types::Placeholder,
    content: Rc<RefCell<NodeState>>,
    _effect: RenderEffect<()>,
}

/// An element with its children as they were rendered.
///
/// The document may differ: translators replace our text nodes with their own elements, and
/// extensions wrap, split, move or remove nodes. So we never write into a node that may have been
/// replaced. A change is rendered as new nodes, and then [`Parent::reconcile`] makes the element's
/// child nodes equal to the rendered ones.
pub(super) struct Parent {
    pub(super) element: types::Element,
    /// Unset until the first render of all children is finished.
    children: OnceCell<Vec<NodeState>>,
}

impl Parent {
    pub(super) fn new(element: types::Element) -> Rc<Self> {
        let children = OnceCell::new();
        Rc::new(Self { element, children })
    }

    pub(super) fn set_children(&self, children: Vec<NodeState>) {
        // Never called twice.
        let _ = self.children.set(children);
    }

    /// Makes the element's child nodes equal to the rendered ones, in order. A node in the right
    /// position isn't moved, since moving it would lose the focus.
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
                // It was before a node that it belongs after.
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
    /// Renders the node as a child of `parent`. The caller mounts it.
    fn build_in(self, parent: &Weak<Parent>) -> NodeState {
        match self {
            Self::Text(text) => NodeState::Text(TextState {
                node: Rndr::create_text_node(&text),
                text,
            }),
            Self::Element(element) => NodeState::Element(build(*element.0)),
            Self::Fragment(nodes) => {
                let nodes = nodes.into_iter();
                NodeState::Fragment(nodes.map(|node| node.build_in(parent)).collect())
            }
            Self::Dynamic(render) => {
                let marker = Rndr::create_placeholder();
                let within = parent.clone();
                let first = move |node: Self| node.build_in(&within);
                NodeState::Dynamic(DynamicState::new(parent, marker, render, first))
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

fn build(mut element: ElementData) -> ElementState {
    let dom_element = create(element.tag);
    for (name, value) in &element.attributes {
        if let Value::Fixed(value) = value {
            Rndr::set_attribute(&dom_element, name, value);
        }
    }
    let parent = Parent::new(dom_element);
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
    /// Attaches the effects, event listeners and references to an element in the document.
    pub(super) fn new(element: ElementData, parent: Rc<Parent>) -> Self {
        let dom_element = &parent.element;
        let mut attached = Vec::<Box<dyn Any>>::new();
        for (name, value) in element.attributes {
            match value {
                Value::Fixed(_) => {}
                Value::ClientOnly(value) => Rndr::set_attribute(dom_element, name, &value),
                Value::Dynamic(value) => {
                    let effect = attribute_effect(dom_element.clone(), name, value);
                    attached.push(Box::new(effect));
                }
                Value::Prop(value) => {
                    attached.push(Box::new(prop_effect(dom_element.clone(), name, value)));
                }
            }
        }
        for (at, event, listener) in element.listeners {
            let target: Option<EventTarget> = match at {
                ListenerTarget::Element => Some(dom_element.clone().unchecked_into()),
                ListenerTarget::Window => window().map(Into::into),
            };
            attached.push(Box::new(
                target.map(|target| EventListener::new(target, event, listener)),
            ));
        }
        for node_ref in element.node_refs {
            if let Some(element) = dom_element.dyn_ref() {
                let mounted = (node_ref, Clone::clone(element));
                MOUNTED.with_borrow_mut(|all| all.push(mounted));
                attached.push(Box::new(MountedRef(node_ref)));
            }
        }
        if element.takes_focus {
            focus_soon(dom_element.clone());
        }
        Self {
            parent,
            is_prerendered: false,
            _attached: attached,
        }
    }
}

/// An event listener, removed when it is dropped.
struct EventListener {
    target: EventTarget,
    event: &'static str,
    listener: Closure<dyn FnMut(web_sys::Event)>,
}

impl EventListener {
    fn new(target: EventTarget, event: &'static str, mut listener: Listener) -> Self {
        let scope = Scope::new();
        let listener = Closure::<dyn FnMut(web_sys::Event)>::new(move |event| {
            if !scope.is_disposed() {
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

impl Drop for EventListener {
    fn drop(&mut self) {
        let callback = self.listener.as_ref().unchecked_ref();
        let _ = self
            .target
            .remove_event_listener_with_callback(self.event, callback);
    }
}

/// Removes the entry of a reference from [`MOUNTED`] when it is dropped.
struct MountedRef(NodeRef);

impl Drop for MountedRef {
    fn drop(&mut self) {
        MOUNTED.with_borrow_mut(|all| {
            if let Some(at) = all.iter().position(|(other, _)| other.0 == self.0.0) {
                all.remove(at);
            }
        });
    }
}

/// The owner that was current when an effect or listener was created. After a re-render leptos
/// disposes the old signals first and drops the old nodes a little later. In between, their effects
/// still run and their listeners are still called, so both check whether the owner is disposed.
#[derive(Clone, Copy)]
struct Scope(StoredValue<()>);

impl Scope {
    fn new() -> Self {
        Self(StoredValue::new(()))
    }

    fn is_disposed(self) -> bool {
        self.0.is_disposed()
    }
}

/// Runs `act`, and again when a signal that it read changes, until its [`Scope`] is disposed.
fn effect(mut act: Box<dyn FnMut()>) -> RenderEffect<()> {
    let scope = Scope::new();
    RenderEffect::new(move |_| {
        if !scope.is_disposed() {
            act();
        }
    })
}

fn attribute_effect(
    element: types::Element,
    name: &'static str,
    value: Box<dyn Fn() -> Option<Text> + Send>,
) -> RenderEffect<()> {
    effect(Box::new(move || match value() {
        Some(value) => Rndr::set_attribute(&element, name, &value),
        None => Rndr::remove_attribute(&element, name),
    }))
}

fn prop_effect(
    element: types::Element,
    name: &'static str,
    value: Box<dyn Fn() -> bool + Send>,
) -> RenderEffect<()> {
    effect(Box::new(move || {
        Rndr::set_property(&element, name, &value().into());
    }))
}

/// Focuses the element once it is in the document, before the reader can press another key.
fn focus_soon(element: types::Element) {
    spawn_local(async move {
        if let Some(element) = element.dyn_ref::<web_sys::HtmlElement>() {
            let _ = element.focus();
        }
    });
}

impl DynamicState {
    /// Renders the content, the first time with `first`, and re-renders it at each change.
    pub(super) fn new(
        parent: &Weak<Parent>,
        marker: types::Placeholder,
        mut render: Box<dyn FnMut() -> Node + Send>,
        first: impl Fn(Node) -> NodeState + 'static,
    ) -> Self {
        let (parent, position) = (parent.clone(), marker.clone());
        let content = Rc::new(RefCell::new(NodeState::Fragment(Vec::new())));
        let rendered = content.clone();
        let mut is_rendered = false;
        let effect = effect(Box::new(move || {
            let mut node = render();
            if !is_rendered {
                is_rendered = true;
                *rendered.borrow_mut() = first(node);
                return;
            }
            // A live region must not announce the same text again.
            if let (Node::Text(text), NodeState::Text(before)) = (&node, &*rendered.borrow())
                && *text == before.text
            {
                return;
            }
            if rendered.borrow().is_prerendered() {
                if let Some(hydrated) = hydrate_prerendered(node, &parent, &position) {
                    *rendered.borrow_mut() = hydrated;
                    return;
                }
                node = render();
            }
            let now = node.build_in(&parent);
            // Dropped after it has left the document.
            let mut before = rendered.replace(now);
            if let Some(parent) = parent.upgrade() {
                parent.reconcile();
            } else {
                before.unmount();
                if let Some(parent) = position.parent_element() {
                    let next = position.next_sibling();
                    rendered.borrow_mut().mount(&parent, next.as_ref());
                }
            }
        }));
        Self {
            marker,
            content,
            _effect: effect,
        }
    }
}

impl NodeState {
    fn is_prerendered(&self) -> bool {
        matches!(self, Self::Element(state) if state.is_prerendered)
    }

    /// Appends the document's nodes for this state, with each text reset to the rendered one.
    fn add_nodes(&self, nodes: &mut Vec<types::Node>) {
        match self {
            Self::Text(state) => {
                // Extensions may have split it, or joined it with others.
                if state.node.text_content().as_deref() != Some(&state.text) {
                    Rndr::set_text(&state.node, &state.text);
                }
                nodes.push(state.node.clone().into());
            }
            Self::Element(state) => nodes.push(state.parent.element.clone().into()),
            Self::Fragment(states) => {
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
            Self::Fragment(states) => states.iter_mut().for_each(Self::unmount),
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
            Self::Fragment(states) => {
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
            Self::Fragment(states) => states.iter().any(|state| state.insert_before_this(child)),
            Self::Dynamic(state) => state.marker.insert_before_this(child),
        }
    }

    fn elements(&self) -> Vec<types::Element> {
        match self {
            Self::Text(_) => Vec::new(),
            Self::Element(state) => vec![state.parent.element.clone()],
            Self::Fragment(states) => states.iter().flat_map(Self::elements).collect(),
            Self::Dynamic(state) => state.content.borrow().elements(),
        }
    }
}
