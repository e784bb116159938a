<?php
/**
 * Says on the plugins screen whom a deactivation would let in (decision 4).
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * Prints the notice.
 */
function icds_print_deactivation_notice(): void {
	if (!current_user_can('activate_plugins') || 'plugins' !== (get_current_screen()->id ?? '')) {
		return;
	}
	$number = icds_number_of_users('kept_out');
	if (0 === $number) {
		return;
	}
	/* translators: %d: number of people. */
	$sentence = _n(
		'Dataverse User Binding keeps %d person out. Deactivating it lets that person sign in.',
		'Dataverse User Binding keeps %d people out. Deactivating it lets them sign in.',
		$number,
		'dataverse-user-binding',
	);
	printf(
		'<div class="notice notice-warning"><p>%s <a href="%s">%s</a></p></div>',
		esc_html(sprintf($sentence, $number)),
		esc_url(icds_list_url('kept_out')),
		esc_html__('Who they are', 'dataverse-user-binding'),
	);
}
add_action('admin_notices', 'icds_print_deactivation_notice');
