<?php
/**
 * A user as the bridge sees it: WordPress's user, its meta and its link in one row.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * The SELECT and FROM of a user with its link. Meta values are read by subqueries: two meta rows of one key never double a user, and the
 * database reads them only for the rows it answers.
 */
function icds_user_select(): string {
	global $wpdb;
	$meta = fn(string $key) => $wpdb->prepare(
		"(SELECT m.meta_value FROM {$wpdb->usermeta} m WHERE m.user_id = u.ID AND m.meta_key = %s ORDER BY m.umeta_id LIMIT 1)",
		$key,
	);
	return 'SELECT u.ID, u.user_login, u.user_email, u.display_name, u.user_registered, ' .
		"{$meta('first_name')} AS first_name, {$meta('last_name')} AS last_name, " .
		"{$meta($wpdb->get_blog_prefix() . 'capabilities')} AS caps, " .
		"{$meta('icds_timezone')} AS timezone, {$meta('icds_locale')} AS locale, " .
		'COALESCE(l.mode, 0) AS mode, l.contact_id, l.last_contact_id, l.contact_name, COALESCE(l.disabled, 0) AS disabled, l.last_login, l.modified ' .
		icds_user_from();
}

/**
 * Users with their links; a user without one still appears.
 */
function icds_user_from(): string {
	global $wpdb;
	return "FROM {$wpdb->users} u LEFT JOIN " .
		icds_table('links') .
		' l ON l.site = ' .
		icds_site() .
		' AND l.user_id = u.ID';
}

/**
 * Reads users as they are in the database now, past every cache.
 *
 * @param int[] $user_ids Users; unknown ones are left out.
 * @return array<int, stdClass> By id.
 */
function icds_read_users(array $user_ids): array {
	global $wpdb;
	if (!$user_ids) {
		return [];
	}
	$ids = implode(',', array_map('intval', $user_ids));
	$users = [];
	foreach ($wpdb->get_results(icds_user_select() . " WHERE u.ID IN ($ids)") as $user) {
		$users[(int) $user->ID] = $user;
	}
	return $users;
}

/**
 * The roles in a stored capabilities value. It mixes roles with capabilities given to the user alone; only the former are answered.
 *
 * @param string|null $caps As WordPress stores it.
 * @return string[]
 */
function icds_roles_of_caps(?string $caps): array {
	$granted = array_filter((array) icds_unserialize((string) $caps));
	return array_values(
		array_filter(array_map('strval', array_keys($granted)), fn($role) => wp_roles()->is_role($role)),
	);
}

/**
 * Makes the row of docs/contracts.md from what icds_user_select() read.
 *
 * @return array Row; empty texts are null, times ISO 8601 UTC.
 */
function icds_user_row(stdClass $user): array {
	$text = fn($value) => null === $value || '' === trim($value) ? null : $value;
	$mode = (int) $user->mode;
	$row = [
		'id' => (int) $user->ID,
		'login' => $user->user_login,
		'email' => $user->user_email,
		'display_name' => $user->display_name,
		'first_name' => $text($user->first_name),
		'last_name' => $text($user->last_name),
		'roles' => icds_roles_of_caps($user->caps),
		'login_locked' => (bool) $user->disabled,
		'last_login' => icds_iso($user->last_login),
		'modified' => icds_iso($user->modified),
		'timezone' => $text($user->timezone),
		'locale' => $text($user->locale),
		'mode' => $mode,
		'contact_id' => ICDS_MODE_CONTACT === $mode ? $user->contact_id : null,
		'contact_name' => $text($user->contact_name),
	];
	$row['not_bindable'] = icds_refusal_to_bind_row($row);
	return $row;
}

/**
 * One user's row; null when there is no such user.
 */
function icds_user_row_of(int $user_id): ?array {
	$user = icds_read_users([$user_id])[$user_id] ?? null;
	return $user ? icds_user_row($user) : null;
}
