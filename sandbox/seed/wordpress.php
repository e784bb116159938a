<?php
/**
 * Seeds an installed WordPress: people, then the plugin, then the bridge's own user. Prints "seeded". Running it again adds what is missing.
 * $input: people (first, last, display, login, email, role), people_password, plugin (file), bridge_login.
 */

require_once ABSPATH . 'wp-admin/includes/plugin.php';

// Everybody has the same password: hash it once, at full cost, and let the insertion of each user be cheap.
$icds_hash = wp_hash_password($input['people_password']);
$icds_shared = fn($data) => ['user_pass' => $icds_hash] + $data;
$icds_cheap = fn() => ['cost' => 4];
add_filter('wp_pre_insert_user_data', $icds_shared);
add_filter('wp_hash_password_options', $icds_cheap);
add_filter('send_password_change_email', '__return_false');

global $wpdb;
$wpdb->query('START TRANSACTION');
foreach ($input['people'] as $icds_person) {
	if (username_exists($icds_person['login'])) {
		continue;
	}
	$icds_id = wp_insert_user([
		'user_login' => $icds_person['login'],
		'user_email' => $icds_person['email'],
		'user_pass' => 'replaced',
		'display_name' => $icds_person['display'],
		'first_name' => $icds_person['first'],
		'last_name' => $icds_person['last'],
		'role' => $icds_person['role'],
	]);
	if (is_wp_error($icds_id)) {
		throw new RuntimeException($icds_person['login'] . ': ' . $icds_id->get_error_message());
	}
	// WordPress takes markup out of names that a person types; imports and older versions left it in, and readers have to cope.
	$wpdb->update($wpdb->users, ['display_name' => $icds_person['display']], ['ID' => $icds_id]);
	$wpdb->update(
		$wpdb->usermeta,
		['meta_value' => $icds_person['first']],
		['user_id' => $icds_id, 'meta_key' => 'first_name'],
	);
	$wpdb->update(
		$wpdb->usermeta,
		['meta_value' => $icds_person['last']],
		['user_id' => $icds_id, 'meta_key' => 'last_name'],
	);
	clean_user_cache($icds_id);
}
$wpdb->query('COMMIT');
remove_filter('wp_pre_insert_user_data', $icds_shared);
remove_filter('wp_hash_password_options', $icds_cheap);

$icds_failure = activate_plugin($input['plugin']);
if (is_wp_error($icds_failure)) {
	throw new RuntimeException($icds_failure->get_error_message());
}

if (!username_exists($input['bridge_login'])) {
	$icds_id = wp_insert_user([
		'user_login' => $input['bridge_login'],
		'user_email' => $input['bridge_login'] . '@example.com',
		'user_pass' => wp_generate_password(32),
		'display_name' => 'Dataverse bridge',
		'role' => 'icds_bridge',
	]);
	if (is_wp_error($icds_id)) {
		throw new RuntimeException($icds_id->get_error_message());
	}
}
echo 'seeded';
