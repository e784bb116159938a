<?php
/**
 * POST /binding: gives a contact its user, or takes it away.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * Binds as compare-and-set on (the contact's user, the user's contact), or as a take-over that releases both former partners.
 *
 * @param array{id: string, name: string} $contact   Contact.
 * @param int|null                        $user_id   Its user from now on; null unbinds.
 * @param array|null                      $expect    {contact_user, user_contact}: what must be so now. Null with a take-over.
 * @param bool                            $take_over Whether former partners are released whoever they are.
 * @return array|WP_Error {contact_user, released, disabled, touched}; 404 icds_user_not_found, 409 icds_changed with the present partners,
 *                        422 icds_not_bindable.
 */
function icds_bind_contact(array $contact, ?int $user_id, ?array $expect, bool $take_over) {
	if (null !== $user_id && !get_userdata($user_id)) {
		return icds_user_not_found($user_id);
	}
	for ($attempt = 0; $attempt < 4; $attempt++) {
		$holder = icds_link_of_contact($contact['id']);
		$link = null === $user_id ? null : icds_ensure_link($user_id);
		if (!$take_over && !icds_expectation_holds($expect, $holder, $link)) {
			return icds_changed($holder, $link);
		}
		$answer = icds_bind_contact_once($contact, $holder, $link);
		// Somebody wrote in between, perhaps only a last sign-in: look again whether the caller still knows the partners.
		if (!is_wp_error($answer) || !in_array($answer->get_error_code(), ['icds_changed', 'icds_busy'], true)) {
			return $answer;
		}
	}
	return $answer;
}

/**
 * One attempt with the partners as they were read.
 */
function icds_bind_contact_once(array $contact, ?stdClass $holder, ?stdClass $link) {
	$user_id = $link ? (int) $link->user_id : null;
	if ($link) {
		$leave = icds_leave_to_bind($user_id);
		if (is_wp_error($leave)) {
			return $leave;
		}
	}
	$ids = array_filter([$user_id, $holder ? (int) $holder->user_id : null]);
	$answer = icds_transaction($ids, fn() => icds_rebind($contact, $holder, $link));
	if (!is_wp_error($answer)) {
		foreach ($ids as $id) {
			icds_announce_reference($id);
		}
	} elseif ($link) {
		icds_release_claim($user_id);
	}
	return $answer;
}

/**
 * Releases the former partners and ties the new ones.
 */
function icds_rebind(array $contact, ?stdClass $holder, ?stdClass $link) {
	$disabled = [];
	$released = [];
	$former = icds_contact_of($link);
	if ($holder && (!$link || (int) $holder->user_id !== (int) $link->user_id)) {
		if (!icds_unbind_link($holder, ICDS_MODE_NONE, $disabled)) {
			return icds_changed($holder, $link);
		}
		$released[] = ['user' => (int) $holder->user_id, 'contact' => $contact['id']];
	}
	if ($link && $former === $contact['id']) {
		icds_rename_contact($link, $contact);
	} elseif ($link) {
		if (!icds_bind_link($link, $contact['id'], $contact['name'])) {
			return icds_changed($holder, $link);
		}
		if (null !== $former) {
			$released[] = ['user' => (int) $link->user_id, 'contact' => $former];
		}
	}
	return [
		'contact_user' => $link ? (int) $link->user_id : null,
		'released' => $released,
		'disabled' => $disabled,
		'touched' => array_values(array_unique([$contact['id'], ...array_filter([$former])])),
	];
}

/**
 * The same contact again: only its name may be news.
 */
function icds_rename_contact(stdClass $link, array $contact): void {
	if ('' === $contact['name'] || $contact['name'] === $link->contact_name) {
		return;
	}
	$name = mb_substr($contact['name'], 0, 200);
	icds_write_link((int) $link->user_id, ['contact_name' => $name, 'f_contact' => icds_fold($name)]);
	icds_write_public_meta((int) $link->user_id, ICDS_MODE_CONTACT, icds_reference($contact['id'], $name));
}

/**
 * Whether the partners are those that the caller knows of. Users in other modes than Contact count as free.
 */
function icds_expectation_holds(?array $expect, ?stdClass $holder, ?stdClass $link): bool {
	return $expect &&
		$expect['contact_user'] === ($holder ? (int) $holder->user_id : null) &&
		(!$link || $expect['user_contact'] === icds_contact_of($link));
}

/**
 * Says who the partners are now.
 */
function icds_changed(?stdClass $holder, ?stdClass $link): WP_Error {
	return new WP_Error(
		'icds_changed',
		__(
			'The binding was changed by somebody else in the meantime. Look again and decide anew.',
			'dataverse-user-binding',
		),
		[
			'status' => 409,
			'contact_user' => $holder ? (int) $holder->user_id : null,
			'user_contact' => icds_contact_of($link),
		],
	);
}

/**
 * There is no such user.
 */
function icds_user_not_found(int $user_id): WP_Error {
	return new WP_Error(
		'icds_user_not_found',
		/* translators: %d: user id. */
		sprintf(__('This site has no user with the id %d.', 'dataverse-user-binding'), $user_id),
		['status' => 404],
	);
}
