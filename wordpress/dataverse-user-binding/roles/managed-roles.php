<?php
/**
 * Which users the bridge may manage, and which roles it may give.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

const ICDS_BRIDGE_ROLE = 'icds_bridge';

/** Capabilities whose holder could make itself administrator, or is one in fact. */
const ICDS_POWERS = [
	'edit_users',
	'create_users',
	'promote_users',
	'delete_users',
	'manage_options',
	'activate_plugins',
	'install_plugins',
	'upload_plugins',
	'update_plugins',
	'edit_plugins',
	'install_themes',
	'upload_themes',
	'update_themes',
	'edit_themes',
	'update_core',
	'edit_files',
	'unfiltered_upload',
	'icds_bind_users',
];

/**
 * Whether a role may be given by Dataverse at all: it exists and could not make itself administrator.
 *
 * @param mixed $name Name of a role, as it was stored.
 */
function icds_may_be_managed($name): bool {
	$role = is_string($name) ? get_role($name) : null;
	return $role && !array_filter(ICDS_POWERS, fn($power) => $role->has_cap($power));
}

/**
 * Roles that Dataverse may give and whose users it may edit. A role that could make itself administrator is never among them, whatever
 * the settings say.
 *
 * @return string[]
 */
function icds_managed_roles(): array {
	$wanted = (array) get_option('icds_managed_roles', ['subscriber', 'customer']);
	return array_values(array_filter($wanted, 'icds_may_be_managed'));
}

/**
 * Whether a user is the bridge's: its restrictions hold whatever other roles it has.
 */
function icds_is_bridge_user(int $user_id): bool {
	$user = get_userdata($user_id);
	return $user && in_array(ICDS_BRIDGE_ROLE, $user->roles, true);
}

/**
 * Whether the bridge may edit a user: every role and every single capability the user has is on the list.
 */
function icds_is_managed_user(int $user_id): bool {
	$user = get_userdata($user_id);
	return $user &&
		!is_super_admin($user_id) &&
		!array_diff(array_keys(array_filter($user->caps)), icds_managed_roles());
}
