<?php
/**
 * One user's link before and after: the writes that bindings are made of. All of them run inside icds_transaction().
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * Columns of a link that names a contact. Another contact's version and its last Yes say nothing about this one. A denied mark stays until
 * this contact's live Yes or a mark from it takes it away.
 */
function icds_contact_columns(string $contact_id, string $name): array {
	$name = mb_substr($name, 0, 200);
	return [
		'mode' => ICDS_MODE_CONTACT,
		'contact_id' => $contact_id,
		'contact_name' => $name,
		'f_contact' => icds_fold($name),
		'last_contact_id' => $contact_id,
		'dv_version' => null,
		'allowed_at' => null,
		'refused_at' => null,
	];
}

/**
 * Columns of a link that names no contact.
 *
 * @param int $mode Any mode but Contact.
 */
function icds_contactless_columns(int $mode): array {
	return [
		'mode' => $mode,
		'contact_id' => null,
		'contact_name' => null,
		'f_contact' => '',
		'last_contact_id' => null,
		'dv_version' => null,
		'allowed_at' => null,
		'refused_at' => null,
	];
}

/**
 * Binds a user to a contact, if its link is still as it was read.
 *
 * @return bool False when somebody else wrote, or another user has the contact.
 */
function icds_bind_link(stdClass $link, string $contact_id, string $name): bool {
	$user_id = (int) $link->user_id;
	icds_touch($user_id);
	if (!icds_write_link($user_id, icds_contact_columns($contact_id, $name), $link->revision)) {
		return false;
	}
	icds_write_public_meta($user_id, ICDS_MODE_CONTACT, icds_reference($contact_id, $name));
	return true;
}

/**
 * Unbinds a user, if its link is still as it was read. Unbinding never opens a door (decision 4): whom Dataverse refuses is disabled.
 *
 * @param stdClass $link     As read.
 * @param int      $mode     ICDS_MODE_NONE or ICDS_MODE_DISABLED.
 * @param int[]    $disabled Users that were disabled; this one is added.
 */
function icds_unbind_link(stdClass $link, int $mode, array &$disabled): bool {
	$user_id = (int) $link->user_id;
	icds_touch($user_id);
	$columns = icds_contactless_columns($mode) + ['denied' => 0, 'denied_reason' => null];
	if (!icds_write_link($user_id, $columns, $link->revision)) {
		return false;
	}
	icds_write_public_meta($user_id, $mode, null);
	if (icds_is_marked($link) && !$link->disabled) {
		icds_write_disabled($user_id, true);
		$disabled[] = $user_id;
	}
	return true;
}
