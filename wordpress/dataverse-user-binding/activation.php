<?php
/**
 * Activation, and the same work again when a newer version finds older tables.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * Why this plugin can't be activated here; null when it can.
 */
function icds_activation_refusal(): ?string {
	foreach ((array) get_option('active_plugins', []) as $plugin) {
		if ('integration-cds' === strtok((string) $plugin, '/')) {
			return __(
				'Dataverse User Binding was not activated, because the plugin "integration-cds" is active and both would own the same user meta and routes. Deactivate that plugin first.',
				'dataverse-user-binding',
			);
		}
	}
	if (is_multisite()) {
		return __(
			'Dataverse User Binding was not activated: it does not support a network of sites yet. Use it on a single site.',
			'dataverse-user-binding',
		);
	}
	return null;
}

/**
 * Makes tables and the bridge's role and links every user.
 */
function icds_activate(): void {
	$refusal = icds_activation_refusal();
	if (null !== $refusal) {
		wp_die(esc_html($refusal), esc_html__('Plugin not activated', 'dataverse-user-binding'), ['back_link' => true]);
	}
	icds_install();
}
register_activation_hook(ICDS_FILE, 'icds_activate');

/**
 * Brings the tables, the role and the links to this version. Running it twice changes nothing.
 */
function icds_install(): void {
	icds_create_tables();
	icds_add_bridge_role();
	icds_rebuild_links();
	update_option('icds_db_version', ICDS_DB_VERSION, true);
}

/**
 * Files may be replaced without an activation (an update, a deployment by copy).
 */
function icds_install_on_version_change(): void {
	if (get_option('icds_db_version') !== ICDS_DB_VERSION && !wp_installing()) {
		icds_install();
	}
}
add_action('init', 'icds_install_on_version_change', 1);
