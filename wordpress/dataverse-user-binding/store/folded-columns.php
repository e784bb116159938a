<?php
/**
 * Keeps the searchable columns of the link table equal to WordPress's users.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * Writes the folded columns of one user's link, and the link itself when it is missing.
 */
function icds_sync_link(int $user_id): void {
	icds_sync_links([$user_id]);
}

/**
 * Writes the folded columns of some users' links in one statement. A link that is missing is made from the user's meta.
 *
 * @param int[] $user_ids At most a few hundred.
 */
function icds_sync_links(array $user_ids): void {
	global $wpdb;
	$users = icds_read_users($user_ids);
	if (!$users) {
		return;
	}
	$links = icds_table('links');
	$ids = implode(',', array_map('intval', array_keys($users)));
	$linked = array_map(
		'intval',
		$wpdb->get_col("SELECT user_id FROM $links WHERE site = " . icds_site() . " AND user_id IN ($ids)"),
	);

	$rows = [];
	foreach ($users as $user) {
		$rows[] = $wpdb->prepare(
			'(%d, %d, %s, %s, %s, %s, %s, %s, %s)',
			icds_site(),
			$user->ID,
			$user->user_registered,
			icds_fold($user->display_name),
			icds_fold($user->first_name),
			icds_fold($user->last_name),
			icds_fold($user->user_login),
			icds_fold($user->user_email),
			icds_fold(implode(',', icds_roles_of_caps($user->caps))),
		);
	}
	$columns = ['f_name', 'f_first', 'f_last', 'f_login', 'f_email', 'f_roles'];
	$wpdb->query(
		"INSERT INTO $links (site, user_id, modified, " .
			implode(', ', $columns) .
			') VALUES ' .
			implode(', ', $rows) .
			' ON DUPLICATE KEY UPDATE ' .
			implode(', ', array_map(fn($column) => "$column = VALUES($column)", $columns)),
	);
	foreach (array_diff(array_keys($users), $linked) as $user_id) {
		icds_link_from_meta((int) $user_id);
	}
	icds_local_state_changed();
}

/**
 * Folds the stored names of some users' contacts anew. Writes only what differs, and only while the name is still the one that was read.
 *
 * @param int[] $user_ids At most a few hundred.
 */
function icds_fold_contact_names(array $user_ids): void {
	global $wpdb;
	if (!$user_ids) {
		return;
	}
	$links = icds_table('links');
	$rows = $wpdb->get_results(
		"SELECT user_id, contact_name, f_contact FROM $links WHERE site = " .
			icds_site() .
			' AND contact_name IS NOT NULL AND user_id IN (' .
			implode(',', array_map('intval', $user_ids)) .
			')',
	);
	foreach ($rows as $row) {
		$folded = icds_fold($row->contact_name);
		if ($folded !== $row->f_contact) {
			$wpdb->update(
				$links,
				['f_contact' => $folded],
				['site' => icds_site(), 'user_id' => (int) $row->user_id, 'contact_name' => $row->contact_name],
			);
		}
	}
}

/**
 * A new user is found by search before the request that made it ends.
 */
function icds_link_new_user(int $user_id): void {
	icds_sync_link($user_id);
}
add_action('user_register', 'icds_link_new_user', 1);
