<?php
/**
 * What Dataverse may not write to a user.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * The role of a new user.
 *
 * @return string[]
 */
function icds_default_roles(): array {
	$managed = icds_managed_roles();
	return in_array('subscriber', $managed, true) ? ['subscriber'] : array_slice($managed, 0, 1);
}

/**
 * Refuses roles that Dataverse may not give.
 *
 * @param string[] $roles Roles asked for.
 */
function icds_refusal_of_roles(array $roles): ?WP_Error {
	$managed = icds_managed_roles();
	if ($roles && !array_diff($roles, $managed)) {
		return null;
	}
	return new WP_Error(
		'icds_role_not_managed',
		sprintf(
			/* translators: 1: roles asked for, 2: roles allowed. */
			__('Dataverse may not give the roles "%1$s". This site lets it give: %2$s.', 'dataverse-user-binding'),
			implode(', ', $roles),
			implode(', ', $managed),
		),
		['status' => 400],
	);
}

/**
 * Refuses an e-mail address that is none, or another user's.
 */
function icds_refusal_of_email(string $email, int $user_id): ?WP_Error {
	if (!is_email($email)) {
		/* translators: %s: what was given as an e-mail address. */
		$sentence = __('"%s" is no e-mail address.', 'dataverse-user-binding');
		return new WP_Error('icds_bad_email', sprintf($sentence, $email), ['status' => 400]);
	}
	$owner = email_exists($email);
	if (!$owner || $owner === $user_id) {
		return null;
	}
	/* translators: %s: e-mail address. */
	$sentence = __('Another user has the e-mail address %s.', 'dataverse-user-binding');
	return new WP_Error('existing_user_email', sprintf($sentence, $email), ['status' => 409]);
}

/**
 * A refusal by core, which knows no status: a taken name is a conflict, all else a bad request.
 */
function icds_core_refusal(WP_Error $error): WP_Error {
	$code = (string) $error->get_error_code();
	$status = str_starts_with($code, 'existing_user') ? 409 : 400;
	return new WP_Error($code, wp_strip_all_tags($error->get_error_message()), ['status' => $status]);
}
