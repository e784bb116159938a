<?php
/**
 * One user's binding by mode and reference, as administrators, developers and user meta set it (F115, F116).
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * Sets a user's binding. Modes other than Contact clear the reference.
 *
 * @param int        $user_id   User.
 * @param int        $mode      0 to 4.
 * @param array|null $reference {LogicalName, Id, Name}: needed in mode 3.
 * @return true|WP_Error 400 icds_bad_reference, 404, 409 icds_contact_taken, 422 icds_not_bindable.
 */
function icds_set_user_binding(int $user_id, int $mode, ?array $reference) {
	if (!get_userdata($user_id)) {
		return icds_user_not_found($user_id);
	}
	if (ICDS_MODE_CONTACT !== $mode) {
		return icds_set_contactless_mode($user_id, $mode);
	}
	$contact = icds_read_reference($reference);
	if (!$contact) {
		return new WP_Error(
			'icds_bad_reference',
			__(
				'Mode 3 binds to a contact: give a reference with LogicalName "contact" and the contact\'s Id.',
				'dataverse-user-binding',
			),
			['status' => 400],
		);
	}
	$holder = icds_link_of_contact($contact['Id']);
	if ($holder && (int) $holder->user_id !== $user_id) {
		return icds_contact_taken((int) $holder->user_id);
	}
	$answer = icds_bind_contact(
		['id' => $contact['Id'], 'name' => $contact['Name']],
		$user_id,
		[
			'contact_user' => $holder ? $user_id : null,
			'user_contact' => icds_contact_of(icds_link($user_id)),
		],
		false,
	);
	return is_wp_error($answer) ? $answer : true;
}

/**
 * Sets a mode that carries no reference.
 *
 * @return true|WP_Error
 */
function icds_set_contactless_mode(int $user_id, int $mode) {
	$link = icds_ensure_link($user_id);
	if ((int) $link->mode === $mode) {
		// Only the public face may differ, e.g. a reference that was left behind.
		icds_write_public_meta($user_id, $mode, null);
		return true;
	}
	$binds = icds_mode_binds($mode);
	if ($binds) {
		$leave = icds_leave_to_bind($user_id);
		if (is_wp_error($leave)) {
			return $leave;
		}
	} else {
		icds_release_claim($user_id);
	}
	$answer = icds_transaction([$user_id], function () use ($link, $user_id, $mode, $binds) {
		$disabled = [];
		if (!$binds) {
			return icds_unbind_link($link, $mode, $disabled) ? true : icds_changed(null, $link);
		}
		icds_touch($user_id);
		if (!icds_write_link($user_id, icds_contactless_columns($mode), $link->revision)) {
			return icds_changed(null, $link);
		}
		icds_write_public_meta($user_id, $mode, null);
		return true;
	});
	if (true === $answer) {
		icds_announce_reference($user_id);
	} elseif ($binds) {
		icds_release_claim($user_id);
	}
	return $answer;
}

/**
 * Tells other code that a user's reference was set.
 */
function icds_announce_reference(int $user_id): void {
	/**
	 * A user's binding was changed, on whatever path.
	 *
	 * @param int   $user_id User.
	 * @param mixed $service Null: the vendor's UserService has no counterpart here.
	 */
	do_action('integration-cds/user-binding/set-reference', $user_id, null);
}

/**
 * Another user has the contact; taking over is a decision of its own (POST /binding).
 */
function icds_contact_taken(int $holder): WP_Error {
	return new WP_Error(
		'icds_contact_taken',
		sprintf(
			/* translators: 1: sign-in name, 2: user id. */
			__('The contact is bound to the user %1$s (id %2$d). Unbind that user first.', 'dataverse-user-binding'),
			get_userdata($holder)->user_login ?? '?',
			$holder,
		),
		['status' => 409, 'user' => $holder],
	);
}

/**
 * A user's binding as REST answers it.
 *
 * @return array{mode: int, ref: ?array, resolved: ?array} `ref` in mode 3 alone; `resolved` is the contact that the mode leads to.
 */
function icds_user_binding(int $user_id): array {
	$link = icds_ensure_link($user_id);
	$mode = (int) $link->mode;
	$reference = icds_reference(icds_contact_of($link), $link->contact_name ?? null);
	$resolved = $reference;
	if (ICDS_MODE_USERNAME === $mode) {
		$resolved = icds_reference($link->last_contact_id, $link->contact_name);
	} elseif (ICDS_MODE_CUSTOM === $mode) {
		$custom = icds_custom_reference($user_id);
		$resolved = $custom ? icds_reference($custom['Id'], $custom['Name']) : null;
	}
	return ['mode' => $mode, 'ref' => $reference, 'resolved' => $resolved];
}
