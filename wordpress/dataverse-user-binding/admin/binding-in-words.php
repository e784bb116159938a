<?php
/**
 * A binding as the screens say it.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * The label of each mode.
 *
 * @return array<int, string>
 */
function icds_mode_labels(): array {
	return [
		ICDS_MODE_NONE => __('Not bound', 'dataverse-user-binding'),
		ICDS_MODE_CONTACT => __('Contact', 'dataverse-user-binding'),
		ICDS_MODE_USERNAME => __('Username', 'dataverse-user-binding'),
		ICDS_MODE_CUSTOM => __('Custom', 'dataverse-user-binding'),
		ICDS_MODE_DISABLED => __('Disabled', 'dataverse-user-binding'),
	];
}

/**
 * Whom a user is bound to: the contact's name; in other modes how, and the contact that was found last. Empty for who is not bound.
 */
function icds_binding_in_words(?stdClass $link): string {
	$mode = (int) ($link->mode ?? 0);
	$name = (string) ($link->contact_name ?? '');
	if (ICDS_MODE_NONE === $mode) {
		return '';
	}
	if (ICDS_MODE_CONTACT === $mode) {
		return '' === $name ? (string) $link->contact_id : $name;
	}
	$label = icds_mode_labels()[$mode] ?? '';
	return '' === $name ? $label : "$label: $name";
}

/**
 * Why Dataverse refuses a user, for its administrator; empty for a reason that only a newer bridge knows.
 *
 * @param string|null $reason As the link has it.
 */
function icds_reason_in_words(?string $reason): string {
	$reasons = [
		'login_disabled' => __('Login Enabled is No at the contact.', 'dataverse-user-binding'),
		'login_empty' => __('Login Enabled is empty at the contact.', 'dataverse-user-binding'),
		'inactive' => __('The contact is inactive.', 'dataverse-user-binding'),
		'deleted' => __('The contact was deleted.', 'dataverse-user-binding'),
		'not_found' => __('No active contact was found for this user.', 'dataverse-user-binding'),
		'several' => __('Several active contacts have this username.', 'dataverse-user-binding'),
	];
	return $reasons[(string) $reason] ?? '';
}
