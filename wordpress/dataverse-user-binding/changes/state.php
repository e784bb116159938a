<?php
/**
 * How far the bridge's sweeps have come. The bridge keeps nothing itself.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * The state as it is sent.
 *
 * @return array{watermark: ?string, deletions_checked: ?string}
 */
function icds_state(): array {
	$lease = icds_lease();
	return ['watermark' => icds_iso($lease->watermark), 'deletions_checked' => icds_iso($lease->deletions_checked)];
}

/**
 * Writes what is given of the state while the token is not stale.
 *
 * @param int   $token Of the lease.
 * @param array $times watermark and deletions_checked, each as it is stored, or left out.
 * @return bool Whether it was written.
 */
function icds_write_state(int $token, array $times): bool {
	global $wpdb;
	$set = ['renewals = renewals + 1'];
	foreach ($times as $column => $time) {
		$set[] = $wpdb->prepare("$column = %s", $time);
	}
	return (bool) $wpdb->query(
		'UPDATE ' .
			icds_table('lease') .
			' SET ' .
			implode(', ', $set) .
			$wpdb->prepare(' WHERE site = %d AND token = %d', icds_site(), $token),
	);
}
