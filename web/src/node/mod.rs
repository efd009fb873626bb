//! What the views are written in: elements of one type, for leptos to draw.
//!
//! With leptos' own typed elements each tag, set of attributes and closure is a type of its own,
//! and the code that draws it is compiled anew for each; that was half of the page's wasm.
//! A [`Node`] is data, and one function draws all of it.
//! Signals, effects, mounting and hydration are leptos'.
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
pub use html::differed;
pub use tags::*;

use leptos::prelude::{Get as _, RwSignal, Set as _, StoredValue};
use leptos::reactive::effect::RenderEffect;
use std::borrow::Cow;
use std::cell::RefCell;
use std::sync::atomic::{AtomicU32, Ordering};
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlElement, HtmlInputElement};

/// A text that is written down in the program, or made while it runs.
pub type Text = Cow<'static, str>;

/// The element that was drawn, for what can only be asked of the browser.
///
/// Not leptos' `NodeRef`, which is a signal: that there is an element is known after drawing.
/// A number, since leptos wants what views hold to be fit for another thread, which an element is
/// not. To wrap it in what looks which thread it is in would cost 2 kB: see the allocator.
#[derive(Clone, Copy)]
pub struct NodeRef(u32);

thread_local! {
    /// What is drawn now, the latest last: what is drawn anew is there before the old is gone.
    static REFERRED: RefCell<Vec<(NodeRef, HtmlElement)>> = const { RefCell::new(Vec::new()) };
}

impl NodeRef {
    /// Yet to be given to an element.
    #[expect(clippy::new_without_default, reason = "no two of them are the same")]
    pub fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        Self(NEXT.fetch_add(1, Ordering::Relaxed))
    }

    /// The element, from when it is drawn until it is gone.
    pub fn element(self) -> Option<HtmlElement> {
        REFERRED.with_borrow(|referred| {
            let mut latest_first = referred.iter().rev();
            let (_, element) = latest_first.find(|(reference, _)| reference.0 == self.0)?;
            Some(element.clone())
        })
    }

    /// Brings focus to the element.
    pub fn focus(self) {
        if let Some(element) = self.element() {
            // Fails for no element that is in the page.
            let _ = element.focus();
        }
    }

    /// Of each input in the element, in the order in which they stand there, whether it is checked.
    pub fn checked(self) -> Vec<bool> {
        let element = self.element();
        let inputs = element.and_then(|element| element.query_selector_all("input").ok());
        let mut checked = Vec::new();
        while let Some(input) = inputs.as_ref().and_then(|it| it.item(checked.len() as u32)) {
            checked.push(input.unchecked_into::<HtmlInputElement>().checked());
        }
        checked
    }

    /// Brings the element into sight, and focus to it.
    pub fn show(self) {
        self.focus();
        // WebKit does not scroll to what takes the focus while a dialog closes.
        if let Some(element) = self.element() {
            element.scroll_into_view();
        }
    }
}

/// What is drawn.
pub enum Node {
    /// A text.
    Text(Text),
    /// An element with what stands in it.
    Element(Element),
    /// Several side by side; none of them is nothing.
    Several(Vec<Node>),
    /// Drawn anew whenever a signal changes that was read in it.
    Dynamic(Box<dyn FnMut() -> Node + Send>),
}

/// Several nodes side by side.
pub fn nodes(content: impl IntoNodes) -> Node {
    let mut nodes = Vec::new();
    content.add_to(&mut nodes);
    match nodes.len() {
        1 => nodes.remove(0),
        _ => Node::Several(nodes),
    }
}

/// Drawn anew whenever a signal changes that was read in it.
pub fn dynamic<N: IntoNodes>(mut draw: impl FnMut() -> N + Send + 'static) -> Node {
    Node::Dynamic(Box::new(move || nodes(draw())))
}

/// Does something after drawing, and again whenever a signal changes that was read in it.
/// It is not done where the page is only written as HTML.
pub fn on_mount(mut act: impl FnMut() + 'static) {
    let is_drawn = RwSignal::new(false);
    let effect = RenderEffect::new(move |_: Option<()>| {
        if is_drawn.get() {
            act();
        }
    });
    // Nothing that follows a signal hears of it before the drawing is done.
    is_drawn.set(true);
    // Goes when its surroundings do.
    StoredValue::new(effect);
}

