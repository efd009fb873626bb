use super::choices::ChoiceView;
use crate::words::quiz;
use standpoint_core::quiz::{Choice, ChooseOne, Response};

impl ChoiceView for ChooseOne {
    const INPUT_TYPE: &'static str = "radio";

    fn choices(&self) -> &[Choice] {
        &self.0
    }

    fn legend(words: &'static quiz::Part) -> &'static str {
        words.choose_one()
    }

    fn response(chosen: Vec<usize>) -> Response {
        Response::One(chosen.first().copied().unwrap_or_default())
    }
}
