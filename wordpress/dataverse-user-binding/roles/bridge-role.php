<?php
/**
 * The role of the bridge's WordPress user.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * Adds the role, or brings an older one to this list.
 */
function icds_add_bridge_role(): void {
	$powers = ['read', 'list_users', 'create_users', 'edit_users', 'delete_users', 'promote_users', 'icds_bind_users'];
	$wanted = array_fill_keys($powers, true);
	// An update while the bridge is at work must not leave its user without powers for a moment.
	if ((get_role(ICDS_BRIDGE_ROLE)->capabilities ?? null) === $wanted) {
		return;
	}
	remove_role(ICDS_BRIDGE_ROLE);
	add_role(ICDS_BRIDGE_ROLE, __('Dataverse bridge', 'dataverse-user-binding'), $wanted);
}
