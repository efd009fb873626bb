//! A type-erased view tree that leptos renders and hydrates.
//!
//! In leptos' own typed views each tag, set of attributes and closure is a separate type, and the
//! rendering code is compiled for each of them: half of the page's wasm. A [`Node`] is plain data,
//! rendered by one function. Signals, effects, mounting and hydration are leptos' own.
//!
//! ```
//! use standpoint_web::node::{dynamic, li, nodes, ul};
//!
//! let count = 2;
//! let list = ul((li("One"), li(("Two of ", count)), dynamic(move || nodes(())))).class("list");
//! ```

mod browser;
mod html;
mod tags;

pub use browser::NodeState;
pub use html::take_hydration_mismatch;
pub use tags::*;

use leptos::prelude::{Get as _, RwSignal, Set as _, StoredValue, WithUntracked as _, untrack};
use leptos::reactive::effect::RenderEffect;
use std::borrow::Cow;
use std::cell::RefCell;
use std::sync::atomic::{AtomicU32, Ordering};
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlElement, HtmlInputElement};

/// A static or an owned text.
pub type Text = Cow<'static, str>;

/// A reference to a rendered element, for calls that only the browser can answer.
///
/// Unlike leptos' `NodeRef` it isn't a signal: read it after mount. It is a key into a
/// thread-local list, since leptos requires views to be `Send`, which an element isn't. A wrapper
/// that checks the current thread would cost 2 kB: see the allocator.
#[derive(Clone, Copy)]
pub struct NodeRef(u32);

thread_local! {
    /// The elements in the document, the latest last: a re-render adds the new element before the
    /// old one is removed.
    static MOUNTED: RefCell<Vec<(NodeRef, HtmlElement)>> = const { RefCell::new(Vec::new()) };
}

impl NodeRef {
    /// Creates a reference that isn't attached to an element yet: see [`Element::node_ref`].
    #[expect(clippy::new_without_default, reason = "each one is different")]
    pub fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        Self(NEXT.fetch_add(1, Ordering::Relaxed))
    }

    /// Returns the element, while it is mounted.
    pub fn element(self) -> Option<HtmlElement> {
        MOUNTED.with_borrow(|mounted| {
            let mut latest_first = mounted.iter().rev();
            let (_, element) = latest_first.find(|(reference, _)| reference.0 == self.0)?;
            Some(element.clone())
        })
    }

    /// Moves focus to the element.
    pub fn focus(self) {
        if let Some(element) = self.element() {
            // Can't fail for an element in the document.
            let _ = element.focus();
        }
    }

    /// Returns whether each input in the element is checked, in document order.
    pub fn checked(self) -> Vec<bool> {
        let element = self.element();
        let inputs = element.and_then(|element| element.query_selector_all("input").ok());
        let mut checked = Vec::new();
        while let Some(input) = inputs
            .as_ref()
            .and_then(|list| list.item(checked.len() as u32))
        {
            checked.push(input.unchecked_into::<HtmlInputElement>().checked());
        }
        checked
    }

    /// Returns the value of each `select` in the element, in document order.
    pub fn selected(self) -> Vec<String> {
        let mut values = Vec::new();
        while let Some(select) = self.select_at(values.len()) {
            values.push(select.value());
        }
        values
    }

    /// Chooses the option with this value in the `select` with this index, in document order.
    pub fn choose(self, index: usize, value: &str) {
        if let Some(select) = self.select_at(index) {
            select.set_value(value);
        }
    }

    /// Returns a `select`, whose value has the same interface as that of an input.
    fn select_at(self, index: usize) -> Option<HtmlInputElement> {
        let selects = self.element()?.query_selector_all("select").ok()?;
        Some(selects.item(index as u32)?.unchecked_into())
    }

    /// Returns the value of the first input in the element.
    pub fn value(self) -> String {
        self.value_of("input")
    }

    /// Returns the value of the first field in the element that matches a CSS selector.
    pub fn value_of(self, selector: &str) -> String {
        let field = self.field(selector);
        field.map(|field| field.value()).unwrap_or_default()
    }

    /// Sets the value of the first field in the element that matches a CSS selector.
    pub fn set_value(self, selector: &str, value: &str) {
        if let Some(field) = self.field(selector) {
            field.set_value(value);
        }
    }

    fn field(self, selector: &str) -> Option<HtmlInputElement> {
        let field = self.element()?.query_selector(selector).ok()??;
        Some(field.unchecked_into())
    }

    /// Empties the first input in the element, and focuses it.
    pub fn clear(self) {
        if let Some(input) = self.field("input") {
            input.set_value("");
            // Can't fail for an element in the document.
            let _ = input.focus();
        }
    }

    /// Focuses a text field and selects its text.
    pub fn select(self) {
        self.focus();
        if let Some(element) = self.element() {
            let field: HtmlInputElement = element.unchecked_into();
            field.select();
        }
    }

    /// Opens a `details` element.
    pub fn open(self) {
        if let Some(element) = self.element() {
            // Can't fail: the name is valid.
            let _ = element.set_attribute("open", "");
        }
    }

    /// Focuses the element and scrolls to it.
    pub fn show(self) {
        self.focus();
        // WebKit doesn't scroll to an element that is focused while a dialog closes.
        if let Some(element) = self.element() {
            element.scroll_into_view();
        }
    }
}

