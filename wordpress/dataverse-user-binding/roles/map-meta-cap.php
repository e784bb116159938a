<?php
/**
 * What the bridge's user may not do although its role has the capability, who may bind users, and what nobody may.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * - icds_bind_users: the bridge has it by its role, everybody else who is an administrator in fact.
 * - edit, promote, remove, delete a user: refused to the bridge outside the roles that Dataverse may manage. Core asks edit_user too before
 *   it changes an e-mail address, sends a reset link or makes an application password.
 * - delete: refused to everybody where a guard protects the user.
 *
 * @param string[] $caps    Capabilities that core asks for.
 * @param string   $cap     The capability in question.
 * @param int      $user_id Who wants to.
 * @param array    $args    The user it is about.
 * @return string[]
 */
function icds_map_meta_cap(array $caps, string $cap, int $user_id, array $args): array {
	if ('icds_bind_users' === $cap) {
		return icds_is_bridge_user($user_id) ? ['icds_bind_users'] : ['edit_users', 'manage_options'];
	}
	if (!in_array($cap, ['edit_user', 'promote_user', 'remove_user', 'delete_user'], true) || !isset($args[0])) {
		return $caps;
	}
	$target = (int) $args[0];
	$ends = in_array($cap, ['remove_user', 'delete_user'], true);
	if ($ends && null !== icds_refusal_to_delete($target)) {
		$caps[] = 'do_not_allow';
	}
	if (icds_is_bridge_user($user_id) && !icds_is_managed_user($target)) {
		$caps[] = 'do_not_allow';
	}
	return $caps;
}
add_filter('map_meta_cap', 'icds_map_meta_cap', 10, 4);

/**
 * The bridge sees only the roles it may give, wherever WordPress offers roles. The bridge's own role carries the power to bind everybody: only
 * administrators are offered it, not everyone who may promote users.
 *
 * @param array $roles Role name => details.
 */
function icds_editable_roles(array $roles): array {
	if (icds_is_bridge_user(get_current_user_id())) {
		return array_intersect_key($roles, array_flip(icds_managed_roles()));
	}
	return current_user_can('icds_bind_users') ? $roles : array_diff_key($roles, [ICDS_BRIDGE_ROLE => 1]);
}
add_filter('editable_roles', 'icds_editable_roles');

/**
 * A user made without naming a role gets the site's default role; made by the bridge, never one that it may not give.
 *
 * @param mixed $role The site's setting.
 */
function icds_default_role($role) {
	return !did_action('init') ||
		!icds_is_bridge_user(get_current_user_id()) ||
		in_array($role, icds_managed_roles(), true)
		? $role
		: icds_default_roles()[0] ?? '';
}
add_filter('option_default_role', 'icds_default_role');
