<?php
/**
 * Where WordPress asks who may come in: each after the password was found right, so that nobody learns of an account by trying.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * The form, XML-RPC and everything else that calls wp_authenticate(), with the account's password, an application password, or by another
 * plugin's own means. A user's own cookie is no new sign-in: local-state.php looks after it.
 *
 * @param WP_User|WP_Error|null $user  Who it is by now.
 * @param string                $login As typed.
 */
function icds_authenticate($user, $login) {
	if (!($user instanceof WP_User) || ('' === (string) $login && wp_validate_auth_cookie() === $user->ID)) {
		return $user;
	}
	$decision = icds_decide_sign_in($user, false);
	if (!$decision['allow']) {
		return icds_sign_in_refused($user, $decision['reason'], 'password');
	}
	icds_announce_decision($user, true, $decision['reason'], 'password');
	return $user;
}
add_filter('authenticate', 'icds_authenticate', 100, 2);

/**
 * REST and XML-RPC with an application password.
 *
 * @param WP_Error $errors Adding one refuses.
 * @param WP_User  $user   Whose password was right.
 */
function icds_authenticate_application(WP_Error $errors, WP_User $user): void {
	$decision = icds_decide_sign_in($user, true);
	if ($decision['allow']) {
		icds_announce_decision($user, true, $decision['reason'], 'application_password');
	} else {
		$errors->merge_from(icds_sign_in_refused($user, $decision['reason'], 'application_password'));
	}
}
add_action('wp_authenticate_application_password_errors', 'icds_authenticate_application', 10, 2);

/**
 * Lets REST say that a password was refused. Core looks for the error before it has looked who is there, so public routes would otherwise
 * answer a refused user as a stranger with 200.
 *
 * @param mixed $result Passed on untouched.
 */
function icds_resolve_user_early($result) {
	wp_get_current_user();
	return $result;
}
add_filter('rest_authentication_errors', 'icds_resolve_user_early', 5);

/**
 * A refusal: the same wording whatever the reason; the reason goes to the log and to code.
 */
function icds_sign_in_refused(WP_User $user, string $reason, string $path): WP_Error {
	icds_log("Sign-in of user $user->ID refused ($reason, $path).");
	icds_announce_decision($user, false, $reason, $path);
	return icds_refusal_error();
}

/**
 * What a refused person reads.
 */
function icds_refusal_error(): WP_Error {
	return new WP_Error(
		'icds_sign_in_refused',
		__(
			'This account can\'t sign in at the moment. Please contact the site\'s administrator.',
			'dataverse-user-binding',
		),
		['status' => 403],
	);
}

/**
 * Tells other code how a sign-in was decided.
 */
function icds_announce_decision(WP_User $user, bool $allowed, string $reason, string $path): void {
	/**
	 * A sign-in was decided.
	 *
	 * @param int    $user_id Who.
	 * @param bool   $allowed Whether they may.
	 * @param string $reason  The bridge's reason, or: not_asked, filtered, reused, grace, unreachable, disabled, marked, binding_changed.
	 * @param string $path    password or application_password.
	 */
	do_action('icds_sign_in_decided', $user->ID, $allowed, $reason, $path);
}

/**
 * Keeps when a user last signed in.
 *
 * @param string  $login Unused.
 * @param WP_User $user  Who.
 */
function icds_keep_last_login($login, WP_User $user): void {
	$now = icds_now();
	icds_ensure_link($user->ID);
	icds_write_link($user->ID, ['last_login' => $now]);
	icds_quietly(fn() => update_user_meta($user->ID, 'icds_last_login', str_replace(' ', 'T', $now) . '+00:00'));
}
add_action('wp_login', 'icds_keep_last_login', 10, 2);
