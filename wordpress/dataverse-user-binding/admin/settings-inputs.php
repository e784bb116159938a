<?php
/**
 * How each setting is shown.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

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
