//! The scenarios: a file for each part of the page, a line for each scenario.

mod access;
mod compare;
mod embed;
mod frameworks;
mod harness;
mod kept;
mod languages;
mod maker;
mod matrix;
mod mdbook;
mod offline;
mod one_file;
mod packs;
mod plain;
mod quiz;
mod story;
mod told;
mod wordpress;
mod you;

use standpoint_tests::hosts;
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
        scenario!(story::a_megabyte_in_the_address_does_no_harm),
        scenario!(story::the_focus_goes_along_from_view_to_view),
        scenario!(compare::a_wide_page_has_a_table_for_each_topic),
        scenario!(compare::a_narrow_page_has_a_list_for_each_issue),
        scenario!(compare::a_cell_opens_its_evidence),
        scenario!(compare::a_changed_stance_shows_each_position_in_order),
        scenario!(compare::a_grade_can_be_left_out),
        scenario!(compare::two_actors_stand_side_by_side),
        scenario!(compare::the_same_actor_twice_is_told),
        scenario!(compare::disputes_say_who_says_what_against_what),
        scenario!(you::rated_by_keyboard_it_ranks_who_is_near),
        scenario!(you::a_breakdown_stays_open),
        scenario!(you::ratings_survive_a_reload_until_they_are_cleared),
        scenario!(quiz::a_whole_quiz_by_keyboard),
        scenario!(quiz::the_missed_ones_again_and_then_all),
        scenario!(kept::answers_and_place_survive_a_reload),
        scenario!(kept::what_cannot_be_used_is_set_aside),
        scenario!(kept::what_cannot_be_set_aside_stays),
        scenario!(kept::goes_on_where_nothing_can_be_kept),
        scenario!(kept::two_tabs_agree),
        scenario!(kept::two_tabs_lose_nothing_that_they_do_not_hear_of),
        scenario!(kept::a_crash_leaves_the_last_good_state),
        scenario!(kept::an_earlier_form_is_taken_up),
        scenario!(quiz::a_control_that_is_gone_does_no_harm),
        scenario!(quiz::asks_for_a_choice_first),
        scenario!(quiz::all_on_a_page_stay_as_they_are),
        scenario!(packs::the_chooser_leads_to_the_other_story),
        scenario!(packs::a_name_that_is_no_story_is_told),
        scenario!(packs::a_story_that_is_asked_for_by_name_has_a_page),
        scenario!(packs::a_story_that_takes_long_can_be_asked_for_again),
        scenario!(packs::a_page_that_cannot_start_says_so),
        scenario!(packs::a_pack_by_another_name_is_told),
        scenario!(packs::all_problems_of_a_broken_pack_are_listed),
        scenario!(packs::what_is_no_pack_at_all_is_told),
        scenario!(packs::a_hostile_pack_is_shown_as_it_is_written),
        scenario!(packs::a_word_of_ten_thousand_letters_does_not_break_the_page),
        scenario!(plain::all_can_be_read_without_scripts),
        scenario!(plain::all_can_be_read_without_scripts_at_320),
        scenario!(plain::all_can_be_read_without_wasm),
        scenario!(plain::a_link_leads_to_its_view_without_wasm),
        scenario!(plain::a_paragraph_stays_in_sight_as_the_page_becomes_alive),
        scenario!(plain::what_was_cut_short_says_so),
        scenario!(plain::a_view_opens_at_its_heading),
        scenario!(plain::what_something_has_changed_is_drawn_anew),
        scenario!(plain::nothing_jumps_when_the_page_becomes_alive),
        scenario!(offline::opens_without_a_network_once_it_is_ready),
        scenario!(offline::opens_after_a_restart_without_a_network),
        scenario!(offline::what_is_missing_is_not_kept),
        scenario!(offline::what_is_cut_off_is_not_kept),
        scenario!(offline::what_hangs_is_not_kept),
        scenario!(offline::what_a_captive_portal_sends_is_not_kept),
        scenario!(offline::what_comes_slowly_is_kept),
        scenario!(offline::what_comes_by_a_detour_is_kept),
        scenario!(offline::a_new_version_waits_until_the_reader_agrees),
        scenario!(offline::a_new_version_that_fails_leaves_the_old_one),
        scenario!(offline::a_worker_that_is_none_changes_nothing),
        scenario!(offline::what_the_browser_throws_away_is_told_and_fetched_again),
        scenario!(offline::a_device_without_room_is_told),
        scenario!(one_file::opens_from_a_disk),
        scenario!(one_file::opens_in_a_frame_that_may_only_run_scripts),
        scenario!(one_file::opens_in_a_frame_that_holds_its_text),
        scenario!(one_file::can_be_read_without_what_unpacks_it),
        scenario!(embed::answers_under_a_strict_policy),
        scenario!(embed::looks_the_same_whatever_the_styles_around),
        scenario!(embed::keys_stay_on_their_side),
        scenario!(embed::the_skip_button_is_seen_with_the_focus_and_in_the_story),
        scenario!(embed::many_share_one_program_and_come_when_near),
        scenario!(embed::comes_and_goes_and_changes),
        scenario!(embed::what_fails_is_told_and_leaves_what_was_there),
        scenario!(embed::is_light_or_dark_as_the_page_around).in_the_dark(),
        scenario!(embed::whatever_colours_a_site_sets_all_can_be_read),
        scenario!(embed::shows_passages_in_the_article_around),
        scenario!(embed::a_frame_has_its_height_and_tells),
        scenario!(embed::a_frame_that_may_only_run_scripts_does_as_well),
        scenario!(maker::an_element_needs_no_more_than_it_says),
        scenario!(maker::a_frame_needs_no_more_than_it_says),
        scenario!(maker::plain_html_needs_nothing),
        scenario!(maker::a_pinned_script_is_that_or_none),
        scenario!(maker::shows_the_story_as_chosen),
        scenario!(maker::is_for_everyone),
        scenario!(maker::is_for_everyone_in_the_dark).in_the_dark(),
        scenario!(maker::is_for_everyone_at_320),
        scenario!(languages::a_widget_speaks_the_language_that_is_asked_for),
        scenario!(languages::without_its_texts_a_widget_speaks_the_first_language),
        scenario!(languages::why_nothing_is_shown_is_said_in_the_language_around),
        scenario!(languages::a_page_speaks_the_language_of_its_story),
        scenario!(told::ratings_only_where_the_site_asks_and_the_reader_agrees),
        scenario!(told::a_tag_manager_and_a_learning_record_hear_of_it),
        scenario!(told::a_reader_who_comes_back_is_told_of_as_they_were),
        scenario!(told::a_quiz_can_be_short_and_in_another_order),
        scenario!(told::a_story_by_its_address_can_be_walked_through),
        scenario!(matrix::no_element_is_blank),
        scenario!(matrix::no_frame_is_blank),
        scenario!(matrix::no_frame_for_scripts_only_is_blank),
        scenario!(matrix::no_frame_without_scripts_is_blank),
        scenario!(matrix::no_plain_html_is_blank),
        scenario!(frameworks::react_answers_and_changes),
        scenario!(frameworks::react_comes_and_goes_without_a_trace),
        scenario!(frameworks::vue_answers_and_changes),
        scenario!(frameworks::vue_comes_and_goes_without_a_trace),
        scenario!(mdbook::each_has_its_own_keys).if_asked_for(hosts::all),
        scenario!(wordpress::a_post_holds_a_story_whatever_the_theme).if_asked_for(hosts::all),
        scenario!(access::story_and_compare),
        scenario!(access::story_and_compare_in_the_dark).in_the_dark(),
        scenario!(access::story_and_compare_at_320),
        scenario!(access::quiz),
        scenario!(access::quiz_in_the_dark).in_the_dark(),
        scenario!(access::quiz_at_320),
        scenario!(access::you_and_trouble),
        scenario!(access::you_and_trouble_in_the_dark).in_the_dark(),
        scenario!(access::you_and_trouble_at_320),
    ]
}
