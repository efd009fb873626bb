//! More choices of what to ask: which skills and topics, and whether the reader says how sure they
//! are.

use super::state::QuizState;
use crate::node::*;
use crate::shared::Shared;
use standpoint_core::Pack;
use standpoint_core::pack::Skill;
use standpoint_core::quiz::{AskCertainty, Plan};

/// Renders the choices: checkboxes, in the order in which [`apply`] reads them.
pub fn more_options(shared: Shared, state: QuizState) -> Node {
    let words = shared.words.quiz();
    let plan = state.with(|session| session.plan().clone());
    let pack = shared.pack();
    let is_asked = plan.certainty == AskCertainty::Asked;
    let skill = |skill: Skill| {
        let is_chosen = plan.skills.is_empty() || plan.skills.contains(&skill);
        checkbox(span(shared.words.model().skill(skill)), is_chosen)
    };
    let skills: Vec<_> = Skill::ALL.into_iter().map(skill).collect();
    let topics = pack.topics().iter().map(|topic| {
        let is_chosen = plan.topics.is_empty() || plan.topics.contains(&topic.id);
        checkbox(span(&topic.name).lang_of_pack(&shared), is_chosen)
    });
    let topics: Vec<_> = topics.collect();
    nodes((
        p(checkbox(span(words.ask_certainty()), is_asked)),
        fieldset((legend(words.which_skills()), skills)),
        fieldset((legend(words.which_topics()), topics)),
    ))
}

/// Puts the choices into the plan. Without any, since they weren't displayed, it stays as it is. None
/// or all of the skills or topics mean all.
pub fn apply(plan: &mut Plan, chosen: &[bool], pack: &Pack) {
    let Some((certainty, chosen)) = chosen.split_first() else {
        return;
    };
    plan.certainty = match certainty {
        true => AskCertainty::Asked,
        false => AskCertainty::NotAsked,
    };
    let mut chosen = chosen.iter();
    plan.skills = Skill::ALL.to_vec();
    plan.skills.retain(|_| chosen.next() == Some(&true));
    if plan.skills.len() == Skill::ALL.len() {
        plan.skills.clear();
    }
    plan.topics.clear();
    for topic in pack.topics() {
        if chosen.next() == Some(&true) {
            plan.topics.push(topic.id.clone());
        }
    }
    if plan.topics.len() == pack.topics().len() {
        plan.topics.clear();
    }
}

fn checkbox(text: Element, is_checked: bool) -> Element {
    let input = input()
        .attribute("type", "checkbox")
        .flag("checked", is_checked);
    label((input, text))
}
