<?php
/**
 * Says on the plugins screen whom a deactivation would let in (decision 4).
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * Number of users that this plugin alone keeps out.
 */
function icds_number_of_refused(): int {
	global $wpdb;
	$denied = icds_authorize_bound_users() ? ' OR (denied = 1 AND mode IN (1, 2, 3))' : '';
	$links = icds_table('links');
	return (int) $wpdb->get_var(
		$wpdb->prepare("SELECT COUNT(*) FROM $links WHERE site = %d AND (disabled = 1$denied)", icds_site()),
	);
}

/**
 * Prints the notice.
 */
function icds_print_deactivation_notice(): void {
	if (!current_user_can('activate_plugins') || 'plugins' !== (get_current_screen()->id ?? '')) {
		return;
	}
	$number = icds_number_of_refused();
	if (0 === $number) {
		return;
	}
	$sentence = _n(
		'Dataverse User Binding keeps %d person out. Deactivating it lets that person sign in.',
		'Dataverse User Binding keeps %d people out. Deactivating it lets them sign in.',
		$number,
		'dataverse-user-binding',
	);
	echo '<div class="notice notice-warning"><p>' . esc_html(sprintf($sentence, $number)) . '</p></div>';
}
add_action('admin_notices', 'icds_print_deactivation_notice');
