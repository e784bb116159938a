<?php
/**
 * What Username mode resolved to. The bridge asks Dataverse; WordPress remembers, so that revocation finds the user (F18).
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * Stores the contact that a user in Username mode was found to have.
 *
 * @param int   $user_id  User; in another mode nothing is stored.
 * @param array $resolved {contact: ?string, name: ?string, version: ?string, denied: bool, reason: ?string}; without a contact nobody or
 *                        several matched.
 */
function icds_store_username_match(int $user_id, array $resolved): void {
	for ($attempt = 0; $attempt < 4; $attempt++) {
		$link = icds_link($user_id);
		if (!$link || ICDS_MODE_USERNAME !== (int) $link->mode) {
			return;
		}
		$same = $resolved['contact'] === $link->last_contact_id;
		if ($same && null !== $resolved['version'] && !icds_is_newer($resolved['version'], $link->dv_version)) {
			return;
		}
		if (icds_write_link($user_id, icds_username_columns($resolved, $same), $link->revision)) {
			if ($resolved['denied'] && icds_authorize_bound_users()) {
				icds_end_sessions($user_id);
			}
			return;
		}
	}
}

/**
 * The columns of a match.
 *
 * @param array $resolved As above.
 * @param bool  $same     Whether it is the contact that was known before: another contact's last Yes says nothing about this one.
 */
function icds_username_columns(array $resolved, bool $same): array {
	$name = null === $resolved['contact'] ? null : mb_substr((string) $resolved['name'], 0, 200);
	return [
		'last_contact_id' => $resolved['contact'],
		'contact_name' => $name,
		'f_contact' => icds_fold($name),
		'dv_version' => $resolved['version'],
		'denied' => (int) $resolved['denied'],
		'denied_reason' => $resolved['denied'] ? $resolved['reason'] ?? 'not_found' : null,
		'refused_at' => null,
	] + ($same && !$resolved['denied'] ? [] : ['allowed_at' => null]);
}
