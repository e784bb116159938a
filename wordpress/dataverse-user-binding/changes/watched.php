<?php
/**
 * Which hooks mean that a user may change. Each fires before the change, so that what was there before is still there to be read.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * Whether the bridge wants to know of a meta key.
 */
function icds_is_watched_meta(string $key): bool {
	global $wpdb;
	$watched = [
		'first_name',
		'last_name',
		'icds_disabled',
		'icds_timezone',
		'icds_locale',
		'icds_binding',
		'icds_binding_ref',
	];
	return in_array($key, $watched, true) || $wpdb->get_blog_prefix() . 'capabilities' === $key;
}

/**
 * Meta is about to be added, changed or removed. User 0 means everybody's at once, as an uninstall does it; that is no change of a user.
 *
 * @param mixed  $check   Passed on untouched.
 * @param int    $user_id Whose.
 * @param string $key     Meta key.
 */
function icds_watch_meta($check, $user_id, $key) {
	if ((int) $user_id > 0 && icds_is_watched_meta((string) $key)) {
		icds_touch((int) $user_id);
	}
	return $check;
}
add_filter('add_user_metadata', 'icds_watch_meta', 1, 3);
add_filter('update_user_metadata', 'icds_watch_meta', 1, 3);
add_filter('delete_user_metadata', 'icds_watch_meta', 1, 3);

/**
 * The columns of an existing user are about to be written.
 *
 * @param array    $data    Passed on untouched.
 * @param bool     $update  Whether the user exists.
 * @param int|null $user_id Whose.
 */
function icds_watch_update($data, $update, $user_id) {
	if ($update && $user_id) {
		icds_touch((int) $user_id);
	}
	return $data;
}
add_filter('wp_pre_insert_user_data', 'icds_watch_update', 1, 3);

/**
 * A user was made. Roles and meta may still follow in this request.
 */
function icds_watch_creation(int $user_id): void {
	icds_touch($user_id, 'created');
}
add_action('user_register', 'icds_watch_creation', 2);

/**
 * A user is about to be deleted: its contacts and sign-in name are recorded while they can be read. After the guard (deletion.php).
 */
function icds_watch_deletion(int $user_id): void {
	icds_touch($user_id, 'deleted');
}
add_action('delete_user', 'icds_watch_deletion', 2);
add_action('deleted_user', 'icds_delete_link', 20, 1);
