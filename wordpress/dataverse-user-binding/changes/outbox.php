<?php
/**
 * Rows of the outbox: what the bridge still has to hear of. Only acknowledged rows disappear.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/** Seconds after which a row counts although the request that began it never ended. */
const ICDS_UNFINISHED_SECONDS = 60;

/**
 * Begins a row in the first hook of a request, so that a killed PHP process still leaves it. Nobody is given the row before it is completed,
 * or a minute has passed.
 *
 * @param int    $user_id  User; 0 for a hint, which is about contacts.
 * @param string $kind     created, updated, deleted, binding or hint.
 * @param array  $data     {contacts, login?, changed?}.
 * @param bool   $complete Whether the row is due at once.
 * @return int Its number.
 */
function icds_outbox_add(int $user_id, string $kind, array $data, bool $complete = false): int {
	global $wpdb;
	$wpdb->query(
		$wpdb->prepare(
			'INSERT INTO ' .
				icds_table('outbox') .
				' (site, user_id, kind, origin, data, completed, next_try, created)' .
				' VALUES (%d, %d, %s, %s, %s, %d, DATE_ADD(UTC_TIMESTAMP(), INTERVAL %d SECOND), UTC_TIMESTAMP())',
			icds_site(),
			$user_id,
			$kind,
			icds_origin(),
			wp_json_encode($data),
			(int) $complete,
			$complete ? 0 : ICDS_UNFINISHED_SECONDS,
		),
	);
	return (int) $wpdb->insert_id;
}

/**
 * Completes a row, which is due from now on.
 *
 * @return bool False when the row is gone: it was pulled and acknowledged unfinished, or rolled back.
 */
function icds_outbox_complete(int $seq, string $kind, array $data): bool {
	global $wpdb;
	return (bool) $wpdb->query(
		$wpdb->prepare(
			'UPDATE ' .
				icds_table('outbox') .
				' SET kind = %s, data = %s, completed = 1, next_try = UTC_TIMESTAMP() WHERE seq = %d AND completed = 0',
			$kind,
			wp_json_encode($data),
			$seq,
		),
	);
}

/**
 * Drops a row that turned out to change nothing.
 */
function icds_outbox_drop(int $seq): void {
	global $wpdb;
	$wpdb->delete(icds_table('outbox'), ['seq' => $seq, 'completed' => 0]);
}

/**
 * Who caused this request's writes, by the header X-Icds-Origin. It only explains logs, and counts only from a caller who may bind users.
 */
function icds_origin(): string {
	$origin = isset($_SERVER['HTTP_X_ICDS_ORIGIN'])
		? sanitize_text_field(wp_unslash($_SERVER['HTTP_X_ICDS_ORIGIN']))
		: '';
	$counts = '' !== $origin && defined('REST_REQUEST') && REST_REQUEST && current_user_can('icds_bind_users');
	return $counts ? mb_substr($origin, 0, 100) : '';
}
