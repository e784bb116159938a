<?php
/**
 * The net under every change of roles: WordPress keeps roles in one meta value, and whoever changes them writes it.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * Refuses a write that would take "administrator" from the last unbound administrator, or make a bound user the bridge's. Screens and routes explain beforehand
 * (users-screen.php, core-rest.php); code that calls set_role() finds the reason in the log and on the action icds_refused.
 *
 * @param mixed  $check      Not null: another plugin has decided.
 * @param int    $user_id    Whose meta.
 * @param string $key        Meta key.
 * @param mixed  $value      New capabilities.
 * @return mixed False refuses.
 */
function icds_guard_capabilities($check, $user_id, $key, $value) {
	global $wpdb;
	if (null !== $check || $wpdb->get_blog_prefix() . 'capabilities' !== $key) {
		return $check;
	}
	$granted = array_keys(array_filter((array) $value));
	if (in_array('administrator', $granted, true) && !in_array(ICDS_BRIDGE_ROLE, $granted, true)) {
		icds_release_claim((int) $user_id);
		return $check;
	}
	$refusal = in_array(ICDS_BRIDGE_ROLE, $granted, true) ? icds_refusal_of_bridge_role((int) $user_id) : null;
	$leave = null === $refusal ? icds_claim((int) $user_id) : icds_refused($refusal);
	if (true === $leave) {
		return $check;
	}
	icds_log("The roles of user $user_id stay as they are. " . $leave->get_error_message());
	/**
	 * A guard refused what code without a screen wanted.
	 *
	 * @param int    $user_id  Whom it protected.
	 * @param string $sentence Why.
	 */
	do_action('icds_refused', (int) $user_id, $leave->get_error_message());
	return false;
}
add_filter('update_user_metadata', 'icds_guard_capabilities', 5, 4);
add_filter('add_user_metadata', 'icds_guard_capabilities', 5, 4);

/**
 * The same where the roles are taken away altogether. A deletion of the user has been decided by then (deletion.php).
 *
 * @param mixed  $check   Not null: another plugin has decided.
 * @param int    $user_id Whose meta.
 * @param string $key     Meta key.
 */
function icds_guard_capabilities_removal($check, $user_id, $key) {
	return icds_guard_capabilities($check, $user_id, $key, []);
}
add_filter('delete_user_metadata', 'icds_guard_capabilities_removal', 5, 3);
