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
		[
			'min' => 1,
			'max' => 65535,
			'default' => 1,
			'hint' => __(
				'This site\'s number in the bridge\'s configuration. It never changes: rows in Dataverse carry it.',
				'dataverse-user-binding',
			),
		],
	);
	icds_setting(
		'sign-in',
		'icds_authorize_bound_users',
		__('Authorize users against Dataverse during sign-in', 'dataverse-user-binding'),
		'icds_print_checkbox',
		'icds_check_authorize',
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
		[
			'max' => 10080,
			'hint' => __('0: nobody who is bound signs in while Dataverse can\'t be asked.', 'dataverse-user-binding'),
		],
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
		['hint' => __('0: the first administrator.', 'dataverse-user-binding')],
	);
}
add_action('admin_init', 'icds_register_settings');

/**
 * Registers one option with its field.
 *
 * @param callable $print Prints the field; gets the option's name.
 * @param callable $check Makes the value that is stored from the one that came.
 * @param array    $more  What else the field's printer wants.
 */
function icds_setting(
	string $section,
	string $option,
	string $label,
	callable $print,
	callable $check,
	array $more = [],
): void {
	// What a constant decides comes back read-only or not at all: the stored value waits for the day the constant goes.
	$keep = fn($value) => null === icds_constant_of($option) ? $check($value) : get_option($option);
	register_setting(ICDS_SETTINGS, $option, ['sanitize_callback' => $keep, 'show_in_rest' => false]);
	$group = 'icds_print_roles' === $print;
	add_settings_field(
		$option,
		esc_html($label),
		$print,
		ICDS_SETTINGS,
		$section,
		$more + ['option' => $option, 'label' => $label] + ($group ? [] : ['label_for' => $option]),
	);
}
