<?php
/**
 * Several writes that happen together or not at all.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * Runs work in a transaction and rolls it back when it answers a WP_Error or throws. What WordPress cached of the users concerned is
 * dropped on the way back, because the cache doesn't roll back with the database.
 *
 * @param int[]    $user_ids Users whose meta the work writes.
 * @param callable $work     Answers anything; a WP_Error undoes all.
 * @return mixed What the work answered.
 * @throws Throwable What the work threw.
 */
function icds_transaction(array $user_ids, callable $work) {
	global $wpdb;
	$wpdb->query('START TRANSACTION');
	try {
		$answer = $work();
	} catch (Throwable $thrown) {
		icds_roll_back($user_ids);
		throw $thrown;
	}
	if (is_wp_error($answer)) {
		icds_roll_back($user_ids);
		return $answer;
	}
	$wpdb->query('COMMIT');
	return $answer;
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
