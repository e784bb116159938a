<?php
/**
 * What WordPress keeps of a live answer.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * Writes a live answer into the user's link. A No marks the user and ends sessions; a Yes takes a mark away unless the mark was made from a
 * newer version of the contact.
 *
 * @param stdClass $link   As it was when the question was asked.
 * @param array    $answer Of icds_ask_sign_in().
 * @return array{allow: bool, reason: string} The decision.
 */
function icds_remember_answer(stdClass $link, array $answer): array {
	$user_id = (int) $link->user_id;
	for ($attempt = 0; $attempt < 4; $attempt++) {
		$stale = icds_answer_is_stale($link, $answer);
		$allow = 'allow' === $answer['decision'] && !($stale && $link->denied);
		if ($stale && !$allow) {
			return ['allow' => false, 'reason' => 'allow' === $answer['decision'] ? 'marked' : $answer['reason']];
		}
		if (icds_write_link($user_id, icds_answer_columns($link, $answer, $stale), $link->revision)) {
			if (!$allow) {
				icds_end_sessions($user_id);
			}
			return ['allow' => $allow, 'reason' => $answer['reason']];
		}
		$now = icds_link($user_id);
		if (!$now || $now->disabled || $now->mode !== $link->mode || $now->contact_id !== $link->contact_id) {
			return ['allow' => false, 'reason' => 'binding_changed'];
		}
		$link = $now;
	}
	return ['allow' => false, 'reason' => 'busy'];
}

/**
 * Whether WordPress knows a newer version of the same contact than the one answered about.
 */
function icds_answer_is_stale(stdClass $link, array $answer): bool {
	return null !== $answer['version'] &&
		null !== $link->dv_version &&
		$answer['contact'] === $link->last_contact_id &&
		icds_compare_versions($answer['version'], $link->dv_version) < 0;
}

/**
 * The columns of an answer.
 *
 * @param bool $stale The stored version is newer and stays.
 */
function icds_answer_columns(stdClass $link, array $answer, bool $stale): array {
	$allow = 'allow' === $answer['decision'];
	$columns = [
		'denied' => (int) !$allow,
		'denied_reason' => $allow ? null : $answer['reason'],
		'allowed_at' => $allow ? icds_now() : null,
		'refused_at' => $allow ? null : icds_now(),
	];
	if (null !== $answer['contact']) {
		$columns['last_contact_id'] = $answer['contact'];
		$columns += $stale || null === $answer['version'] ? [] : ['dv_version' => $answer['version']];
		if (null !== $answer['name'] && '' !== $answer['name']) {
			$columns += ['contact_name' => $answer['name'], 'f_contact' => icds_fold($answer['name'])];
		}
	} elseif (ICDS_MODE_CONTACT !== (int) $link->mode) {
		// Nobody or several: the contact of before is no longer this user's.
		$columns += ['last_contact_id' => null, 'contact_name' => null, 'f_contact' => '', 'dv_version' => null];
	}
	return $columns;
}
