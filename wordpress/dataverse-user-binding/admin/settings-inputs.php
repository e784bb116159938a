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
	$by_constant = null !== icds_constant_of($args['option']);
	printf(
		'<input type="url" class="regular-text code" id="%1$s" name="%1$s" value="%2$s"%3$s>',
		esc_attr($args['option']),
		esc_attr($by_constant ? icds_bridge_url() : (string) get_option($args['option'], '')),
		$by_constant ? ' readonly' : '',
	);
	icds_print_constant($args['option']);
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
		icds_constant_of($args['option']) ? ' readonly' : '',
	);
	icds_print_constant($args['option']);
}

/**
 * Says below a field that wp-config.php decides it.
 */
function icds_print_constant(string $option): void {
	$constant = icds_constant_of($option);
	if (null !== $constant) {
		/* translators: %s: name of a constant. */
		$sentence = __('Set by %s in wp-config.php, so it can\'t be changed here.', 'dataverse-user-binding');
		echo '<p class="description">' . esc_html(sprintf($sentence, $constant)) . '</p>';
	}
}

/**
 * A whole number.
 *
 * @param array $args option; min, max, default and hint where there are any.
 */
function icds_print_number(array $args): void {
	printf(
		'<input type="number" min="%3$d"%4$s class="small-text" id="%1$s" name="%1$s" value="%2$d"%5$s>',
		esc_attr($args['option']),
		(int) get_option($args['option'], $args['default'] ?? 0),
		(int) ($args['min'] ?? 0),
		isset($args['max']) ? sprintf(' max="%d"', (int) $args['max']) : '',
		isset($args['hint']) ? sprintf(' aria-describedby="%s-hint"', esc_attr($args['option'])) : '',
	);
	if (isset($args['hint'])) {
		printf('<p class="description" id="%s-hint">%s</p>', esc_attr($args['option']), esc_html($args['hint']));
	}
}

/**
 * Yes or no.
 */
function icds_print_checkbox(array $args): void {
	$constant = icds_constant_of($args['option']);
	$on = null === $constant ? get_option($args['option'], false) : constant($constant);
	printf(
		'<input type="checkbox" id="%1$s" name="%1$s" value="1"%2$s%3$s>',
		esc_attr($args['option']),
		checked((bool) $on, true, false),
		disabled(null !== $constant, true, false),
	);
	icds_print_constant($args['option']);
}

/**
 * The roles of the site, but those that could make themselves administrator: they never count, whatever is stored.
 */
function icds_print_roles(array $args): void {
	$chosen = (array) get_option($args['option'], ['subscriber', 'customer']);
	echo '<fieldset><legend class="screen-reader-text">' . esc_html($args['label']) . '</legend>';
	foreach (wp_roles()->role_names as $role => $name) {
		if (!icds_may_be_managed($role)) {
			continue;
		}
		printf(
			'<label><input type="checkbox" name="%1$s[]" value="%2$s"%3$s> %4$s</label><br>',
			esc_attr($args['option']),
			esc_attr($role),
			checked(in_array($role, $chosen, true), true, false),
			esc_html(translate_user_role($name)),
		);
	}
	echo '</fieldset><p class="description">' .
		esc_html__('Roles that may manage users or options are not offered.', 'dataverse-user-binding') .
		'</p>';
}
