<?php
/**
 * Users that this request has touched: what they were before, and the outbox row begun for each.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * Notes that a user is about to change. The first note of a request reads the user and begins its outbox row; later ones can only make the
 * kind weightier.
 *
 * @param int    $user_id Whose change.
 * @param string $kind    updated, created or deleted; whether an update is about the binding turns out at the end.
 */
function icds_touch(int $user_id, string $kind = 'updated'): void {
	$touched = &$GLOBALS['icds_touched'];
	$touched = $touched ?? [];
	if (!isset($touched[$user_id])) {
		$before = icds_change_view($user_id);
		if (!$before) {
			return;
		}
		$touched[$user_id] = ['before' => $before, 'kind' => $kind, 'seq' => 0];
		$touched[$user_id]['seq'] = icds_outbox_add($user_id, $kind, icds_change_data($before, $before, []));
	}
	$weight = ['updated' => 0, 'created' => 1, 'deleted' => 2];
	if ($weight[$kind] > $weight[$touched[$user_id]['kind']]) {
		$touched[$user_id]['kind'] = $kind;
	}
}

/**
 * What of a user decides whether it has changed.
 *
 * @return array|null Null when there is no such user.
 */
function icds_change_view(int $user_id): ?array {
	$user = icds_read_users([$user_id])[$user_id] ?? null;
	if (!$user) {
		return null;
	}
	return [
		'login' => $user->user_login,
		'email' => $user->user_email,
		'display_name' => $user->display_name,
		'first_name' => (string) $user->first_name,
		'last_name' => (string) $user->last_name,
		'roles' => icds_roles_of_caps($user->caps),
		'login_locked' => (bool) $user->disabled,
		'timezone' => (string) $user->timezone,
		'locale' => (string) $user->locale,
		'mode' => (int) $user->mode,
		'contact_id' => $user->contact_id,
		'last_contact_id' => $user->last_contact_id,
	];
}

/**
 * What a change row tells: contacts concerned before and after, the sign-in name, the row's fields that differ.
 */
function icds_change_data(array $before, ?array $after, array $changed): array {
	$contacts = [
		$before['contact_id'],
		$before['last_contact_id'],
		$after['contact_id'] ?? null,
		$after['last_contact_id'] ?? null,
	];
	return [
		'contacts' => array_values(array_unique(array_filter($contacts))),
		'login' => $before['login'],
		'changed' => $changed,
	];
}