/// A view: text, an element, several nodes, or a part that is re-rendered.
pub enum Node {
    /// A text node.
    Text(Text),
    /// An element with its children.
    Element(Element),
    /// Sibling nodes, possibly none.
    Fragment(Vec<Node>),
    /// Re-rendered when a signal that the closure read changes.
    Dynamic(Box<dyn FnMut() -> Node + Send>),
}

/// Converts content to one node: a [`Node::Fragment`] unless it is exactly one.
pub fn nodes(content: impl IntoNodes) -> Node {
    let mut nodes = Vec::new();
    content.add_to(&mut nodes);
    match nodes.len() {
        1 => nodes.remove(0),
        _ => Node::Fragment(nodes),
    }
}

/// Returns a signal with a computed value. What reads it is re-rendered only when the value changes, not
/// whenever a signal that `compute` read does.
pub fn memo<T: Clone + PartialEq + Send + Sync + 'static>(
    compute: impl Fn() -> T + 'static,
) -> RwSignal<T> {
    let value = RwSignal::new(untrack(&compute));
    on_mount(move || {
        let now = compute();
        if value.with_untracked(|value| *value != now) {
            value.set(now);
        }
    });
    value
}

/// A node that is re-rendered when a signal that `render` read changes.
pub fn dynamic<N: IntoNodes>(mut render: impl FnMut() -> N + Send + 'static) -> Node {
    Node::Dynamic(Box::new(move || nodes(render())))
}

/// Runs `act` after mount, and again when a signal that it read changes. Never runs during
/// server rendering.
pub fn on_mount(mut act: impl FnMut() + 'static) {
    let is_mounted = RwSignal::new(false);
    let effect = RenderEffect::new(move |_: Option<()>| {
        if is_mounted.get() {
            act();
        }
    });
    // Effects run only after the current render is finished.
    is_mounted.set(true);
    // Disposed with the current owner.
    StoredValue::new(effect);
}

/// An element under construction. Boxed, so that moving it costs little code.
pub struct Element(Box<ElementData>);

struct ElementData {
    tag: &'static Tag,
    attributes: Vec<(&'static str, Value)>,
    listeners: Vec<(ListenerTarget, &'static str, Listener)>,
    node_refs: Vec<NodeRef>,
    takes_focus: bool,
    is_prerendered: bool,
    children: Vec<Node>,
}

/// Where an event listener is registered.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ListenerTarget {
    Element,
    Window,
}

type Listener = Box<dyn FnMut(web_sys::Event) + Send>;

/// The value of an attribute or property.
enum Value {
    Fixed(Text),
    /// Left out of server-rendered HTML.
    ClientOnly(Text),
    /// `None` removes the attribute.
    Dynamic(Box<dyn Fn() -> Option<Text> + Send>),
    /// A DOM property. Once the reader has used a control, its property and its attribute of the
    /// same name can differ.
    Prop(Box<dyn Fn() -> bool + Send>),
}

/// How a tag is created and written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Html,
    /// An HTML element without children or an end tag.
    Void,
    Svg,
}

struct Tag {
    name: &'static str,
    kind: Kind,
}

impl Element {
    fn new(tag: &'static Tag, children: impl IntoNodes) -> Self {
        let mut nodes = Vec::new();
        children.add_to(&mut nodes);
        Self::with_children(tag, nodes)
    }

    fn with_children(tag: &'static Tag, children: Vec<Node>) -> Self {
        Self(Box::new(ElementData {
            tag,
            attributes: Vec::new(),
            listeners: Vec::new(),
            node_refs: Vec::new(),
            takes_focus: false,
            is_prerendered: false,
            children,
        }))
    }

    /// Sets an attribute.
    #[must_use]
    pub fn attribute(self, name: &'static str, value: impl Into<Text>) -> Self {
        self.set(name, Value::Fixed(value.into()))
    }

    /// Sets an attribute on mount only: server-rendered HTML doesn't have it.
    #[must_use]
    pub fn client_only_attribute(self, name: &'static str, value: impl Into<Text>) -> Self {
        self.set(name, Value::ClientOnly(value.into()))
    }

    /// Sets a boolean attribute if `is_set`.
    #[must_use]
    pub fn flag(self, name: &'static str, is_set: bool) -> Self {
        if is_set {
            self.attribute(name, "")
        } else {
            self
        }
    }

    /// Sets an attribute, and again when a signal that `value` read changes. `None` removes it.
    #[must_use]
    pub fn dynamic_attribute<T: Into<Text>>(
        self,
        name: &'static str,
        value: impl Fn() -> Option<T> + Send + 'static,
    ) -> Self {
        self.set(
            name,
            Value::Dynamic(Box::new(move || value().map(Into::into))),
        )
    }

