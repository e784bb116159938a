<?php
/**
 * The guard row: two requests at once can't take the last two administrators away.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/** Seconds after which a claim no longer counts: by then the change it announced has happened or never will. */
const ICDS_CLAIM_SECONDS = 60;

/**
 * Asks for leave to bind, disable, demote or delete a user. Where the user is an unbound, enabled administrator, the claim is noted in the
 * guard row by a conditional update, so that of two requests the second sees the first one's claim.
 *
 * @return true|WP_Error 422 icds_not_bindable when nobody would be left, 409 icds_busy after too many lost races.
 */
function icds_claim(int $user_id) {
	global $wpdb;
	$guard = icds_table('guard');
	for ($attempt = 0; $attempt < 8; $attempt++) {
		$administrators = icds_unbound_administrators();
		if (!in_array($user_id, $administrators, true)) {
			return true;
		}
		$row = $wpdb->get_row(
			$wpdb->prepare("SELECT revision, claims, UTC_TIMESTAMP() AS now FROM $guard WHERE site = %d", icds_site()),
		);
		if (!$row) {
			$wpdb->query($wpdb->prepare("INSERT IGNORE INTO $guard (site) VALUES (%d)", icds_site()));
			continue;
		}
		$now = strtotime($row->now . ' UTC');
		$claims = array_filter(
			(array) json_decode((string) $row->claims, true),
			fn($at) => $at > $now - ICDS_CLAIM_SECONDS,
		);
		if (!array_diff($administrators, array_keys($claims), [$user_id])) {
			return new WP_Error('icds_not_bindable', icds_last_administrator_sentence(), ['status' => 422]);
		}
		$claims[$user_id] = $now;
		if (icds_write_claims($claims, $row->revision)) {
			return true;
		}
	}
	return icds_busy();
}

/**
 * Asks for leave to bind or disable a user. The bridge's user gets none: it is no administrator, so no claim would refuse it.
 *
 * @return true|WP_Error As icds_claim() answers.
 */
function icds_leave_to_bind(int $user_id) {
	return icds_is_bridge_user($user_id) ? icds_refused((string) icds_refusal_to_bind($user_id)) : icds_claim($user_id);
}

/**
 * Takes a claim back after the change it announced didn't happen.
 */
function icds_release_claim(int $user_id): void {
	global $wpdb;
	for ($attempt = 0; $attempt < 8; $attempt++) {
		$row = $wpdb->get_row(
			$wpdb->prepare('SELECT revision, claims FROM ' . icds_table('guard') . ' WHERE site = %d', icds_site()),
		);
		$claims = $row ? (array) json_decode((string) $row->claims, true) : [];
		if (!isset($claims[$user_id])) {
			return;
		}
		unset($claims[$user_id]);
		if (icds_write_claims($claims, $row->revision)) {
			return;
		}
	}
}

/**
 * Writes the claims if nobody else has written since they were read.
 *
 * @param array<int, int> $claims   User id => time.
 * @param string          $revision Of the row as it was read.
 */
function icds_write_claims(array $claims, string $revision): bool {
	global $wpdb;
	return (bool) $wpdb->query(
		$wpdb->prepare(
			'UPDATE ' .
				icds_table('guard') .
				' SET revision = revision + 1, claims = %s WHERE site = %d AND revision = %s',
			wp_json_encode((object) $claims),
			icds_site(),
			$revision,
		),
	);
}
