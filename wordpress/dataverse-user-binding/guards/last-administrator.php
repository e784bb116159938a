<?php
/**
 * Who can still administer the site when Dataverse is out of reach.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * Administrators who are enabled and not bound, from the database itself: roles that another request has just written count.
 *
 * @return int[] User ids.
 */
function icds_unbound_administrators(): array {
	global $wpdb;
	$rows = $wpdb->get_results(
		$wpdb->prepare(
			"SELECT m.user_id, m.meta_value FROM {$wpdb->usermeta} m INNER JOIN {$wpdb->users} u ON u.ID = m.user_id LEFT JOIN " .
				icds_table('links') .
				' l ON l.site = %d AND l.user_id = m.user_id WHERE m.meta_key = %s AND m.meta_value LIKE %s' .
				' AND COALESCE(l.disabled, 0) = 0 AND COALESCE(l.mode, 0) NOT IN (1, 2, 3) ORDER BY m.user_id',
			icds_site(),
			$wpdb->get_blog_prefix() . 'capabilities',
			'%' . $wpdb->esc_like('"administrator"') . '%',
		),
	);
	$ids = [];
	foreach ($rows as $row) {
		$roles = icds_roles_of_caps($row->meta_value);
		if (in_array('administrator', $roles, true) && !in_array(ICDS_BRIDGE_ROLE, $roles, true)) {
			$ids[] = (int) $row->user_id;
		}
	}
	return $ids;
}

/**
 * Whether a user is the only one of them. Read once for a request and again after a write.
 */
function icds_is_last_unbound_administrator(int $user_id): bool {
	$GLOBALS['icds_administrators'] = $GLOBALS['icds_administrators'] ?? icds_unbound_administrators();
	return [$user_id] === $GLOBALS['icds_administrators'];
}

/**
 * Drops what a request remembers of links and administrators.
 */
function icds_local_state_changed(): void {
	unset($GLOBALS['icds_administrators'], $GLOBALS['icds_local_states']);
}
add_action('set_user_role', 'icds_local_state_changed', 1, 0);
add_action('add_user_role', 'icds_local_state_changed', 1, 0);
add_action('remove_user_role', 'icds_local_state_changed', 1, 0);
add_action('deleted_user', 'icds_local_state_changed', 1, 0);

/**
 * Why the last unbound administrator stays as it is.
 */
function icds_last_administrator_sentence(): string {
	return __(
		'This is the only administrator who is enabled and not bound to Dataverse. Bound, disabled, demoted or deleted, nobody could administer the site while Dataverse is out of reach. Create another administrator first.',
		'dataverse-user-binding',
	);
}