    /// Sets a property such as `checked`, and again when a signal that `value` read changes.
    #[must_use]
    pub fn prop(self, name: &'static str, value: impl Fn() -> bool + Send + 'static) -> Self {
        self.set(name, Value::Prop(Box::new(value)))
    }

    /// Sets the `class` attribute: names separated by spaces.
    #[must_use]
    pub fn class(self, names: impl Into<Text>) -> Self {
        self.attribute("class", names)
    }

    /// Sets `dir="auto"`: for text that isn't UI text, so its direction isn't known.
    #[must_use]
    pub fn dir_auto(self) -> Self {
        self.attribute("dir", "auto")
    }

    /// Adds an event listener to the element.
    #[must_use]
    pub fn on(
        self,
        event: &'static str,
        listener: impl FnMut(web_sys::Event) + Send + 'static,
    ) -> Self {
        self.listen(ListenerTarget::Element, event, Box::new(listener))
    }

    /// Adds an event listener to the window, for as long as the element exists.
    #[must_use]
    pub fn on_window(
        self,
        event: &'static str,
        listener: impl FnMut(web_sys::Event) + Send + 'static,
    ) -> Self {
        self.listen(ListenerTarget::Window, event, Box::new(listener))
    }

    /// Makes `node_ref` refer to this element once it is mounted.
    #[must_use]
    pub fn node_ref(mut self, node_ref: NodeRef) -> Self {
        self.0.node_refs.push(node_ref);
        self
    }

    /// Makes the element focusable by script but not by the Tab key.
    #[must_use]
    pub fn focusable(self) -> Self {
        self.attribute("tabindex", "-1")
    }

    /// Makes the element focusable, and focuses it on mount if `is_due`.
    #[must_use]
    pub fn focused_if(mut self, is_due: bool) -> Self {
        self.0.takes_focus = is_due;
        self.focusable()
    }

    /// Leaves the element's content as it is when the element is hydrated. If it is all that a
    /// [`dynamic`] part renders, the part's next render hydrates that content.
    #[must_use]
    pub fn prerendered(mut self) -> Self {
        self.0.is_prerendered = true;
        self
    }

    fn listen(mut self, target: ListenerTarget, event: &'static str, listener: Listener) -> Self {
        self.0.listeners.push((target, event, listener));
        self
    }

    fn set(mut self, name: &'static str, value: Value) -> Self {
        self.0.attributes.push((name, value));
        self
    }
}

/// Content for an element: nodes, texts, and options, lists and tuples of them.
pub trait IntoNodes {
    /// Appends the content to `nodes`.
    fn add_to(self, nodes: &mut Vec<Node>);
}

impl IntoNodes for Node {
    fn add_to(self, nodes: &mut Vec<Node>) {
        nodes.push(self);
    }
}

impl IntoNodes for Element {
    fn add_to(self, nodes: &mut Vec<Node>) {
        nodes.push(Node::Element(self));
    }
}

impl IntoNodes for Text {
    fn add_to(self, nodes: &mut Vec<Node>) {
        nodes.push(Node::Text(self));
    }
}

impl IntoNodes for &'static str {
    fn add_to(self, nodes: &mut Vec<Node>) {
        nodes.push(Node::Text(Cow::Borrowed(self)));
    }
}

impl IntoNodes for String {
    fn add_to(self, nodes: &mut Vec<Node>) {
        nodes.push(Node::Text(Cow::Owned(self)));
    }
}

impl IntoNodes for &String {
    fn add_to(self, nodes: &mut Vec<Node>) {
        self.clone().add_to(nodes);
    }
}

impl IntoNodes for u32 {
    fn add_to(self, nodes: &mut Vec<Node>) {
        self.to_string().add_to(nodes);
    }
}

impl<T: IntoNodes> IntoNodes for Option<T> {
    fn add_to(self, nodes: &mut Vec<Node>) {
        if let Some(content) = self {
            content.add_to(nodes);
        }
    }
}

impl<T: IntoNodes> IntoNodes for Vec<T> {
    fn add_to(self, nodes: &mut Vec<Node>) {
        for content in self {
            content.add_to(nodes);
        }
    }
}

impl<T: IntoNodes, const N: usize> IntoNodes for [T; N] {
    fn add_to(self, nodes: &mut Vec<Node>) {
        for content in self {
            content.add_to(nodes);
        }
    }
}

impl IntoNodes for () {
    fn add_to(self, _: &mut Vec<Node>) {}
}

macro_rules! tuples {
    ($(($($name:ident)+))+) => {$(
        #[expect(non_snake_case, reason = "each variable has the name of its type parameter")]
        impl<$($name: IntoNodes),+> IntoNodes for ($($name,)+) {
            fn add_to(self, nodes: &mut Vec<Node>) {
                let ($($name,)+) = self;
                $($name.add_to(nodes);)+
            }
        }
    )+};
}

tuples! {
    (A B)
    (A B C)
    (A B C D)
    (A B C D E)
    (A B C D E F)
    (A B C D E F G)
    (A B C D E F G H)
}
