<?php
/**
 * Rows of the link table.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

const ICDS_MODE_NONE = 0;
const ICDS_MODE_USERNAME = 1;
const ICDS_MODE_CUSTOM = 2;
const ICDS_MODE_CONTACT = 3;
const ICDS_MODE_DISABLED = 4;

/**
 * A user's link as it is in the database now.
 *
 * @return stdClass|null Null for a user who has none, which counts as unbound and enabled.
 */
function icds_link(int $user_id): ?stdClass {
	global $wpdb;
	$links = icds_table('links');
	return $wpdb->get_row(
		$wpdb->prepare("SELECT * FROM $links WHERE site = %d AND user_id = %d", icds_site(), $user_id),
	) ?:
		null;
}

/**
 * The link of the user who is explicitly bound to a contact: there is one at most, by a unique index.
 */
function icds_link_of_contact(string $contact_id): ?stdClass {
	global $wpdb;
	$links = icds_table('links');
	return $wpdb->get_row(
		$wpdb->prepare("SELECT * FROM $links WHERE site = %d AND contact_id = %s", icds_site(), $contact_id),
	) ?:
		null;
}

/**
 * The contact a user is explicitly bound to; null in every other mode.
 */
function icds_contact_of(?stdClass $link): ?string {
	return $link && ICDS_MODE_CONTACT === (int) $link->mode ? $link->contact_id : null;
}

/**
 * Whether a mode binds: Username, Custom and Contact do. Disabled (4) is the legacy mode of the vendor and binds nobody (F23).
 */
function icds_mode_binds(int $mode): bool {
	return in_array($mode, [ICDS_MODE_USERNAME, ICDS_MODE_CUSTOM, ICDS_MODE_CONTACT], true);
}

/**
 * Whether a link is a binding.
 */
function icds_is_bound(?stdClass $link): bool {
	return $link && icds_mode_binds((int) $link->mode);
}

/**
 * Makes sure that a user has a link row. Where the table can't be read or written, answers what the user's public meta says: taken for
 * unbound, a bound user would get in unasked.
 */
function icds_ensure_link(int $user_id): stdClass {
	$link = icds_link($user_id);
	if (!$link) {
		icds_sync_link($user_id);
		$link = icds_link($user_id);
	}
	return $link ?? icds_link_in_meta($user_id);
}

/**
 * Writes columns of a link.
 *
 * @param int      $user_id  Whose link.
 * @param array    $columns  Column => value; null is written as NULL.
 * @param int|string|null $revision Write only while the row still has this revision; null writes anyway.
 * @return bool Whether the row was written. False also when a unique index refused.
 */
function icds_write_link(int $user_id, array $columns, $revision = null): bool {
	global $wpdb;
	$set = ['revision = revision + 1'];
	foreach ($columns as $column => $value) {
		$set[] =
			null === $value ? "$column = NULL" : $wpdb->prepare("$column = " . (is_int($value) ? '%d' : '%s'), $value);
	}
	$sql =
		'UPDATE ' .
		icds_table('links') .
		' SET ' .
		implode(', ', $set) .
		$wpdb->prepare(' WHERE site = %d AND user_id = %d', icds_site(), $user_id);
	if (null !== $revision) {
		$sql .= $wpdb->prepare(' AND revision = %s', (string) $revision);
	}
	$suppressed = $wpdb->suppress_errors(true);
	$written = $wpdb->query($sql);
	$wpdb->suppress_errors($suppressed);
	icds_local_state_changed();
	return (bool) $written;
}

/**
 * Removes a user's link.
 */
function icds_delete_link(int $user_id): void {
	global $wpdb;
	$wpdb->delete(icds_table('links'), ['site' => icds_site(), 'user_id' => $user_id]);
	icds_local_state_changed();
}
