<?php
/**
 * Users deleted from Dataverse. What they wrote is never deleted with them.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * Deletes a user and gives its posts to another.
 *
 * @param int|null $reassign Who gets them; null is the user that the settings name, or else the first administrator.
 * @return true|WP_Error
 */
function icds_delete_user(int $user_id, ?int $reassign) {
	$refusal = icds_refusal_to_delete($user_id);
	if (null !== $refusal) {
		return icds_refused($refusal);
	}
	$heir = $reassign ?? icds_heir_of($user_id);
	if (!$heir || $heir === $user_id || !get_userdata($heir)) {
		return new WP_Error(
			'icds_bad_heir',
			__(
				'Posts of a deleted user go to another user of this site. Name one that exists.',
				'dataverse-user-binding',
			),
			['status' => 400],
		);
	}
	require_once ABSPATH . 'wp-admin/includes/user.php';
	if (!wp_delete_user($user_id, $heir)) {
		/* translators: %d: user id. */
		$sentence = __('WordPress could not delete the user %d. See the site\'s error log.', 'dataverse-user-binding');
		return new WP_Error('icds_not_deleted', sprintf($sentence, $user_id), ['status' => 500]);
	}
	return true;
}

/**
 * Who gets the posts of a deleted user when nobody is named.
 */
function icds_heir_of(int $user_id): int {
	$configured = (int) get_option('icds_reassign_to', 0);
	if ($configured && $configured !== $user_id && get_userdata($configured)) {
		return $configured;
	}
	$administrators = get_users([
		'role' => 'administrator',
		'exclude' => [$user_id],
		'number' => 1,
		'orderby' => 'ID',
		'fields' => 'ID',
	]);
	return (int) ($administrators[0] ?? 0);
}
