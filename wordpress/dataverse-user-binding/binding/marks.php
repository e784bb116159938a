<?php
/**
 * Marks: what WordPress remembers of a contact's Login Enabled and state, so that sessions end without waiting for a sign-in (decision 3).
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * Marks every user of a contact: bound to it, or resolved to it in Username or Custom mode.
 *
 * @param string      $contact_id Contact.
 * @param string|null $version    Row version; null only for a deletion, which needs none.
 * @param bool        $denied     Whether Dataverse refuses.
 * @param string|null $reason     login_disabled, inactive or deleted.
 * @return array[] {id, denied, applied} per user.
 */
function icds_mark_contact(string $contact_id, ?string $version, bool $denied, ?string $reason): array {
	global $wpdb;
	$users = $wpdb->get_col(
		$wpdb->prepare(
			'SELECT user_id FROM ' .
				icds_table('links') .
				' WHERE site = %d AND ((mode = 3 AND contact_id = %s) OR (mode IN (1, 2) AND last_contact_id = %s))',
			icds_site(),
			$contact_id,
			$contact_id,
		),
	);
	$answer = [];
	foreach (array_map('intval', $users) as $user_id) {
		$applied = icds_mark_user($user_id, $version, $denied, $reason);
		$answer[] = ['id' => $user_id, 'denied' => (bool) icds_ensure_link($user_id)->denied, 'applied' => $applied];
	}
	return $answer;
}

/**
 * Marks one user where the version is newer than the stored one. A denied mark ends the user's sessions while sign-ins are authorised; with
 * the switch off it is stored and does nothing else.
 *
 * @return bool Whether the mark was applied.
 */
function icds_mark_user(int $user_id, ?string $version, bool $denied, ?string $reason): bool {
	for ($attempt = 0; $attempt < 4; $attempt++) {
		$link = icds_link($user_id);
		if (!$link || !icds_mark_applies($link, $version, $reason)) {
			return false;
		}
		$columns = ['denied' => (int) $denied, 'denied_reason' => $denied ? $reason : null, 'refused_at' => null];
		$columns += null === $version ? [] : ['dv_version' => $version];
		$columns += $denied ? ['allowed_at' => null] : [];
		if (icds_write_link($user_id, $columns, $link->revision)) {
			if ($denied && icds_authorize_bound_users()) {
				icds_end_sessions($user_id);
			}
			return true;
		}
	}
	return false;
}

/**
 * Whether a mark says anything new. A deletion has no version.
 */
function icds_mark_applies(stdClass $link, ?string $version, ?string $reason): bool {
	return null === $version
		? 'deleted' === $reason && !($link->denied && 'deleted' === $link->denied_reason)
		: icds_is_newer($version, $link->dv_version);
}
