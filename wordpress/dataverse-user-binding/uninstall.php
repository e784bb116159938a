<?php
/**
 * Removes everything the plugin made: tables, options, the role. User meta is the public face of the bindings and goes too.
 *
 * @package dataverse-user-binding
 */

defined('WP_UNINSTALL_PLUGIN') || exit();

global $wpdb;

foreach (['links', 'outbox', 'lease', 'guard'] as $icds_name) {
	// phpcs:ignore WordPress.DB.PreparedSQL -- the table's name is ours.
	$wpdb->query("DROP TABLE IF EXISTS {$wpdb->base_prefix}icds_{$icds_name}");
}

$icds_options = [
	'icds_bridge_url',
	'icds_bridge_secret',
	'icds_authorize_bound_users',
	'icds_require_yes',
	'icds_grace_minutes',
	'icds_managed_roles',
	'icds_site_tag',
	'icds_reassign_to',
	'icds_db_version',
];
foreach ($icds_options as $icds_option) {
	delete_option($icds_option);
}

foreach (
	['icds_binding', 'icds_binding_ref', 'icds_disabled', 'icds_last_login', 'icds_timezone', 'icds_locale']
	as $icds_key
) {
	delete_metadata('user', 0, $icds_key, '', true);
}

remove_role('icds_bridge');
