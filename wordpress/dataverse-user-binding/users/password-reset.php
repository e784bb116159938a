<?php
/**
 * Password resets that somebody else asks for: WordPress's own mail, or the link that stands in it.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * Why a user gets no reset; null when it does: one who couldn't sign in afterwards gets none.
 *
 * @return WP_Error|null 422 icds_no_reset.
 */
function icds_refusal_to_reset(WP_User $user): ?WP_Error {
	if (null === icds_local_refusal($user->ID)) {
		return null;
	}
	$sentence = __(
		'This user may not sign in: it is disabled, or Dataverse denies it. Allow the sign-in first, then send a password reset.',
		'dataverse-user-binding',
	);
	return new WP_Error('icds_no_reset', $sentence, ['status' => 422]);
}

/**
 * Has WordPress send its reset mail to a user.
 *
 * @return true|WP_Error icds_no_reset; 500 icds_mail_not_sent when another plugin kept the mail back; else what WordPress's mailer says.
 */
function icds_send_password_reset(WP_User $user) {
	$refusal = icds_refusal_to_reset($user);
	if ($refusal) {
		return $refusal;
	}
	// retrieve_password() answers true as well when a filter stopped the mail: the last filter before the mailer tells.
	$mailed = false;
	$see = function ($mail, $key, $login, $to) use (&$mailed, $user) {
		$mailed = $to->ID === $user->ID && !empty($mail['to']) && !empty($mail['message']);
		return $mail;
	};
	add_filter('retrieve_password_notification_email', $see, PHP_INT_MAX, 4);
	// By address: a login that looks like one would find whoever has that address.
	$answer = retrieve_password($user->user_email ?: $user->user_login);
	remove_filter('retrieve_password_notification_email', $see, PHP_INT_MAX);
	if (is_wp_error($answer) || $mailed) {
		return $answer;
	}
	$sentence = __('WordPress sent no mail: another plugin keeps reset mails back.', 'dataverse-user-binding');
	return new WP_Error('icds_mail_not_sent', $sentence, ['status' => 500]);
}

/**
 * The link under which a user chooses a new password. It is as good as the password: whoever gets it must not log it. An earlier link ends.
 *
 * @return string|WP_Error icds_no_reset, or why WordPress allows no reset.
 */
function icds_password_reset_link(WP_User $user) {
	$refusal = icds_refusal_to_reset($user);
	$key = $refusal ?? get_password_reset_key($user);
	if (is_wp_error($key)) {
		return $key;
	}
	$query = [
		'action' => 'rp',
		'key' => rawurlencode($key),
		'login' => rawurlencode($user->user_login),
		'wp_lang' => rawurlencode(get_user_locale($user)),
	];
	return add_query_arg($query, network_site_url('wp-login.php', 'login'));
}
