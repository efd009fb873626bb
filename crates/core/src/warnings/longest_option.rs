//! Readers who don't know the answer guess the longest option, so the right one should not be it.

use super::offered::{Offered, offered, only_right};
use super::words::is_unspaced;
use super::{CheckInput, Warnings};

/// Fewer questions say nothing about a habit.
const LEAST_QUESTIONS: usize = 5;

pub(super) fn check(checked: &CheckInput<'_>, warnings: &mut Warnings) {
    let mut questions = 0;
    let mut longest = 0;
    // How often the right option would be the longest by chance, and the variance of that.
    let (mut expected, mut variance) = (0.0, 0.0);
    for (i, question) in checked.pack.questions.iter().enumerate() {
        let options = offered(checked.pack, &question.kind);
        if options.iter().any(|option| option.actor.is_some()) {
            continue;
        }
        check_question(i, question.kind.name(), &options, warnings);
        if let Some(right) = only_right(&options).filter(|_| options.len() > 2) {
            let chance = 1.0 / options.len() as f64;
            questions += 1;
            expected += chance;
            variance += chance * (1.0 - chance);
            longest += usize::from(is_longest(&options, right));
        }
    }
    // One pack in a hundred would have that many by chance.
    let is_too_often = longest as f64 > expected + 2.33 * f64::sqrt(variance);
    if questions >= LEAST_QUESTIONS && is_too_often {
        warnings.add(
            "questions",
            format!(
                "the right option is the longest in {longest} of {questions} questions, and would \
                 be in about {expected:.0} by chance"
            ),
            "shorten right options, or make wrong ones as long and as exact",
        );
    }
}

/// Checks that the right options are not much longer than all wrong ones.
fn check_question(i: usize, kind: &str, options: &[Offered<'_>], warnings: &mut Warnings) {
    let widths = |is_right: bool| {
        let those = options
            .iter()
            .enumerate()
            .filter(move |it| it.1.is_right == is_right);
        those.map(|(j, option)| (width(option.text), j))
    };
    let (Some((right, j)), Some((wrong, _))) = (widths(true).min(), widths(false).max()) else {
        return;
    };
    if 2 * right >= 3 * wrong && right >= wrong + 15 {
        warnings.add(
            format!("questions[{i}].kind.{kind}.options[{j}].text"),
            format!("the right option is much longer than all others: {right} characters, and they have at most {wrong}"),
            "make all options about as long and as exact",
        );
    }
}

fn is_longest(options: &[Offered<'_>], right: usize) -> bool {
    let others = options.iter().enumerate().filter(|(j, _)| *j != right);
    let longest = others.map(|(_, option)| width(option.text)).max();
    longest < options.get(right).map(|option| width(option.text))
}

/// The width of a text in Latin characters: a Chinese one is twice as wide.
fn width(text: &str) -> usize {
    let text = text.trim();
    text.chars().count() + text.chars().filter(|c| is_unspaced(*c)).count()
}
