<?php
/**
 * The section "Dataverse binding" on a user's screen, and the way to it from the list of users (F29 to F32).
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * Whether the person at the screen may configure a user's binding.
 */
function icds_may_configure_binding(int $user_id): bool {
	return current_user_can('icds_bind_users') && current_user_can('edit_user', $user_id);
}

/**
 * Adds "Configure binding" to a row of the list of users.
 *
 * @param string[] $actions Core's.
 */
function icds_add_row_action(array $actions, WP_User $user): array {
	if (icds_may_configure_binding($user->ID)) {
		$actions['icds_binding'] = sprintf(
			'<a href="%s" aria-label="%s">%s</a>',
			esc_url(get_edit_user_link($user->ID) . '#icds-binding'),
			/* translators: %s: sign-in name. */
			esc_attr(sprintf(__('Configure the Dataverse binding of %s', 'dataverse-user-binding'), $user->user_login)),
			esc_html__('Configure binding', 'dataverse-user-binding'),
		);
	}
	return $actions;
}
add_filter('user_row_actions', 'icds_add_row_action', 10, 2);

/**
 * Modes that may be chosen. Disabled is offered only to who has it (F23), Custom where somebody answers for it (F21).
 *
 * @return array<int, string> Mode => label.
 */
function icds_modes_to_choose(int $mode): array {
	$offered = [
		ICDS_MODE_NONE => true,
		ICDS_MODE_CONTACT => true,
		ICDS_MODE_USERNAME => true,
		ICDS_MODE_CUSTOM => ICDS_MODE_CUSTOM === $mode || has_filter('integration-cds/user-binding/bind-custom'),
		ICDS_MODE_DISABLED => ICDS_MODE_DISABLED === $mode,
	];
	return array_intersect_key(icds_mode_labels(), array_filter($offered));
}

/**
 * What the form was printed for: a save that finds another state was overtaken.
 */
function icds_state_of_form(?stdClass $link): string {
	return wp_json_encode([(int) ($link->mode ?? 0), icds_contact_of($link), (bool) ($link->disabled ?? false)]);
}

/**
 * Prints the section.
 */
function icds_print_binding_section(WP_User $user): void {
	if (!icds_may_configure_binding($user->ID)) {
		return;
	}
	echo '<h2 id="icds-binding">' . esc_html__('Dataverse binding', 'dataverse-user-binding') . '</h2>';
	$refusal = icds_refusal_to_bind($user->ID);
	if (null !== $refusal) {
		echo '<p>' . esc_html($refusal) . '</p>';
		return;
	}
	$link = icds_link($user->ID);
	wp_nonce_field("icds_binding_$user->ID", 'icds_binding_nonce', false);
	printf('<input type="hidden" name="icds_binding_was" value="%s">', esc_attr(icds_state_of_form($link)));
	echo '<table class="form-table" role="presentation">';
	icds_print_mode_row((int) ($link->mode ?? 0));
	icds_print_contact_row($link);
	icds_print_lock_row($link);
	echo '</table>';
}
add_action('edit_user_profile', 'icds_print_binding_section');
add_action('show_user_profile', 'icds_print_binding_section');

/**
 * The mode.
 */
function icds_print_mode_row(int $mode): void {
	echo '<tr><th><label for="icds_binding_mode">' .
		esc_html__('Bound by', 'dataverse-user-binding') .
		'</label></th><td><select id="icds_binding_mode" name="icds_binding_mode" aria-describedby="icds-mode-hint">';
	foreach (icds_modes_to_choose($mode) as $value => $label) {
		printf('<option value="%d"%s>%s</option>', (int) $value, selected($value, $mode, false), esc_html($label));
	}
	echo '</select><p class="description" id="icds-mode-hint">' .
		esc_html__(
			'Contact: the one named below. Username: the only contact with this username.',
			'dataverse-user-binding',
		) .
		'</p></td></tr>';
}

/**
 * The contact: its name where it is known, and the field that takes another.
 */
function icds_print_contact_row(?stdClass $link): void {
	$contact = icds_contact_of($link);
	$name = (string) ($link->contact_name ?? '');
	printf(
		'<tr><th><label for="icds_binding_contact">%s</label></th><td><input type="text" class="regular-text code" id="icds_binding_contact" name="icds_binding_contact" value="%s" aria-describedby="icds-contact-hint"><p class="description" id="icds-contact-hint">%s%s</p></td></tr>',
		esc_html__('Contact', 'dataverse-user-binding'),
		esc_attr((string) $contact),
		'' === $name ? '' : '<strong>' . esc_html($name) . '</strong>. ',
		esc_html__(
			'The address of the contact\'s form in Dataverse, or its id. To pick by name, open the contact or the WordPress user in Dataverse.',
			'dataverse-user-binding',
		),
	);
}

/**
 * Login locked, and what unbinding does to somebody whom Dataverse refuses (decision 4).
 */
function icds_print_lock_row(?stdClass $link): void {
	$refused = icds_is_marked($link);
	printf(
		'<tr><th>%1$s</th><td><label><input type="checkbox" name="icds_binding_locked" value="1"%2$s> %3$s</label>%4$s</td></tr>',
		esc_html__('Login locked', 'dataverse-user-binding'),
		checked((bool) ($link->disabled ?? false), true, false),
		esc_html__('This user can\'t sign in, whatever Dataverse says.', 'dataverse-user-binding'),
		$refused
			? '<p class="description">' .
				esc_html__('Dataverse refuses this person.', 'dataverse-user-binding') .
				' ' .
				esc_html(icds_reason_in_words($link->denied_reason)) .
				' ' .
				esc_html__('Unbinding locks the login, so that it opens no door.', 'dataverse-user-binding') .
				'</p>'
			: '',
	);
}
