<?php
/**
 * Tells the bridge that there are changes to pull.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * Only where the answer can be sent first: elsewhere the visitor would wait (a "non-blocking" call of WordPress waits too), and the bridge's
 * own tick finds the changes. The bridge's own writes need no nudge.
 */
function icds_nudge(): void {
	if (empty($GLOBALS['icds_changes_to_pull']) || !function_exists('fastcgi_finish_request') || '' !== icds_origin()) {
		return;
	}
	if ('' === icds_bridge_url() || '' === icds_bridge_secret()) {
		return;
	}
	fastcgi_finish_request();
	$answer = icds_post_to_bridge('/wordpress/nudge', ['site' => icds_site_tag()]);
	if (is_wp_error($answer)) {
		icds_log('The bridge was not told of changes and will find them itself: ' . $answer->get_error_message());
	}
}
add_action('shutdown', 'icds_nudge', 200);
