//! How a reader answers with each interaction. One file per interaction of the core, under the same
//! name; without it the scenarios don't compile.

mod choices;

use serde_json::Value;
use standpoint_core::with_interactions;
use standpoint_tests::failure::Failure;
use standpoint_tests::page::Page;

use crate::modified_dom::ModifiedDom;
use crate::question::ShownQuestion;

/// What scenarios need to answer with an interaction.
trait Driver {
    /// CSS selector of a field in which pressing Enter submits the answer, if there is one. Before
    /// anything is entered, it shows a hint instead.
    const FIELD: Option<&'static str>;

    /// CSS selector of the options in the form, if it has any. The feedback then lists them.
    const OPTIONS: Option<&'static str>;

    /// JavaScript that fills in some answer in `form`. Empty if the form always has one.
    const FILL_SCRIPT: &'static str;

    /// Enters an answer by keyboard: a different one for each `attempt`, where it can. Attempt 0 is an
    /// answer too.
    async fn enter(page: &Page, asked: &ShownQuestion, attempt: usize) -> Result<(), Failure>;

    /// Enters the right answer by keyboard. `right` has the texts of the right options, or what the
    /// feedback shows as right.
    async fn enter_right(
        page: &Page,
        asked: &ShownQuestion,
        right: &[String],
    ) -> Result<(), Failure>;

    /// Tests what only this form does, by keyboard, and leaves it as it was.
    async fn test_form(_page: &Page, _asked: &ShownQuestion) -> Result<(), Failure> {
        Ok(())
    }

    /// Answers while another program modifies the DOM. What is shown, announced and graded must be
    /// the same.
    async fn test_modified(dom: &ModifiedDom<'_>) -> Result<(), Failure>;
}

macro_rules! drivers {
    ($($file:ident::$name:ident, $key:literal: $response:ident($given:ty) -> $feedback:ty;)*) => {
        $(mod $file;)*

        /// An interaction, as the page shows it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Interaction {
            $($name,)*
        }

        impl Interaction {
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// Returns the class of its form.
            pub fn form_class(self) -> &'static str {
                match self {
                    $(Self::$name => concat!("answer-", $key),)*
                }
            }

            pub fn field(self) -> Option<&'static str> {
                match self {
                    $(Self::$name => $file::$name::FIELD,)*
                }
            }

            pub fn options(self) -> Option<&'static str> {
                match self {
                    $(Self::$name => $file::$name::OPTIONS,)*
                }
            }

            pub async fn enter(
                self,
                page: &Page,
                asked: &ShownQuestion,
                attempt: usize,
            ) -> Result<(), Failure> {
                match self {
                    $(Self::$name => $file::$name::enter(page, asked, attempt).await,)*
                }
            }

            pub async fn enter_right(
                self,
                page: &Page,
                asked: &ShownQuestion,
                right: &[String],
            ) -> Result<(), Failure> {
                match self {
                    $(Self::$name => $file::$name::enter_right(page, asked, right).await,)*
                }
            }

            pub async fn test_form(
                self,
                page: &Page,
                asked: &ShownQuestion,
            ) -> Result<(), Failure> {
                match self {
                    $(Self::$name => $file::$name::test_form(page, asked).await,)*
                }
            }

            pub async fn test_modified(self, dom: &ModifiedDom<'_>) -> Result<(), Failure> {
                match self {
                    $(Self::$name => $file::$name::test_modified(dom).await,)*
                }
            }

            fn fill_in(self) -> &'static str {
                match self {
                    $(Self::$name => $file::$name::FILL_SCRIPT,)*
                }
            }
        }
    };
}

with_interactions!(drivers);

impl Interaction {
    /// Returns the interaction with this class of the form.
    pub fn of(class: &str) -> Result<Self, Failure> {
        let has_class = |it: &&Self| class.split(' ').any(|name| name == it.form_class());
        let found = Self::ALL.iter().find(has_class).copied();
        found.ok_or_else(|| {
            Failure::new(format!(
                "no interaction has a form with the classes `{class}`"
            ))
        })
    }
}

/// Returns a selector for the options of all interactions.
pub fn options() -> String {
    let all = Interaction::ALL.iter();
    let options: Vec<_> = all.filter_map(|it| it.options()).collect();
    options.join(", ")
}

/// Returns JavaScript that fills in some answer in the element `form`.
pub fn fill_script(form: &str) -> String {
    let branches = Interaction::ALL.iter().map(|it| {
        let class = Value::from(it.form_class());
        format!(
            "if (form.classList.contains({class})) {{ {} }}",
            it.fill_in()
        )
    });
    let branches: Vec<_> = branches.collect();
    format!("((form) => {{ {} }})({form});", branches.join("\n"))
}
