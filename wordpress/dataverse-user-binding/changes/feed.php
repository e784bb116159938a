<?php
/**
 * The change feed: due rows out, acknowledged rows gone, failing rows later.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/** Tries after which a row is parked with its user until somebody looks at it. */
const ICDS_MAX_TRIES = 8;

/**
 * Due rows, oldest first. A later row of a user waits for the earlier one, also while that one is parked.
 *
 * @return array{rows: array[], more: bool}
 */
function icds_due_changes(int $limit): array {
	global $wpdb;
	$outbox = icds_table('outbox');
	$rows = $wpdb->get_results(
		$wpdb->prepare(
			"SELECT o.* FROM $outbox o WHERE o.site = %d AND o.parked = 0 AND o.next_try <= UTC_TIMESTAMP()" .
				" AND (o.user_id = 0 OR NOT EXISTS (SELECT 1 FROM $outbox e WHERE e.site = o.site AND e.user_id = o.user_id AND e.seq < o.seq))" .
				' ORDER BY o.seq LIMIT %d',
			icds_site(),
			$limit + 1,
		),
	);
	return ['rows' => array_map('icds_change_row', array_slice($rows, 0, $limit)), 'more' => count($rows) > $limit];
}

/**
 * A change as docs/contracts.md has it. A row that its request never completed gets what the user is now.
 */
function icds_change_row(stdClass $row): array {
	$data = (array) json_decode((string) $row->data, true) + ['contacts' => []];
	if (!$row->completed) {
		icds_sync_link((int) $row->user_id);
		$contact = icds_contact_of(icds_link((int) $row->user_id));
		$data['contacts'] = array_values(array_unique(array_filter([...$data['contacts'], $contact])));
	}
	return [
		'seq' => (int) $row->seq,
		'user' => (int) $row->user_id,
		'kind' => $row->kind,
		'origin' => '' === $row->origin ? null : $row->origin,
		'data' => $data,
		'tries' => (int) $row->tries,
		'created' => icds_iso($row->created),
	];
}

/**
 * Removes rows whose effect has happened.
 *
 * @param int[] $seqs Numbers of rows.
 * @return int How many there were.
 */
function icds_acknowledge(array $seqs): int {
	global $wpdb;
	$numbers = implode(',', array_map('intval', $seqs));
	return '' === $numbers
		? 0
		: (int) $wpdb->query(
			'DELETE FROM ' . icds_table('outbox') . ' WHERE site = ' . icds_site() . " AND seq IN ($numbers)",
		);
}

/**
 * Puts a row off: 5 s, 10 s, 20 s … an hour; after the eighth failure it is parked.
 *
 * @return array{parked: bool, next_try: ?string}|null Null when there is no such row.
 */
function icds_fail_change(int $seq, string $error): ?array {
	global $wpdb;
	$outbox = icds_table('outbox');
	$read = $wpdb->prepare(
		"SELECT tries, parked, next_try FROM $outbox WHERE site = %d AND seq = %d",
		icds_site(),
		$seq,
	);
	$row = $wpdb->get_row($read);
	if (!$row) {
		return null;
	}
	$tries = (int) $row->tries + 1;
	$wpdb->query(
		$wpdb->prepare(
			"UPDATE $outbox SET tries = %d, parked = %d, error = %s, next_try = DATE_ADD(UTC_TIMESTAMP(), INTERVAL %d SECOND) WHERE seq = %d",
			$tries,
			(int) ($tries >= ICDS_MAX_TRIES),
			mb_substr($error, 0, 1000),
			min(3600, 5 * 2 ** min($tries - 1, 12)),
			$seq,
		),
	);
	$row = $wpdb->get_row($read);
	return ['parked' => (bool) $row->parked, 'next_try' => $row->parked ? null : icds_iso($row->next_try)];
}

/**
 * Queues contacts to look at, for whoever holds the lease. A contact that waits already is queued again: its first row may be in work, and
 * may have read the contact before the change that this hint is about.
 *
 * @param string[] $contacts Guids in lower case.
 */
function icds_add_hints(array $contacts): void {
	foreach (array_unique($contacts) as $contact) {
		icds_outbox_add(0, 'hint', ['contacts' => [$contact]], true);
	}
}
