<?php
/**
 * How each setting is checked before it is stored.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * An address the secret may travel to: https, or this computer.
 *
 * @param mixed $value As it came.
 */
function icds_check_bridge_url($value): string {
	$url = esc_url_raw(trim((string) $value), ['http', 'https']);
	if ('' === $url || icds_is_safe_address($url)) {
		return $url;
	}
	add_settings_error(
		'icds_bridge_url',
		'icds_bridge_url',
		__('The address of the bridge must begin with https. It was not changed.', 'dataverse-user-binding'),
	);
	return (string) get_option('icds_bridge_url', '');
}

/**
 * An empty field keeps the secret; one that is too short for the bridge does too.
 *
 * @param mixed $value As it came.
 */
function icds_check_secret($value): string {
	$secret = trim((string) $value);
	if (strlen($secret) >= 16) {
		return $secret;
	}
	if ('' !== $secret) {
		add_settings_error(
			'icds_bridge_secret',
			'icds_bridge_secret',
			__('The secret must have at least 16 characters. It was not changed.', 'dataverse-user-binding'),
		);
	}
	return (string) get_option('icds_bridge_secret', '');
}

/**
 * Whether sign-ins are authorised: not switched on while nobody could administer the site without Dataverse. Where they are on already, saving
 * another setting lets nobody in.
 *
 * @param mixed $value As it came.
 */
function icds_check_authorize($value): bool {
	$on = rest_sanitize_boolean($value);
	if (!$on || get_option('icds_authorize_bound_users') || icds_unbound_administrators()) {
		return $on;
	}
	add_settings_error(
		'icds_authorize_bound_users',
		'icds_authorize_bound_users',
		__(
			'Sign-ins were not switched to Dataverse: no administrator is enabled and not bound, so nobody could administer the site while Dataverse is out of reach. Unbind one first.',
			'dataverse-user-binding',
		),
	);
	return false;
}

/**
 * A number from 1 to 65,535.
 *
 * @param mixed $value As it came.
 */
function icds_check_site_tag($value): int {
	return min(65535, max(1, (int) $value));
}

/**
 * Names of roles that exist.
 *
 * @param mixed $value As it came.
 * @return string[]
 */
function icds_check_roles($value): array {
	return array_values(array_filter((array) $value, fn($role) => is_string($role) && wp_roles()->is_role($role)));
}
