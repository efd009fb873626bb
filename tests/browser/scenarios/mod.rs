//! The scenarios: a file for each part of the page, a line for each scenario.

mod harness;
mod story;

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
    ]
}
