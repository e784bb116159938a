<?php
/**
 * The fields of the settings page: how each is read, checked and shown.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * Registers the options and their fields.
 */
function icds_register_settings(): void {
	add_settings_section('bridge', __('Bridge', 'dataverse-user-binding'), '__return_null', ICDS_SETTINGS);
	add_settings_section('sign-in', __('Sign-in', 'dataverse-user-binding'), '__return_null', ICDS_SETTINGS);
	add_settings_section('users', __('Users', 'dataverse-user-binding'), '__return_null', ICDS_SETTINGS);

	icds_setting(
		'bridge',
		'icds_bridge_url',
		__('Address of the bridge', 'dataverse-user-binding'),
		'icds_print_text',
		'icds_check_bridge_url',
	);
	icds_setting(
		'bridge',
		'icds_bridge_secret',
		__('Secret', 'dataverse-user-binding'),
		'icds_print_secret',
		'icds_check_secret',
	);
	icds_setting(
		'bridge',
		'icds_site_tag',
		__('Site tag', 'dataverse-user-binding'),
		'icds_print_number',
		'icds_check_site_tag',
	);
	icds_setting(
		'sign-in',
		'icds_authorize_bound_users',
		__('Authorize users against Dataverse during sign-in', 'dataverse-user-binding'),
		'icds_print_checkbox',
		'rest_sanitize_boolean',
	);
	icds_setting(
		'sign-in',
		'icds_require_yes',
		__('Refuse contacts whose Login Enabled is empty', 'dataverse-user-binding'),
		'icds_print_checkbox',
		'rest_sanitize_boolean',
	);
	icds_setting(
		'sign-in',
		'icds_grace_minutes',
		__('Minutes for which the last Yes counts while Dataverse is out of reach', 'dataverse-user-binding'),
		'icds_print_number',
		'absint',
	);
	icds_setting(
		'users',
		'icds_managed_roles',
		__('Roles that Dataverse may give and manage', 'dataverse-user-binding'),
		'icds_print_roles',
		'icds_check_roles',
	);
	icds_setting(
		'users',
		'icds_reassign_to',
		__('Id of the user who gets the posts of users deleted from Dataverse', 'dataverse-user-binding'),
		'icds_print_number',
		'absint',
	);
}
add_action('admin_init', 'icds_register_settings');

/**
 * Registers one option with its field.
 *
 * @param callable $print Prints the field; gets the option's name.
 * @param callable $check Makes the value that is stored from the one that came.
 */
function icds_setting(string $section, string $option, string $label, callable $print, callable $check): void {
	register_setting(ICDS_SETTINGS, $option, ['sanitize_callback' => $check, 'show_in_rest' => false]);
	add_settings_field($option, esc_html($label), $print, ICDS_SETTINGS, $section, [
		'option' => $option,
		'label_for' => $option,
	]);
}

/**
 * A line of text.
 */
function icds_print_text(array $args): void {
	$by_constant = 'icds_bridge_url' === $args['option'] && defined('ICDS_BRIDGE_URL');
	printf(
		'<input type="url" class="regular-text code" id="%1$s" name="%1$s" value="%2$s"%3$s>',
		esc_attr($args['option']),
		esc_attr($by_constant ? icds_bridge_url() : (string) get_option($args['option'], '')),
		$by_constant ? ' readonly' : '',
	);
}

/**
 * The secret is written, never shown.
 */
function icds_print_secret(array $args): void {
	$set = '' !== icds_bridge_secret();
	printf(
		'<input type="password" class="regular-text" id="%1$s" name="%1$s" value="" autocomplete="new-password" placeholder="%2$s"%3$s>',
		esc_attr($args['option']),
		esc_attr($set ? __('Set. Type a new one to replace it.', 'dataverse-user-binding') : ''),
		defined('ICDS_BRIDGE_SECRET') ? ' readonly' : '',
	);
}

/**
 * A whole number.
 */
function icds_print_number(array $args): void {
	$defaults = ['icds_site_tag' => 1];
	printf(
		'<input type="number" min="0" class="small-text" id="%1$s" name="%1$s" value="%2$d">',
		esc_attr($args['option']),
		(int) get_option($args['option'], $defaults[$args['option']] ?? 0),
	);
}

/**
 * Yes or no.
 */
function icds_print_checkbox(array $args): void {
	printf(
		'<input type="checkbox" id="%1$s" name="%1$s" value="1"%2$s>',
		esc_attr($args['option']),
		checked((bool) get_option($args['option'], false), true, false),
	);
}

/**
 * The roles of the site, but those that could make themselves administrator.
 */
function icds_print_roles(array $args): void {
	$chosen = (array) get_option($args['option'], ['subscriber', 'customer']);
	foreach (wp_roles()->role_names as $role => $name) {
		printf(
			'<label><input type="checkbox" name="%1$s[]" value="%2$s"%3$s> %4$s</label><br>',
			esc_attr($args['option']),
			esc_attr($role),
			checked(in_array($role, $chosen, true), true, false),
			esc_html(translate_user_role($name)),
		);
	}
	echo '<p class="description">' .
		esc_html__('Roles that may manage users or options never count, even when chosen.', 'dataverse-user-binding') .
		'</p>';
}

/**
 * An address the secret may travel to: https, or this computer.
 *
 * @param mixed $value As it came.
 */
function icds_check_bridge_url($value): string {
	$url = esc_url_raw(trim((string) $value), ['http', 'https']);
	$host = (string) wp_parse_url($url, PHP_URL_HOST);
	if (
		'' === $url ||
		'https' === wp_parse_url($url, PHP_URL_SCHEME) ||
		in_array($host, ['127.0.0.1', 'localhost', '[::1]'], true)
	) {
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
 * An empty field keeps the secret.
 *
 * @param mixed $value As it came.
 */
function icds_check_secret($value): string {
	$secret = trim((string) $value);
	return '' === $secret ? (string) get_option('icds_bridge_secret', '') : $secret;
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
