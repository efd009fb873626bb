//! The scenarios: a file for each part of the page, a line for each scenario.

mod harness;

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
    ]
}
