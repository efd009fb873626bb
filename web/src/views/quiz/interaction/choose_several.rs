use super::choices::ChoiceView;
use crate::words::quiz;
use standpoint_core::quiz::{Choice, ChooseSeveral, Response};

impl ChoiceView for ChooseSeveral {
    const INPUT_TYPE: &'static str = "checkbox";

    fn choices(&self) -> &[Choice] {
        &self.0
    }

    fn legend(words: &'static quiz::Part) -> &'static str {
        words.choose_several()
    }

    fn response(chosen: Vec<usize>) -> Response {
        Response::Several(chosen)
    }
}
