<?php
/**
 * The lease: one copy of the bridge at a time works on this site's changes. The clock is the database's, because web servers differ.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

const ICDS_LEASE_SECONDS = 120;

/**
 * The lease as it stands, with the database's time as `now`.
 */
function icds_lease(): stdClass {
	global $wpdb;
	$lease = icds_table('lease');
	$sql = $wpdb->prepare("SELECT *, UTC_TIMESTAMP() AS now FROM $lease WHERE site = %d", icds_site());
	$row = $wpdb->get_row($sql);
	if (!$row) {
		$wpdb->query($wpdb->prepare("INSERT IGNORE INTO $lease (site) VALUES (%d)", icds_site()));
		$row = $wpdb->get_row($sql);
	}
	return $row;
}

/**
 * Takes the lease, or renews it for the one who holds it. Each take makes the token one larger, so that an older holder's token is stale.
 * A holder who comes back without a token (it was restarted) takes the lease from itself.
 *
 * @param string   $holder Name of one running copy of the bridge.
 * @param int|null $token  The token it holds; null when none.
 * @return stdClass|WP_Error The lease; 409 icds_lease_held with data.retry_after in seconds.
 */
function icds_take_lease(string $holder, ?int $token) {
	global $wpdb;
	$table = icds_table('lease');
	$until = $wpdb->prepare('DATE_ADD(UTC_TIMESTAMP(), INTERVAL %d SECOND)', ICDS_LEASE_SECONDS);
	$lease = icds_lease();
	$renewed =
		null !== $token &&
		$wpdb->query(
			$wpdb->prepare(
				"UPDATE $table SET held_until = $until, renewals = renewals + 1 WHERE site = %d AND token = %d AND holder = %s",
				icds_site(),
				$token,
				$holder,
			),
		);
	$taken =
		$renewed ||
		$wpdb->query(
			$wpdb->prepare(
				"UPDATE $table SET held_until = $until, holder = %s, token = token + 1 WHERE site = %d AND token = %d" .
					' AND (held_until IS NULL OR held_until <= UTC_TIMESTAMP() OR holder = %s)',
				$holder,
				icds_site(),
				$lease->token,
				$holder,
			),
		);
	$lease = icds_lease();
	if ($taken && $lease->holder === $holder) {
		return $lease;
	}
	return new WP_Error(
		'icds_lease_held',
		sprintf(
			/* translators: %s: name of a copy of the bridge. */
			__('%s works on this site\'s changes now.', 'dataverse-user-binding'),
			$lease->holder,
		),
		['status' => 409, 'retry_after' => max(1, strtotime("$lease->held_until UTC") - strtotime("$lease->now UTC"))],
	);
}

/**
 * Refuses a token that somebody else's take has made stale.
 *
 * @return true|WP_Error 409 icds_stale_token.
 */
function icds_check_token(int $token) {
	return (int) icds_lease()->token === $token ? true : icds_stale_token();
}

/**
 * The token is stale: somebody else's take came in between.
 */
function icds_stale_token(): WP_Error {
	return new WP_Error(
		'icds_stale_token',
		__(
			'Another copy of the bridge has taken over this site\'s changes. Nothing was changed; pull again.',
			'dataverse-user-binding',
		),
		['status' => 409],
	);
}

/**
 * Gives the lease back, so that the next copy needn't wait.
 */
function icds_release_lease(int $token): void {
	global $wpdb;
	$wpdb->query(
		$wpdb->prepare(
			'UPDATE ' .
				icds_table('lease') .
				' SET held_until = NULL, token = token + 1 WHERE site = %d AND token = %d',
			icds_site(),
			$token,
		),
	);
}
