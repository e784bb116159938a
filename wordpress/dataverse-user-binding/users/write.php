<?php
/**
 * Users made and changed from Dataverse, by WordPress's own functions.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * Makes a user with a password that nobody knows and the role subscriber. No mail is sent.
 *
 * @param array $fields {login, email, display_name?, first_name?, last_name?, roles?, login_locked?, timezone?, locale?}.
 * @return int|WP_Error Its id.
 */
function icds_create_user(array $fields) {
	if (sanitize_user($fields['login'], true) !== $fields['login'] || '' === $fields['login']) {
		return new WP_Error(
			'icds_bad_login',
			__(
				'WordPress takes only the letters a to z, digits, spaces and _ . - @ in a sign-in name.',
				'dataverse-user-binding',
			),
			['status' => 400],
		);
	}
	$roles = $fields['roles'] ?? icds_default_roles();
	$refusal = icds_refusal_of_roles($roles) ?? icds_refusal_of_email($fields['email'], 0);
	if ($refusal) {
		return $refusal;
	}
	$user_id = wp_insert_user(
		icds_core_fields($fields) + [
			'user_login' => $fields['login'],
			'user_pass' => wp_generate_password(32),
			'display_name' => wp_slash(icds_default_display_name($fields)),
			'role' => $roles[0] ?? '',
		],
	);
	if (is_wp_error($user_id)) {
		return icds_core_refusal($user_id);
	}
	icds_write_roles($user_id, $roles);
	return icds_write_own_fields($user_id, $fields) ?? $user_id;
}

/**
 * Changes a user. The sign-in name can't be changed: WordPress has no way to.
 *
 * @param array $fields As above, each optional, without login.
 * @return int|WP_Error Its id.
 */
function icds_update_user(int $user_id, array $fields) {
	$refusal = isset($fields['roles']) ? icds_refusal_of_roles($fields['roles']) : null;
	$demoted = isset($fields['roles']) ? icds_refusal_to_demote($user_id, $fields['roles']) : null;
	$refusal = $refusal ?? (null === $demoted ? null : icds_refused($demoted));
	$refusal = $refusal ?? (isset($fields['email']) ? icds_refusal_of_email($fields['email'], $user_id) : null);
	if ($refusal) {
		return $refusal;
	}
	// First what a guard may refuse, so that a refused request changes nothing.
	$refusal = icds_write_own_fields($user_id, $fields);
	if ($refusal) {
		return $refusal;
	}
	$core = icds_core_fields($fields);
	if ($core) {
		$answer = wp_update_user($core + ['ID' => $user_id]);
		if (is_wp_error($answer)) {
			return icds_core_refusal($answer);
		}
	}
	if (isset($fields['roles'])) {
		icds_write_roles($user_id, $fields['roles']);
	}
	return $user_id;
}

/**
 * The fields that core keeps, in its names. Its functions expect slashed text.
 */
function icds_core_fields(array $fields): array {
	$names = [
		'email' => 'user_email',
		'display_name' => 'display_name',
		'first_name' => 'first_name',
		'last_name' => 'last_name',
	];
	$core = [];
	foreach ($names as $field => $name) {
		if (isset($fields[$field])) {
			$core[$name] = wp_slash($fields[$field]);
		}
	}
	return $core;
}

/**
 * The fields that this plugin keeps.
 *
 * @return WP_Error|null A guard's refusal.
 */
function icds_write_own_fields(int $user_id, array $fields): ?WP_Error {
	if (isset($fields['login_locked'])) {
		$answer = icds_set_disabled($user_id, (bool) $fields['login_locked']);
		if (is_wp_error($answer)) {
			return $answer;
		}
	}
	foreach (['timezone', 'locale'] as $field) {
		if (isset($fields[$field])) {
			update_user_meta($user_id, "icds_$field", wp_slash($fields[$field]));
		}
	}
	return null;
}

/**
 * Gives a user exactly these roles.
 *
 * @param string[] $roles At least one.
 */
function icds_write_roles(int $user_id, array $roles): void {
	$user = new WP_User($user_id);
	foreach (array_diff($roles, $user->roles) as $role) {
		$user->add_role($role);
	}
	foreach (array_diff($user->roles, $roles) as $role) {
		$user->remove_role($role);
	}
}

/**
 * What a user without a display name is called: first and last name, or the sign-in name.
 */
function icds_default_display_name(array $fields): string {
	return trim(($fields['first_name'] ?? '') . ' ' . ($fields['last_name'] ?? '')) ?: $fields['login'];
}
