<?php
/**
 * Several writes that happen together or not at all.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * Runs work in a transaction and rolls it back when it answers a WP_Error or throws, or when any statement in it failed: by then the
 * database may have undone what went before (MySQL after a deadlock, SQLite always) and what comes after would stand alone, so nothing more
 * is written. Transactions of a site take turns, so that ours never wait for each other crosswise. What WordPress cached of the users
 * concerned is dropped on the way back, because the cache doesn't roll back with the database.
 *
 * @param int[]    $user_ids Users whose meta the work writes.
 * @param callable $work     Answers anything; a WP_Error undoes all.
 * @return mixed What the work answered; 409 icds_busy when the database refused a statement.
 * @throws Throwable What the work threw.
 */
function icds_transaction(array $user_ids, callable $work) {
	global $wpdb;
	$failure = '';
	// WordPress forgets a statement's error when the next one begins.
	$note = function ($query) use (&$failure, $wpdb) {
		$failure = $failure ?: (string) $wpdb->last_error;
		return '' === $failure || preg_match('/^\s*(select|rollback)\b/i', (string) $query) ? $query : '';
	};
	$wpdb->query('START TRANSACTION');
	$wpdb->query($wpdb->prepare('UPDATE ' . icds_table('guard') . ' SET site = site WHERE site = %d', icds_site()));
	add_filter('query', $note);
	try {
		$answer = $work();
		$failure = $failure ?: (string) $wpdb->last_error;
	} catch (Throwable $thrown) {
		icds_roll_back($user_ids);
		throw $thrown;
	} finally {
		remove_filter('query', $note);
	}
	if (!is_wp_error($answer) && ('' !== $failure || false === $wpdb->query('COMMIT'))) {
		$reason = strtok(($failure ?: $wpdb->last_error) . "\n", "\n");
		icds_log("A change was undone, because the database refused a part of it: $reason");
		$answer = icds_busy();
	}
	if (is_wp_error($answer)) {
		icds_roll_back($user_ids);
	}
	return $answer;
}

/**
 * Several requests write the same rows.
 */
function icds_busy(): WP_Error {
	return new WP_Error(
		'icds_busy',
		__(
			'Several requests are changing the same users at the same time. Try again in a moment.',
			'dataverse-user-binding',
		),
		['status' => 409],
	);
}

/**
 * Undoes the open transaction. SQLite has undone it already when a statement failed; then this is refused and harmless.
 *
 * @param int[] $user_ids Users whose cached meta is dropped.
 */
function icds_roll_back(array $user_ids): void {
	global $wpdb;
	$suppressed = $wpdb->suppress_errors(true);
	$wpdb->query('ROLLBACK');
	$wpdb->suppress_errors($suppressed);
	foreach ($user_ids as $user_id) {
		clean_user_cache($user_id);
		wp_cache_delete($user_id, 'user_meta');
	}
}
