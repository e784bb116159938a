<?php
/**
 * GET /site.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * The site's name, its two addresses (what visitors open, where wp-admin lies), versions and whether sign-ins are authorised against Dataverse.
 */
function icds_rest_site(): array {
	return [
		'name' => wp_specialchars_decode(get_bloginfo('name'), ENT_QUOTES),
		'url' => home_url('/'),
		'wordpress_url' => site_url('/'),
		'plugin_version' => ICDS_VERSION,
		'wordpress_version' => get_bloginfo('version'),
		'authorize' => icds_authorize_bound_users(),
		'time' => icds_iso(icds_now()),
	];
}

/**
 * Registers the route.
 */
function icds_register_site_route(): void {
	icds_route('/site', 'GET', 'icds_rest_site');
}
add_action('rest_api_init', 'icds_register_site_route');
