<?php
// Creates the database and the site, with additional CSS as a site owner may add it.

$database = new mysqli(null, 'root', '', null, 0, getenv('STANDPOINT_SOCKET'));
$database->query('CREATE DATABASE wordpress');

// Otherwise WordPress would send an email.
function wp_new_blog_notification() {}

define('WP_INSTALLING', true);
require './wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('A paper', 'owner', 'owner@example.org', true, '', 'a-word');
switch_theme(array_key_first(wp_get_themes()));
wp_update_custom_css_post(stream_get_contents(STDIN));
