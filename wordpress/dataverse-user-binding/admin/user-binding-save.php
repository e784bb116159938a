<?php
/**
 * Saves the section "Dataverse binding" of a user's screen.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * The contact that a text means: an id, or the address of a contact's form.
 *
 * @return string|null Null when it means none.
 */
function icds_contact_in_text(string $text): ?string {
	$id = icds_guid($text);
	if (null !== $id) {
		return $id;
	}
	parse_str((string) wp_parse_url(trim($text), PHP_URL_QUERY), $query);
	return 'contact' === ($query['etn'] ?? 'contact') ? icds_guid($query['id'] ?? null) : null;
}

/**
 * Saves what was changed, after everything else on the screen was found right; a refusal stops the whole save with its sentence.
 *
 * @param WP_Error $errors Shown on the screen.
 * @param bool     $update Whether the user exists.
 * @param stdClass $user   What is about to be saved.
 */
function icds_save_binding_section(WP_Error $errors, bool $update, stdClass $user): void {
	$id = (int) ($user->ID ?? 0);
	$field = fn(string $name) => is_string($_POST["icds_binding_$name"] ?? null)
		? sanitize_text_field(wp_unslash($_POST["icds_binding_$name"]))
		: '';
	if (!$update || $errors->has_errors() || '' === $field('nonce')) {
		return;
	}
	if (!wp_verify_nonce($field('nonce'), "icds_binding_$id") || !icds_may_configure_binding($id)) {
		$errors->add(
			'icds_forbidden',
			esc_html__(
				'The Dataverse binding was not changed: you may not, or the page was open for too long. Load it again.',
				'dataverse-user-binding',
			),
		);
		return;
	}
	$answer = icds_save_binding($id, $field('was'), (int) $field('mode'), $field('contact'), '' !== $field('locked'));
	if (is_wp_error($answer)) {
		$errors->add($answer->get_error_code(), esc_html($answer->get_error_message()));
	}
}
add_action('user_profile_update_errors', 'icds_save_binding_section', PHP_INT_MAX, 3);

/**
 * Brings one user to what the form says.
 *
 * @param string $was     The state that the form was printed for (icds_state_of_form()).
 * @param string $contact As typed.
 * @return true|WP_Error 400 icds_bad_reference, 409 icds_changed or icds_contact_taken, 422 icds_not_bindable.
 */
function icds_save_binding(int $user_id, string $was, int $mode, string $contact, bool $locked) {
	$link = icds_link($user_id);
	$now = icds_state_of_form($link);
	$wanted = ICDS_MODE_CONTACT === $mode ? icds_contact_in_text($contact) : null;
	if (ICDS_MODE_CONTACT === $mode && null === $wanted) {
		return new WP_Error(
			'icds_bad_reference',
			__(
				'That names no contact. Copy the address of the contact\'s form in Dataverse, or its id, into the field Contact.',
				'dataverse-user-binding',
			),
			['status' => 400],
		);
	}
	$before = json_decode($was, true);
	if (ICDS_MODE_CONTACT !== $mode && '' !== $contact && icds_guid($contact) !== ($before[1] ?? null)) {
		return new WP_Error(
			'icds_bad_reference',
			__(
				'You named a contact. To bind to it choose "Contact" under "Bound by"; otherwise empty the field Contact.',
				'dataverse-user-binding',
			),
			['status' => 400],
		);
	}
	if (!is_array($before) || [$mode, $wanted, $locked] === $before) {
		return true;
	}
	if ($was !== $now) {
		return icds_changed(null, $link);
	}
	if (!isset(icds_modes_to_choose((int) ($link->mode ?? 0))[$mode])) {
		return icds_bad_query(__('There is no such way to bind a user.', 'dataverse-user-binding'));
	}
	$answer = true;
	if ([$mode, $wanted] !== [$before[0] ?? null, $before[1] ?? null]) {
		$reference = null === $wanted ? null : ['LogicalName' => 'contact', 'Id' => $wanted, 'Name' => ''];
		$answer = icds_set_user_binding($user_id, $mode, $reference);
	}
	if (is_wp_error($answer) || $locked === ($before[2] ?? null)) {
		return $answer;
	}
	return icds_set_disabled($user_id, $locked);
}
