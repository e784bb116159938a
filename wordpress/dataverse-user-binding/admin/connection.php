<?php
/**
 * Says on the settings page whether this site and the bridge reach each other.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * Asks the bridge as a sign-in would, but for nothing: a nudge, which needs the address, the secret, the clock and the site tag to be right.
 *
 * @return array{ok: bool, sentence: string} The sentence says what is wrong and what to do.
 */
function icds_look_at_bridge(): array {
	$url = icds_bridge_url();
	if ('' === $url || '' === icds_bridge_secret()) {
		return [
			'ok' => false,
			'sentence' => __(
				'The bridge can\'t be asked yet: its address or the secret is not set.',
				'dataverse-user-binding',
			),
		];
	}
	$answer = icds_post_to_bridge('/wordpress/nudge', ['site' => icds_site_tag()]);
	// A proxy before a bridge that is down answers in its place.
	$down = is_wp_error($answer) || in_array($answer['status'], [502, 503, 504], true);
	if ($down) {
		/* translators: 1: address, 2: reason. */
		$sentence = __(
			'The bridge at %1$s can\'t be reached. Is it running, and is the address right? (%2$s)',
			'dataverse-user-binding',
		);
		$reason = is_wp_error($answer) ? $answer->get_error_message() : "HTTP {$answer['status']}";
		return ['ok' => false, 'sentence' => sprintf($sentence, $url, $reason)];
	}
	if (202 === $answer['status']) {
		/* translators: %s: address. */
		$sentence = __('The bridge at %s answers and takes the secret and the site tag.', 'dataverse-user-binding');
		return ['ok' => true, 'sentence' => sprintf($sentence, $url)];
	}
	$said = $answer['body']['error']['message'] ?? null;
	if (is_string($said)) {
		/* translators: 1: address, 2: the bridge's own sentence. */
		$sentence = __('The bridge at %1$s refuses this site. %2$s', 'dataverse-user-binding');
		return ['ok' => false, 'sentence' => sprintf($sentence, $url, $said)];
	}
	/* translators: 1: address, 2: HTTP status. */
	$sentence = __(
		'Something at %1$s answers (status %2$d), but it is not the bridge. Correct the address.',
		'dataverse-user-binding',
	);
	return ['ok' => false, 'sentence' => sprintf($sentence, $url, $answer['status'])];
}

/**
 * Whether a bridge works on this site's changes: it comes by the other way, with its application password.
 *
 * @return array{ok: bool, sentence: string}
 */
function icds_look_at_lease(): array {
	$refusal = icds_refusal_of_tables(icds_missing_tables());
	if (null !== $refusal) {
		return ['ok' => false, 'sentence' => $refusal];
	}
	$lease = icds_lease();
	if ($lease->held_until && $lease->held_until > $lease->now) {
		return ['ok' => true, 'sentence' => __('The bridge reads this site\'s changes.', 'dataverse-user-binding')];
	}
	$now = strtotime("$lease->now UTC");
	$silence = $lease->held_until
		? sprintf(
			/* translators: %s: how long, as "3 hours". */
			__('No bridge has read this site\'s changes for %s.', 'dataverse-user-binding'),
			human_time_diff(strtotime("$lease->held_until UTC") - ICDS_LEASE_SECONDS, $now),
		)
		: __('No bridge has read this site\'s changes yet, or the last one was stopped.', 'dataverse-user-binding');
	$advice = __(
		'Is one running? In its configuration look at this site\'s address, the user with the role "Dataverse bridge" and its application password; "bridge doctor" says more.',
		'dataverse-user-binding',
	);
	return ['ok' => false, 'sentence' => "$silence $advice"];
}

/**
 * Prints both, after the settings were saved and when somebody asks. Elsewhere nobody waits for a bridge that is down.
 */
function icds_print_connection(): void {
	// phpcs:ignore WordPress.Security.NonceVerification -- core's own mark of a save; the worst it does is a look at the bridge.
	$saved = isset($_GET['settings-updated']);
	$asked = isset($_GET['icds_check']) && check_admin_referer('icds_check');
	if (!current_user_can('manage_options') || !($saved || $asked)) {
		return;
	}
	foreach ([icds_look_at_bridge(), icds_look_at_lease()] as ['ok' => $ok, 'sentence' => $sentence]) {
		printf(
			'<div class="notice inline %s" role="status"><p>%s</p></div>',
			$ok ? 'notice-success' : 'notice-error',
			esc_html($sentence),
		);
	}
}

/**
 * Prints the button that asks.
 */
function icds_print_connection_button(): void {
	$url = wp_nonce_url(admin_url('options-general.php?page=' . ICDS_SETTINGS . '&icds_check=1'), 'icds_check');
	printf(
		'<p><a class="button" href="%s">%s</a></p>',
		esc_url($url),
		esc_html__('Check the connection', 'dataverse-user-binding'),
	);
}
