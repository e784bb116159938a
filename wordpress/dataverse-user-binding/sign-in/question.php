<?php
/**
 * The question WordPress asks about a sign-in, and its answer (docs/contracts.md, "WordPress -> bridge").
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * Asks the bridge whether a bound user may sign in.
 *
 * @param int         $mode    1 (resolved by sign-in name), 2 or 3.
 * @param string|null $contact The contact in modes 2 and 3.
 * @return array|WP_Error {decision, reason, contact, name, version}; icds_unreachable when Dataverse can't be asked.
 */
function icds_ask_sign_in(WP_User $user, int $mode, ?string $contact) {
	$answer = icds_post_to_bridge('/wordpress/sign-in', [
		'site' => icds_site_tag(),
		'user' => $user->ID,
		'login' => $user->user_login,
		'mode' => $mode,
		'contact' => $contact,
		'strict' => icds_require_yes(),
	]);
	if (is_wp_error($answer)) {
		return $answer;
	}
	$body = $answer['body'];
	if (
		200 !== $answer['status'] ||
		!is_array($body) ||
		!in_array($body['decision'] ?? null, ['allow', 'deny'], true)
	) {
		$why =
			is_array($body) && is_string($body['error']['message'] ?? null)
				? $body['error']['message']
				: 'no usable answer';
		return new WP_Error('icds_unreachable', "The bridge answered with status {$answer['status']}: $why");
	}
	$version =
		is_string($body['version'] ?? null) && ctype_digit($body['version']) ? substr($body['version'], 0, 20) : null;
	return [
		'decision' => $body['decision'],
		'reason' => substr(sanitize_key((string) ($body['reason'] ?? '')), 0, 20),
		'contact' => icds_guid($body['contact'] ?? null),
		'name' => is_string($body['name'] ?? null) ? mb_substr($body['name'], 0, 200) : null,
		'version' => $version,
	];
}
