//! The scenarios: a file for each part of the page, a line for each scenario.

mod harness;
mod quiz;
mod story;
mod tmp;

use standpoint_tests::scenario;
use standpoint_tests::scenario::Scenario;

/// Every scenario, in the order in which they run.
pub fn all() -> Vec<Scenario> {
    vec![
        scenario!(harness::keys_move_the_focus).on_fixtures(),
        scenario!(harness::light_is_light).on_fixtures(),
        scenario!(harness::dark_is_dark).on_fixtures().in_the_dark(),
        scenario!(harness::a_frame_is_as_narrow_as_a_phone).on_fixtures(),
        scenario!(harness::replies_reach_the_page).on_fixtures(),
        scenario!(harness::catches_what_the_console_shows).on_fixtures(),
        scenario!(harness::catches_what_a_page_logs_before_it_goes).on_fixtures(),
        scenario!(harness::catches_a_request_outside_the_origin).on_fixtures(),
        scenario!(harness::catches_a_missing_file).on_fixtures(),
        scenario!(harness::catches_what_axe_finds).on_fixtures(),
        scenario!(harness::catches_what_axe_finds_in_a_frame).on_fixtures(),
        scenario!(story::opens_with_its_title_views_and_paragraphs),
        scenario!(story::evidence_opens_by_keyboard_and_gives_the_focus_back),
        scenario!(story::a_passage_leads_to_its_paragraph),
        scenario!(story::an_address_that_names_nothing_shows_the_story_and_says_so),
        scenario!(story::the_focus_goes_along_from_view_to_view),
        scenario!(tmp::clean).on_fixtures(), scenario!(tmp::real),
        scenario!(quiz::a_whole_quiz_by_keyboard),
        scenario!(quiz::the_missed_ones_again_and_then_all),
        scenario!(quiz::answers_and_place_survive_a_reload),
        scenario!(quiz::what_cannot_be_used_is_set_aside),
        scenario!(quiz::goes_on_where_nothing_can_be_kept),
        scenario!(quiz::asks_for_a_choice_first),
        scenario!(quiz::all_on_a_page_stay_as_they_are),
    ]
}
