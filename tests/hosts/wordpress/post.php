<?php
// Publishes a post from stdin as the site's owner, and prints its URL.

require './wp-load.php';
wp_set_current_user(1);
$post = ['post_title' => 'An article', 'post_status' => 'publish', 'post_content' => stream_get_contents(STDIN)];
$id = wp_insert_post(wp_slash($post), true);
if (is_wp_error($id)) exit($id->get_error_message());
echo get_permalink($id);
