<?php
/**
 * Login Locked: a user disabled in WordPress itself, bound or not.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * Disables or enables a user. Disabling ends all sessions.
 *
 * @return true|WP_Error 422 icds_not_bindable when a guard protects the user, 409 icds_busy when the database did not take it.
 */
function icds_set_disabled(int $user_id, bool $disabled) {
	$link = icds_ensure_link($user_id);
	if ((bool) $link->disabled === $disabled) {
		return true;
	}
	if ($disabled) {
		$leave = icds_leave_to_bind($user_id);
		if (is_wp_error($leave)) {
			return $leave;
		}
	} else {
		icds_release_claim($user_id);
	}
	if (icds_write_disabled($user_id, $disabled)) {
		return true;
	}
	icds_release_claim($user_id);
	return icds_busy();
}

/**
 * Writes the state in link and meta, past the guards: of a bound user, who is no unbound administrator.
 *
 * @return bool False when the link was not written; then the meta says what it said before.
 */
function icds_write_disabled(int $user_id, bool $disabled): bool {
	icds_touch($user_id);
	if (!icds_write_link($user_id, ['disabled' => (int) $disabled])) {
		return false;
	}
	icds_quietly(fn() => update_user_meta($user_id, 'icds_disabled', (int) $disabled));
	if ($disabled) {
		icds_end_sessions($user_id);
	}
	return true;
}

/**
 * Signs a user out everywhere. Cookies that are still carried around lead to the sign-in page.
 */
function icds_end_sessions(int $user_id): void {
	WP_Session_Tokens::get_instance($user_id)->destroy_all();
}
