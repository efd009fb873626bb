//! The scenarios: a file for each part of the page, a line for each scenario.

mod access;
mod altered;
mod compare;
mod embed;
mod frame;
mod frameworks;
mod harness;
mod host_article;
mod host_script;
mod hosting;
mod kept;
mod languages;
mod maker;
mod matrix;
mod mdbook;
mod names;
mod night;
mod offline;
mod one_file;
mod packs;
mod paper;
mod plain;
mod quiz;
mod saved;
mod saving;
mod scrolling;
mod steps;
mod stored;
mod story;
mod told;
mod wordpress;
mod you;

use standpoint_tests::engine::Engine;
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
        scenario!(story::an_address_that_was_passed_on_leads_where_it_did),
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
        scenario!(you::what_is_left_out_is_said_to_be),
        scenario!(you::what_is_skipped_counts_single_again),
        scenario!(you::ratings_survive_a_reload_until_they_are_cleared),
        scenario!(quiz::a_whole_quiz_by_keyboard),
        scenario!(quiz::the_missed_ones_again_and_then_all),
        scenario!(kept::answers_and_place_survive_a_reload),
        scenario!(kept::what_cannot_be_used_is_set_aside),
        scenario!(kept::what_cannot_be_set_aside_stays),
        scenario!(kept::goes_on_where_nothing_can_be_kept),
        scenario!(kept::two_tabs_agree),
        scenario!(kept::two_tabs_lose_nothing_that_they_do_not_hear_of),
        scenario!(kept::a_crash_leaves_the_last_good_state).in_its_own_browser(),
        scenario!(kept::an_earlier_form_is_taken_up),
        scenario!(stored::what_is_deleted_in_another_tab_is_gone),
        scenario!(stored::what_is_deleted_unheard_is_not_written_back),
        scenario!(stored::what_was_never_stored_is_not_deleted),
        scenario!(stored::a_summary_of_deleted_answers_gives_way_to_the_questions),
        scenario!(stored::back_from_memory_it_shows_what_is_stored).in_its_own_browser(),
        scenario!(stored::a_widget_shows_what_is_stored_as_it_comes_back),
        scenario!(stored::two_installations_leave_each_others_alone),
        scenario!(stored::widgets_from_two_installations_leave_each_others_alone),
        scenario!(stored::what_an_earlier_version_stored_is_taken_up),
        scenario!(stored::earlier_answers_can_be_downloaded_and_deleted)
            .not_yet_in(&[Engine::Firefox]),
        scenario!(stored::nothing_is_backed_up_where_nothing_was_answered),
        scenario!(stored::a_tab_with_an_older_version_leaves_the_newer_one_alone),
        scenario!(saving::a_file_holds_what_was_answered),
        scenario!(saving::where_downloads_are_ignored_the_text_can_be_copied),
        scenario!(saving::a_link_that_is_followed_leaves_the_page_where_it_is),
        scenario!(saving::a_sandbox_asks_for_no_download),
        scenario!(saving::a_widget_hands_its_answers_over_as_well),
        scenario!(steps::a_double_click_goes_on_by_one_question),
        scenario!(steps::quick_clicks_skip_no_question).not_yet_in(&[Engine::Firefox]),
        scenario!(steps::what_is_meant_is_done_at_once),
        scenario!(steps::a_held_key_is_one_step),
        scenario!(steps::enter_in_an_option_checks_the_answer),
        scenario!(steps::an_answer_is_told_once),
        scenario!(quiz::a_control_that_is_gone_does_no_harm),
        scenario!(quiz::asks_for_a_choice_first),
        scenario!(quiz::all_on_a_page_stay_as_they_are),
        scenario!(altered::a_translator_replaces_texts).not_yet_in(&[Engine::Firefox]),
        scenario!(altered::a_translator_reorders_what_it_translates).not_yet_in(&[Engine::Firefox]),
        scenario!(altered::a_highlighter_cuts_texts).not_yet_in(&[Engine::Firefox]),
        scenario!(altered::an_extension_joins_texts_and_adds_elements)
            .not_yet_in(&[Engine::Firefox]),
        scenario!(night::a_page_says_that_it_is_light_and_dark_by_itself)
            .not_yet_in(&[Engine::Firefox, Engine::Webkit]),
        scenario!(night::an_element_says_that_it_is_light_or_dark_by_itself)
            .not_yet_in(&[Engine::Firefox, Engine::Webkit]),
        scenario!(night::chromium_darkens_no_text_into_its_ground).not_yet_in(&[
            Engine::Chromium,
            Engine::Firefox,
            Engine::Webkit,
        ]),
        scenario!(night::an_extension_darkens_no_text_into_its_ground).not_yet_in(&[
            Engine::Chromium,
            Engine::Firefox,
            Engine::Webkit,
        ]),
        scenario!(paper::a_story_says_who_is_who).not_yet_in(&[Engine::Webkit]),
        scenario!(paper::a_quiz_is_all_questions_and_then_the_answers)
            .not_yet_in(&[Engine::Webkit]),
        scenario!(paper::without_a_script_answers_come_after_all_questions),
        scenario!(paper::a_dark_story_is_printed_dark_on_white).not_yet_in(&[Engine::Webkit]),
        scenario!(paper::in_the_dark_the_page_is_printed_dark_on_white).in_the_dark(),
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
        scenario!(hosting::lives_at_an_address_with_a_password),
        scenario!(hosting::lives_behind_a_password),
        scenario!(hosting::a_folder_without_its_slash_is_opened_with_it),
        scenario!(hosting::a_host_that_takes_the_slash_away_does_not_go_in_circles),
        scenario!(hosting::a_base_of_the_host_leads_nowhere),
        scenario!(hosting::lives_with_other_line_ends_and_says_why_it_is_not_kept),
        scenario!(hosting::is_kept_whatever_headers_come),
        scenario!(hosting::is_kept_whatever_it_varies_by),
        scenario!(hosting::is_kept_without_its_manifest),
        scenario!(hosting::says_why_it_cannot_be_kept),
        scenario!(hosting::what_is_wrong_is_told_to_reader_and_owner),
        scenario!(hosting::what_was_cut_off_can_be_asked_for_again),
        scenario!(hosting::a_page_older_than_its_files_is_asked_for_again_once),
        scenario!(hosting::opens_offline_beneath_a_worker_of_the_site),
        scenario!(saved::a_saved_page_says_what_it_is).in_its_own_browser(),
        scenario!(saved::a_saved_page_without_its_scripts_says_so_too).in_its_own_browser(),
        scenario!(saved::a_single_file_saved_while_alive_is_alive_again).in_its_own_browser(),
        scenario!(offline::opens_without_a_network_once_it_is_ready).in_its_own_browser(),
        scenario!(offline::opens_after_a_restart_without_a_network).in_its_own_browser(),
        scenario!(offline::what_is_missing_is_not_kept).in_its_own_browser(),
        scenario!(offline::what_is_cut_off_is_not_kept).in_its_own_browser(),
        scenario!(offline::what_hangs_is_not_kept).in_its_own_browser(),
        scenario!(offline::what_a_captive_portal_sends_is_not_kept).in_its_own_browser(),
        scenario!(offline::what_comes_slowly_is_kept).in_its_own_browser(),
        scenario!(offline::what_comes_by_a_detour_is_kept).in_its_own_browser(),
        scenario!(offline::a_new_version_waits_until_the_reader_agrees).in_its_own_browser(),
        scenario!(offline::a_new_version_that_fails_leaves_the_old_one).in_its_own_browser(),
        scenario!(offline::a_worker_that_is_none_changes_nothing).in_its_own_browser(),
        scenario!(offline::what_the_browser_throws_away_is_told_and_fetched_again)
            .in_its_own_browser(),
        scenario!(offline::a_device_without_room_is_told).in_its_own_browser(),
        scenario!(one_file::opens_from_a_disk).in_its_own_browser(),
        scenario!(one_file::opens_in_a_frame_that_may_only_run_scripts).in_its_own_browser(),
        scenario!(one_file::opens_in_a_frame_that_holds_its_text).in_its_own_browser(),
        scenario!(one_file::can_be_read_without_what_unpacks_it).in_its_own_browser(),
        scenario!(embed::answers_under_a_strict_policy),
        scenario!(embed::looks_the_same_whatever_the_styles_around),
        scenario!(embed::keys_stay_on_their_side),
        scenario!(embed::the_skip_button_is_seen_with_the_focus_and_in_the_story),
        scenario!(embed::many_share_one_program_and_come_when_near),
        scenario!(embed::comes_and_goes_and_changes),
        scenario!(embed::a_dialog_stays_over_all_when_its_element_is_moved),
        scenario!(embed::a_program_that_did_not_come_is_asked_for_again),
        scenario!(embed::what_fails_is_told_and_leaves_what_was_there),
        scenario!(embed::is_light_or_dark_as_the_page_around).in_the_dark(),
        scenario!(embed::whatever_colours_a_site_sets_all_can_be_read),
        scenario!(embed::shows_passages_in_the_article_around),
        scenario!(embed::taken_away_while_it_marks_the_article_it_comes_back),
        scenario!(embed::without_highlights_a_passage_is_selected),
        scenario!(embed::a_frame_has_its_height_and_tells),
        scenario!(embed::a_frame_that_may_only_run_scripts_does_as_well),
        scenario!(frame::a_passage_opens_where_the_reader_looks).not_yet_in(&[Engine::Webkit]),
        scenario!(frame::a_passage_opens_where_the_reader_looks_in_a_sandbox)
            .not_yet_in(&[Engine::Webkit]),
        scenario!(frame::a_passage_opens_where_the_reader_looks_in_a_frame_in_a_frame)
            .not_yet_in(&[Engine::Webkit]),
        scenario!(frame::a_dialog_is_in_the_middle_of_a_frame_that_is_seen_whole),
        scenario!(frame::a_frame_follows_any_number_of_widths),
        scenario!(frame::nothing_scrolls_in_a_frame_at_any_width),
        scenario!(frame::a_frame_that_chases_its_height_is_slowed_down),
        scenario!(frame::a_frame_out_of_sight_has_its_height),
        scenario!(frame::wordpress_hears_its_height_and_where_links_lead)
            .not_yet_in(&[Engine::Firefox, Engine::Webkit]),
        scenario!(scrolling::a_long_dialog_scrolls_in_a_page_that_is_locked),
        scenario!(host_article::all_passages_are_found_however_an_article_is_set)
            .not_yet_in(&[Engine::Webkit]),
        scenario!(host_article::a_widget_lists_all_who_speak),
        scenario!(host_script::lives_however_its_script_is_loaded).not_yet_in(&[Engine::Firefox]),
        scenario!(host_script::in_a_bundle_that_says_nothing_the_rest_still_runs)
            .not_yet_in(&[Engine::Firefox]),
        scenario!(host_script::what_did_not_come_once_is_asked_for_again).not_yet_in(&[
            Engine::Chromium,
            Engine::Firefox,
            Engine::Webkit,
        ]),
        scenario!(host_script::a_reason_says_what_the_policy_has_to_allow)
            .not_yet_in(&[Engine::Firefox, Engine::Webkit]),
        scenario!(host_script::properties_are_attributes).not_yet_in(&[Engine::Firefox]),
        scenario!(host_script::a_frame_is_heard_once_however_often_its_script_runs)
            .not_yet_in(&[Engine::Firefox]),
        scenario!(host_script::lives_where_the_page_has_changed_what_browsers_have)
            .not_yet_in(&[Engine::Firefox, Engine::Webkit]),
        scenario!(maker::an_element_needs_no_more_than_it_says),
        scenario!(maker::a_frame_needs_no_more_than_it_says),
        scenario!(maker::plain_html_needs_nothing),
        scenario!(maker::a_pinned_script_is_that_or_none),
        scenario!(maker::a_pinned_snippet_lives_where_scripts_need_a_hash).not_yet_in(&[
            Engine::Chromium,
            Engine::Firefox,
            Engine::Webkit,
        ]),
        scenario!(maker::shows_the_story_as_chosen),
        scenario!(maker::is_for_everyone),
        scenario!(maker::is_for_everyone_in_the_dark).in_the_dark(),
        scenario!(maker::is_for_everyone_at_320),
        scenario!(languages::a_widget_speaks_the_language_that_is_asked_for),
        scenario!(languages::without_its_texts_a_widget_speaks_the_first_language),
        scenario!(languages::where_no_language_fits_a_widget_speaks_the_first),
        scenario!(languages::why_nothing_is_shown_is_said_in_the_language_around),
        scenario!(languages::a_page_speaks_the_language_of_its_story),
        scenario!(names::in_english),
        scenario!(names::in_german),
        scenario!(names::in_chinese),
        scenario!(names::a_name_with_a_comma_stays_one),
        scenario!(told::ratings_only_where_the_site_asks_and_the_reader_agrees),
        scenario!(told::a_tag_manager_and_a_learning_record_hear_of_it),
        scenario!(told::each_visit_to_a_page_that_stays_is_reported_once),
        scenario!(told::a_reader_who_comes_back_is_told_of_as_they_were),
        scenario!(told::a_quiz_can_be_short_and_in_another_order),
        scenario!(told::a_story_by_its_address_can_be_walked_through),
        scenario!(matrix::no_element_is_blank),
        scenario!(matrix::no_frame_is_blank),
        scenario!(matrix::no_frame_for_scripts_only_is_blank),
        scenario!(matrix::no_frame_without_scripts_is_blank),
        scenario!(matrix::no_plain_html_is_blank),
        scenario!(frameworks::react_answers_and_changes).in_its_own_browser(),
        scenario!(frameworks::react_comes_and_goes_without_a_trace).in_its_own_browser(),
        scenario!(frameworks::vue_answers_and_changes).in_its_own_browser(),
        scenario!(frameworks::vue_comes_and_goes_without_a_trace).in_its_own_browser(),
        scenario!(mdbook::each_has_its_own_keys)
            .in_its_own_browser()
            .if_asked_for(hosts::all),
        scenario!(wordpress::a_post_holds_a_story_whatever_the_theme)
            .in_its_own_browser()
            .if_asked_for(hosts::all),
        scenario!(wordpress::an_address_on_a_line_of_its_own_becomes_a_frame)
            .in_its_own_browser()
            .if_asked_for(hosts::all),
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
