<?php
/**
 * What the site owner decides: options, each of which a constant in wp-config.php may override.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * Translations: wp-content/languages/plugins, else the plugin's own folder `languages` (dataverse-user-binding-<locale>.mo).
 */
function icds_load_translations(): void {
	load_plugin_textdomain('dataverse-user-binding', false, dirname(plugin_basename(ICDS_FILE)) . '/languages');
}
add_action('init', 'icds_load_translations', 0);

/**
 * The constant in wp-config.php that decides an option in the settings' place; null when none does.
 *
 * @param string $option Name of an option.
 */
function icds_constant_of(string $option): ?string {
	$overridable = ['icds_bridge_url', 'icds_bridge_secret', 'icds_authorize_bound_users'];
	$constant = strtoupper($option);
	return in_array($option, $overridable, true) && defined($constant) ? $constant : null;
}

/**
 * Address of the bridge without a trailing slash; empty while none is set.
 */
function icds_bridge_url(): string {
	$url = defined('ICDS_BRIDGE_URL') ? (string) ICDS_BRIDGE_URL : (string) get_option('icds_bridge_url', '');
	return untrailingslashit(trim($url));
}

/**
 * The secret that this site and the bridge share; it signs what WordPress sends.
 */
function icds_bridge_secret(): string {
	return defined('ICDS_BRIDGE_SECRET') ? (string) ICDS_BRIDGE_SECRET : (string) get_option('icds_bridge_secret', '');
}

/**
 * Whether bound users are authorised against Dataverse when they sign in (F25). `define('ICDS_AUTHORIZE_BOUND_USERS', false)` in
 * wp-config.php is the emergency exit of a site whose bound administrators can't get in.
 */
function icds_authorize_bound_users(): bool {
	return defined('ICDS_AUTHORIZE_BOUND_USERS')
		? (bool) ICDS_AUTHORIZE_BOUND_USERS
		: (bool) get_option('icds_authorize_bound_users', false);
}

/**
 * Whether Login Enabled must be Yes, so that an empty one denies as No does.
 */
function icds_require_yes(): bool {
	return (bool) get_option('icds_require_yes', false);
}

/**
 * Minutes for which the last Yes counts while Dataverse is out of reach; 0 is none.
 */
function icds_grace_minutes(): int {
	return min(10080, max(0, (int) get_option('icds_grace_minutes', 0)));
}

/**
 * This site's number in the bridge's list of sites, 1 to 65,535: every guid and key of a user carries it.
 */
function icds_site_tag(): int {
	$tag = (int) get_option('icds_site_tag', 1);
	return $tag >= 1 && $tag <= 65535 ? $tag : 1;
}

/**
 * The site column of our tables. A network is not supported yet (activation refuses), so this is 1.
 */
function icds_site(): int {
	return get_current_blog_id();
}
