<?php
/**
 * What WordPress knows by itself: no request leaves the site here. Checked on every request, so it is read once for each.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * Why a user is refused without asking anybody: disabled, or marked denied while sign-ins are authorised; null when neither.
 */
function icds_local_refusal(int $user_id): ?string {
	if (!isset($GLOBALS['icds_local_states'][$user_id])) {
		$link = icds_link($user_id);
		$denied = $link && $link->denied && icds_is_bound($link) && icds_authorize_bound_users();
		$GLOBALS['icds_local_states'][$user_id] = $link && $link->disabled ? 'disabled' : ($denied ? 'marked' : '');
	}
	return $GLOBALS['icds_local_states'][$user_id] ?: null;
}

/**
 * A cookie, or anything else that says who is there: a refused user is nobody.
 *
 * @param int|false $user_id Who core thinks it is.
 */
function icds_refuse_current_user($user_id) {
	return $user_id && null !== icds_local_refusal((int) $user_id) ? false : $user_id;
}
add_filter('determine_current_user', 'icds_refuse_current_user', 99);

/**
 * The password form: a disabled user is refused before anybody is asked. A marked one goes on to the live question, whose Yes is what takes
 * a mark away.
 *
 * @param WP_User|WP_Error $user Who signs in.
 */
function icds_refuse_disabled($user) {
	return $user instanceof WP_User && 'disabled' === icds_local_refusal($user->ID)
		? icds_sign_in_refused($user, 'disabled', 'password')
		: $user;
}
add_filter('wp_authenticate_user', 'icds_refuse_disabled', 20);

/**
 * A password reset: no mail for somebody who couldn't sign in afterwards.
 *
 * @param bool|WP_Error $allowed Core's answer.
 * @param int           $user_id Who asks.
 */
function icds_refuse_reset($allowed, $user_id) {
	return null === icds_local_refusal((int) $user_id) ? $allowed : icds_refusal_error();
}
add_filter('allow_password_reset', 'icds_refuse_reset', 20, 2);
