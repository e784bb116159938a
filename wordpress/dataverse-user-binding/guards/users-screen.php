<?php
/**
 * Explains on the users screens what the guards refuse.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * Profile screen: a refused role is an error above the form.
 *
 * @param WP_Error $errors Shown on the screen; one is enough to stop the save.
 * @param bool     $update Whether the user exists.
 * @param stdClass $user   What is about to be saved.
 */
function icds_explain_profile(WP_Error $errors, bool $update, stdClass $user): void {
	if (!$update || !isset($user->role, $user->ID)) {
		return;
	}
	$refusal = icds_refusal_to_demote((int) $user->ID, [$user->role]);
	if (null !== $refusal) {
		$errors->add('icds_not_bindable', esc_html($refusal));
	}
}
add_action('user_profile_update_errors', 'icds_explain_profile', 10, 3);

/**
 * List of users: a bulk change of roles or a deletion that a guard refuses ends with the sentence before anything happens. Only reads, so
 * it needs no nonce; core checks its own afterwards.
 */
function icds_explain_bulk(): void {
	// phpcs:disable WordPress.Security.NonceVerification -- nothing is written here.
	$ids = array_map('intval', (array) ($_REQUEST['users'] ?? ($_REQUEST['user'] ?? [])));
	$key = fn(string $name) => is_string($_REQUEST[$name] ?? null) ? sanitize_key($_REQUEST[$name]) : '';
	$action = $key('action');
	$role = isset($_REQUEST['changeit']) ? $key('new_role') : '';
	// phpcs:enable
	foreach ($ids as $id) {
		$refusal = in_array($action, ['delete', 'dodelete', 'remove', 'doremove'], true)
			? icds_refusal_to_delete($id)
			: null;
		$refusal = $refusal ?? ('' === $role ? null : icds_refusal_to_demote($id, [$role]));
		if (null !== $refusal && current_user_can('list_users')) {
			wp_die(esc_html($refusal), '', ['response' => 422, 'back_link' => true]);
		}
	}
}
add_action('load-users.php', 'icds_explain_bulk');
