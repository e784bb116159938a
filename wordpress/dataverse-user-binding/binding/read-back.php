<?php
/**
 * Reads the public meta back into the link table when something else wrote it: core's REST route, another plugin, WP-CLI.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * Notes a key that somebody wrote. A binding is two keys, so both are read together once the writer is done.
 *
 * @param mixed  $meta_id Unused.
 * @param int    $user_id Whose meta.
 * @param string $key     Meta key.
 */
function icds_note_meta($meta_id, $user_id, $key): void {
	$ours = ['icds_binding', 'icds_binding_ref', 'icds_disabled', 'icds_last_login'];
	if (empty($GLOBALS['icds_quiet']) && in_array($key, $ours, true)) {
		$GLOBALS['icds_written_meta'][(int) $user_id][$key] = true;
	}
}
add_action('added_user_meta', 'icds_note_meta', 10, 3);
add_action('updated_user_meta', 'icds_note_meta', 10, 3);
add_action('deleted_user_meta', 'icds_note_meta', 10, 3);

/**
 * Brings a user's link to what was written, or the meta back to the link where a guard refuses.
 *
 * @return true|WP_Error The refusal.
 */
function icds_read_back(int $user_id) {
	$written = $GLOBALS['icds_written_meta'][$user_id] ?? [];
	unset($GLOBALS['icds_written_meta'][$user_id]);
	if (!$written || !get_userdata($user_id)) {
		return true;
	}
	$answer = true;
	if (isset($written['icds_last_login'])) {
		$last_login = icds_parse_time(get_user_meta($user_id, 'icds_last_login', true));
		icds_write_link($user_id, ['last_login' => $last_login]);
	}
	if (isset($written['icds_disabled'])) {
		$answer = icds_set_disabled($user_id, (bool) get_user_meta($user_id, 'icds_disabled', true));
		if (is_wp_error($answer)) {
			icds_quietly(
				fn() => update_user_meta($user_id, 'icds_disabled', (int) icds_ensure_link($user_id)->disabled),
			);
		}
	}
	if (!isset($written['icds_binding']) && !isset($written['icds_binding_ref'])) {
		return $answer;
	}
	$reference = get_user_meta($user_id, 'icds_binding_ref', true) ?: null;
	$mode = (int) get_user_meta($user_id, 'icds_binding', true);
	if (!isset($written['icds_binding'])) {
		$mode = $reference ? ICDS_MODE_CONTACT : (ICDS_MODE_CONTACT === $mode ? ICDS_MODE_NONE : $mode);
	}
	$bound = icds_set_user_binding($user_id, $mode, $reference);
	if (!is_wp_error($bound)) {
		return $answer;
	}
	$link = icds_ensure_link($user_id);
	$contact = icds_contact_of($link);
	icds_write_public_meta(
		$user_id,
		(int) $link->mode,
		icds_reference($contact, $contact ? $link->contact_name : null),
	);
	return $bound;
}

/**
 * End of core's REST route: the answer that follows shows what holds. A refusal replaces the answer.
 */
function icds_read_back_rest(WP_User $user): void {
	$answer = icds_read_back($user->ID);
	if (is_wp_error($answer)) {
		$GLOBALS['icds_refused_meta'] = $answer;
	}
}
add_action('rest_after_insert_user', 'icds_read_back_rest');

/**
 * Answers with the refusal that icds_read_back_rest() kept.
 *
 * @param mixed $response What core would answer.
 */
function icds_answer_refused_meta($response) {
	$refused = $GLOBALS['icds_refused_meta'] ?? null;
	unset($GLOBALS['icds_refused_meta']);
	return $refused ?? $response;
}
add_filter('rest_request_after_callbacks', 'icds_answer_refused_meta');

/**
 * End of every other request.
 */
function icds_read_back_all(): void {
	foreach (array_keys($GLOBALS['icds_written_meta'] ?? []) as $user_id) {
		$answer = icds_read_back($user_id);
		if (is_wp_error($answer)) {
			icds_log("User $user_id keeps its binding. " . $answer->get_error_message());
			do_action('icds_refused', $user_id, $answer->get_error_message());
		}
	}
}
add_action('shutdown', 'icds_read_back_all', 50);
