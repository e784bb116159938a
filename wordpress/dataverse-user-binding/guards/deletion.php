<?php
/**
 * The net under every deletion.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * Ends the request when a protected user is about to be deleted: WordPress offers no other way to stop it at this point. Screens and
 * routes have said no before, by the capability delete_user.
 */
function icds_guard_deletion(int $user_id): void {
	$refusal = icds_refusal_to_delete($user_id);
	$leave = null === $refusal ? icds_claim($user_id) : icds_refused($refusal);
	if (is_wp_error($leave)) {
		if (defined('REST_REQUEST') && REST_REQUEST) {
			add_filter('wp_die_handler', fn() => '_json_wp_die_handler');
		}
		wp_die(esc_html($leave->get_error_message()), '', [
			'response' => 422,
			'back_link' => true,
			'code' => $leave->get_error_code(),
		]);
	}
}
add_action('delete_user', 'icds_guard_deletion', 1);
