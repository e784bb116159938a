<?php
/**
 * What the guards say, as sentences: read before anything is written, so that every screen and route can explain.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * Why a user can't be bound; null when it can.
 */
function icds_refusal_to_bind(int $user_id): ?string {
	if (icds_is_bridge_user($user_id)) {
		return __(
			'This is the user through which Dataverse reaches WordPress. It can\'t be bound, disabled or deleted; take its role "Dataverse bridge" away first.',
			'dataverse-user-binding',
		);
	}
	return icds_is_last_unbound_administrator($user_id) ? icds_last_administrator_sentence() : null;
}

/**
 * Why a user can't be disabled; null when it can. The same users are protected as from binding.
 */
function icds_refusal_to_disable(int $user_id): ?string {
	return icds_refusal_to_bind($user_id);
}

/**
 * Why a user can't be deleted; null when it can.
 */
function icds_refusal_to_delete(int $user_id): ?string {
	$user = get_userdata($user_id);
	return $user && array_intersect(['administrator', ICDS_BRIDGE_ROLE], $user->roles)
		? icds_refusal_to_bind($user_id)
		: null;
}

/**
 * Why a user can't get these roles in place of its own; null when it can.
 *
 * @param string[] $roles All roles it would have.
 */
function icds_refusal_to_demote(int $user_id, array $roles): ?string {
	if (in_array(ICDS_BRIDGE_ROLE, $roles, true)) {
		$refusal = icds_refusal_of_bridge_role($user_id);
		if (null !== $refusal) {
			return $refusal;
		}
	} elseif (in_array('administrator', $roles, true)) {
		return null;
	}
	return icds_is_last_unbound_administrator($user_id) ? icds_last_administrator_sentence() : null;
}

/**
 * Why a user can't become the bridge's; null when it can. The bridge's user is neither bound nor disabled, so the role must not be a way out
 * for somebody who is.
 */
function icds_refusal_of_bridge_role(int $user_id): ?string {
	$link = icds_link($user_id);
	return $link && (icds_is_bound($link) || $link->disabled) && !icds_is_bridge_user($user_id)
		? __(
			'The role "Dataverse bridge" is for a user of its own: this one is bound to Dataverse or disabled. Make another user for the bridge.',
			'dataverse-user-binding',
		)
		: null;
}

/**
 * Why the user of a row can't be bound; the administrators are only counted for a row that could be the last one.
 *
 * @param array $row Row of docs/contracts.md.
 */
function icds_refusal_to_bind_row(array $row): ?string {
	$free = !icds_mode_binds($row['mode']) && !$row['login_locked'];
	$candidate =
		in_array(ICDS_BRIDGE_ROLE, $row['roles'], true) || ($free && in_array('administrator', $row['roles'], true));
	return $candidate ? icds_refusal_to_bind($row['id']) : null;
}

/**
 * A refusal as an error for REST.
 */
function icds_refused(string $sentence): WP_Error {
	return new WP_Error('icds_not_bindable', $sentence, ['status' => 422]);
}

/**
 * Writes to PHP's error log, but only on a site whose owner asked WordPress to keep one.
 */
function icds_log(string $message): void {
	if (defined('WP_DEBUG_LOG') && WP_DEBUG_LOG) {
		// phpcs:ignore WordPress.PHP.DevelopmentFunctions -- the owner asked for a log.
		error_log("Dataverse User Binding: $message");
	}
}