/// An element, and what is asked of it. A pointer, so that passing it on costs little code.
pub struct Element(Box<Parts>);

struct Parts {
    tag: &'static Tag,
    attributes: Vec<(&'static str, Value)>,
    listeners: Vec<(Where, &'static str, Listener)>,
    references: Vec<NodeRef>,
    takes_focus: bool,
    children: Vec<Node>,
}

/// Where something is listened for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Where {
    Element,
    Window,
}

type Listener = Box<dyn FnMut(web_sys::Event) + Send>;

/// What an attribute is.
enum Value {
    Fixed(Text),
    /// Not there where no script runs.
    Alive(Text),
    /// Not there where it is `None`.
    Dynamic(Box<dyn Fn() -> Option<Text> + Send>),
    /// A property of the element, which a reader's action may have set otherwise than the
    /// attribute of the same name.
    State(Box<dyn Fn() -> bool + Send>),
}

/// What kind of element a tag is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Html,
    /// Nothing can stand in it.
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
        Self(Box::new(Parts {
            tag,
            attributes: Vec::new(),
            listeners: Vec::new(),
            references: Vec::new(),
            takes_focus: false,
            children,
        }))
    }

    /// Sets an attribute.
    #[must_use]
    pub fn attribute(self, name: &'static str, value: impl Into<Text>) -> Self {
        self.set(name, Value::Fixed(value.into()))
    }

    /// Sets an attribute that holds only where the page is alive: it is not written as HTML.
    #[must_use]
    pub fn client_only_attribute(self, name: &'static str, value: impl Into<Text>) -> Self {
        self.set(name, Value::Alive(value.into()))
    }

    /// Sets an attribute that has no value, where it holds.
    #[must_use]
    pub fn flag(self, name: &'static str, holds: bool) -> Self {
        if holds {
            self.attribute(name, "")
        } else {
            self
        }
    }

    /// Sets an attribute as the signals that are read in `value` change; `None` takes it away.
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

    /// Sets a property such as `checked` as the signals that are read in `holds` change.
    #[must_use]
    pub fn state(self, name: &'static str, holds: impl Fn() -> bool + Send + 'static) -> Self {
        self.set(name, Value::State(Box::new(holds)))
    }

    /// Names it for the style sheet.
    #[must_use]
    pub fn class(self, names: impl Into<Text>) -> Self {
        self.attribute("class", names)
    }

    /// Its text runs as its own letters do: for all that is not in the page's own voice.
    #[must_use]
    pub fn dir_auto(self) -> Self {
        self.attribute("dir", "auto")
    }

    /// Calls back at an event of this name.
    #[must_use]
    pub fn on(
        self,
        event: &'static str,
        listener: impl FnMut(web_sys::Event) + Send + 'static,
    ) -> Self {
        self.listen(Where::Element, event, Box::new(listener))
    }

    /// Calls back at an event of the window, for as long as the element is there.
    #[must_use]
    pub fn on_window(
        self,
        event: &'static str,
        listener: impl FnMut(web_sys::Event) + Send + 'static,
    ) -> Self {
        self.listen(Where::Window, event, Box::new(listener))
    }

    /// Tells where the element is, once it is drawn.
    #[must_use]
    pub fn reference(mut self, reference: NodeRef) -> Self {
        self.0.references.push(reference);
        self
    }

    /// The program can bring focus to it; a reader's tabulator does not.
    #[must_use]
    pub fn focusable(self) -> Self {
        self.attribute("tabindex", "-1")
    }

    /// Focusable; and focus comes to it as soon as it is in the page, where that is due.
    #[must_use]
    pub fn focused_if(mut self, is_due: bool) -> Self {
        self.0.takes_focus = is_due;
        self.focusable()
    }

    fn listen(mut self, at: Where, event: &'static str, listener: Listener) -> Self {
        self.0.listeners.push((at, event, listener));
        self
    }

    fn set(mut self, name: &'static str, value: Value) -> Self {
        self.0.attributes.push((name, value));
        self
    }
}

/// What can stand in an element.
pub trait IntoNodes {
    /// Puts it after what there is.
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
        #[expect(non_snake_case, reason = "a type parameter and what is of it share a name")]
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
