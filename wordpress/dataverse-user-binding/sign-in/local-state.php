<?php
/**
 * What WordPress knows by itself: no request leaves the site here. Checked on every request, so it is read once for each.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * Whether a mark keeps a user out now: a mark does nothing while sign-ins are not authorised, nor to a user who is not bound.
 */
function icds_is_marked(?stdClass $link): bool {
	return $link && $link->denied && icds_is_bound($link) && icds_authorize_bound_users();
}

/**
 * Why a user is refused without asking anybody: disabled, or marked denied while sign-ins are authorised; null when neither.
 */
function icds_local_refusal(int $user_id): ?string {
	if (!isset($GLOBALS['icds_local_states'][$user_id])) {
		$link = icds_link($user_id);
		$marked = icds_is_marked($link) ? 'marked' : '';
		$GLOBALS['icds_local_states'][$user_id] = $link && $link->disabled ? 'disabled' : $marked;
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
 * A password reset: no key for somebody who couldn't sign in afterwards.
 *
 * @param bool|WP_Error $allowed Core's answer.
 * @param int           $user_id Who asks.
 */
function icds_refuse_reset($allowed, $user_id) {
	return null === icds_local_refusal((int) $user_id) ? $allowed : icds_refusal_error();
}
add_filter('allow_password_reset', 'icds_refuse_reset', 20, 2);

/**
 * The form for lost passwords tells a stranger nothing about refused people: it says as ever that a mail is on its way, and sends none.
 * Somebody who may edit the user reads the refusal.
 *
 * @param bool    $send  Whether to send.
 * @param string  $login Unused.
 * @param WP_User $user  Whose password.
 */
function icds_send_no_reset_mail($send, $login, WP_User $user) {
	return null === icds_local_refusal($user->ID) || current_user_can('edit_user', $user->ID) ? $send : false;
}
add_filter('send_retrieve_password_email', 'icds_send_no_reset_mail', 20, 3);
