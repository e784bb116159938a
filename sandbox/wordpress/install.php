<?php
/**
 * Installs WordPress into the stack's empty database and prints "installed", or prints "already".
 * Run with WP_INSTALLING defined; $input: site title.
 */

require_once ABSPATH . 'wp-admin/includes/upgrade.php';

if (is_blog_installed()) {
	echo 'already';
	return;
}
// The installer would ask this very server whether pretty links work, which has one worker and is busy installing.
$icds_links = fn() => '/%postname%/';
add_filter('pre_option_permalink_structure', $icds_links);
wp_install($input['title'], 'admin', 'admin@example.com', false, '', wp_generate_password(32));
remove_filter('pre_option_permalink_structure', $icds_links);
update_option('permalink_structure', '/%postname%/');
update_option('timezone_string', 'UTC');
echo 'installed';
