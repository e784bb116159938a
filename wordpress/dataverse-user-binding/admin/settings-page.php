<?php
/**
 * Settings > Dataverse User Binding.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

const ICDS_SETTINGS = 'dataverse-user-binding';

/**
 * Adds the page.
 */
function icds_add_settings_page(): void {
	add_options_page(
		__('Dataverse User Binding', 'dataverse-user-binding'),
		__('Dataverse User Binding', 'dataverse-user-binding'),
		'manage_options',
		ICDS_SETTINGS,
		'icds_print_settings_page',
	);
}
add_action('admin_menu', 'icds_add_settings_page');

/**
 * Prints the page; options.php checks capability and nonce and saves.
 */
function icds_print_settings_page(): void {
	if (!current_user_can('manage_options')) {
		return;
	}
	echo '<div class="wrap"><h1>' . esc_html(get_admin_page_title()) . '</h1>';
	icds_print_connection();
	echo '<form method="post" action="' . esc_url(admin_url('options.php')) . '">';
	settings_fields(ICDS_SETTINGS);
	do_settings_sections(ICDS_SETTINGS);
	submit_button();
	echo '</form>';
	icds_print_connection_button();
	icds_print_parked_changes();
	echo '</div>';
}

/**
 * A link to the page in the list of plugins.
 *
 * @param string[] $links Core's links.
 */
function icds_add_settings_link(array $links): array {
	$url = admin_url('options-general.php?page=' . ICDS_SETTINGS);
	array_unshift(
		$links,
		'<a href="' . esc_url($url) . '">' . esc_html__('Settings', 'dataverse-user-binding') . '</a>',
	);
	return $links;
}
add_filter('plugin_action_links_' . plugin_basename(ICDS_FILE), 'icds_add_settings_link');
