<?php
/**
 * Activation, and the same work again when a newer version finds older tables.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * Why this plugin can't work on this site; null when it can.
 */
function icds_refusal_of_surroundings(): ?string {
	foreach ((array) get_option('active_plugins', []) as $plugin) {
		if ('integration-cds' === strtok((string) $plugin, '/')) {
			return __(
				'Dataverse User Binding can\'t be used beside the plugin "integration-cds", which is active: both would own the same user meta and routes. Deactivate that plugin first.',
				'dataverse-user-binding',
			);
		}
	}
	if (is_multisite()) {
		return __(
			'Dataverse User Binding does not support a network of sites yet. Use it on a single site.',
			'dataverse-user-binding',
		);
	}
	return null;
}

/**
 * Why a database without these tables is of no use; null when it has all.
 *
 * @param string[] $missing Full names.
 */
function icds_refusal_of_tables(array $missing): ?string {
	return $missing
		? sprintf(
			/* translators: %s: names of tables. */
			__(
				'The database has no table %s, and WordPress could not make it. Let the database user of wp-config.php create tables, then activate Dataverse User Binding again.',
				'dataverse-user-binding',
			),
			implode(', ', $missing),
		)
		: null;
}

/**
 * Makes tables and the bridge's role and links every user.
 */
function icds_activate(): void {
	$refusal = icds_refusal_of_surroundings() ?? icds_install();
	if (null !== $refusal) {
		wp_die(esc_html($refusal), esc_html__('Plugin not activated', 'dataverse-user-binding'), ['back_link' => true]);
	}
}
register_activation_hook(ICDS_FILE, 'icds_activate');

/**
 * Brings the tables, the role and the links to this version. Running it twice changes nothing.
 *
 * @return string|null Why it could not; then it begins anew with the next request.
 */
function icds_install(): ?string {
	icds_create_tables();
	$refusal = icds_refusal_of_tables(icds_missing_tables());
	if (null !== $refusal) {
		icds_log($refusal);
		return $refusal;
	}
	icds_add_bridge_role();
	icds_rebuild_links();
	update_option('icds_db_version', ICDS_DB_VERSION, true);
	return null;
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
